package store

import (
	"encoding/binary"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"flipchart/model"
)

// gathered are the records of a file, however damaged that is. A checksum over its path proves each of them
// to be one, and to be in its place.
type gathered struct {
	records   map[string]sealed // by path; all that is not below
	home      map[int]sealed    // the history of the list of sessions
	documents map[model.SessionID]map[string]sealed
	history   map[model.SessionID]map[int]sealed

	// What pages hold that nothing leads to: of each session the newest head, and documents by all that is
	// known of them. Some may be of another day; the checksums in a head tell.
	strayHeads     map[model.SessionID]entry
	strayDocuments map[strayDocument][]byte

	ageless bool // nothing says which pages are of the last save

	damage []damage
}

// sealed is a record's JSON and its checksum.
type sealed struct {
	content []byte
	sum     uint32
}

type strayDocument struct {
	name string
	sum  uint32
}

// damage is something that cannot be read: where, as names of buckets and perhaps a key, and what is wrong.
type damage struct {
	at    []string
	cause string
}

// gather reads all that can be read of a file of so many bytes. Where the newest tree is damaged, the one
// from before the last save comes second: what that save did not touch may be whole there.
func gather(file io.ReaderAt, size int64) []*gathered {
	pageSize, metas := findMetas(file)
	if len(metas) == 0 {
		return []*gathered{gatherStrays(file, size)}
	}
	var trees []*gathered
	for _, m := range metas {
		g := newGathered()
		f := pages{file, pageSize, min(m.pages(), uint64(size)/pageSize)}
		if f.count < m.pages() {
			g.note(nil, cutOff(f.count, m.pages()))
		}
		g.fromTree(f, m)
		trees = append(trees, g)
		if len(metas) == 1 {
			g.note(nil, "one of its first two pages is not readable, so the last save may be missing")
		}
		if len(g.damage) == 0 {
			break
		}
	}
	return trees
}

// gatherStrays reads a file whose beginning is gone, so that nothing says where the rest is.
func gatherStrays(file io.ReaderAt, size int64) *gathered {
	g := newGathered()
	g.ageless = true
	f := pages{file, guessPageSize(file, size), 0}
	f.count = uint64(size) / f.size
	w := newWalker(f)
	w.damage = func([]string, error) error { return nil }
	g.strays(&w, nil)
	g.note(nil, "its first two pages are not readable, so older states, and sessions that were deleted, may be among what is found")
	return g
}

func newGathered() *gathered {
	return &gathered{
		records: map[string]sealed{}, home: map[int]sealed{},
		documents: map[model.SessionID]map[string]sealed{}, history: map[model.SessionID]map[int]sealed{},
		strayHeads: map[model.SessionID]entry{}, strayDocuments: map[strayDocument][]byte{},
	}
}

func (g *gathered) note(at []string, cause string) {
	g.damage = append(g.damage, damage{slices.Clone(at), cause})
}

// damaged is true where pages under a bucket could not be read.
func (g *gathered) damaged(bucket string) bool {
	return slices.ContainsFunc(g.damage, func(d damage) bool { return len(d.at) == 0 || d.at[0] == bucket })
}

// fromTree gathers what a meta page leads to and, where the tree is damaged, what is on pages that were
// lost with it.
func (g *gathered) fromTree(f pages, m meta) {
	w := newWalker(f)
	broken := false
	w.record = g.record
	w.damage = func(at []string, err error) error {
		broken = true
		g.note(at, err.Error())
		return nil
	}
	w.tree(nil, m.root())
	treeBroken := broken
	free, err := w.freePages(m.freelist())
	if err != nil {
		g.note(nil, err.Error())
	}
	if treeBroken {
		g.strays(&w, free)
	}
}

// record takes what the tree has under a key.
func (g *gathered) record(at []string, key, value []byte) {
	path := strings.Join(at, "/") + "/" + string(key)
	content, sum, ok := unseal(path, value)
	session := len(at) == 3 && at[0] == sessionsBucket
	switch {
	case session && !ok: // the session will say what it lacks
	case !ok:
		g.note(append(at[:len(at):len(at)], string(key)), "its checksum does not fit")
	case session && at[2] == documentsBucket:
		under(g.documents, at[1])[string(key)] = sealed{content, sum}
	case session && at[2] == historyBucket && len(key) == 8:
		under(g.history, at[1])[int(binary.BigEndian.Uint64(key))] = sealed{content, sum}
	case len(at) == 2 && at[0] == homeBucket && at[1] == historyBucket && len(key) == 8:
		g.home[int(binary.BigEndian.Uint64(key))] = sealed{content, sum}
	default:
		g.records[path] = sealed{content, sum}
	}
}

