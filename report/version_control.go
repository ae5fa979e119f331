package report

import (
	"time"

	"flipchart/facts"
	"flipchart/model"
)

var versionControlSection = section{
	title: "Version control",
	held:  func(s model.Session) bool { return len(s.VersionControl.Assets) > 0 },
	gist: func(p *page) markdown {
		share, answered := p.session.VersionControl.Share()
		if answered == 0 {
			return ""
		}
		return fill("**Version control:** %.0f %% of what it takes to build, test and run the product is held there.", 100*share)
	},
	write: func(p *page) {
		v := p.session.VersionControl
		if share, answered := v.Share(); answered > 0 {
			p.say(fill("%.0f %% is under version control: yes counts 1, partly a half, no 0, over the %d of %d kinds that were answered.",
				100*share, answered, len(facts.Assets())))
		}
		if missing := v.Missing(); len(missing) > 0 {
			var names []markdown
			for _, a := range missing {
				names = append(names, fill("%s", facts.AssetNamed(a.Kind).Name))
			}
			p.say(fill("Missing, what would hurt most on a bad day first: %s.", listing(names)))
		}
		var rows [][]markdown
		for _, kind := range facts.Assets() {
			a := v.Asset(kind.Key)
			rows = append(rows, []markdown{fill("%s", kind.Name), markdown(a.Held), markdown(a.Harm), fill("%s", a.Where), fill("%s", a.Owner)})
		}
		p.table([]string{"Kind of thing", "Held", "Hurts", "Where", "Whose"}, rows)
	},
}

var versionControlPart = partOf("versionControl",
	func(s model.Session, _ time.Time) []assetJSON {
		return each(s.VersionControl.Assets, func(a model.Asset) assetJSON {
			return assetJSON{a.Kind, string(a.Held), a.Where.String(), a.Owner.String(), string(a.Harm)}
		})
	},
	func(r *reader, s *model.Session, assets []assetJSON) {
		s.VersionControl = &model.VersionControl{Assets: eachAt(assets, "versionControl", func(path string, j assetJSON) model.Asset {
			return model.Asset{
				Kind: j.Kind, Held: model.Held(j.Held), Harm: model.Harm(j.Harm),
				Where: r.text(path+".where", j.Where, model.NameLimit), Owner: r.text(path+".owner", j.Owner, model.NameLimit),
			}
		})}
	})

type assetJSON struct {
	Kind  string `json:"kind"`
	Held  string `json:"held"`
	Where string `json:"where"`
	Owner string `json:"owner"`
	Harm  string `json:"harm"`
}
