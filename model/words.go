package model

import (
	"fmt"
	"math"
	"strconv"
)

// Count says a number of things: "1 step", "3 steps".
func Count(n int, thing string) string {
	if n != 1 {
		thing += "s"
	}
	return fmt.Sprintf("%d %s", n, thing)
}

// Rounded is a percentage that follows from others, 0 to 100, as it is read: whole points, and tenths below
// one so that little is never told as nothing.
func Rounded(percent float64) float64 {
	if percent > 0 && percent < 1 {
		return Tenths(percent)
	}
	return math.Round(percent)
}

// Percent writes a percentage that follows from others, 0 to 100, as Rounded has it; what is too little for a
// tenth is "below 0.1".
func Percent(percent float64) string {
	if percent > 0 && percent < 0.05 {
		return "below 0.1"
	}
	return Number(Rounded(percent))
}

// Tenths is a percentage that people gave, or a quartile of such, 0 to 100, as it is read: to a tenth of a
// point, so that who multiplies the steps' %CA comes to the same product. Little is never told as nothing,
// and nearly all never as all.
func Tenths(percent float64) float64 {
	tenths := math.Round(percent * 10)
	if percent > 0 && percent < 100 {
		tenths = min(max(tenths, 1), 999)
	}
	return tenths / 10
}

// GivenPercent writes a percentage that people gave, or a quartile of such, to a tenth and without its sign.
func GivenPercent(percent float64) string { return Number(Tenths(percent)) }

// Number writes a figure without needless decimals, and one that nobody would read in full as a power of ten.
func Number(f float64) string {
	if size := math.Abs(f); size >= 1e15 || size > 0 && size < 1e-9 {
		return strconv.FormatFloat(f, 'g', -1, 64)
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

// quote shows a piece of input in a sentence, made safe and shortened to what fits a line.
func quote(s string) string {
	const shown, looked = 30, 400
	if len(s) > looked {
		s = s[:looked]
	}
	s = MustClean(s).String()
	if r := []rune(s); len(r) > shown {
		s = string(r[:shown-1]) + "…"
	}
	return "“" + s + "”"
}
