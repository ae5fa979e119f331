package cli

import (
	"fmt"
	"os"

	"flipchart/store"
)

// wayOut is a command for somebody whose database is damaged, with what it does: after it in a sentence, and
// at length.
type wayOut struct{ command, short, long string }

// waysOut are what can be done, the best first: a backup by which nothing is lost, else what keeps the most of
// what was said last.
func waysOut(x *store.Examination, backups []copyBeside) (ways []wayOut) {
	for _, r := range x.Sessions {
		if !r.Lost() {
			ways = append(ways, wayOut{store.Command(x.Path, "doctor", "--salvage", freeName("salvaged", ".db")), "saves what can be read",
				"writes into a new file what can be read: " + census(x.Sessions)})
			break
		}
	}
	backup, found := newestWhole(backups)
	if !found {
		return ways
	}
	back := wayOut{store.Command(x.Path, "restore", backup.Path), "goes back to the newest backup that is whole",
		"goes back to the newest backup that is whole, of " + backup.Taken.Local().Format(longTime) + ", and keeps the damaged file. "}
	lacking, sure := x.NotIn(backup.read)
	if len(lacking) == 0 && sure {
		back.short += ", and nothing is lost by it"
		back.long += "It has every session as it was saved last: nothing is lost by it"
		return append([]wayOut{back}, ways...)
	}
	back.long += without(lacking, sure)
	return append(ways, back)
}

// freeName is one that nothing in the folder has in which flipchart was started.
func freeName(name, ending string) string {
	free := name + ending
	for n := 2; ; n++ {
		if _, err := os.Lstat(free); err != nil {
			return free
		}
		free = fmt.Sprintf("%s-%d%s", name, n, ending)
	}
}

// namedAtMost so many sessions are named in a sentence.
const namedAtMost = 5

// without says what a backup lacks.
func without(lacking []store.Remains, sure bool) string {
	var names []string
	for i, r := range lacking {
		if i == namedAtMost {
			names = append(names, fmt.Sprintf("%d more", len(lacking)-i))
			break
		}
		names = append(names, `"`+r.Head.Name.String()+`"`)
	}
	if !sure {
		names = append(names, "perhaps in sessions of which nothing is left here")
	}
	return "It lacks what was saved later in " + listed(names)
}
