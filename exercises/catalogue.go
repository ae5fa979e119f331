// Package exercises lists the activities that flipchart knows. Each has a folder of its own with its screen
// and its guide.
package exercises

import (
	"strings"

	"flipchart/exercises/calms"
	"flipchart/exercises/estimates"
	"flipchart/exercises/performance"
	"flipchart/exercises/streammap"
	"flipchart/exercises/swot"
	"flipchart/model"
	"flipchart/tui"
)

// Catalogue is every exercise, in the order of the course.
func Catalogue() []tui.Exercise {
	return []tui.Exercise{
		{Key: "calmsOrder", Name: "CALMS order", Guide: guide(calms.Guide), New: calms.New},
		{Key: "valueStreamMap", Name: "Value stream map", Guide: guide(streammap.Guide), New: streammap.New},
		{Key: "swot", Name: "SWOT of the pipeline", Guide: guide(swot.Guide), New: swot.New},
		{Key: "caEstimates", Name: "%CA estimates", Guide: guide(estimates.Guide), New: estimates.New},
		{Key: "workflowPerformance", Name: "Workflow performance", Guide: guide(performance.Guide), New: performance.New},
	}
}

// facilitatorPart divides a guide: what the room may see stands above it.
const facilitatorPart = "<!-- facilitator -->"

func guide(text string) model.Guide {
	room, facilitator, _ := strings.Cut(text, facilitatorPart)
	return model.Guide{Room: prose(room), Facilitator: prose(facilitator)}
}

func prose(text string) model.Prose {
	clean, err := model.CleanProse(text)
	if err != nil {
		panic("a guide is too long: " + err.Error()) // a test reads them all
	}
	return clean
}
