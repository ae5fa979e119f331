package facts

// Way is one of the three.
type Way struct {
	Key      string
	Name     string
	Aim      string
	Means    []string // what the course counts to it
	Measures []Measure
	Gate     string // what the course asks for before the next way is begun; empty for nothing
}

// Measure is what a way is measured by.
type Measure struct{ Key, Name string }

// Ways are the document's three, in its order.
var Ways = once[[]Way]("three_ways.yaml")

// WayNamed is the way of a key; only that key where the course has no such way.
func WayNamed(key string) Way {
	return withKey(Ways(), key, func(w Way) string { return w.Key }, Way{Key: key, Name: key})
}

// MeasureNamed is what the course calls a measure; its key where it does not know it.
func MeasureNamed(key string) string {
	for _, way := range Ways() {
		for _, measure := range way.Measures {
			if measure.Key == key {
				return measure.Name
			}
		}
	}
	return key
}
