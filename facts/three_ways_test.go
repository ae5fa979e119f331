package facts_test

import (
	"slices"
	"testing"

	"flipchart/facts"
	"flipchart/model"
)

// The model's rule of the gate needs the keys of the ways; what they are called stands here alone.
func TestTheWaysAreTheModels(t *testing.T) {
	var keys []model.Way
	gates := 0
	for _, way := range facts.Ways() {
		keys = append(keys, model.Way(way.Key))
		if way.Name == "" || way.Aim == "" || len(way.Means) == 0 || len(way.Measures) == 0 {
			t.Errorf("%s lacks a name, an aim, what counts to it, or a measure", way.Key)
		}
		if way.Gate != "" {
			gates++
		}
		if facts.WayNamed(way.Key).Name != way.Name {
			t.Errorf("%s is not found by its key", way.Key)
		}
		for _, m := range way.Measures {
			if facts.MeasureNamed(m.Key) != m.Name {
				t.Errorf("%s is not found by its key", m.Key)
			}
		}
	}
	if !slices.Equal(keys, model.Ways) {
		t.Errorf("the ways are %v, and the model's %v", keys, model.Ways)
	}
	if gates != 1 || facts.Ways()[0].Gate == "" {
		t.Error("the gate stands behind the first way, and only there")
	}
	if facts.WayNamed("fourth").Name != "fourth" || facts.MeasureNamed("luck") != "luck" {
		t.Error("what the course does not know is not named by its key")
	}
}
