package report_test

import (
	"fmt"
	"strings"
	"testing"

	"flipchart/model"
	"flipchart/report"
)

// file is JSON with a valid head and the given rest.
func file(rest string) string { return head(`{"name": "x"}`) + rest + `}` }

// head is the beginning of a file of this version, with its session.
func head(session string) string {
	return fmt.Sprintf(`{"schema": %d, "session": %s`, report.Schema, session)
}

func step(rest string) string {
	return file(`, "valueStream": {"steps": [{"name": "Review"` + rest + `}]}`)
}

func TestReadJSONRefuses(t *testing.T) {
	for _, test := range []struct{ name, json, want string }{
		{"nothing", "", "f.json:1: the file is empty"},
		{"no JSON", "{\n\"schema\": 1,,}", "f.json:2: this is not JSON"},
		{"trailing data", file("") + " {}", "f.json:1: this is not JSON"},
		{"a list", "[1]", "f.json: a list stands here; a session in { } was expected"},
		{"deep nesting", file(`, "swot": ` + strings.Repeat("[", 5000) + strings.Repeat("]", 5000)), "f.json:1: the file is nested far deeper"},
		{"endless nesting", strings.Repeat("[", 1e6), "f.json:1: the file is nested far deeper"},
		{"not UTF-8", head("\n{\"name\": \"M\xfcller\"}") + "}", "f.json:2: this is not UTF-8"},
		{"half a surrogate pair", head("\n\n{\"name\": \"a\\ud83dz\"}") + "}", `f.json:3: \ud83d is half a character`},
		{"the second half alone", file(`, "parkingLot": [{"text": "\udca9"}]`), `f.json:1: \udca9 is half a character`},
		{"two first halves", file(`, "parkingLot": [{"text": "\ud83d\ud83d\udca9"}]`), `f.json:1: \ud83d is half a character`},
		{"half a name", file(`, "\ud83d": 1`), `f.json:1: \ud83d is half a character`},
		{"a very long list", file(`, "wall": {"todo": [` + strings.Repeat("{},", 20000) + `{}]}`), "f.json: wall.todo: the list is longer than 10000 entries: no session has so many"},
		{"too long a list", file(`, "parkingLot": [` + strings.Repeat(`{"text": "x"},`, 2000) + `{"text": "x"}]`), "f.json: parkingLot: there are 2001 points, and a session holds at most 2000"},
		{"no schema", `{"session": {"name": "x"}}`, "f.json: schema: the schema is missing"},
		{"half a schema", `{"schema": 1.5}`, "f.json: schema: the schema is a whole number"},
		{"schema as text", `{"schema": "1"}`, "f.json: schema: the schema is a whole number"},
		{"newer schema", fmt.Sprintf(`{"schema": %d, "shoes": 1}`, report.Schema+1), "from a newer flipchart"},
		{"no name", head("{}") + "}", "f.json: session.name: a session needs a name"},
		{"name twice", head(`{"name": "a", "name": "b"}`) + "}", "f.json: session.name: this name is given twice"},
		{"unknown name", file(`, "swot": {"notes": []}`), "f.json: swot.notes: this name is not known to schema "},
		{"unknown name in a list", step(`, "pt": 1`), "f.json: valueStream.steps[0].pt: this name is not known to schema "},
		{"wrong case", file(`, "Swot": {}`), "f.json: Swot: this name is not known"},
		{"number for text", head(`{"name": 7}`) + "}", "f.json: session.name: the number 7 stands here; a text was expected"},
		{"null in a list", file(`, "parkingLot": [null]`), "f.json: parkingLot[0]: this entry is null"},
		{"no time", file(`, "parkingLot": [{"text": "x", "at": "noon"}]`), "f.json: parkingLot[0].at: “noon” is no time"},
		{"huge number", step(`, "processTimeSeconds": 1e999`), "f.json: valueStream.steps[0].processTimeSeconds: “1e999” is too large"},
		{"ten years", step(`, "processTimeSeconds": 1e9`), "f.json: valueStream.steps[0].processTimeSeconds: "},
		{"ten years by the calendar", step(`, "processTimeSeconds": 3e8`), "f.json: valueStream.steps[0].processTimeSeconds: "},
		{"negative time", step(`, "leadTimeSeconds": -1`), "f.json: valueStream.steps[0].leadTimeSeconds: a time is never below zero"},
		{"LT below PT", step(`, "processTimeSeconds": 60, "leadTimeSeconds": 59`), "f.json: valueStream.steps[0].leadTimeSeconds: "},
		{"LT below PT with a wait", step(`, "processTimeSeconds": 60, "waitEntered": "1m", "leadTimeSeconds": 59`), "f.json: valueStream.steps[0].leadTimeSeconds: "},
		{"no unit", step(`, "processTimeEntered": "90"`), "f.json: valueStream.steps[0].processTimeEntered: “90” has no unit"},
		{"percent", step(`, "percentCompleteAccurate": 100.5`), "f.json: valueStream.steps[0].percentCompleteAccurate: "},
		{"cycle", step(`, "cycle": "Design"`), "f.json: valueStream.steps[0].cycle: "},
		{"parallel first", step(`, "parallelWithPrevious": true`), "f.json: valueStream.steps[0].parallelWithPrevious: "},
		{"answer", step(`, "rounds": [[80, 101]]`), "f.json: valueStream.steps[0].rounds"},
		{"null answer", step(`, "rounds": [[80, null]]`), "f.json: valueStream.steps[0].rounds[0][1]: this entry is null"},
		{"how known", step(`, "percentCompleteAccurate": 1, "percentKnown": {"how": "felt"}`), "f.json: valueStream.steps[0]."},
		{"empty step", file(`, "valueStream": {"steps": [{}]}`), "f.json: valueStream.steps[0].name: "},
		{"asked of nobody", step(`, "percentCompleteAccurate": 1, "askedOfId": "n7"`), "f.json: valueStream.steps[0].askedOfId: "},
		{"constraint unknown", file(`, "valueStream": {"constraint": {"step": "x", "rule": "room", "reason": "y"}}`), "f.json: valueStream.constraint.step: no step is called “x”"},
		{"constraint without step", file(`, "valueStream": {"constraint": {"rule": "room", "reason": "y"}}`), "f.json: valueStream.constraint.step: "},
		{"constraint dangling", file(`, "valueStream": {"constraint": {"stepId": "n5", "rule": "room", "reason": "y"}}`), "f.json: valueStream.constraint.stepId: "},
		{"rule", file(`, "valueStream": {"steps": [{"name": "x"}], "constraint": {"step": "x", "rule": "taste"}}`), "f.json: valueStream.constraint: “taste” is no rule"},
		{"ambiguous", file(`, "valueStream": {"steps": [{"name": "x"}, {"name": "X"}], "constraint": {"step": "x", "rule": "room", "reason": "y"}}`), "2 steps are called “x”"},
		{"hands for nobody", file(`, "valueStream": {"hands": [{"step": "x", "rule": "room", "count": 1}]}`), "f.json: valueStream.hands[0].step: no step"},
		{"repeated id", file(`, "parkingLot": [{"id": "n1", "text": "a"}, {"id": "n1", "text": "b"}]`), "f.json: parkingLot[1].id: "},
		{"repeated id elsewhere", file(`, "parkingLot": [{"id": "n1", "text": "a"}], "swot": {"threats": [{"id": "n1", "text": "b"}]}`), "f.json: parkingLot[0].id: "},
		{"id of another kind", file(`, "parkingLot": [{"id": "../x", "text": "a"}]`), "f.json: parkingLot[0].id: "},
		{"note about nothing", file(`, "swot": {"threats": [{"text": "b", "aboutId": "n4"}]}`), "f.json: swot.threats[0]"},
		{"empty note", file(`, "swot": {"threats": [{"text": " "}]}`), "f.json: swot.threats[0]"},
		{"negative votes", file(`, "swot": {"threats": [{"text": "a", "votes": -1}]}`), "f.json: swot.threats[0].votes: "},
		{"votes beyond counting", file(`, "swot": {"threats": [{"text": "a", "votes": 1e12}]}`), "f.json: swot.threats[0].votes: the number 1e12 is far out of range"},
		{"half a vote", file(`, "swot": {"threats": [{"text": "a", "votes": 0.5}]}`), "f.json: swot.threats[0].votes: the number 0.5 stands here; a whole number"},
		{"too many in Doing", file(`, "wall": {"wipLimit": 1, "doing": [{"title": "a"}, {"title": "b"}]}`), "f.json: wall.doing: "},
		{"too many in Doing by default", file(`, "wall": {"doing": [{"title": "a"}, {"title": "b"}, {"title": "c"}]}`), "f.json: wall.doing: "},
		{"limit", file(`, "wall": {"wipLimit": 10}`), "f.json: wall.wipLimit: "},
		{"card kind", file(`, "wall": {"todo": [{"title": "a", "kind": "song"}]}`), "f.json: wall.todo[0]"},
		{"open card", file(`, "wall": {"openCardId": "n3"}`), "f.json: wall.openCardId: no card has the id “n3”"},
		{"time of day", file(`, "wall": {"days": [{"starts": "9"}]}`), "f.json: wall.days[0].starts: “9” is no time of day"},
		{"negative minutes", file(`, "wall": {"todo": [{"title": "a", "actualMinutes": -1}]}`), "f.json: wall.todo[0].actualMinutes: "},
		{"endless minutes", file(`, "wall": {"todo": [{"title": "a", "actualMinutes": 1e300}]}`), "f.json: wall.todo[0].actualMinutes: a card has at most 30 days"},
		{"endless time left", file(`, "wall": {"todo": [{"title": "a", "timer": {"leftSeconds": 1e300}}]}`), "f.json: wall.todo[0].timer.leftSeconds: a timer has at most 30 days"},
		{"endless overtime", file(`, "wall": {"done": [{"title": "a", "timer": {"leftSeconds": -3e6}}]}`), "f.json: wall.done[0].timer.leftSeconds: a timer has at most 30 days"},
		{"a deadline in another age", file(`, "wall": {"todo": [{"title": "a", "timer": {"deadline": "9999-12-31T23:59:59Z"}}]}`), "f.json: wall.todo[0].timer.deadline: the year of “9999-12-31T23:59:59Z” is not 1970 to 2199"},
		{"endless figure of a candidate", file(`, "valueStream": {"steps": [{"name": "x"}], "constraint": {"step": "x", "rule": "room", "reason": "y", "seen": [{"rule": "room", "value": 1e308}]}}`), "f.json: valueStream.constraint.seen[0].value: "},
		{"endless share of a candidate", file(`, "valueStream": {"steps": [{"name": "x"}], "constraint": {"step": "x", "rule": "room", "reason": "y", "seen": [{"rule": "room", "share": 1.5}]}}`), "f.json: valueStream.constraint.seen[0].share: "},
		{"column", file(`, "wall": {"todo": [{"title": "a", "moves": [{"to": "bin", "at": "2027-01-01T00:00:00Z"}]}]}`), "f.json: wall.todo[0].moves[0].to: "},
		{"move at no time", file(`, "wall": {"done": [{"title": "a", "moves": [{"to": "done"}]}]}`), "f.json: wall.done[0].moves[0].at: a move needs its time"},
		{"value twice", file(`, "calms": {"orders": [{"by": "a", "order": ["Lean", "Lean"]}]}`), "f.json: calms.orders[0].order[1]: "},
		{"value", file(`, "calms": {"orders": [{"by": "a", "order": ["Luck"]}]}`), "f.json: calms.orders[0].order[0]: "},
		{"hours", head(`{"name": "x", "hoursPerDay": 0}`) + "}", "f.json: session"},
		{"endless hours", head(`{"name": "x", "hoursPerDay": 1e308}`) + "}", "f.json: session: a working day has 1 to 24 hours, not 1e+308"},
		{"people beyond counting", file(`, "swot": {"people": 1000000000}`), "f.json: swot.people: 0 to 1000 people can vote"},
		{"dots beyond counting", file(`, "swot": {"dotsEach": 1000000000}`), "f.json: swot.dotsEach: each person can have"},
		{"long text", file(`, "parkingLot": [{"text": "` + strings.Repeat("a", 10<<20) + `"}]`), "f.json: parkingLot[0].text: that is 10485760 characters long"},
		{"long name", file(`, "valueStream": {"steps": [{"name": "` + strings.Repeat("a", 3000) + `"}]}`), "f.json: valueStream.steps[0].name: that is 3000 characters long; 80 fit here"},
		{"long reason", file(`, "wall": {"todo": [{"title": "a", "blockedReason": "` + strings.Repeat("a", 3000) + `"}]}`), "f.json: wall.todo[0].blockedReason: that is 3000 characters long; 2000 fit here"},
		{"hostile name", file(`, "\u001b]52;c;x\u0007\u202e": 1`), "f.json: "},
	} {
		t.Run(test.name, func(t *testing.T) {
			s, err := report.ReadJSON("f.json", []byte(test.json))
			if err == nil {
				t.Fatal("it was read")
			}
			if !strings.Contains(err.Error(), test.want) {
				t.Errorf("want %q in\n%s", test.want, err)
			}
			if strings.ContainsAny(err.Error(), "\x1b\x07\u202e") {
				t.Errorf("controls in %q", err)
			}
			if s.Group != nil {
				t.Error("something of the file was used")
			}
		})
	}
}

