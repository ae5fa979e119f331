package tui_test

import (
	"strings"
	"testing"
	"time"

	"flipchart/model"
	"flipchart/tui/tuitest"
	"flipchart/tui/ui"
)

// header is the first line of the frame, and whether all of it is reversed.
func header(s *tuitest.Stage) (line string, reversed bool) {
	line, _, _ = strings.Cut(s.Text(), "\n")
	first, _, _ := strings.Cut(s.View().Content, "\n")
	// A line in one ink has one sequence besides the final reset.
	return line, strings.Count(first, "\x1b[") == 2 && strings.Contains(first, ";7;")
}

func TestTimerInTheHeader(t *testing.T) {
	s := tuitest.New(t, opened(t, "n4")) // 30 minutes
	for _, step := range []struct {
		key   string
		after time.Duration
		want  string
		alarm bool
	}{
		{"", 0, "09:30, 30 min planned", false},
		{"T", 0, "09:30, until 10:00", false},
		{">", 0, "09:30, until 10:01", false},
		{"<", 10 * time.Minute, "09:40, until 10:00", false},
		{"T", time.Minute, "09:41  || paused, 20 min left", false},
		{"T", 0, "09:41, until 10:01", false},
		{"", 19*time.Minute + 15*time.Second, "10:00  ! 45 s left", true},
		{">", 0, "10:00, until 10:02", false},
		{"", 104 * time.Second, "10:01  ! 1 s left", true},
		{"", 20 * time.Second, "10:02  ! 19 s over", false},
		{"", 2 * time.Minute, "10:04  ! 2 min over", false},
		{"T", 0, "10:04  ! time is up", false},
	} {
		if step.key != "" {
			s.Press(step.key)
		}
		s.Now = s.Now.Add(step.after)
		line, reversed := header(s)
		if !strings.HasSuffix(strings.TrimRight(line, " "), step.want) || reversed != step.alarm {
			t.Fatalf("after %q and %v the header is %q, reversed: %v; want %q, reversed: %v",
				step.key, step.after, line, reversed, step.want, step.alarm)
		}
	}
}

func TestTheWallSpeaksOfATimerWhileItRuns(t *testing.T) {
	s := tuitest.New(t, opened(t, "n4"))
	s.See("30 min planned").Press("q").See("TO DO").NotSee("planned")
	s.Press("enter", "T", "q").See("TO DO", "until 10:00")
	s.Press("T").See("TO DO", "paused, 30 min left") // in its box
}

func TestTimerSurvivesARestart(t *testing.T) {
	s := tuitest.New(t, opened(t, "n4"))
	s.Press("T")
	s.Now = s.Now.Add(40 * time.Minute)
	s.Restart()
	s.See("! 10 min over")
	s.Now = s.Now.Add(14 * time.Hour)
	s.Restart()
	s.See("! time is up")
}

func TestHeaderHoldsLongNames(t *testing.T) {
	options := opened(t, "n4")
	options.Session.Name = model.MustClean(strings.Repeat("claims ", 11))
	s := tuitest.New(t, options)
	s.Press("T")
	for _, width := range []int{60, 80, 120} {
		s.Resize(width, 24)
		line, _ := header(s)
		if ui.Width(line) > width || !strings.Contains(line, "claims") || !strings.Contains(line, "› Value stream map") ||
			!strings.Contains(line, "✓ saved") || !strings.Contains(line, "until 10:00") {
			t.Errorf("at %d columns the header is %q", width, line)
		}
	}
}

func TestGuideStandsBesideTheBoardWhereThereIsRoom(t *testing.T) {
	s := tuitest.New(t, opened(t, "n4"))
	s.Press("g").See("Where does it wait?", "g hide the guide").NotSee("eight boxes")
	s.Press("g").NotSee("Where does it wait?")
	s.Resize(160, 30)
	s.Press("g").See("Where does it wait?", "eight boxes", "g hide the guide")
	s.Press("T").See("until 10:00") // the screen keeps its keys
	s.Press("g").NotSee("Where does it wait?")
}

func TestWhatTheBoardAsksTheGuideBesideItDoesNotAskAgain(t *testing.T) {
	options := opened(t, "n4")
	for _, question := range []string{"What waits?", "eight boxes"} {
		options.Exercises[0].Guide = model.ReadGuide("# " + question + "\n\nCount them.")
		s := tuitest.New(t, options)
		s.Resize(160, 30)
		s.Press("g").See("Count them.")
		if got := strings.Count(s.Text(), question); got != 1 {
			t.Errorf("%q stands %d times in\n%s", question, got, s.Text())
		}
	}
}

func TestACoveringGuideLetsTheStagesKeysThrough(t *testing.T) {
	options := opened(t, "n4")
	s := tuitest.New(t, options)
	s.Press("q", "L", "enter", "g").See("Where does it wait?", "hide the guide")
	s.Press("a", "5").See("Where does it wait?") // not the board's
	s.Press("T").See("until").Press("p").Type("later").Press("enter").See("Where does it wait?")
	s.Press("x").See("report").Press("esc").See("Where does it wait?")
	s.Press("u").See("Undone").Press("u").See("Undone: move", "TO DO")
	for _, key := range []string{"g", "q", "esc", "enter"} {
		s := tuitest.New(t, options)
		s.Press("g", key).See("eight boxes").NotSee("Where does it wait?")
	}
}

func TestATalkIsItsGuide(t *testing.T) {
	s := tuitest.New(t, opened(t, "n5"))
	s.Press("g").See("this is the guide").NotSee("hide the guide")
	s.Resize(200, 60)
	s.Press("G", "enter").See("The secret answers.", "hide the guide").Press("g").NotSee("The secret answers.", "hide the guide")
}
