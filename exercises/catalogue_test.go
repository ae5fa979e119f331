package exercises_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flipchart/exercises"
	"flipchart/exercises/course"
	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/tui"
	"flipchart/tui/tuitest"
)

// The flag is the one of the golden files.
func updating() bool { return flag.Lookup("update").Value.String() == "true" }

func TestEveryExerciseIsWhole(t *testing.T) {
	for _, e := range exercises.Catalogue() {
		if e.Name == "" || e.New == nil {
			t.Errorf("%s has no name or no screen", e.Key)
		}
		for _, part := range []model.Prose{e.Guide.Room, e.Guide.Facilitator} {
			if !strings.Contains(part.String(), "\n") {
				t.Errorf("%s: one part of its guide is missing", e.Key)
			}
		}
		if !strings.Contains(e.Guide.Room.String(), "Done when") {
			t.Errorf("%s: the guide does not say when it is done", e.Key)
		}
		inCourse := slices.ContainsFunc(course.BuiltIn().Cards, func(c model.Card) bool { return c.Exercise == e.Key })
		if !inCourse {
			t.Errorf("%s has no card in the built-in course", e.Key)
		}
	}
}

// docs/keys.md is written from the tables that the keys are dispatched by.
func TestKeyReferenceIsTrue(t *testing.T) {
	session := modeltest.Claims()
	session.Calms = &model.Calms{Orders: session.Calms.Orders} // not revealed yet: its ordering keys
	s := tuitest.New(t, tuitest.Options{Session: &session, Exercises: exercises.Catalogue(), Course: course.BuiltIn()})
	var b strings.Builder
	b.WriteString("# All keys\n\nThis page is written by `go test ./exercises -update` from the tables that the program itself goes by.\n")
	own, everywhere := s.Keys()
	chapter(&b, "Everywhere", everywhere)
	chapter(&b, "The wall", own)
	for _, e := range exercises.Catalogue() {
		open(s, e)
		own, _ := s.Keys()
		chapter(&b, e.Name, own)
		s.Press("q")
	}
	s.Press("q")
	own, _ = s.Keys()
	chapter(&b, "The list of sessions", own)
	const page = "../docs/keys.md"
	if updating() {
		if err := os.WriteFile(page, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("docs/keys.md is not what the keys do; go test ./exercises -update writes it:\n%s", diff)
	}
}

func open(s *tuitest.Stage, e tui.Exercise) {
	s.Press(":").Type("open " + s.CardOf(e.Key)).Press("enter")
}

func chapter(b *strings.Builder, title string, keys []tui.Key) {
	fmt.Fprintf(b, "\n## %s\n\n| key | word | what it does |\n|---|---|---|\n", title)
	for _, k := range keys {
		fmt.Fprintf(b, "| %s | %s | %s |\n", code(k.Keys), escape(k.Label), escape(k.Help))
	}
}

func code(keys string) string {
	if keys == "" {
		return "palette"
	}
	words := strings.Fields(keys)
	for i := range words {
		words[i] = "`" + strings.ReplaceAll(words[i], "|", `\|`) + "`"
	}
	return strings.Join(words, " ")
}

func escape(s string) string {
	return strings.NewReplacer("|", `\|`, "<", "&lt;", "\n", " ").Replace(s)
}
