package course

import (
	"fmt"

	"flipchart/model/findings"
)

// Finding is one thing about a course file that a person should look at.
type Finding struct {
	File     string // as it was given, safe to print
	Line     int    // from 1
	Column   int    // from 1, in characters
	Sentence string // what stands there, and what was expected
}

// String is the finding as one line: "FILE:LINE: column N: sentence".
func (f Finding) String() string { return f.File + f.where() + ": " + f.Sentence }

func (f Finding) where() string { return fmt.Sprintf(":%d: column %d", f.Line, f.Column) }

// Findings are what is wrong with a file, in the order of the file. As an error they are one a line.
type Findings []Finding

func (f Findings) Error() string {
	var list findings.List
	for _, finding := range f {
		list.Add(finding.File, finding.where(), finding.Sentence)
	}
	return list.String()
}