func TestReadJSONListsAllFindings(t *testing.T) {
	_, err := report.ReadJSON("f.json", []byte(head(`{"name": "", "shoes": 1}`)+`,
		"valueStream": {"steps": [{"name": "a", "percentCompleteAccurate": -1, "cycle": "x"}, {"name": 3}]}}`))
	want := []string{"session.shoes: ", "valueStream.steps[1].name: the number 3", "session.name: ", "valueStream.steps[0].cycle: ", "valueStream.steps[0].percentCompleteAccurate: "}
	for _, path := range want {
		if !strings.Contains(err.Error(), "f.json: "+path) {
			t.Errorf("no finding at %s", path)
		}
	}
	if lines := strings.Count(err.Error(), "\n") + 1; lines != len(want) {
		t.Errorf("%d findings:\n%s", lines, err)
	}
}

// A wrong calendar makes every time of the file wrong, which nobody needs to be told.
func TestReadJSONTellsOneCauseOnce(t *testing.T) {
	for _, calendar := range []string{`"hoursPerDay": 1e6`, `"hoursPerDay": -8`, `"hoursPerDay": 1e308`, `"daysPerWeek": 0`} {
		_, err := report.ReadJSON("f.json", []byte(head(`{"name": "x", `+calendar+`}`)+`,
			"valueStream": {"steps": [{"name": "a", "processTimeEntered": "6h", "leadTimeEntered": "2d"}, {"name": "b", "processTimeSeconds": 60, "waitEntered": "3w"}]}}`))
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.HasPrefix(err.Error(), "f.json: session: a working ") {
			t.Errorf("%s: %v", calendar, err)
		}
	}
}

