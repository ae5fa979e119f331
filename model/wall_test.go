package model_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"flipchart/model"
)

// desk is a session on which a test makes edits, at a time that it sets.
type desk struct {
	t       *testing.T
	session model.Session
	now     time.Time
	last    int
}

// nth is the id that an item gets when n-1 were there before.
func nth(n int) model.ID { return model.ID(fmt.Sprintf("n%d", n)) }

func newDesk(t *testing.T) *desk {
	live := newShelf(t, 2, 5).open(t)
	return &desk{t, live.Session(), monday, live.Head().LastID}
}

func (d *desk) try(edit model.Edit) error {
	d.t.Helper()
	after, err := edit(d.session, model.Stamp{At: d.now, NewID: func() model.ID {
		d.last++
		return nth(d.last)
	}})
	if err == nil {
		d.session = after
	}
	return err
}

func (d *desk) do(edits ...model.Edit) {
	d.t.Helper()
	for _, edit := range edits {
		if err := d.try(edit); err != nil {
			d.t.Fatal(err)
		}
	}
}

// refused fails the test unless the edit is refused with a sentence that has all the words.
func (d *desk) refused(edit model.Edit, words ...string) {
	d.t.Helper()
	err := d.try(edit)
	if err == nil {
		d.t.Fatalf("not refused; want a sentence with %q", words)
	}
	for _, word := range words {
		if !strings.Contains(err.Error(), word) {
			d.t.Errorf("%q does not say %q", err, word)
		}
	}
}

func titles(cards []model.Card) string {
	var names []string
	for _, c := range cards {
		names = append(names, strings.TrimPrefix(c.Title.String(), "Card "))
	}
	return strings.Join(names, " ")
}

func TestCardsGoForwardsBackwardsAndWithinAColumn(t *testing.T) {
	d := newDesk(t)
	d.do(
		model.MoveCard("n1", model.Doing, 0),
		model.MoveCard("n1", model.Done, 9),
		model.MoveCard("n3", model.Todo, 0),
		model.MoveCard("n5", model.Todo, -3),
		model.MoveCard("n4", model.Done, 0),
		model.MoveCard("n4", model.Todo, 99),
	)
	if got := titles(d.session.Wall.Todo); got != "5 3 2 4" {
		t.Errorf("To do is %s", got)
	}
	if got := titles(d.session.Wall.Done); got != "1" {
		t.Errorf("Done is %s", got)
	}
	card := d.session.Wall.Card("n4")
	if len(card.Moves) != 2 || card.Moves[0] != (model.Move{To: model.Done, At: monday}) || card.Moves[1].To != model.Todo {
		t.Errorf("the moves of card 4 are %v", card.Moves)
	}
	if moves := d.session.Wall.Card("n3").Moves; len(moves) != 0 {
		t.Errorf("a card that stayed in its column has moves %v", moves)
	}
}

func TestAFullDoingNamesTheCardsInProgressAndBothWaysOut(t *testing.T) {
	for limit, words := range map[int][]string{
		1: {"Doing is full", "Finish “Card 1” or put it back"},
		2: {"Doing is full", "Finish “Card 1”", "put “Card 2” back"},
		3: {"Doing is full", "Finish", "put one back", "“Card 1”, “Card 2”, “Card 3”"},
	} {
		d := newDesk(t)
		wall := *d.session.Wall
		wall.Limit = limit
		d.session.Wall = &wall
		for i := range limit {
			d.do(model.MoveCard(nth(i+1), model.Doing, 9))
		}
		d.refused(model.MoveCard("n5", model.Doing, 0), words...)
		var full model.DoingFullError
		if err := d.try(model.MoveCard("n5", model.Doing, 0)); !errors.As(err, &full) || full.Limit != limit || len(full.Cards) != limit {
			t.Errorf("limit %d: %#v", limit, err)
		}
		d.do(model.MoveCard("n1", model.Doing, 9)) // within Doing there is room
	}
}

