package modeltest

import "flipchart/model"

func (g *generator) breakIt() *model.BreakIt {
	b := &model.BreakIt{Rounds: g.rounds("chaos", "doctor")}
	for _, key := range []string{"chaos", "doctor", "of-another_course"} {
		if g.bool(key) {
			b.Members = append(b.Members, model.Member{
				Key: key, Survives: pick(g, "survives", append(model.Survivals, "")...),
				Finds: g.text("finds", model.NoteLimit), Told: g.text("told", model.NameLimit), First: g.text("first", model.NoteLimit),
			})
		}
	}
	if g.bool("an experiment") {
		b.Trial = model.BreakTrial{
			Member: pick(g, "member", "", "chaos"), Radius: g.text("radius", model.NoteLimit), Stop: g.text("stop", model.NoteLimit),
			Owner: g.text("owner", model.NameLimit), Date: pick(g, "date", "", model.Date("2026-12-01")),
		}
	}
	return b
}

// claimsBreakIt is a room that knows what it does not know.
func (b *builder) claimsBreakIt() *model.BreakIt {
	text := model.MustClean
	return &model.BreakIt{
		Rounds: []model.Round{{
			ID:        b.id(),
			Questions: []string{"janitor", "gorilla", "chaos", "security", "tenEighteen", "doctor", "latency", "conformity"},
			Answers:   []string{"janitor", "gorilla", "chaos", "conformity", "tenEighteen", "doctor", "latency", "security"},
		}},
		Members: []model.Member{
			{Key: "chaos", Survives: model.Breaks, First: text("a second instance of the claims service")},
			{Key: "latency", Survives: model.NobodyKnows, First: text("time limits on calls to the policy system")},
			{Key: "conformity", Finds: text("nine servers patched by hand"), Told: text("operations")},
			{Key: "janitor", Finds: text("test environments of two old projects"), Told: text("nobody"), First: text("an owner for each environment")},
			{Key: "gorilla", Survives: model.Breaks},
		},
		Trial: model.BreakTrial{
			Member: "latency", Radius: text("the integration test environment, Friday 10:00 to 10:30"), Stop: text("any tester says stop"),
			Owner: text("Bea"), Date: "2027-03-12",
		},
	}
}
