package facts

// Statement says something of one side of the line between Agile and DevOps, or of both.
type Statement struct {
	Key    string
	Pair   string // the two statements of a pair have one
	Side   string // the course's: left is Concept to Code, right is Code to Cash, and both
	Text   string
	Reason string // why the course puts it there
}

// Statements are the document's seven pairs, in its order.
var Statements = once[[]Statement]("agile_or_devops.yaml")

// StatementNamed is the statement of a key; one that the course does not have says its key.
func StatementNamed(key string) Statement {
	return withKey(Statements(), key, func(s Statement) string { return s.Key }, Statement{Key: key, Text: key})
}