func under[K comparable](all map[model.SessionID]map[K]sealed, id string) map[K]sealed {
	if all[model.SessionID(id)] == nil {
		all[model.SessionID(id)] = map[K]sealed{}
	}
	return all[model.SessionID(id)]
}

// strays gathers from leaf pages that the walk did not meet. Free ones are left out where they are known.
func (g *gathered) strays(w *walker, free []bool) {
	for id := uint64(2); id < w.count; id++ {
		if w.begun[id] || free != nil && free[id] {
			continue
		}
		p, err := w.take(nil, id)
		if err != nil || p.kind() != leafPage {
			continue
		}
		elements, _ := p.elements()
		for _, e := range elements {
			if !e.bucket {
				g.stray(e)
				continue
			}
			if _, inline, readable := e.root(); readable {
				within, _ := inline.elements()
				for _, e := range within {
					g.stray(e)
				}
			}
		}
	}
}

// stray takes what is under a key of which nobody knows the bucket.
func (g *gathered) stray(e element) {
	if e.bucket || len(e.value) < sealLength {
		return
	}
	content, sum, ok := unseal(headsBucket+"/"+string(e.key), e.value)
	if !ok {
		g.strayDocuments[strayDocument{string(e.key), binary.BigEndian.Uint32(e.value[1:])}] = e.value
		return
	}
	head, ok := sealed{content, sum}.entry(string(e.key))
	if there, known := g.strayHeads[head.Head.ID]; ok && (!known || newer(head.Head, there.Head)) {
		g.strayHeads[head.Head.ID] = head
	}
}

// newer is true for the later of two states of a head. Between one that was deleted and one that was not,
// nobody knows; a session is better there than in the trash.
func newer(a, b model.Head) bool {
	return a.Revision > b.Revision || a.Revision == b.Revision && a.DeletedAt.IsZero() && !b.DeletedAt.IsZero()
}

// entry is the head of the session of an id.
func (s sealed) entry(id string) (e entry, ok bool) {
	err := json.Unmarshal(s.content, &e)
	return e, err == nil && string(e.Head.ID) == id
}

// document is a session's document of a checksum, wherever it was found.
func (g *gathered) document(id model.SessionID, name string, sum uint32) (content []byte, found bool) {
	if s, there := g.documents[id][name]; there && s.sum == sum {
		return s.content, true
	}
	value, there := g.strayDocuments[strayDocument{name, sum}]
	if !there {
		return nil, false
	}
	content, _, ok := unseal(strings.Join([]string{sessionsBucket, string(id), documentsBucket, name}, "/"), value)
	return content, ok
}

// findMetas gives the meta pages that are whole, the newest first, and the size of the file's pages.
func findMetas(file io.ReaderAt) (pageSize uint64, metas []meta) {
	take := func(at uint64) {
		m, err := readMeta(file, int64(at))
		size := uint64(m.pageSize())
		if err == nil && m.whole() && (at == 0 || size == at) {
			pageSize, metas = size, append(metas, m)
		}
	}
	take(0)
	if len(metas) == 1 {
		take(pageSize)
	} else {
		for size := uint64(smallestPage); size <= largestPage && len(metas) == 0; size <<= 1 {
			take(size)
		}
	}
	slices.SortStableFunc(metas, func(a, b meta) int {
		if a.transaction() > b.transaction() {
			return -1
		}
		return 1
	})
	return pageSize, metas
}

// guessPageSize is the size by which the most pages have the number of their place.
func guessPageSize(file io.ReaderAt, size int64) uint64 {
	best, most := uint64(4<<10), 0
	for pageSize := uint64(smallestPage); pageSize <= largestPage; pageSize <<= 1 {
		f := pages{file, pageSize, uint64(size) / pageSize}
		right := 0
		var id [8]byte
		for i := uint64(2); i < f.count; i++ {
			if _, err := file.ReadAt(id[:], int64(i*pageSize)); err == nil && binary.NativeEndian.Uint64(id[:]) == i {
				right++
			}
		}
		if right > most {
			best, most = pageSize, right
		}
	}
	return best
}