func TestReadJSONTakesAnyNumberOfFindings(t *testing.T) {
	_, err := report.ReadJSON("f.json", []byte(file(`, "parkingLot": [`+strings.Repeat("1,", 9999)+`1]`)))
	if n := strings.Count(err.Error(), "\n"); n > 300 || !strings.Contains(err.Error(), "more)") {
		t.Errorf("%d lines", n)
	}
}

func TestReadJSONReadsWhatOthersWrite(t *testing.T) {
	s, err := report.ReadJSON("f.json", []byte(head(`{"name": "x", "hoursPerDay": 6, "createdAt": null}`)+`,
		"valueStream": {
			"metrics": {"activityRatio": 0.9},
			"steps": [
				{"id": "n7", "name": "Code", "processTimeSeconds": 21600, "leadTimeSeconds": 0.0216e6, "percentCompleteAccurate": 0},
				{"name": "Test", "processTimeSeconds": 3600, "processTimeEntered": "2h", "leadTimeSeconds": 7200, "waitEntered": "9h"},
				{"name": "Ship", "processTimeEntered": "1,5h", "waitEntered": "1d", "percentCompleteAccurate": null}
			],
			"constraint": {"step": "TEST", "rule": "room", "reason": "they said so"}},
		"swot": {"weaknesses": [{"text": "slow", "about": "test"}, {"text": "cold", "about": "Build"}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	steps := s.Stream.Steps
	for _, test := range []struct {
		what      string
		got, want any
	}{
		{"seconds in the largest unit", steps[0].Process.Span.String(), "1d"},
		{"zero is a figure", *steps[0].CA.Percent, 0.0},
		{"null is none", steps[2].CA.Percent == nil, true},
		{"the next step was asked", steps[0].CA.Receiver, steps[1].ID},
		{"seconds win", steps[1].Process.Span.String(), "1h"},
		{"seconds win over the wait", steps[1].Lead.Span.String() + steps[1].Wait.Span.String(), "2h"},
		{"the entered form alone", steps[2].Process.Span.String() + " " + steps[2].Wait.Span.String(), "1,5h 1d"},
		{"an id stays", steps[0].ID, model.ID("n7")},
		{"a missing id is given", steps[1].ID, model.ID("n8")},
		{"the constraint by name", s.Stream.Decision.Step, steps[1].ID},
		{"a note about a step", s.Swot.Weaknesses[0].About, steps[1].ID},
		{"a note about a cycle", s.Swot.Weaknesses[1].Cycle, model.Build},
		{"the limit of Doing", s.Wall.Limit, model.DefaultWIPLimit},
	} {
		if test.got != test.want {
			t.Errorf("%s: got %v, want %v", test.what, test.got, test.want)
		}
	}
}
