package model

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// ParseFigure reads what is typed for a PT, an LT or a wait: a time (3d), a guessed one (~3d), a range
// beside the typical figure that is there already (4..10d), or both (6d 4..10d). Empty clears the
// figure. What is known about the figure before stays where the figure does, and goes with it where it
// does not. The error is a sentence that says what was expected.
func ParseFigure(input string, before Figure) (Figure, error) {
	typed, guessed := cutGuess(input)
	if typed == "" {
		if guessed {
			return Figure{}, errors.New("“~” marks a guess: write the time behind it, like ~3d")
		}
		return Figure{}, nil
	}
	typical, low, high, ranged, err := cutRange(typed)
	if err != nil {
		return Figure{}, err
	}
	figure := Figure{Span: before.Span, Low: before.Low, High: before.High}
	if typical != "" {
		if figure.Span, err = ParseSpan(typical); err != nil {
			return Figure{}, err
		}
	}
	if ranged {
		if figure.Low, err = ParseSpan(low); err != nil {
			return Figure{}, err
		}
		if figure.High, err = ParseSpan(high); err != nil {
			return Figure{}, err
		}
	}
	same := figure.Span == before.Span && figure.Low == before.Low && figure.High == before.High
	if same && guessed == before.guessed() {
		return before, nil
	}
	if guessed {
		figure.Source.How = Guessed
	}
	return figure, nil
}

// cutGuess takes the mark of a guess off the front.
func cutGuess(input string) (rest string, guessed bool) {
	rest, guessed = strings.CutPrefix(strings.TrimSpace(input), "~")
	return strings.TrimSpace(rest), guessed
}

// cutRange divides "6d 4..10d" into the typical figure and both ends. A low end without a unit has the
// high end's.
func cutRange(typed string) (typical, low, high string, ranged bool, err error) {
	before, high, ranged := strings.Cut(typed, "..")
	switch {
	case dashed(typed):
		return "", "", "", false, fmt.Errorf("%s has a dash: a range is written 4..10d", quote(typed))
	case !ranged:
		return typed, "", "", false, nil
	case strings.HasPrefix(high, ".") || strings.Contains(high, ".."):
		return "", "", "", false, fmt.Errorf("%s cannot be read: a range has two ends: 4..10d", quote(typed))
	}
	fields, high := strings.Fields(before), strings.Join(strings.Fields(high), " ")
	if len(fields) == 0 || high == "" {
		return "", "", "", false, fmt.Errorf("%s is half a range: write it like 4..10d", quote(typed))
	}
	low = fields[len(fields)-1]
	if strings.Trim(low, "0123456789.,") == "" {
		low += high[strings.LastIndexAny(high, "0123456789., ")+1:]
	}
	return strings.Join(fields[:len(fields)-1], " "), low, high, true, nil
}

// dashed is true for 1d-3d: one dash, with figures on both sides of it.
func dashed(typed string) bool {
	ends := strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune("-\u2013\u2212", r) })
	digits := "0123456789"
	return len(ends) == 2 && strings.ContainsAny(ends[0], digits) && strings.ContainsAny(ends[1], digits)
}

// Known is true where there is a typical figure: a range alone is not one, and adds nothing to a sum.
func (f Figure) Known() bool { return f.Span.Known() }

func (f Figure) empty() bool { return !f.Span.Known() && !f.Low.Known() && !f.High.Known() }

func (f Figure) guessed() bool { return f.Source.How == Guessed }

// Range is both ends as "4..10d", or nothing where there is no range.
func (f Figure) Range() string {
	if !f.Low.Known() && !f.High.Known() {
		return ""
	}
	low, high := strings.ReplaceAll(f.Low.String(), " ", ""), f.High.String()
	unit := strings.TrimLeft(high, "0123456789.,")
	if number, same := strings.CutSuffix(low, unit); same && strings.Trim(number, "0123456789.,") == "" && !strings.HasSuffix(number, ".") {
		low = number // 4..10d says the unit once
	}
	return low + ".." + high
}

// Typed is the figure with its range as ParseFigure reads it: what a field holds when it is opened.
func (f Figure) Typed() string {
	if !f.Span.Known() || f.Range() == "" {
		return f.String()
	}
	return f.String() + " " + f.Range()
}

// String is the typical figure as entered, or the range where there is none; "~" marks a guess.
func (f Figure) String() string {
	said := f.Span.String()
	if said == "" {
		said = f.Range()
	}
	if said != "" && f.guessed() {
		return "~" + said
	}
	return said
}

// ParseEstimate reads what is typed for a %CA: 80, 80 %, or ~80 for a guess. Empty clears it; the
// rounds stay. A figure typed in place of one that the room did not agree on is not disputed.
func ParseEstimate(input string, before Estimate) (Estimate, error) {
	typed, guessed := cutGuess(input)
	if typed == "" && !guessed {
		return Estimate{Rounds: before.Rounds}, nil
	}
	if typed == "" {
		return Estimate{}, errors.New("“~” marks a guess: write the figure behind it, like ~80")
	}
	percent, err := ParsePercent(typed)
	if err != nil {
		return Estimate{}, err
	}
	if samePercent(&percent, before.Percent) && guessed == (before.Source.How == Guessed) {
		return before, nil
	}
	estimate := Estimate{Percent: &percent, Receiver: before.Receiver, Gone: before.Gone, Rounds: before.Rounds}
	if guessed {
		estimate.Source.How = Guessed
	}
	return estimate, nil
}

