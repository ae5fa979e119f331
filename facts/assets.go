package facts

// Asset is a kind of things that belong under version control.
type Asset struct {
	Key  string
	Name string
	Hint string // what is meant, where the name alone does not say
}

// Assets are the document's ten kinds, in its order.
var Assets = once[[]Asset]("assets.yaml")

// AssetNamed is the kind of a key; only that key where the course has no such kind.
func AssetNamed(key string) Asset {
	return withKey(Assets(), key, func(a Asset) string { return a.Key }, Asset{Key: key, Name: key})
}
