package facts_test

import (
	"strings"
	"testing"

	"flipchart/facts"
)

// Eight members, three of which attack; and none is named in what it does, as the room has to find that out.
func TestArmyIsWhole(t *testing.T) {
	seen, attack := map[string]bool{}, 0
	for _, m := range facts.Monkeys() {
		for _, text := range []string{m.Key, m.Name, m.Does, m.Why} {
			if text == "" || seen[text] {
				t.Errorf("%+v lacks something, or stands there twice", m)
			}
			seen[text] = true
		}
		if strings.Contains(m.Does, strings.Fields(m.Name)[0]) {
			t.Errorf("%s is named in what it does", m.Name)
		}
		if m.Attacks {
			attack++
		}
	}
	if len(facts.Monkeys()) != 8 || attack != 3 {
		t.Errorf("%d members, %d of which attack", len(facts.Monkeys()), attack)
	}
}
