package model_test

import (
	"strings"
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"
)

// What a file holds in the place of a key or an id reaches a report and a terminal as any text does.
func TestTrustNothingOfAFileIsMoreThanText(t *testing.T) {
	for name, document := range map[string]string{
		"valueStream": `{"steps":[{"id":"n1","name":"x","cycle":"\u001b[2J"}]}`,
		"wall":        `{"limit":2,"todo":[{"id":"n1","title":"x","exercise":"\u202ex"}]}`,
		"calms":       `{"orders":[{"id":"n1","by":"x","order":["\u009b2J"]}]}`,
		"swot":        `{"threats":[{"id":"\u0007","text":"x"}]}`,
		"clock":       `{"timers":{"\u001b]0;x":{"left":1}}}`,
		"place":       `{"selected":{"swot\udb40\udc41":"n1"}}`,
	} {
		_, err := model.DecodeDocuments(model.MustClean("x"), map[string][]byte{name: []byte(document)})
		if err == nil || !strings.Contains(err.Error(), "cannot be read") {
			t.Errorf("%s: %v", name, err)
			continue
		}
		modeltest.Sentence(t, err)
	}
	if _, err := model.DecodeDocuments(model.MustClean("x"), map[string][]byte{"group": []byte(`{"calendar":{"hoursPerDay":0,"daysPerWeek":5}}`)}); err == nil {
		t.Error("a day without hours is no calendar")
	}
}
