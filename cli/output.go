package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// output is standard output. It keeps the first error, of which cobra says nothing when it prints help.
type output struct{ err error }

func (o *output) Write(b []byte) (int, error) {
	n, err := os.Stdout.Write(b)
	if err == nil {
		return n, nil
	}
	var failed *fs.PathError
	if errors.As(err, &failed) {
		err = failed.Err
	}
	err = fmt.Errorf("standard output cannot be written: %w", err)
	if o.err == nil {
		o.err = err
	}
	return n, err
}
