// Package facts holds what the course document states: its tables, lists and figures, in files beside it. Each
// stands there once; exercises show them and the report names things by them. Documents keep the keys.
package facts

import (
	"embed"
	"fmt"
	"sync"

	"github.com/goccy/go-yaml"
)

//go:embed *.yaml
var files embed.FS

// withKey is the entry of a list that has a key, or other where none has: another version of the course had it.
func withKey[T any](list []T, key string, of func(T) string, other T) T {
	for _, entry := range list {
		if of(entry) == key {
			return entry
		}
	}
	return other
}

// once reads a file when somebody first wants it. A file that cannot be read is a mistake in the program, which
// the tests find.
func once[T any](name string) func() T {
	return sync.OnceValue(func() T {
		var found T
		content, err := files.ReadFile(name)
		if err == nil {
			err = yaml.UnmarshalWithOptions(content, &found, yaml.Strict())
		}
		if err != nil {
			panic(fmt.Sprintf("the facts in %s cannot be read: %v", name, err))
		}
		return found
	})
}
