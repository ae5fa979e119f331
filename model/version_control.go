package model

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// VersionControl is what the room knows of the kinds of things that belong under version control. A kind that
// nobody spoke of is not in it.
type VersionControl struct {
	Assets []Asset `json:"assets"`
}

// Asset is what the room said of one kind of things.
type Asset struct {
	Kind  string `json:"kind"` // the key of the course's list
	Held  Held   `json:"held,omitempty"`
	Where Text   `json:"where,omitzero"`
	Owner Text   `json:"owner,omitzero"`
	Harm  Harm   `json:"harm,omitempty"` // how much a bad day would hurt without it
}

// Held says whether a kind of things is under version control; empty is not known.
type Held string

// Harm says how much a bad day would hurt; empty is not known.
type Harm string

// The answers, in the order in which they are chosen.
var (
	HeldAnswers = []Held{"yes", "partly", "no"}
	HarmAnswers = []Harm{"high", "medium", "low"}
)

// Asset is what was said of a kind; nothing where nobody spoke of it.
func (v *VersionControl) Asset(kind string) Asset {
	if i := v.index(kind); i >= 0 {
		return v.Assets[i]
	}
	return Asset{Kind: kind}
}

func (v *VersionControl) index(kind string) int {
	return slices.IndexFunc(v.Assets, func(a Asset) bool { return a.Kind == kind })
}

// Share is how much is under version control, 0 to 1, of the kinds that were answered: partly counts half. With
// no answer it is 0 of 0.
func (v *VersionControl) Share() (share float64, answered int) {
	held := 0.0
	for _, a := range v.Assets {
		switch a.Held {
		case "":
			continue
		case "yes":
			held++
		case "partly":
			held += 0.5
		}
		answered++
	}
	if answered == 0 {
		return 0, 0
	}
	return held / float64(answered), answered
}

// Missing are the kinds that are not, or only partly, under version control: what hurts most on a bad day first,
// and of equal harm what is not there at all; else in their order.
func (v *VersionControl) Missing() []Asset {
	missing := slices.DeleteFunc(slices.Clone(v.Assets), func(a Asset) bool { return a.Held == "" || a.Held == "yes" })
	slices.SortStableFunc(missing, func(a, b Asset) int {
		return cmp.Or(cmp.Compare(a.Harm.rank(), b.Harm.rank()), cmp.Compare(slices.Index(HeldAnswers, b.Held), slices.Index(HeldAnswers, a.Held)))
	})
	return missing
}

// rank counts down from the greatest harm; what is not known comes last.
func (h Harm) rank() int {
	if i := slices.Index(HarmAnswers, h); i >= 0 {
		return i
	}
	return len(HarmAnswers)
}

// ChangeAsset changes what is said of a kind. What says nothing any more is forgotten.
func ChangeAsset(kind string, change func(*Asset)) Edit {
	return func(s Session, _ Stamp) (Session, error) {
		asset := s.VersionControl.Asset(kind)
		change(&asset)
		asset.Kind = kind
		if err := asset.check(); err != nil {
			return s, err
		}
		assets := slices.Clone(s.VersionControl.Assets)
		i := s.VersionControl.index(kind)
		switch said := asset != (Asset{Kind: kind}); {
		case i < 0 && said:
			assets = append(assets, asset)
		case i >= 0 && said:
			assets[i] = asset
		case i >= 0:
			assets = slices.Delete(assets, i, i+1)
		}
		s.VersionControl = &VersionControl{assets}
		return s, nil
	}
}

func (a Asset) check() error {
	var err error
	switch {
	case a.Kind == "":
		err = errors.New("it does not say what kind of things it is")
	case a.Held != "" && !slices.Contains(HeldAnswers, a.Held):
		err = fmt.Errorf("%s is no answer: yes, partly and no are", quote(string(a.Held)))
	case a.Harm != "" && !slices.Contains(HarmAnswers, a.Harm):
		err = fmt.Errorf("%s is no answer: high, medium and low are", quote(string(a.Harm)))
	}
	return cmp.Or(err, a.Where.within(NameLimit), a.Owner.within(NameLimit))
}

func (v *VersionControl) validate(r *validator) {
	r.say(checkRoom("kinds of things", len(v.Assets), 0), "versionControl.assets")
	for i, a := range v.Assets {
		err := a.check()
		if v.index(a.Kind) != i {
			err = cmp.Or(err, fmt.Errorf("%s stands there twice", quote(a.Kind)))
		}
		r.say(err, "versionControl.assets[%d]", i)
	}
}
