package report_test

import (
	"encoding/csv"
	"math"
	"slices"
	"strings"
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/report"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// csvStep is what of a step a table can hold.
type csvStep struct {
	Name, Cycle, Owner string
	PT, LT             model.Milliseconds
	HasPT, HasLT       bool
	PTRange, LTRange   [2]model.Milliseconds
	GuessedPT          bool
	GuessedLT          bool
	CA                 *float64
	Parallel           bool
}

func csvSteps(steps []model.Step, c model.Calendar) []csvStep {
	var all []csvStep
	for _, s := range steps {
		row := csvStep{Name: s.Name.String(), Cycle: string(s.Cycle), Owner: s.Owner.String(), CA: s.CA.Percent, Parallel: s.Parallel}
		row.PT, row.HasPT = s.PT(c)
		row.LT, row.HasLT = s.LT(c)
		row.PTRange = [2]model.Milliseconds{s.Process.Low.Length(c), s.Process.High.Length(c)}
		row.LTRange = [2]model.Milliseconds{s.Lead.Low.Length(c), s.Lead.High.Length(c)}
		said := s.Process.Known() || s.Process.Range() != ""
		row.GuessedPT = said && s.Process.Source.How == model.Guessed
		// An LT made of a PT and a wait is as good a guess as the worse of them.
		made := row.HasLT && !s.Lead.Known()
		row.GuessedLT = (s.Lead.Known() || s.Lead.Range() != "") && s.Lead.Source.How == model.Guessed ||
			made && (s.Process.Source.How == model.Guessed || s.Wait.Source.How == model.Guessed)
		all = append(all, row)
	}
	return all
}

func TestATableComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := modeltest.Sessions().Draw(t, "session")
		if len(s.Stream.Steps) == 0 {
			t.Skip()
		}
		c := s.Group.Calendar
		for _, step := range s.Stream.Steps { // what people type; a table takes no number of forty digits
			if step.CA.Percent != nil {
				*step.CA.Percent = math.Round(*step.CA.Percent*1000) / 1000
			}
		}
		back, err := report.ReadCSV("s.csv", report.CSV(s), c)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(csvSteps(s.Stream.Steps, c), csvSteps(back, c)); diff != "" {
			t.Fatal(diff)
		}
	})
}

func TestCSVHoldsNothingThatASpreadsheetRuns(t *testing.T) {
	for _, name := range []string{"=1+1", "+1", "-5", "@SUM(A1)", "'=1", "''+1", "＝1", "－5", "=1,2;3", `="x"`} {
		data := report.CSV(modeltest.Hostile(name))
		records, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range []string{records[1][0], records[1][2]} {
			if cell != "'"+name {
				t.Errorf("%q is written as %q", name, cell)
			}
		}
		back, err := report.ReadCSV("s.csv", data, model.DefaultCalendar)
		if err != nil {
			t.Fatal(err)
		}
		if got := back[0].Name.String(); got != name {
			t.Errorf("%q comes back as %q", name, got)
		}
	}
}

