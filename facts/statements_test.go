package facts_test

import (
	"testing"

	"flipchart/facts"
	"flipchart/model"
)

// The document has seven pairs: six have a statement for each side, and one holds for both.
func TestStatementsAreSevenPairs(t *testing.T) {
	sides, texts := map[string]string{}, map[string]bool{}
	for _, s := range facts.Statements() {
		if s.Key == "" || s.Text == "" || s.Reason == "" || texts[s.Text] || texts[s.Key] {
			t.Errorf("%+v lacks something, or stands there twice", s)
		}
		texts[s.Text], texts[s.Key] = true, true
		sides[s.Pair] += s.Side + " "
	}
	both := 0
	for pair, said := range sides {
		switch said {
		case model.LeftSide + " " + model.RightSide + " ":
		case model.BothSides + " ":
			both++
		default:
			t.Errorf("the pair %s stands on the sides %s", pair, said)
		}
	}
	if len(sides) != 7 || both != 1 {
		t.Errorf("%d pairs, %d of which hold for both sides", len(sides), both)
	}
}