// TypedEstimate is ParseEstimate for what somebody types into a field: a room that writes 0.7 means 70 %,
// so a figure between 0 and 1 is asked about, unless it stood there before or has its % behind it.
func TypedEstimate(input string, before Estimate) (Estimate, error) {
	estimate, err := ParseEstimate(input, before)
	if err != nil || samePercent(estimate.Percent, before.Percent) || estimate.Percent == nil {
		return estimate, err
	}
	return estimate, share(input, *estimate.Percent)
}

// share asks about a figure that may have been meant as a share of one.
func share(input string, percent float64) error {
	if percent <= 0 || percent >= 1 || strings.HasSuffix(strings.TrimSpace(input), "%") {
		return nil
	}
	return fmt.Errorf("%s of 100? Type %s, or %[1]s%% if so few", Number(percent), Number(math.Round(percent*1e5)/1e3))
}

// String is the %CA as it is read, to a tenth, with "~" before a guess; nothing where it is not estimated.
func (e Estimate) String() string {
	if e.Percent == nil {
		return ""
	}
	return e.mark() + GivenPercent(*e.Percent)
}

// Typed is the exact %CA as ParseEstimate reads it: what a field holds when it is opened.
func (e Estimate) Typed() string {
	if e.Percent == nil {
		return ""
	}
	return e.mark() + Number(*e.Percent)
}

func (e Estimate) mark() string {
	if e.Source.How == Guessed {
		return "~"
	}
	return ""
}

// ParsePercent reads a share of a hundred: 80, 80 %, 80.5 or 80,5. The error is a sentence.
func ParsePercent(input string) (float64, error) {
	typed := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(input), "%"))
	if strings.HasPrefix(typed, "-") || strings.HasPrefix(typed, "\u2212") {
		return 0, fmt.Errorf("%s is below 0: a percentage is 0 to 100", quote(input))
	}
	percent, err := strconv.ParseFloat(strings.Replace(typed, ",", ".", 1), 64)
	if err != nil || strings.Trim(typed, "0123456789.,") != "" || len(typed) > spanLimit {
		return 0, fmt.Errorf("%s is no percentage: write it like 80 or 80 %%", quote(input))
	}
	if percent > 100 {
		return 0, fmt.Errorf("%s is above 100: a percentage is 0 to 100", quote(input))
	}
	if percent > 0 && percent < leastPercent {
		return 0, fmt.Errorf("%s cannot be told from 0: write 0, or at least 0.001", quote(input))
	}
	return percent, nil
}

// leastPercent above 0 that is taken: Number writes a smaller one as a power of ten, which ParsePercent does not read.
const leastPercent = 1e-9

// mostAnswers of one round: more people than any room holds.
const mostAnswers = 500

// ParseAnswers reads several people's percentages, divided by blanks, semicolons or a comma and a blank.
// The error names the answer that cannot be read; one between 0 and 1 needs its %, as in TypedEstimate.
func ParseAnswers(input string) ([]float64, error) {
	fields := strings.FieldsFunc(input, func(r rune) bool { return strings.ContainsRune(" \t\r\n;", r) })
	var answers []float64
	for _, field := range fields {
		field = strings.Trim(field, ",")
		if field == "" || field == "%" {
			continue
		}
		if _, decimals, ok := strings.Cut(strings.TrimSuffix(field, "%"), ","); ok && len(decimals) > 1 {
			return nil, fmt.Errorf("answer %d, %s, may be one or several: put blanks between the answers", len(answers)+1, quote(field))
		}
		percent, err := ParsePercent(field)
		if err == nil {
			err = share(field, percent)
		}
		if err != nil {
			return nil, fmt.Errorf("answer %d: %w", len(answers)+1, err)
		}
		if answers = append(answers, percent); len(answers) > mostAnswers {
			return nil, fmt.Errorf("a round has at most %d answers", mostAnswers)
		}
	}
	if len(answers) == 0 {
		return nil, errors.New("type the answers with blanks between them, like 80 70 90 85")
	}
	return answers, nil
}

// PT is the time in which one item is worked on at the step; false where it is not known.
func (s Step) PT(c Calendar) (Milliseconds, bool) {
	return s.Process.Span.Length(c), s.Process.Span.Known()
}

// LT is the time from the work's arrival at the step until it is handed on: as typed, or PT and wait.
func (s Step) LT(c Calendar) (Milliseconds, bool) {
	if s.Lead.Span.Known() {
		return s.Lead.Span.Length(c), true
	}
	if s.Wait.Span.Known() && s.Process.Span.Known() {
		return s.Process.Span.Length(c) + s.Wait.Span.Length(c), true
	}
	return 0, false
}

// WaitTime is what of the LT nobody works: as typed, or LT without PT.
func (s Step) WaitTime(c Calendar) (Milliseconds, bool) {
	if s.Wait.Span.Known() {
		return s.Wait.Span.Length(c), true
	}
	if s.Lead.Span.Known() && s.Process.Span.Known() {
		return s.Lead.Span.Length(c) - s.Process.Span.Length(c), true
	}
	return 0, false
}
