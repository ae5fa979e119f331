package model_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"flipchart/model"
)

const today = model.Date("2026-11-25")

func TestADateIsReadAsItIsTyped(t *testing.T) {
	for typed, want := range map[string]model.Date{
		"": "", "  ": "", "2026-12-01": "2026-12-01", " 2024-02-29 ": "2024-02-29",
		"1 Dec": "2026-12-01", "Dec 1": "2026-12-01", "1. dec.": "2026-12-01", "1st December": "2026-12-01", "December 1, 2027": "2027-12-01",
		"25 Nov": "2026-11-25", "24 Nov": "2027-11-24", "2 sept": "2027-09-02", "22nd Jan": "2027-01-22", "3 Mar 2020": "2020-03-03",
		"29 Feb": "2028-02-29", "31 may": "2027-05-31",
	} {
		if got, err := model.ParseDate(typed, today); got != want || err != nil {
			t.Errorf("%q is %q (%v), want %q", typed, got, err, want)
		}
	}
	for typed, want := range map[string]string{
		"soon": "like 2026-12-01 or 1 Dec", "2026-02-30": "like 2026-12-01", "1/12": "like 2026-12-01", "1 12": "like 2026-12-01",
		"30 Feb": "there is no “30 Feb”", "31 April 2027": "there is no", "1 Dec 26": "there is no", "2250-01-01": "like 2026-12-01",
		"1 Dec 2026 or so": "like 2026-12-01", "Dec": "like 2026-12-01", "0 Dec": "like 2026-12-01", "1 J": "like 2026-12-01",
	} {
		if got, err := model.ParseDate(typed, today); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is %q (%v), want an error with %q", typed, got, err, want)
		}
	}
}

func TestADateIsReadBackAsItIsShown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		days := rapid.IntRange(0, 80000).Draw(t, "days")
		at := time.Date(1970, time.January, 1+days, 23, 59, 0, 0, time.UTC)
		date := model.DateOf(at)
		if got, err := model.ParseDate(date.String(), today); got != date || err != nil {
			t.Fatalf("%s is read back as %q (%v)", date, got, err)
		}
		later := rapid.IntRange(-900, 900).Draw(t, "later")
		other := model.DateOf(at.AddDate(0, 0, later))
		if got := date.DaysUntil(other); got != later || (later > 0) != (other > date) {
			t.Fatalf("from %s to %s are %d days, want %d", date, other, got, later)
		}
	})
}

func TestADateIsTheReadersDay(t *testing.T) {
	at := time.Date(2026, time.November, 25, 23, 30, 0, 0, time.UTC)
	if got := model.DateOf(at.In(time.FixedZone("CET", 3600))); got != "2026-11-26" {
		t.Errorf("half past midnight in Vienna is on %s", got)
	}
}
