package facts

// Asset is a kind of things that belong under version control.
type Asset struct {
	Key  string
	Name string
	Hint string // what is meant, where the name alone does not say
}

// Assets are the document's ten kinds, in its order.
var Assets = once[[]Asset]("assets.yaml")