// A limit that no course may set is no way round the limit.
func TestNoLimitOfAFileOpensDoing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newShelf(t, rapid.IntRange(-3, 30).Draw(t, "limit"), 30).open(t).Session()
		for _, card := range s.Wall.Cards() {
			if after, err := model.MoveCard(card.ID, model.Doing, 0)(s, model.Stamp{At: monday}); err == nil {
				s = after
			}
		}
		if n := len(s.Wall.Doing); n < 1 || n > model.MaxWIPLimit {
			t.Fatalf("a limit of %d lets %d cards into Doing", s.Wall.Limit, n)
		}
	})
}

func TestCardsThatBreakARuleAreRefused(t *testing.T) {
	d := newDesk(t)
	d.refused(model.AddCard(model.Card{}, 0), "needs a title")
	d.refused(model.AddCard(model.Card{Title: text("x"), Planned: -1}, 0), "-1 minutes")
	d.refused(model.AddCard(model.Card{Title: text("x"), Kind: "party"}, 0), "no known kind")
	d.refused(model.AddCard(model.Card{Title: text("x"), Exercise: "\x1b[2J"}, 0), "exercise")
	d.refused(model.AddCard(model.Card{Title: text("x"), Day: 2}, 0), "day 2")
	d.refused(model.AddCard(model.Card{Title: text(strings.Repeat("x", 81))}, 0), "81 characters")
	d.refused(model.ChangeCard("n1", func(c *model.Card) { c.Planned = 24*60 + 1 }), "24 hours")
	d.refused(model.ChangeCard("n99", func(*model.Card) {}), "not on the wall")
	d.refused(model.MoveCard("n99", model.Done, 0), "not on the wall")
	d.refused(model.DeleteCard("n99"), "not on the wall")
}

func TestACardIsAddedBlockedAndTakenOff(t *testing.T) {
	d := newDesk(t)
	d.do(model.AddCard(model.Card{ID: "n1", Title: text("Extra"), Moves: []model.Move{{To: model.Done}}}, 1))
	added := d.session.Wall.Todo[1]
	if added.ID != "n6" || added.Kind != model.TalkCard || added.Moves != nil {
		t.Errorf("the card that was added is %+v", added)
	}
	d.do(model.ChangeCard("n6", func(c *model.Card) { c.Blocked = text("no room") }))
	if got := d.session.Wall.Card("n6").Blocked.String(); got != "no room" {
		t.Errorf("blocked by %q", got)
	}
	d.do(model.DeleteCard("n6"))
	if _, _, ok := d.session.Wall.Find("n6"); ok || d.session.Wall.Total() != 5 {
		t.Error("the card is still there")
	}
}

func TestSeveralEditsHappenTogetherOrNotAtAll(t *testing.T) {
	d := newDesk(t)
	d.refused(model.Several(model.DeleteCard("n1"), model.DeleteCard("n1")))
	if d.session.Wall.Total() != 5 {
		t.Error("half of the edit happened")
	}
	d.do(model.Several(model.DeleteCard("n1"), model.DeleteCard("n2")))
	if got := titles(d.session.Wall.Todo); got != "3 4 5" {
		t.Errorf("To do is %s", got)
	}
}

func TestTheParkingLotKeepsTimeAndPlace(t *testing.T) {
	d := newDesk(t)
	d.do(model.ParkPoint(text("Who owns test data?"), text("swot")), model.ParkPoint(text("Budget"), model.Text{}))
	want := model.Point{ID: "n6", Text: text("Who owns test data?"), Exercise: text("swot"), At: monday}
	if got := d.session.Park.Points[0]; got != want {
		t.Errorf("got %+v", got)
	}
	d.do(model.ChangePoint("n7", text("Money")), model.DeletePoint("n6"))
	if got := d.session.Park.Points; len(got) != 1 || got[0].Text.String() != "Money" {
		t.Errorf("got %+v", got)
	}
	d.refused(model.ParkPoint(model.Text{}, model.Text{}), "needs words")
	d.refused(model.ChangePoint("n7", model.Text{}), "needs words")
	d.refused(model.ChangePoint("n6", text("x")), "not in the parking lot")
	d.refused(model.DeletePoint("n6"), "not in the parking lot")
	d.refused(model.ParkPoint(text(strings.Repeat("x", 501)), model.Text{}), "501 characters")
}
