package store

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"flipchart/model"
)

// Remains are what is left of a session in a file, all of it if the file is whole.
type Remains struct {
	Head     model.Head
	Unlisted bool     // its place in the list of sessions is lost: it is known by its documents
	Older    bool     // it may be older than what was saved last
	Missing  []string // names of documents that cannot be read, in order
	NoUndo   bool     // its history is not whole

	documents map[string][]byte
	history   map[int][]byte
	oldest    int
}

// Whole is true where nothing is lost of a session.
func (r Remains) Whole() bool {
	return !r.Unlisted && !r.Older && len(r.Missing) == 0 && !r.NoUndo
}

// Lost is true where nothing of a session can be read but its name.
func (r Remains) Lost() bool { return len(r.documents) == 0 }

// Edits is how many edits of a session can be taken back or done again.
func (r Remains) Edits() int { return len(r.history) }

// remains puts the records of each session together. What the trees say is in order of their age: the second
// is asked where the first one is damaged.
func remains(trees []*gathered) []Remains {
	newest := trees[0]
	found := newest.remains()
	if len(trees) > 1 {
		for id, older := range trees[1].remains() {
			now, known := found[id]
			switch {
			case len(older.Missing) > 0 || older.Lost() || older.Unlisted:
			case !known && !newest.damaged(headsBucket):
				// It was taken out of the file.
			case known && maps.EqualFunc(now.documents, older.documents, sameBytes):
				if now.Unlisted || now.NoUndo && !older.NoUndo {
					found[id] = older
				}
			case !known || len(now.Missing) > 0 || now.Lost():
				older.Older = true
				found[id] = older
			}
		}
	}
	for id, r := range found {
		if _, listed := newest.records[headsBucket+"/"+string(id)]; !listed {
			newest.nameFromHome(&r.Head)
			r.Older = r.Older || newest.ageless
			found[id] = r
		}
	}
	all := sorted(slices.Collect(maps.Values(found)))
	nameApart(all)
	return all
}

// sorted are remains with those of the newest session first.
func sorted(all []Remains) []Remains {
	return slices.SortedFunc(slices.Values(all), func(a, b Remains) int { return model.NewestFirst(a.Head, b.Head) })
}

func sameBytes(a, b []byte) bool { return string(a) == string(b) }

func (g *gathered) remains() map[model.SessionID]Remains {
	found := map[model.SessionID]Remains{}
	for path, record := range g.records {
		id, isHead := strings.CutPrefix(path, headsBucket+"/")
		if !isHead {
			continue
		}
		if e, ok := record.entry(id); ok {
			found[e.Head.ID] = g.listed(e)
		} else {
			g.note([]string{headsBucket, id}, "it cannot be understood")
		}
	}
	if g.damaged(headsBucket) {
		for id, e := range g.strayHeads {
			if _, known := found[id]; known {
				continue
			}
			// Nobody knows of which day a stray head is, unless it fits the documents.
			if r := g.listed(e); len(r.Missing) == 0 || len(g.documents[id]) == 0 {
				r.Older = !g.leadsTo(r)
				found[id] = r
			}
		}
	}
	for id := range g.documents {
		if _, known := found[id]; !known {
			found[id] = g.unlisted(id)
		}
	}
	return found
}

// leadsTo is true where the tree has just these documents of a session: then they are what was saved last.
func (g *gathered) leadsTo(r Remains) bool {
	for name, content := range r.documents {
		if record, there := g.documents[r.Head.ID][name]; !there || !sameBytes(record.content, content) {
			return false
		}
	}
	return true
}

// listed is a session of which the head is there, and says which documents belong to it.
func (g *gathered) listed(e entry) Remains {
	r := Remains{Head: e.Head, documents: map[string][]byte{}, oldest: e.Oldest}
	for name, sum := range e.Documents {
		content, found := g.document(e.Head.ID, name, sum)
		r.add(name, content, found)
	}
	r.settle()
	r.history = g.wholeHistory(e)
	r.NoUndo = r.history == nil || len(r.Missing) > 0
	if r.NoUndo {
		r.freshHistory()
	}
	return r
}

