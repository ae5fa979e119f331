package model_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"flipchart/model"
)

func TestParseCents(t *testing.T) {
	for typed, want := range map[string]model.Cents{
		"0": 0, "5000": 5000_00, "5,000": 5000_00, "5.000": 5000_00, "5 000": 5000_00, "5'000": 5000_00, "49.5": 49_50, "49,50": 49_50,
		"1,234,567.89": 1_234_567_89, "1.234.567,89": 1_234_567_89, " 12 ": 12_00, "10000000": model.MostCents,
	} {
		if got, err := model.ParseCents(typed); err != nil || got == nil || *got != want {
			t.Errorf("%q is %v, %v; want %d", typed, got, err, want)
		}
	}
	if got, err := model.ParseCents("  "); got != nil || err != nil {
		t.Errorf("nothing is %v, %v", got, err)
	}
	for _, typed := range []string{"-1", "$5", "1,2345", "1.2.3", "5,00,000", "x", "10000000.01", strings.Repeat("9", 40), "1e3"} {
		if got, err := model.ParseCents(typed); err == nil {
			t.Errorf("%q was taken for %v", typed, *got)
		}
	}
}

func TestParseFound(t *testing.T) {
	for typed, want := range map[string]int{"0": 0, "12": 12, "1,200": 1200, "99999": model.MostFound} {
		if got, err := model.ParseFound(typed); err != nil || got == nil || *got != want {
			t.Errorf("%q is %v, %v; want %d", typed, got, err, want)
		}
	}
	if got, err := model.ParseFound(""); got != nil || err != nil {
		t.Errorf("nothing is %v, %v", got, err)
	}
	for _, typed := range []string{"-1", "1.5", "many", "100000"} {
		if _, err := model.ParseFound(typed); err == nil {
			t.Errorf("%q was taken", typed)
		}
	}
}

func TestCentsAreWrittenAsPeopleReadThem(t *testing.T) {
	for cents, want := range map[model.Cents]string{0: "0", 5: "0.05", 50_00: "50", 999_99: "999.99", 1000_00: "1,000", 1_234_567_80: "1,234,567.80", -80_000_00: "-80,000"} {
		if got := cents.String(); got != want {
			t.Errorf("%d is written %q, want %q", cents, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		cents := model.Cents(rapid.Int64Range(0, int64(model.MostCents)).Draw(t, "cents"))
		if got, err := model.ParseCents(cents.String()); err != nil || *got != cents {
			t.Fatalf("%s is read as %v, %v", cents, got, err)
		}
	})
}

func TestAmountsThatAreTooWideAreWrittenInMillions(t *testing.T) {
	for _, test := range []struct {
		cents model.Cents
		most  int
		want  string
	}{
		{5000_00, 9, "5,000"}, {1_234_567_89, 12, "1,234,567.89"}, {1_234_567_89, 9, "1,234,568"}, {1_250_000_00, 8, "1.3M"},
		{10_000_000_00, 9, "10M"}, {999_990_000_000_00, 9, "999,990M"},
	} {
		if got := test.cents.Brief(test.most); got != test.want {
			t.Errorf("%d in %d characters is %q, want %q", test.cents, test.most, got, test.want)
		}
	}
}

func TestTheCurrencyStandsBeforeTheAmount(t *testing.T) {
	for currency, want := range map[string]string{"$": "$5,000", "€": "€5,000", "CHF": "CHF 5,000", "": "5,000"} {
		if got := (model.CostLadder{Currency: text(currency)}).Says(5000_00); got != want {
			t.Errorf("%q is said, want %q", got, want)
		}
	}
	if got := (model.CostLadder{Currency: text("$")}).Says(-5); got != "-$0.05" {
		t.Errorf("%q is said of what is below nothing", got)
	}
}
