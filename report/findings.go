package report

import (
	"fmt"

	"flipchart/model/findings"
)

// found is what is wrong with the one file that is read.
type found struct {
	file string
	findings.List
}

// add notes one finding. where is a path or a line and column inside the file.
func (f *found) add(where, format string, args ...any) {
	f.Add(f.file, where, fmt.Sprintf(format, args...))
}
