package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Cents are an amount of money in hundredths of the room's currency, so that every sum is exact.
type Cents int64

// MostCents is the largest amount that is taken: ten million for one defect.
const MostCents Cents = 10_000_000_00

// String writes the amount with its thousands apart, and hundredths only where there are some: "5,000", "0.50".
func (c Cents) String() string {
	if c < 0 {
		return "-" + (-c).String()
	}
	said := Thousands(int64(c / 100))
	if c%100 != 0 {
		said += fmt.Sprintf(".%02d", c%100)
	}
	return said
}

// Brief writes the amount in whole units, and from a million on in millions to a tenth, where the whole of it is wider than
// a number of characters: "2.5M".
func (c Cents) Brief(most int) string {
	said := c.String()
	if len(said) <= most {
		return said
	}
	if whole := Thousands(int64(c+50) / 100); len(whole) <= most {
		return whole
	}
	tenths := int64(c+5_000_000) / 10_000_000
	said = Thousands(tenths / 10)
	if tenths%10 != 0 {
		said += fmt.Sprintf(".%d", tenths%10)
	}
	return said + "M"
}

// Thousands writes a whole number with its thousands apart: "2,555".
func Thousands(n int64) string {
	said := strconv.FormatInt(n, 10)
	for i := len(said) - 3; i > 0 && said[i-1] != '-'; i -= 3 {
		said = said[:i] + "," + said[i:]
	}
	return said
}

// amounts are digits, all together or in threes behind one sign; and with a sign at most two more.
var amounts = regexp.MustCompile(`^([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]{1,3}(?:[ '’][0-9]{3})+)(?:[.,]([0-9]{1,2}))?$`)

// hundredths reads a number as people write it. Behind a comma or a point three digits are thousands, and one or two are
// parts of a whole.
func hundredths(typed string) (n int64, ok bool) {
	found := amounts.FindStringSubmatch(typed)
	if found == nil {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.NewReplacer(",", "", ".", "", " ", "", "'", "", "’", "").Replace(found[1])+(found[2] + "00")[:2], 10, 64)
	return n, err == nil
}

// ParseCents reads an amount without its currency: 5000, 5,000, 5.000, 5 000 or 49.50; nil for an empty one. The error is
// a sentence.
func ParseCents(input string) (*Cents, error) {
	typed := strings.Join(strings.Fields(input), " ")
	if typed == "" {
		return nil, nil
	}
	n, ok := hundredths(typed)
	switch c := Cents(n); {
	case !ok:
		return nil, fmt.Errorf("%s is no amount: write it like 5000 or 49.50, without the currency", quote(input))
	case c > MostCents:
		return nil, fmt.Errorf("%s is over %s, and no defect costs that", quote(input), MostCents)
	default:
		return &c, nil
	}
}

// MostFound is the largest number of defects a year that is taken for one rung.
const MostFound = 99_999

// ParseFound reads a number of defects: 1200 or 1,200; nil for an empty one. The error is a sentence.
func ParseFound(input string) (*int, error) {
	typed := strings.Join(strings.Fields(input), " ")
	if typed == "" {
		return nil, nil
	}
	n, ok := hundredths(typed)
	switch found := int(n / 100); {
	case !ok || n%100 != 0:
		return nil, fmt.Errorf("%s is no number of defects: type digits only", quote(input))
	case found > MostFound:
		return nil, fmt.Errorf("%s is more than %s, and nobody counts that many", quote(input), Thousands(MostFound))
	default:
		return &found, nil
	}
}
