package report

import (
	"time"

	"flipchart/model"
)

var placePart = partOf("place", writePlace, readPlace)

// placeJSON is where the facilitator stopped.
type placeJSON struct {
	CardID    *string           `json:"cardId"`
	Selected  map[string]string `json:"selected"` // by screen, the id of the item that was selected
	Volunteer bool              `json:"volunteer"`
}

// writePlace leaves out a card that is not there any more.
func writePlace(s model.Session, _ time.Time) placeJSON {
	place := placeJSON{Selected: map[string]string{}, Volunteer: s.Place.Volunteer}
	if s.Wall.Card(s.Place.Card).ID != "" {
		place.CardID = pointer(s.Place.Card)
	}
	for screen, id := range s.Place.Selected {
		place.Selected[screen] = string(id)
	}
	return place
}

func readPlace(r *reader, s *model.Session, j placeJSON) {
	r.checkCard("place.cardId", j.CardID, s.Wall)
	place := &model.Place{Card: id(j.CardID), Volunteer: j.Volunteer}
	for screen, selected := range j.Selected {
		if place.Selected == nil {
			place.Selected = map[string]model.ID{}
		}
		place.Selected[screen] = model.ID(selected)
	}
	s.Place = place
}
