package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
)

// output is standard output. It keeps the first error, of which cobra says nothing when it prints help.
type output struct {
	err    error
	closed bool // it is a pipe, and nobody reads it any more
}

func (o *output) Write(b []byte) (int, error) {
	n, err := os.Stdout.Write(b)
	if err == nil {
		return n, nil
	}
	o.closed = errors.Is(err, syscall.EPIPE)
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