// unlisted is a session of which the tree has the documents, but not what the list says of it.
func (g *gathered) unlisted(id model.SessionID) Remains {
	r := Remains{Head: model.Head{ID: id}, Unlisted: true, NoUndo: true, documents: map[string][]byte{}}
	usual, _ := model.EncodeDocuments(model.NewSession(model.Text{}, time.Time{}))
	for name := range usual {
		record, found := g.documents[id][name]
		r.add(name, record.content, found)
	}
	r.settle()
	for _, record := range g.history[id] {
		var edit model.Record
		if json.Unmarshal(record.content, &edit) == nil && edit.At.After(r.Head.ChangedAt) {
			r.Head.ChangedAt = edit.At
		}
	}
	r.freshHistory()
	return r
}

// add takes a document that was found, if it can be understood.
func (r *Remains) add(name string, content []byte, found bool) {
	if found {
		_, err := model.DecodeDocuments(r.Head.Name, map[string][]byte{name: content})
		found = err == nil
	}
	if found {
		r.documents[name] = content
	} else {
		r.Missing = append(r.Missing, name)
	}
}

// settle brings the head of a session in line with the documents that are left.
func (r *Remains) settle() {
	slices.Sort(r.Missing)
	if len(r.Missing) == 0 && !r.Unlisted {
		return
	}
	if session, err := model.DecodeDocuments(r.Head.Name, r.documents); err == nil {
		r.Head.Describe(session)
		r.Head.LastID = max(r.Head.LastID, session.HighestID())
		if r.Unlisted {
			r.Head.ChangedAt = session.Group.CreatedAt
		}
	}
}

func (r *Remains) freshHistory() {
	r.Head.Position, r.Head.Newest, r.oldest, r.history = 0, 0, 1, map[int][]byte{}
}

// wholeHistory are all records of a session that its head speaks of, or nil where one of them is missing.
func (g *gathered) wholeHistory(e entry) map[int][]byte {
	kept := g.history[e.Head.ID]
	if e.Oldest < 1 || e.Head.Newest-e.Oldest+1 > len(kept) || e.Head.Position > e.Head.Newest || e.Head.Position < e.Oldest-1 {
		return nil
	}
	history := map[int][]byte{}
	for number := e.Oldest; number <= e.Head.Newest; number++ {
		record, there := kept[number]
		var edit model.Record
		if !there || json.Unmarshal(record.content, &edit) != nil {
			return nil
		}
		history[number] = record.content
	}
	return history
}

// nameFromHome gives a head the name and the place in or outside the trash that the history of the list of
// sessions knows of it.
func (g *gathered) nameFromHome(head *model.Head) {
	line, ok := g.homeLine()
	if !ok {
		return
	}
	for _, number := range slices.Sorted(maps.Keys(g.home)) {
		var change homeRecord
		if json.Unmarshal(g.home[number].content, &change) != nil || change.Session != head.ID {
			continue
		}
		now := change.After
		if number > line.Position { // it was taken back
			now = change.Before
		}
		head.Name, head.DeletedAt = now.Name, time.Time{}
		if now.Deleted {
			head.DeletedAt = change.At
		}
		if number > line.Position {
			return
		}
	}
}

func (g *gathered) homeLine() (line homeLine, ok bool) {
	record, there := g.records[homeBucket+"/"+lineKey]
	return line, there && json.Unmarshal(record.content, &line) == nil
}

// nameApart gives a name to sessions without one, and another to those whose name a newer one has.
func nameApart(all []Remains) {
	taken := map[string]bool{}
	for i := range all {
		head := &all[i].Head
		if head.Name.Empty() {
			head.Name = model.MustClean("Recovered session")
		}
		if !head.DeletedAt.IsZero() {
			continue
		}
		base := head.Name
		for n := 2; taken[model.Fold(head.Name.String())]; n++ {
			name, err := model.Clean(fmt.Sprintf("%s (%d)", base, n), model.NameLimit)
			if err != nil {
				base = model.MustClean("Recovered session")
				continue
			}
			head.Name = name
		}
		taken[model.Fold(head.Name.String())] = true
	}
}
