package course_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"flipchart/exercises/course"
	"flipchart/model"
)

const small = `title: Small course
language: de
wipLimit: 3
days:
  - title: Only day
    starts: "13:30"
    cards:
      - title: Hello
        minutes: 10
        guide:
          room: |
            # Ready?

            1. Go.
          facilitator: Smile.
      - title: Our pipeline
        minutes: 30
        exercise: swot
        optional: true
        shorten: one quadrant
      - {title: Coffee, minutes: 15, kind: break}
`

func TestParseReadsEveryField(t *testing.T) {
	got, err := course.Parse("small.yaml", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	text := model.MustClean
	want := course.Course{
		Title: text("Small course"), Language: "de", WIPLimit: 3,
		Days: []model.Day{{Title: text("Only day"), Starts: 13*60 + 30}},
		Cards: []model.Card{
			{
				Title: text("Hello"), Kind: model.TalkCard, Day: 1, Planned: 10,
				Guide: model.Guide{Room: prose(t, "# Ready?\n\n1. Go."), Facilitator: prose(t, "Smile.")},
			},
			{
				Title: text("Our pipeline"), Kind: model.ExerciseCard, Exercise: "swot", Day: 1, Planned: 30,
				Optional: true, Shorten: text("one quadrant"),
			},
			{Title: text("Coffee"), Kind: model.BreakCard, Day: 1, Planned: 15},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseTakesTheFormsThatEditorsLeave(t *testing.T) {
	want, err := course.Parse("small.yaml", []byte(small))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string]string{
		"byte-order mark": "\ufeff" + small,
		"CRLF":            strings.ReplaceAll(small, "\n", "\r\n"),
		"document mark":   "---\n" + small,
		"comments":        "# mine\n" + strings.Replace(small, "10\n", "10 # short\n", 1),
	} {
		got, err := course.Parse("small.yaml", []byte(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestParseGivesDefaults(t *testing.T) {
	c, err := course.Parse("x", []byte("title: T\ndays:\n- title: D\n  cards:\n  - title: C\n    minutes: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Language != "en" || c.WIPLimit != model.DefaultWIPLimit || c.Days[0].Starts != 9*60 || c.Cards[0].Kind != model.TalkCard {
		t.Errorf("defaults: %+v", c)
	}
}

func TestParseCleansTexts(t *testing.T) {
	c, err := course.Parse("x", []byte("title: \"\\e[31mRed\\u202E \\u0000family 👩‍👩‍👧\"\ndays:\n- title: D\n  cards:\n  - title: C\n    minutes: 1\n"))
	if err != nil {
		t.Fatal(err)
	}
	if c.Title.String() != "Red family 👩‍👩‍👧" {
		t.Errorf("the title is %q", c.Title)
	}
}

// card is a course of one card with these lines, the first of which is line 6.
func card(lines ...string) string {
	return "title: T\ndays:\n  - title: D\n    cards:\n      - title: First\n        " +
		strings.Join(lines, "\n        ") + "\n"
}

func TestParseSaysWhereAndWhatWasExpected(t *testing.T) {
	long := strings.Repeat("x", 81)
	for name, c := range map[string]struct {
		data string
		want []string // each a line's beginning
	}{
		"nothing":      {"", []string{"f.yaml:1: column 1: the course is empty"}},
		"comment only": {"# soon\n", []string{"f.yaml:1: column 1: the course is empty"}},
		"a text":       {"hello", []string{"f.yaml:1: column 1: text stands here; a course was expected, with title, language, wipLimit, days"}},
		"a list":       {"- title: x\n", []string{"f.yaml:1: column 1: a list stands here; a course was expected"}},
		"no days":      {"title: T\n", []string{"f.yaml:1: column 1: a course needs days, and has none"}},
		"empty days":   {"title: T\ndays: []\n", []string{"f.yaml:2: column 7: days is empty"}},
		"empty day":    {"title: T\ndays:\n  - title: D\n    cards: []\n", []string{"f.yaml:4: column 12: cards is empty"}},
		"days as text": {"title: T\ndays: two\n", []string{"f.yaml:2: column 7: days takes a list, each entry after a “-”; text stands here"}},
		"two documents": {small + "---\n" + small, []string{
			fmt.Sprintf("f.yaml:%d: column 1: a second document begins here", strings.Count(small, "\n")+2)}},

		"unknown key": {card("minuts: 5", "minutes: 5"), []string{
			"f.yaml:6: column 9: a card has no key “minuts”; it has title, minutes, kind, exercise, optional, shorten, guide"}},
		"key twice":         {card("minutes: 5", "minutes: 6"), []string{"f.yaml:7: column 9: minutes stands here a second time in a card"}},
		"no value":          {card("minutes:"), []string{"f.yaml:6: column 9: minutes has no value: give it one, or leave it out"}},
		"no minutes":        {card("kind: talk"), []string{"f.yaml:5: column 9: a card needs minutes, and has none"}},
		"minutes as text":   {card("minutes: 10 min"), []string{"f.yaml:6: column 18: minutes takes a whole number from 1 to 480; text stands here"}},
		"half a minute":     {card("minutes: 1.5"), []string{"f.yaml:6: column 18: minutes takes a whole number from 1 to 480; the number “1.5” stands here"}},
		"no minute":         {card("minutes: 0"), []string{"f.yaml:6: column 18: minutes takes a whole number from 1 to 480, not “0”"}},
		"negative minutes":  {card("minutes: -5"), []string{"f.yaml:6: column 18: minutes takes a whole number from 1 to 480, not “-5”"}},
		"too many minutes":  {card("minutes: 481"), []string{"f.yaml:6: column 18: minutes takes a whole number from 1 to 480, not “481”"}},
		"endless minutes":   {card("minutes: 99999999999999999999999"), []string{"f.yaml:6: column 18: minutes takes a whole number"}},
		"hexadecimal":       {card("minutes: 0x10"), []string{"f.yaml:6: column 18: minutes takes a whole number"}},
		"unknown kind":      {card("minutes: 5", "kind: game"), []string{"f.yaml:7: column 15: kind takes talk, break or exercise, not “game”"}},
		"kind as a list":    {card("minutes: 5", "kind: [talk]"), []string{"f.yaml:7: column 15: kind takes text (put it in quotes); a list stands here"}},
		"exercise unnamed":  {card("minutes: 5", "kind: exercise"), []string{"f.yaml:7: column 15: a card of kind exercise names it"}},
		"talk with one":     {card("minutes: 5", "kind: talk", "exercise: swot"), []string{"f.yaml:7: column 15: a card of kind talk has no exercise"}},
		"exercise words":    {card("minutes: 5", "exercise: my own one"), []string{"f.yaml:7: column 19: exercise takes a key of letters and digits"}},
		"optional in words": {card("minutes: 5", "optional: yes"), []string{"f.yaml:7: column 19: optional takes true or false; text stands here"}},
		"guide as text":     {card("minutes: 5", "guide: read"), []string{"f.yaml:7: column 16: text stands here; a guide was expected, with room, facilitator"}},
		"guide's key":       {card("minutes: 5", "guide:", "  notes: x"), []string{"f.yaml:8: column 11: a guide has no key “notes”; it has room, facilitator"}},
		"empty title":       {card("minutes: 5") + "      - title: \"\"\n        minutes: 1\n", []string{"f.yaml:7: column 16: title is empty"}},
		"number as title":   {card("minutes: 5") + "      - title: 2024\n        minutes: 1\n", []string{"f.yaml:7: column 16: title takes text (put it in quotes); the number “2024” stands here"}},
		"long title":        {card("minutes: 5") + "      - title: " + long + "\n        minutes: 1\n", []string{"f.yaml:7: column 16: title: that is 81 characters long; 80 fit"}},
		"no title":          {card("minutes: 5") + "      - minutes: 1\n", []string{"f.yaml:7: column 9: a card needs title, and has none"}},
		"the same title":    {card("minutes: 5") + "      - minutes: 1\n        title: FIRST\n", []string{"f.yaml:8: column 16: a card of this day is called “FIRST” already, in line 5"}},
		"card as text":      {card("minutes: 5") + "      - Lunch\n", []string{"f.yaml:7: column 9: text stands here; a card was expected"}},
		"empty card":        {card("minutes: 5") + "      -\n", []string{"f.yaml:7: column 9: nothing stands here; a card was expected"}},
		"alias":             {"title: &t T\ndays: *t\n", []string{"f.yaml:1: column 8: title takes text", "f.yaml:2: column 7: days takes a list"}},

		"WIP limit 0":  {"wipLimit: 0\n" + card("minutes: 5"), []string{"f.yaml:1: column 11: wipLimit takes a whole number from 1 to 9, not “0”"}},
		"WIP limit 10": {"wipLimit: 10\n" + card("minutes: 5"), []string{"f.yaml:1: column 11: wipLimit takes a whole number from 1 to 9, not “10”"}},
		"language":     {"language: Deutsch!\n" + card("minutes: 5"), []string{"f.yaml:1: column 11: language takes a tag such as en, de or pt-BR"}},
		"starts": {"title: T\ndays:\n  - title: D\n    starts: \"25:00\"\n    cards: [{title: a, minutes: 1}]\n", []string{
			"f.yaml:4: column 13: starts takes a time of day such as \"09:00\", not “25:00”"}},
		"starts as a number": {"title: T\ndays:\n  - title: D\n    starts: 9\n    cards: [{title: a, minutes: 1}]\n", []string{
			"f.yaml:4: column 13: starts takes text (put it in quotes); the number “9” stands here"}},

		"wrong indent":  {card("minutes: 5") + "       kind: talk\n", []string{"f.yaml:7: column 8: the YAML breaks here"}},
		"tab":           {"title: T\ndays:\n\t- title: D\n", []string{"f.yaml:3: column 1: the YAML breaks here"}},
		"bare colon":    {"title: a: b\n", []string{"f.yaml:1: column 8: the YAML breaks here"}},
		"open bracket":  {"title: [\n", []string{"f.yaml:1: column 8: the YAML breaks here"}},
		"no UTF-8":      {"title: T\ndays: Ä\xff\n", []string{"f.yaml:2: column 8: this is not UTF-8"}},
		"UTF-16":        {"\xff\xfet\x00i\x00", []string{"f.yaml:1: column 1: this is not UTF-8"}},
		"nested":        {strings.Repeat("[", 100_000), []string{"f.yaml:1: column 21: lists are nested too deep"}},
		"nested dashes": {strings.Repeat("- ", 100_000), []string{"f.yaml:1: column 41: lists are nested too deep"}},
		"10 MB":         {strings.Repeat("x", 10<<20), []string{"f.yaml:1: column 1: the file has 10485760 bytes; a course has at most 1048576"}},
		"many keys":     {strings.Repeat("a: |\n b\n", 100_000), []string{"f.yaml:20001: column 1: this is too much for a course"}},

		"all in one go": {"title: T\nwipLimit: 12\ncolour: red\ndays:\n  - title: D\n    cards:\n      - titel: x\n        minutes: none\n      - title: y\n        minutes: 1\n        kind: nap\n", []string{
			"f.yaml:2: column 11: wipLimit",
			"f.yaml:3: column 1: a course has no key “colour”",
			"f.yaml:7: column 9: a card has no key “titel”",
			"f.yaml:7: column 9: a card needs title",
			"f.yaml:8: column 18: minutes takes",
			"f.yaml:11: column 15: kind takes",
		}},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := course.Parse("f.yaml", []byte(c.data))
			var findings course.Findings
			if !errors.As(err, &findings) {
				t.Fatalf("the error is %v", err)
			}
			if len(got.Cards) > 0 {
				t.Error("cards were read in spite of the findings")
			}
			lines := strings.Split(err.Error(), "\n")
			if len(lines) != len(c.want) {
				t.Fatalf("%d findings, %d expected:\n%s", len(lines), len(c.want), err)
			}
			for i, want := range c.want {
				if !strings.HasPrefix(lines[i], want) {
					t.Errorf("finding %d:\n got %s\nwant %s…", i, lines[i], want)
				}
			}
		})
	}
}

func TestParseTellsOfTabs(t *testing.T) {
	_, err := course.Parse("f", []byte("title: T\ndays:\n\t- title: D\n"))
	if err == nil || !strings.Contains(err.Error(), "indent with spaces, not with tabs") {
		t.Error(err)
	}
}

func manyCards(n int) []byte {
	var b bytes.Buffer
	b.WriteString("title: T\ndays:\n  - title: D\n    cards:\n")
	for i := range n {
		fmt.Fprintf(&b, "      - {title: card %d, minutes: 1}\n", i)
	}
	return b.Bytes()
}

func TestParseTakes200Cards(t *testing.T) {
	c, err := course.Parse("f", manyCards(course.MaxCards))
	if err != nil || len(c.Cards) != course.MaxCards {
		t.Errorf("%d cards, %v", len(c.Cards), err)
	}
	_, err = course.Parse("f", manyCards(course.MaxCards+100))
	if err == nil || !strings.HasPrefix(err.Error(), "f:205: column 10: a course has at most 200 cards") || strings.Contains(err.Error(), "\n") {
		t.Error(err)
	}
}

func TestParseListsNoEndlessFindings(t *testing.T) {
	_, err := course.Parse("f", []byte(strings.Repeat("a: 1\n", 500)))
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != 201 || lines[200] != "(and 302 more)" { // 500 keys, title and days missing
		t.Errorf("%d lines, the last is %q", len(lines), lines[len(lines)-1])
	}
}

func TestFindingsAreSafeToPrint(t *testing.T) {
	_, err := course.Parse("\x1b[2Jevil\n.yaml", []byte("\"\\e[31mkey\\u202e\": 1\ntitle: T\ndays: [{title: D, cards: [{title: C, minutes: 1}]}]\n"))
	if err == nil {
		t.Fatal("no finding")
	}
	if strings.ContainsAny(err.Error(), "\x1b\u202e\n") {
		t.Errorf("%q", err)
	}
}

func TestCheckRemarksOnUnknownExercises(t *testing.T) {
	data := strings.ReplaceAll(small, "swot", "juggling")
	known := func(key string) bool { return key == "swot" }
	c, remarks, err := course.Check("f", []byte(data), known)
	if err != nil || len(c.Cards) != 3 || c.Cards[1].Exercise != "juggling" {
		t.Errorf("%d cards, %v", len(c.Cards), err)
	}
	want := "f:18: column 19: this program has no exercise “juggling”: the card opens as a talk"
	if len(remarks) != 1 || remarks[0].String() != want {
		t.Errorf("remarks: %v", remarks)
	}
	if _, remarks, _ = course.Check("f", []byte(small), known); len(remarks) != 0 {
		t.Errorf("remarks on what is known: %v", remarks)
	}
}

// A course that is written out is read back as it was.
func TestParseReadsWhatWasWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		titles := rapid.SliceOfNDistinct(rapid.StringMatching(`[A-Za-zäöü#:'"{}%-]{1,30}`), 1, 20, model.Fold).Draw(t, "titles")
		var b strings.Builder
		fmt.Fprintf(&b, "title: T\ndays:\n  - title: D\n    cards:\n")
		for i, title := range titles {
			fmt.Fprintf(&b, "      - title: '%s'\n        minutes: %d\n        guide:\n          room: |\n            %s\n",
				strings.ReplaceAll(title, "'", "''"), i+1, title)
		}
		c, err := course.Parse("f", []byte(b.String()))
		if err != nil {
			t.Fatalf("%v\n%s", err, b.String())
		}
		for i, card := range c.Cards {
			if card.Title.String() != titles[i] || card.Planned != i+1 || card.Guide.Room.String() != titles[i] {
				t.Fatalf("card %d is %q, %d min, %q", i, card.Title, card.Planned, card.Guide.Room)
			}
		}
	})
}

// FuzzParse: whatever is fed, there is a course that the model's rules accept, or findings with places
// inside the file.
func FuzzParse(f *testing.F) {
	f.Add([]byte(small))
	f.Add([]byte("title: &a T\ndays: *a\n<<: {b: !!str c}\n? [x]\n: y\n"))
	f.Add([]byte("title: \"a\\u0000\\\n  b\"\ndays:\n- \n  cards: >-\n   x\n"))
	f.Add([]byte("{title: T, days: [{title: D, cards: [{title: C, minutes: 1, guide: {room: x}}]}]}"))
	f.Add([]byte("%YAML 1.2\n---\ntitle: 'x\n\ty'\n...\n--- |\n\x00\n"))
	f.Add([]byte("- - ? - : -\n\t\r\n\ufeff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := course.Parse("f.yaml", data)
		if err != nil {
			for _, finding := range err.(course.Findings) {
				if finding.Line < 1 || finding.Line > bytes.Count(data, []byte("\n"))+bytes.Count(data, []byte("\r"))+1 || finding.Column < 1 || finding.Sentence == "" {
					t.Errorf("%+v", finding)
				}
			}
			return
		}
		session := model.NewSession(model.MustClean("s"), time.Time{})
		n := 0
		session.Wall = c.Wall(func() model.ID { n++; return model.ID(fmt.Sprintf("n%d", n)) })
		if faults := model.Validate(session); len(faults) > 0 || n == 0 {
			t.Errorf("%d cards, faults %v", n, faults)
		}
	})
}

func TestAKeyInTheWrongColumnIsNamedWhereTheParserFindsOut(t *testing.T) {
	_, err := course.Parse("f.yaml", []byte("title: T\ndays:\n  - title: D\n    cards:\n      - title: C\n        guide:\n           room: |\n            words\n          facilitator: more\n"))
	if err == nil || !strings.Contains(err.Error(), "f.yaml:9: column 11:") || !strings.Contains(err.Error(), "“room” in line 7, stands in column 12") {
		t.Error(err)
	}
}
