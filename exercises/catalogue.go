// Package exercises lists the activities that flipchart knows. Each has a folder of its own with its screen
// and its guide.
package exercises

import (
	"flipchart/exercises/agileordevops"
	"flipchart/exercises/breakit"
	"flipchart/exercises/calms"
	"flipchart/exercises/definition"
	"flipchart/exercises/estimates"
	"flipchart/exercises/performance"
	"flipchart/exercises/practices"
	"flipchart/exercises/streammap"
	"flipchart/exercises/swot"
	"flipchart/exercises/threeways"
	"flipchart/exercises/versioncontrol"
	"flipchart/exercises/whybother"
	"flipchart/tui"
)

// Catalogue is every exercise, in the order of the course.
func Catalogue() []tui.Exercise {
	return []tui.Exercise{
		definition.Exercise,
		agileordevops.Exercise,
		whybother.Exercise,
		calms.Exercise,
		threeways.Exercise,
		practices.Exercise,
		versioncontrol.Exercise,
		breakit.Exercise,
		streammap.Exercise,
		swot.Exercise,
		estimates.Exercise,
		performance.Exercise,
	}
}
