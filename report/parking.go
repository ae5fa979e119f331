package report

import "flipchart/model"

var parkingSection = section{
	title: "Open points (parking lot)",
	held:  func(s model.Session) bool { return len(s.Park.Points) > 0 },
	gist: func(p *page) markdown {
		n := len(p.session.Park.Points)
		if n == 1 {
			return "**Open:** 1 point was parked and is still open."
		}
		return fill("**Open:** %d points were parked and are still open.", n)
	},
	write: func(p *page) {
		p.say("These points led away from the topic, were parked, and are still open.")
		var rows [][]markdown
		for _, point := range p.session.Park.Points {
			when := markdown("")
			if !point.At.IsZero() {
				when = p.clock(point.At)
			}
			rows = append(rows, []markdown{fill("%s", point.Text), fill("%s", p.cameUp(point.Exercise)), when})
		}
		p.table([]string{"Point", "Came up in", "At"}, rows)
	},
}

// cameUp names an exercise as its card on the wall does.
func (p *page) cameUp(exercise model.Text) model.Text {
	for _, card := range p.session.Wall.Cards() {
		if card.Exercise != "" && card.Exercise == exercise.String() {
			return card.Title
		}
	}
	return exercise
}
