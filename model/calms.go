package model

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
)

// Value is one letter of CALMS. The values are what the session's JSON says.
type Value string

// The five in the order of the word.
const (
	Culture     Value = "Culture"
	Automation  Value = "Automation"
	Lean        Value = "Lean"
	Measurement Value = "Measurement"
	Sharing     Value = "Sharing"
)

// Values in the order of the word.
var Values = []Value{Culture, Automation, Lean, Measurement, Sharing}

// CourseOrder is the order in which the course document puts them to work.
var CourseOrder = []Value{Sharing, Measurement, Lean, Automation, Culture}

// Calms holds the orders that groups or people gave.
type Calms struct {
	Orders   []Order `json:"orders"`
	Revealed bool    `json:"revealed,omitempty"` // the course's order has been shown
}

// Order is one group's order, first place first. It may be incomplete while it is being made.
type Order struct {
	ID    ID      `json:"id"`
	By    Text    `json:"by"`
	Order []Value `json:"order"`
}

func (o Order) id() ID { return o.ID }

// Find says where an order is in the list of them; ok is false when there is none with this id.
func (c *Calms) Find(id ID) (index int, ok bool) {
	i := indexOf(c.Orders, id)
	return i, i >= 0
}

// Complete is true when each of the five values has its place.
func (o Order) Complete() bool {
	return len(o.Order) == len(Values) && len(o.Unplaced()) == 0
}

// Unplaced are the values that have no place yet, in the order of the word.
func (o Order) Unplaced() []Value {
	return slices.DeleteFunc(slices.Clone(Values), func(v Value) bool { return slices.Contains(o.Order, v) })
}

// Complete are the orders that count: those in which every value has its place.
func (c *Calms) Complete() []Order {
	return slices.DeleteFunc(slices.Clone(c.Orders), func(o Order) bool { return !o.Complete() })
}

// AddOrder starts the order of a group or a person, with nothing in it yet. An empty name becomes the
// first "Group 1", "Group 2" … that is free; a name that is taken is refused.
func AddOrder(by Text) Edit {
	return func(s Session, stamp Stamp) (Session, error) {
		if err := checkRoom("orders", len(s.Calms.Orders), 1); err != nil {
			return s, err
		}
		if by.Empty() {
			by = s.Calms.FreeName()
		}
		if err := s.Calms.checkName(by, ""); err != nil {
			return s, err
		}
		order := Order{ID: stamp.NewID(), By: by, Order: []Value{}}
		return s.withOrders(append(slices.Clip(s.Calms.Orders), order)), nil
	}
}

// FreeName is the first of "Group 1", "Group 2" … that no order has.
func (c *Calms) FreeName() Text {
	for n := 1; ; n++ {
		name := MustClean("Group " + strconv.Itoa(n))
		if c.checkName(name, "") == nil {
			return name
		}
	}
}

// checkName refuses an empty name, and one that another order than the one with this id has.
func (c *Calms) checkName(by Text, id ID) error {
	if by.Empty() {
		return errors.New("an order needs the name of the group or person that it is from")
	}
	if err := by.within(NameLimit); err != nil {
		return err
	}
	for _, o := range c.Orders {
		if o.ID != id && Fold(o.By.s) == Fold(by.s) {
			return fmt.Errorf("there is an order by %s already: give this one another name", quote(o.By.s))
		}
	}
	return nil
}

// PlaceValue puts a value at a place of an order, 0 being the first, counted without the value itself; a
// place beyond the end is the end. A value that has a place already moves.
func PlaceValue(id ID, v Value, place int) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		if !slices.Contains(Values, v) {
			return s, fmt.Errorf("%s is no value of CALMS", quote(string(v)))
		}
		return s.changeOrder(id, func(o *Order) error {
			rest := o.without(v)
			o.Order = slices.Insert(rest, min(max(place, 0), len(rest)), v)
			return nil
		})
	}
}

// TakeValue takes a value out of an order, so that it has no place in it.
func TakeValue(id ID, v Value) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		return s.changeOrder(id, func(o *Order) error { o.Order = o.without(v); return nil })
	}
}

func (o Order) without(v Value) []Value {
	return slices.DeleteFunc(slices.Clone(o.Order), func(other Value) bool { return other == v })
}

// RenameOrder gives an order another group's or person's name.
func RenameOrder(id ID, by Text) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		return s.changeOrder(id, func(o *Order) error {
			o.By = by
			return s.Calms.checkName(by, id)
		})
	}
}

// DeleteOrder takes an order out of the count.
func DeleteOrder(id ID) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		orders, err := without(s.Calms.Orders, id, errNoOrder)
		if err != nil {
			return s, err
		}
		return s.withOrders(orders), nil
	}
}

// Reveal shows the course's order beside the room's, or hides it again.
func Reveal(revealed bool) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		c := *s.Calms
		c.Revealed = revealed
		s.Calms = &c
		return s, nil
	}
}

var errNoOrder = errors.New("that order is not there any more")

func (s Session) changeOrder(id ID, change func(*Order) error) (Session, error) {
	orders, err := changed(s.Calms.Orders, id, errNoOrder, change)
	if err != nil {
		return s, err
	}
	return s.withOrders(orders), nil
}

func (s Session) withOrders(orders []Order) Session {
	c := *s.Calms
	c.Orders = orders
	s.Calms = &c
	return s
}

func (c *Calms) validate(v *validator) {
	seen := &Calms{}
	checkEach(v, "orders", "calms.orders", c.Orders, func(path string, order Order) {
		v.say(seen.checkName(order.By, order.ID), "%s.by", path)
		seen.Orders = append(seen.Orders, order)
		for j, value := range order.Order {
			switch {
			case !slices.Contains(Values, value):
				v.say(fmt.Errorf("%s is no value of CALMS", quote(string(value))), "%s.order[%d]", path, j)
			case slices.Index(order.Order, value) != j:
				v.say(fmt.Errorf("%s has a place already", value), "%s.order[%d]", path, j)
			}
		}
	})
}
