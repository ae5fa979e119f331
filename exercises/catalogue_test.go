package exercises_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

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
		if e.Name == "" || e.About == "" || e.New == nil {
			t.Errorf("%s has no name, says nothing about itself, or has no screen", e.Key)
		}
		for _, part := range []model.Prose{e.Guide().Room, e.Guide().Facilitator} {
			if !strings.Contains(part.String(), "\n") {
				t.Errorf("%s: one part of its guide is missing", e.Key)
			}
		}
		if !strings.Contains(e.Guide().Room.String(), "Done when") {
			t.Errorf("%s: the guide does not say when it is done", e.Key)
		}
		inCourse := slices.ContainsFunc(course.BuiltIn().Cards, func(c model.Card) bool { return c.Exercise == e.Key })
		if !inCourse {
			t.Errorf("%s has no card in the built-in course", e.Key)
		}
	}
}

// Whoever writes a course or reads a session's JSON finds the key of every exercise.
func TestEveryListOfKeysIsTheCatalogue(t *testing.T) {
	var keys []string
	for _, e := range exercises.Catalogue() {
		keys = append(keys, e.Key)
	}
	slices.Sort(keys)
	key := regexp.MustCompile(`[A-Za-z]+`)
	for file, list := range map[string]*regexp.Regexp{
		"course/devops.yaml": regexp.MustCompile(`(?s)#   exercise +(.*?);`),
		"../docs/course.md":  regexp.MustCompile("(?m)^\\| `exercise` \\| (.*)\\|$"),
		"../docs/formats.md": regexp.MustCompile("(?m)^\\| `exercise` \\| (.*)\\|$"),
	} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		found := list.FindSubmatch(text)
		if found == nil {
			t.Errorf("%s has no list of keys", file)
			continue
		}
		named := slices.DeleteFunc(key.FindAllString(string(found[1]), -1), func(word string) bool { return word == "or" || word == "and" })
		slices.Sort(named)
		if diff := cmp.Diff(keys, named); diff != "" {
			t.Errorf("%s does not name the exercises that there are:\n%s", file, diff)
		}
	}
}

// Every screen has something to show and keys of its own, in a session in use and in one that begins.
func TestEveryScreenIsDrawn(t *testing.T) {
	begun, cards := model.NewSession(model.MustClean("Begun"), tuitest.Start), 0
	begun.Wall = course.BuiltIn().Wall(func() model.ID { cards++; return model.ID(fmt.Sprintf("n%d", cards)) })
	for state, session := range map[string]model.Session{"in use": modeltest.Claims(), "begun": begun} {
		for _, e := range exercises.Catalogue() {
			for _, size := range [][2]int{{80, 24}, {120, 40}, {200, 60}} {
				t.Run(fmt.Sprintf("%s %s %dx%d", e.Key, state, size[0], size[1]), func(t *testing.T) {
					s := tuitest.New(t, tuitest.Options{
						Session: &session, Exercises: exercises.Catalogue(), Course: course.BuiltIn(), Width: size[0], Height: size[1],
					})
					open(s, e)
					lines := strings.Split(s.See("› "+e.Name).Text(), "\n")
					if board := lines[2 : size[1]-2]; !strings.ContainsFunc(strings.Join(board, ""), unicode.IsLetter) {
						t.Error("nothing is drawn")
					}
					if clashes := s.KeyClashes(); len(clashes) > 0 {
						t.Error(clashes)
					}
				})
			}
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