func TestReadCSVReadsWhatSpreadsheetsWrite(t *testing.T) {
	want := []csvStep{
		{Name: "Code", Cycle: "Build", Owner: "devs", PT: 90 * 60e3, HasPT: true, LT: 8 * 3600e3, HasLT: true, CA: percent(80), Parallel: false},
		{Name: "Test, twice", PT: 3600e3, HasPT: true, CA: percent(72.5), Parallel: true},
	}
	for name, data := range map[string]string{
		"comma":          "step,cycle,owner,pt,lt,ca,parallel\nCode,Build,devs,1.5h,1d,80%,no\n\"Test, twice\",,,1h,,72.5,yes\n",
		"semicolon":      "step;cycle;owner;pt;lt;ca;parallel\nCode;Build;devs;1,5h;1d;80;no\nTest, twice;;;1h;;72,5;yes\n",
		"CRLF and BOM":   "\ufeffstep,cycle,owner,pt,lt,ca,parallel\r\nCode,build,devs,90m,8h,80 %,NO\r\n\"Test, twice\",,,60m,,72.5,Yes\r\n",
		"order and case": "CA,Step, LT ,PT,Owner,CYCLE,Parallel\n80,Code,1d,1.5h,devs,BUILD,\n72.5,\"Test, twice\",,1h,,,yes\n",
		"tabs":           "step\tcycle\towner\tpt\tlt\tca\tparallel\nCode\tBuild\tdevs\t1,5h\t1d\t80\tno\nTest, twice\t\t\t1h\t\t72,5\tyes\n",
		"old Mac":        "step,cycle,owner,pt,lt,ca,parallel\rCode,Build,devs,1.5h,1d,80%,no\r\"Test, twice\",,,1h,,72.5,yes\r",
		"wait":           "step,cycle,owner,pt,wait,ca,parallel\nCode,Build,devs,1.5h,6.5h,80,no\n\"Test, twice\",,,1h,,72.5,yes\n",
		"spare cells":    "step,cycle,owner,pt,lt,ca,parallel,,\nCode,Build,devs,1.5h,1d,80,no,,\n\"Test, twice\",,,1h,,72.5,yes\n,,,,,,,,\n\n",
		"one line less":  "step,cycle,owner,pt,lt,ca,parallel\nCode,Build,devs,1.5h,1d,80,no\n\"Test, twice\",,,1h,,72.5,yes",
	} {
		steps, err := report.ReadCSV("s.csv", []byte(data), model.DefaultCalendar)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want, csvSteps(steps, model.DefaultCalendar), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestATableKeepsGuessesAndRanges(t *testing.T) {
	const table = "step,cycle,owner,pt,lt,ca,parallel\r\n" +
		"Code,,,~3d,4..10d,,no\r\n" +
		"Test,,,~3d 1..4d,6d 4..10d,80,no\r\n" +
		"Review,,,~1h..2d,~1d 4h,,no\r\n"
	steps, err := report.ReadCSV("s.csv", []byte(table), model.DefaultCalendar)
	if err != nil {
		t.Fatal(err)
	}
	s := model.NewSession(model.MustClean("x"), modeltest.Start)
	s.Stream = &model.ValueStream{Steps: steps}
	if diff := cmp.Diff(table, string(report.CSV(s))); diff != "" {
		t.Error(diff)
	}
}

func TestATableMakesNoFactOfAGuessedWait(t *testing.T) {
	steps, err := report.ReadCSV("s.csv", []byte("step,pt,wait\nCode,1h,~2d\nTest,~1h,2d\nShip,1h,2d\n"), model.DefaultCalendar)
	if err != nil {
		t.Fatal(err)
	}
	s := model.NewSession(model.MustClean("x"), modeltest.Start)
	s.Stream = &model.ValueStream{Steps: steps}
	want := "step,cycle,owner,pt,lt,ca,parallel\r\nCode,,,1h,~17h,,no\r\nTest,,,~1h,~17h,,no\r\nShip,,,1h,17h,,no\r\n"
	if diff := cmp.Diff(want, string(report.CSV(s))); diff != "" {
		t.Error(diff)
	}
}

func percent(f float64) *float64 { return &f }

func TestReadCSVNamesLineAndColumnOfEachFinding(t *testing.T) {
	for _, test := range []struct {
		name, data string
		want       []string
	}{
		{"bad cells", "step,cycle,pt,lt,ca\nCode,Design,90,1d,101\n\nTest,,-1h,20y,x\n,,,,5\n", []string{
			"s.csv:2: cycle: “Design” is no cycle", "s.csv:2: pt: “90” has no unit: 90m is minutes", "s.csv:2: ca: “101” is above 100",
			"s.csv:4: pt: ", "s.csv:4: lt: ", "s.csv:4: ca: ", "s.csv:5: step: ",
		}},
		{"lines in a cell", "step,pt\n\"a\nb\",1h\nc,2\n", []string{"s.csv:4: pt: “2” has no unit"}},
		{"LT below PT", "step,pt,lt\na,2h,1h\n", []string{"s.csv:2: lt: "}},
		{"ten years", "step,pt\na,600w\n", []string{"s.csv:2: pt: "}},
		{"parallel first", "step,parallel\na,yes\nb,perhaps\n", []string{"s.csv:3: parallel: “perhaps” is neither yes nor no", "s.csv:2: parallel: "}},
		{"unknown columns", "step,who,pt,PT\na,b,1h,1h\n", []string{"s.csv:1: who: there is no such column", "s.csv:1: pt: this column is there twice"}},
		{"lt and wait", "step,lt,wait\na,1h,1h\n", []string{"s.csv:1: wait: give lt or wait, not both"}},
		{"no step", "name,pt\na,1h\n", []string{"s.csv:1: name: there is no such column", "s.csv:1: step: this column is missing"}},
		{"nothing", "", []string{"s.csv:1: the file is empty"}},
		{"no steps", "step,pt\n", []string{"s.csv:1: there are no steps below"}},
		{"spare cell", "step\na,b\n", []string{"s.csv:2: “b” stands in a column without a name"}},
		{"quotes", "step,pt\na\"b,1h\nc,1\n", []string{"s.csv:2: a quotation mark", "s.csv:3: pt: "}},
		{"open quote", "step,pt\n\"a,1h\nc,1h\n", []string{"s.csv:2: a quoted cell begins here and does not end"}},
		{"not UTF-8", "step\nok\n\xe4rger\n", []string{"s.csv:3: this is not UTF-8"}},
		{"long text", "step\n" + strings.Repeat("a", 10<<20) + "\n", []string{"s.csv:2: step: that is 10485760 characters long"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			steps, err := report.ReadCSV("s.csv", []byte(test.data), model.DefaultCalendar)
			if err == nil || steps != nil {
				t.Fatal("it was read")
			}
			lines := strings.Split(err.Error(), "\n")
			if len(lines) != len(test.want) {
				t.Fatalf("%d findings, not %d:\n%s", len(lines), len(test.want), err)
			}
			for i, want := range test.want {
				if !strings.HasPrefix(lines[i], want) {
					t.Errorf("want %q, got %q", want, lines[i])
				}
			}
		})
	}
}

func TestATableWithoutEndIsRefusedAtItsLine(t *testing.T) {
	table := "step\n" + strings.Repeat("Build\n", 900_000)
	_, err := report.ReadCSV("long.csv", []byte(table), model.DefaultCalendar)
	if want := "long.csv:2002: there are more than 2000 steps: a session holds no more"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func span(t *testing.T, typed string) model.Span {
	t.Helper()
	span, err := model.ParseSpan(typed)
	if err != nil {
		t.Fatal(err)
	}
	return span
}

func TestATablePutBackChangesNothing(t *testing.T) {
	for name, change := range map[string]func(*model.Step){
		"as it is": func(*model.Step) {},
		"a range": func(s *model.Step) {
			s.Lead.Low, s.Lead.High = span(t, "1d"), span(t, "5w")
			s.Lead.Source = model.Source{How: model.Seen, Who: model.MustClean("Ann"), At: modeltest.Start}
		},
		"a typed wait": func(s *model.Step) {
			s.Wait = model.Figure{Span: span(t, "2d"), Source: model.Source{How: model.Guessed, Who: model.MustClean("Zed"), At: modeltest.Start}}
			s.Lead = model.Figure{}
		},
	} {
		s := modeltest.Claims()
		stream := *s.Stream
		stream.Steps = slices.Clone(stream.Steps)
		change(&stream.Steps[2])
		s.Stream = &stream
		steps, err := report.ReadCSV("own.csv", report.CSV(s), s.Group.Calendar)
		if err != nil {
			t.Fatal(name, err)
		}
		after, err := model.SetSteps(steps)(s, model.Stamp{At: modeltest.Start.AddDate(0, 1, 0)})
		if err != nil {
			t.Fatal(name, err)
		}
		if diff := cmp.Diff(s.Stream.Steps, after.Stream.Steps, cmp.Comparer(func(a, b model.Text) bool { return a == b })); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}
