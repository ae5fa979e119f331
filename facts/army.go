package facts

// Monkey is a member of the simian army.
type Monkey struct {
	Key     string
	Name    string
	Attacks bool   // it breaks something; the others inspect
	Does    string // what it does, without its name
	Why     string // what that is good for
}

// Monkeys are the document's eight, in its order.
var Monkeys = once[[]Monkey]("simian_army.yaml")

// MonkeyNamed is the member of a key; only that key where the course has no such member.
func MonkeyNamed(key string) Monkey {
	return withKey(Monkeys(), key, func(m Monkey) string { return m.Key }, Monkey{Key: key, Name: key})
}
