package store

import (
	"cmp"
	"slices"
	"strings"

	"flipchart/model"
)

// Find is the session of this name outside the trash; names are compared by model.Fold. Without one the
// error is an *UnknownNameError that lists the nearest.
func (s *Store) Find(name string) (model.Head, error) { return find(name, s.Heads) }

// FindDeleted is Find in the trash, the session that was deleted last if several had the name.
func (s *Store) FindDeleted(name string) (model.Head, error) { return find(name, s.Trash) }

func find(name string, list func() ([]model.Head, error)) (model.Head, error) {
	heads, err := list()
	if err != nil {
		return model.Head{}, err
	}
	text, err := model.Clean(name, model.NameLimit)
	if err != nil {
		return model.Head{}, err
	}
	folded := model.Fold(text.String())
	for _, head := range heads {
		if model.Fold(head.Name.String()) == folded {
			return head, nil
		}
	}
	return model.Head{}, &UnknownNameError{Name: text.String(), Near: nearest(folded, heads)}
}

// nearest are at most five names that begin like the one asked for, hold it, or differ from it by two
// letters (half of them in a short one) or by a third of its letters: best first.
func nearest(folded string, heads []model.Head) []model.Text {
	type candidate struct {
		name           model.Text
		rank, distance int
	}
	wanted := []rune(folded)
	if len(wanted) == 0 {
		return nil
	}
	most := max(min(2, len(wanted)/2), len(wanted)/3)
	var near []candidate
	for _, head := range heads {
		other := model.Fold(head.Name.String())
		distance := editDistance(wanted, []rune(other))
		rank := 2
		switch {
		case strings.HasPrefix(other, folded):
			rank = 0
		case strings.Contains(other, folded):
			rank = 1
		case distance > most:
			continue
		}
		near = append(near, candidate{head.Name, rank, distance})
	}
	slices.SortStableFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.distance, b.distance))
	})
	names := make([]model.Text, min(len(near), 5))
	for i := range names {
		names[i] = near[i].name
	}
	return names
}

// editDistance counts the letters to add, drop or exchange between two words (Levenshtein).
func editDistance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, letter := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, other := range b {
			exchange := diagonal
			if letter != other {
				exchange++
			}
			diagonal = row[j+1]
			row[j+1] = min(exchange, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
