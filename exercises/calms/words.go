package calms

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"flipchart/model"
	"flipchart/tui/ui"
)

// question is the one that the groups answer.
const question = "In which order do we put these five to work here?"

// completeOrders says how far the room is, without telling any order.
func completeOrders(calms *model.Calms) string {
	complete := len(calms.Complete())
	if open := len(calms.Orders) - complete; open > 0 {
		return fmt.Sprintf("%s complete, %d not yet", model.Count(complete, "order"), open)
	}
	return model.Count(complete, "order") + " complete"
}

// openOrders says which do not count; empty where all do.
func openOrders(calms *model.Calms) string {
	var open []string
	for _, order := range calms.Orders {
		if !order.Complete() {
			open = append(open, ui.Fit(order.By.String(), 15))
		}
	}
	said := model.Count(len(open), "order") + " are not complete and do not count: "
	switch len(open) {
	case 0:
		return ""
	case 1:
		return "1 order is not complete and does not count: " + open[0] + "."
	case 2:
		return said + open[0] + " and " + open[1] + "."
	default:
		return said + fmt.Sprintf("%s, %s and %d more.", open[0], open[1], len(open)-2)
	}
}

// agreement is in words how much the groups agree, with W and what chance gives; empty below two orders, and
// without a word where these are so few that chance alone gives much of it.
func agreement(a model.Agreement) string {
	said := agree(a)
	switch {
	case !a.Known:
		return ""
	case said == "":
		return fmt.Sprintf("Agreement: W %.2f of 1 (chance %.2f)", a.W, a.Chance)
	}
	return fmt.Sprintf("The groups %s: W %.2f of 1 (chance %.2f)", said, a.W, a.Chance)
}

// agree is the word for W; empty below four orders. The steps at 0.3 and 0.7 are those of R. C. Schmidt,
// "Managing Delphi surveys using nonparametric statistical techniques" (1997).
func agree(a model.Agreement) string {
	switch {
	case a.ByChance():
		return "did not agree"
	case a.Orders < wordedOrders:
		return ""
	case a.W < 0.3:
		return "hardly agree"
	case a.W < 0.7:
		return "agree somewhat"
	}
	return "agree well"
}

// wordedOrders is from how many orders on agreement has a word.
const wordedOrders = 4

// apart tells where the room differs most: one group that stands alone, a split, or several split alike.
func apart(a model.Agreement) string {
	most := a.SplitMost()
	switch {
	case a.Orders < 2:
		return ""
	case len(most) == 0:
		return "All orders are the same."
	case len(most) > 1:
		return "Split most: " + listed(most)
	}
	if _, alone := most[0].Outlier(); alone {
		return "Furthest apart: " + givenPlaces(most[0])
	}
	return "Split most: " + givenPlaces(most[0])
}

// listed is as in "Culture, Automation and Sharing".
func listed(standings []model.Standing) string {
	var names []string
	for _, x := range standings {
		names = append(names, string(x.Value))
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// givenPlaces is as in "Lean (1st for five groups, 5th for one)", the place that most gave first.
func givenPlaces(x model.Standing) string {
	most := make([]int, len(x.Places))
	for i := range most {
		most[i] = i
	}
	slices.SortStableFunc(most, func(a, b int) int { return cmp.Compare(x.Places[b], x.Places[a]) })
	var said []string
	for _, place := range most {
		switch n := x.Places[place]; {
		case n == 0:
		case len(said) == 0:
			said = append(said, ordinals[place]+" for "+groups(n))
		default:
			said = append(said, ordinals[place]+" for "+spelled(n))
		}
	}
	return string(x.Value) + " (" + strings.Join(said, ", ") + ")"
}

// groups counts them in words: "five groups".
func groups(n int) string {
	if n == 1 {
		return "one group"
	}
	return spelled(n) + " groups"
}

var ordinals = []string{"1st", "2nd", "3rd", "4th", "5th"}

// places as one speaks of them.
var places = []string{"first", "second", "third", "fourth", "last"}

var numerals = []string{"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"}

func spelled(n int) string {
	if n < len(numerals) {
		return numerals[n]
	}
	return strconv.Itoa(n)
}

// sharedPlace is a place in the room's order; a tie shows as one: "2=".
func sharedPlace(x model.Standing) string {
	if x.Tied {
		return strconv.Itoa(x.Place) + "="
	}
	return strconv.Itoa(x.Place)
}
