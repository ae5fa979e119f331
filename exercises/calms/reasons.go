package calms

import (
	_ "embed"
	"fmt"
	"sync"

	"github.com/goccy/go-yaml"

	"flipchart/model"
)

//go:embed order.yaml
var orderFile []byte

// reason is what the course says of one value.
type reason struct {
	Value  model.Value
	Reason string // for its place
	Do     string
	Get    string
}

// reasons in the course's order, read when somebody first wants them.
var reasons = sync.OnceValue(func() []reason {
	var found []reason
	if err := yaml.UnmarshalWithOptions(orderFile, &found, yaml.Strict()); err != nil {
		panic(fmt.Sprintf("the reasons for the course's order cannot be read: %v", err)) // a test reads them
	}
	return found
})

// parts are what can be read of a value, one at a time where there is little room.
var parts = []struct {
	name string
	text func(reason) string
}{
	{"why here", func(r reason) string { return r.Reason }},
	{"what to do", func(r reason) string { return r.Do }},
	{"what one gets", func(r reason) string { return r.Get }},
}
