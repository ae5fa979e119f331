package facts

import (
	"sync"

	"flipchart/model"
)

// Cycle is one of the four cycles of the deployment pipeline.
type Cycle struct {
	Cycle     model.Cycle
	Objective string // of the business
	Context   string // what it does for agile work
	Target    string // how often or how fast it should be done; empty where the document has none
	Steps     []PipelineStep
}

// PipelineStep is one of the sixteen steps. What the document leaves empty is empty here.
type PipelineStep struct {
	Key      string
	Name     string
	Also     []string // other names that a map may have for it
	Purpose  string
	Primary  []string // keys of the patterns that are asked for first
	Helpers  []string // keys of the patterns that help
	Measures []string
	Target   string // for its first measures
	Trigger  string
	Tools    []string // examples
}

type pipeline struct {
	Patterns map[string]string
	Cycles   []Cycle
}

var readPipeline = once[pipeline]("pipeline.yaml")

// Cycles are the four of the pipeline, in its order.
func Cycles() []Cycle { return readPipeline().Cycles }

// Pattern is the document's name for a pattern; its key where the document does not know it.
func Pattern(key string) string {
	if name, ok := readPipeline().Patterns[key]; ok {
		return name
	}
	return key
}

// Step is the step of the pipeline with a key, and its cycle; ok is false where there is none.
func Step(key string) (step PipelineStep, cycle Cycle, ok bool) {
	for _, cycle := range Cycles() {
		for _, step := range cycle.Steps {
			if step.Key == key {
				return step, cycle, true
			}
		}
	}
	return PipelineStep{}, Cycle{}, false
}

// StepName is what the document calls a step; its key where the document does not know it.
func StepName(key string) string {
	if step, _, ok := Step(key); ok {
		return step.Name
	}
	return key
}

// PipelineSteps are the sixteen steps as the rules on practices want them, in the pipeline's order.
var PipelineSteps = sync.OnceValue(func() []model.PipelineStep {
	var steps []model.PipelineStep
	for _, cycle := range Cycles() {
		for _, s := range cycle.Steps {
			steps = append(steps, model.PipelineStep{Key: s.Key, Names: append([]string{s.Name}, s.Also...), Primary: s.Primary})
		}
	}
	return steps
})
