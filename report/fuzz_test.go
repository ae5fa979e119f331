package report_test

import (
	"encoding/csv"
	"math/rand/v2"
	"strings"
	"testing"

	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/report"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"pgregory.net/rapid"
)

type failing interface {
	Errorf(string, ...any)
	Fatal(...any)
}

// checkExports fails unless a session comes back from its JSON, and none of its exports can do anything but be
// read: nothing moves a cursor, is HTML or a link, or is run by a spreadsheet.
func checkExports(t failing, s model.Session) {
	data, err := report.JSON(s, modeltest.Start)
	if err != nil {
		t.Fatal(err)
	}
	modeltest.Printable(t, string(data))
	back, err := report.ReadJSON("again.json", data)
	if err != nil {
		t.Fatal("what was read cannot be read again: ", err)
	}
	if diff := differ(closed(t, s, modeltest.Start), back); diff != "" {
		t.Fatal("not equal (-written +read):\n", diff)
	}
	documents, err := model.EncodeDocuments(s)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := model.DecodeDocuments(s.Name, documents); err != nil {
		t.Fatal("what was read cannot be opened once it is stored: ", err)
	}
	checkMarkdown(t, report.Markdown(s, modeltest.Start))
	checkCSV(t, report.CSV(s))
}

// harmlessHTML is what the report itself writes.
var harmlessHTML = map[string]bool{"<br>": true}

func checkMarkdown(t failing, source []byte) {
	modeltest.Printable(t, string(source))
	document := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)).
		Parser().Parse(text.NewReader(source))
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock, *ast.AutoLink, *ast.Image:
			t.Errorf("there is a %s in\n%s", n.Kind(), source)
		case *ast.RawHTML:
			if tag := string(n.Segments.Value(source)); !harmlessHTML[tag] {
				t.Errorf("there is %s in\n%s", tag, source)
			}
		case *ast.Link:
			if !strings.HasPrefix(string(n.Destination), "#") {
				t.Errorf("there is a link to %s in\n%s", n.Destination, source)
			}
		case *ast.FencedCodeBlock:
			checkDiagram(t, n, source)
		}
		return ast.WalkContinue, nil
	})
}

func checkDiagram(t failing, block *ast.FencedCodeBlock, source []byte) {
	if language := string(block.Language(source)); language != "mermaid" {
		t.Errorf("there is a block of %q in\n%s", language, source)
	}
	for i := range block.Lines().Len() {
		at := block.Lines().At(i)
		if line := strings.TrimSuffix(string(at.Value(source)), "\n"); i > 0 && !diagramLine.MatchString(line) {
			t.Errorf("this is no line of a diagram: %s", line)
		}
	}
}

func checkCSV(t failing, data []byte) {
	modeltest.Printable(t, string(data))
	rows, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, cell := range row {
			if bare := strings.TrimSpace(cell); bare != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(bare)[0]) {
				t.Errorf("a spreadsheet runs %q", cell)
			}
		}
	}
}

// Every session that can be made can be exported.
func FuzzExports(f *testing.F) {
	for i := range byte(8) { // the choices that make a session
		choices := make([]byte, 24<<10)
		_, _ = rand.NewChaCha8([32]byte{i}).Read(choices)
		f.Add(choices)
	}
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) { checkExports(t, modeltest.Sessions().Draw(t, "session")) }))
}

func FuzzReadCSV(f *testing.F) {
	for _, seed := range []string{
		"step,cycle,owner,pt,lt,ca,parallel\nCode,Build,devs,1.5h,1d,80%,no\n'=1,,,1h,,72.5,yes\n",
		"\ufeffstep;pt;wait;ca\r\n\"a;\"\"b\";~3d 1..4d;1,5h;~80\r\n",
		"step\n\"a\nb\"\n", "step\tpt\rCode\t1h\r", "step,who\n", "step,pt,lt\na,2h,1h\n", "step\n\xe4rger\n", "step,pt\n\"a,1h\n", "a\"b", "step,\n,x\n",
		"step,owner\n\x1b]0;x\x07,\u202ey\n''=1,'＝1\n", "step\n\u00a0=1+1\n", "step,ca\nx,0.0000000001\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		steps, err := report.ReadCSV("s.csv", data, model.DefaultCalendar)
		if err != nil {
			modeltest.Sentence(t, err)
			if steps != nil {
				t.Error("steps of a file that was refused")
			}
			return
		}
		s := model.NewSession(model.MustClean("x"), modeltest.Start)
		s, err = model.SetSteps(steps)(s, model.Stamp{At: modeltest.Start, NewID: model.Counter(0)})
		if err != nil {
			t.Fatalf("what was read cannot be put in: %v", err)
		}
		back, err := report.ReadCSV("s.csv", report.CSV(s), model.DefaultCalendar)
		if err != nil {
			t.Fatalf("what was read cannot be read again: %v", err)
		}
		if diff := cmp.Diff(csvSteps(s.Stream.Steps, model.DefaultCalendar), csvSteps(back, model.DefaultCalendar)); diff != "" {
			t.Fatal(diff)
		}
		checkExports(t, s)
	})
}

func FuzzReadJSON(f *testing.F) {
	for _, seed := range []string{
		file(""),
		step(`, "processTimeSeconds": 1e308, "leadTimeEntered": "4w", "rounds": [[0, 100]]`),
		step(`, "processTimeSeconds": 60, "waitEntered": "1d", "percentCompleteAccurate": 80, "percentKnown": {"how": "guessed"}, "askedOf": "x"`),
		file(`, "valueStream": {"steps": [{"id": "n3", "name": "x"}], "constraint": {"step": "x", "rule": "room", "reason": "y", "seen": [{"rule": "room", "value": 1}]}}`),
		file(`, "wall": {"openCardId": "n1", "doing": [{"id": "n1", "title": "a", "actualMinutes": 1.5, "timer": {"leftSeconds": -1}, "moves": [{"to": "doing", "at": "2027-01-01T00:00:00Z"}]}]}`),
		file(`, "swot": {"dotsEach": 3, "threats": [{"text": "a", "votes": 2, "about": "Build"}]}, "calms": {"orders": [{"by": "a", "order": ["Lean"]}]}`),
		file(`, "parkingLot": [{"text": "a"}], "place": {"selected": {"swot": "n1"}}`),
		file(`, "wall": {"todo": [{"title": "\u001b]0;x\u0007", "exercise": "\u009b2J\u202e"}]}`),
		step(`, "owner": "<img src=x onerror=alert(1)>", "percentCompleteAccurate": 1e-300`),
	} {
		f.Add([]byte(seed))
	}
	full, err := report.JSON(modeltest.Claims(), modeltest.Start)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(full)
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := report.ReadJSON("f.json", data)
		if err != nil {
			modeltest.Sentence(t, err)
			return
		}
		checkExports(t, s)
	})
}
