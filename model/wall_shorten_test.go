package model_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"flipchart/model"
)

func TestWhatADayCanDoWithout(t *testing.T) {
	d := newDesk(t)
	d.do(
		model.ChangeCard("n1", func(c *model.Card) { c.Planned = 0 }),
		model.ChangeCard("n3", func(c *model.Card) { c.Shorten = text("two groups only") }),
		model.ChangeCard("n4", func(c *model.Card) { c.Optional = true }),
		model.ChangeCard("n5", func(c *model.Card) { c.Optional, c.Day = true, 0 }),
		model.AddCard(model.Card{Title: text("Begun"), Day: 1, Planned: 15, Optional: true}, 0),
		model.MoveCard("n6", model.Doing, 0),
	)
	var got []model.ID
	for _, card := range d.session.Wall.ToShorten(1) {
		got = append(got, card.ID)
	}
	if diff := cmp.Diff([]model.ID{"n4", "n3", "n2"}, got); diff != "" {
		t.Error(diff)
	}
}

func TestAShorterCardIsProposed(t *testing.T) {
	for _, c := range []struct {
		card model.Card
		want int
	}{
		{model.Card{Planned: 45}, 30}, {model.Card{Planned: 35}, 25}, {model.Card{Planned: 20}, 15},
		{model.Card{Planned: 10}, 5}, {model.Card{Planned: 7}, 2}, {model.Card{Planned: 5}, 0}, {model.Card{Planned: 3}, 0},
		{model.Card{Planned: 45, Optional: true}, 0},
	} {
		if got := c.card.Shorter(); got != c.want {
			t.Errorf("%d minutes (if time: %t) become %d, want %d", c.card.Planned, c.card.Optional, got, c.want)
		}
	}
}

// Five cards of 15 minutes from nine, the first one begun 20 minutes late.
func TestShorteningEndsTheDayEarlierAndKeepsItsPlan(t *testing.T) {
	for name, c := range map[string]struct {
		edit     model.Edit
		expected int // minutes after nine
	}{
		"nothing":                      {model.Several(), 95},
		"a card dropped":               {model.Shorten("n2", 0), 80},
		"a card shortened":             {model.Shorten("n2", 5), 85},
		"shortened twice":              {model.Several(model.Shorten("n2", 10), model.Shorten("n2", 5)), 85},
		"shortened and dropped":        {model.Several(model.Shorten("n2", 10), model.Shorten("n2", 0)), 80},
		"one dropped, one shortened":   {model.Several(model.Shorten("n2", 0), model.Shorten("n3", 10)), 75},
		"dropped and brought back":     {model.Several(model.Shorten("n2", 0), model.BringBack("n2", 9)), 95},
		"an if-time card is in no end": {model.ChangeCard("n2", func(c *model.Card) { c.Optional = true }), 80},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.at(20).do(model.MoveCard("n1", model.Doing, 0), model.OpenCard("n1"), c.edit)
			planned := 75
			if d.session.Wall.Card("n2").Optional {
				planned = 60
			}
			want := model.DayEnd{Planned: minute(planned), Expected: minute(c.expected), Late: time.Duration(c.expected-planned) * time.Minute}
			end, ok := d.session.DayEnd(1, d.now)
			if diff := cmp.Diff(want, end); diff != "" || !ok {
				t.Errorf("ok %t %s", ok, diff)
			}
			if faults := model.Validate(d.session); len(faults) > 0 {
				t.Error(faults)
			}
		})
	}
}

func TestADroppedCardIsKeptAndComesBack(t *testing.T) {
	d := newDesk(t)
	before := d.session.Wall.Card("n2")
	d.do(model.Shorten("n2", 0))
	if got := titles(d.session.Wall.Todo) + " / " + titles(d.session.Wall.Dropped); got != "1 3 4 5 / 2" {
		t.Errorf("To do and dropped: %s", got)
	}
	d.do(model.BringBack("n2", 1))
	if diff := cmp.Diff(before, d.session.Wall.Todo[1], cmp.Comparer(func(a, b model.Text) bool { return a == b })); diff != "" {
		t.Error(diff)
	}
	if got := titles(d.session.Wall.Dropped); got != "" {
		t.Errorf("still dropped: %s", got)
	}
}

func TestShorteningIsRefused(t *testing.T) {
	d := newDesk(t)
	d.do(model.MoveCard("n1", model.Doing, 0), model.MoveCard("n2", model.Done, 0))
	d.refused(model.Shorten("n1", 5), "“Card 1” was begun", "only cards in To do")
	d.refused(model.Shorten("n2", 0), "“Card 2” was begun")
	d.refused(model.Shorten("n3", 15), "“Card 3” has 15 minutes", "fewer")
	d.refused(model.Shorten("n3", -1), "“Card 3” has 15 minutes")
	d.refused(model.Shorten("n99", 0), "not on the wall")
	d.refused(model.BringBack("n3", 0), "not on the wall")
}

func TestFaultsOfDroppedCardsAreFound(t *testing.T) {
	d := newDesk(t)
	wall := *d.session.Wall
	wall.Dropped = []model.Card{{ID: "n1", Title: text("Twice"), Kind: model.TalkCard, Cut: -1}}
	d.session.Wall = &wall
	var paths []string
	for _, err := range model.Validate(d.session) {
		paths = append(paths, err.(model.Fault).Path)
	}
	if diff := cmp.Diff([]string{"wall.dropped[0].id", "wall.dropped[0]"}, paths); diff != "" {
		t.Error(diff)
	}
}

func TestMinutesGivenBackAreNotCutAnyMore(t *testing.T) {
	for _, c := range []struct{ typed, cut int }{{40, 5}, {45, 0}, {60, 0}, {20, 10}, {35, 10}} {
		d := newDesk(t)
		id := d.session.Wall.Todo[0].ID
		length := func(n int) model.Edit { return model.ChangeCard(id, func(c *model.Card) { c.Planned = n }) }
		d.do(length(45))
		d.do(model.Shorten(id, 35))
		d.do(length(c.typed))
		if card := d.session.Wall.Card(id); card.Planned != c.typed || card.Cut != c.cut {
			t.Errorf("45 minutes, shortened to 35, then %d: the card has %d and %d cut, not %d", c.typed, card.Planned, card.Cut, c.cut)
		}
	}
}
