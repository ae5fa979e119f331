package store

import "cmp"

// Check reads a database to the last record, as Examine does, and gives the first damage that it meets.
func Check(path string) error {
	x, err := Examine(path)
	if err != nil {
		return err
	}
	return x.Err()
}

// Err is the first damage that was met, a *DamagedError; nil where all is whole.
func (x *Examination) Err() error {
	cause := ""
	if len(x.Damage) > 0 {
		cause = x.Damage[0]
	}
	for _, r := range x.Sessions {
		if !r.Whole() {
			cause = cmp.Or(cause, quoted(r.Head.Name.String())+" is not whole")
		}
	}
	if cause != "" {
		return &DamagedError{File: x.Path, Cause: cause}
	}
	return nil
}
