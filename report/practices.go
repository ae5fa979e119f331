package report

import (
	"time"

	"flipchart/facts"
	"flipchart/model"
)

var practicesSection = section{
	title: "Pipeline practices",
	held:  func(s model.Session) bool { return len(s.Practices.Steps) > 0 },
	gist: func(p *page) markdown {
		said, norm, weakest := stepsSaid(p.session.Practices)
		if said == 0 {
			return ""
		}
		gist := fill("**Pipeline practices:** %d of %d steps are the norm", norm, said)
		if len(weakest) > 0 {
			gist += "; weakest: " + some(weakest)
		}
		return gist + "."
	},
	write: func(p *page) {
		p.say(practicesFinding(p.session.Practices)...)
		p.say(mapFinding(p.session)...)
		p.practicesTable()
	},
}

// stepsSaid counts the steps with an answer and those that are the norm, and names those with the least heat of
// all, unless that is the norm.
func stepsSaid(practices *model.Practices) (said, norm int, weakest []markdown) {
	sorted := practices.WeakestFirst(facts.PipelineSteps())
	least := practices.Heat(sorted[0])
	for _, step := range sorted {
		heat := practices.Heat(step)
		if heat == "" {
			continue
		}
		said++
		if heat == model.Norm {
			norm++
		} else if heat == least {
			weakest = append(weakest, fill("%s", facts.StepName(step.Key)))
		}
	}
	return said, norm, weakest
}

// some names the first few, and says how many more there are.
func some(names []markdown) markdown {
	const most = 4
	if len(names) <= most+1 {
		return listing(names)
	}
	return join(names[:most], ", ") + fill(" and %d more", len(names)-most)
}

// leastSaid is what is told of steps whose weakest primary pattern is practised no more widely.
var leastSaid = map[model.Extent]markdown{
	model.Absent: "is absent", model.Tried: "is no more than tried", model.SomeTeams: "is done by some teams only",
}

func practicesFinding(practices *model.Practices) []markdown {
	said, norm, weakest := stepsSaid(practices)
	if said == 0 {
		return []markdown{"No primary pattern was asked about yet."}
	}
	found := []markdown{fill("Asked about: %d of %d steps, %d of them the norm.", said, len(facts.PipelineSteps()), norm)}
	if len(weakest) > 0 {
		least := practices.Heat(practices.WeakestFirst(facts.PipelineSteps())[0])
		found = append(found, fill("At %s a primary pattern %s: %s.", model.Count(len(weakest), "step"), leastSaid[least], listing(weakest)))
	}
	return append(found, "A step is as strong as the weakest of its primary patterns that was asked about.")
}

// mapFinding says where the map and the practices differ.
func mapFinding(s model.Session) []markdown {
	if len(s.Stream.Steps) == 0 {
		return []markdown{"There is no value stream map yet to compare with."}
	}
	d := s.Differences(facts.PipelineSteps())
	mapped := func(steps []model.MappedStep) []markdown {
		return each(steps, func(m model.MappedStep) markdown { return fill("%s", m.Step.Name) })
	}
	missing := each(d.Missing, func(step model.PipelineStep) markdown { return fill("%s", facts.StepName(step.Key)) })
	var found []markdown
	for _, part := range []struct {
		what  markdown
		steps []markdown
	}{
		{"Mapped, but with no practice", mapped(d.Idle)}, {"Practised, but not on the map", missing},
		{"Not matched with the pipeline yet", mapped(d.Unknown)},
	} {
		if len(part.steps) > 0 {
			found = append(found, part.what+": "+listing(part.steps)+".")
		}
	}
	if len(found) == 0 {
		return []markdown{"The map and the practices agree."}
	}
	return found
}

func (p *page) practicesTable() {
	var rows [][]markdown
	for _, cycle := range facts.Cycles() {
		for _, step := range cycle.Steps {
			said := p.session.Practices.Step(step.Key)
			heat, _ := said.Least(step.Primary)
			rows = append(rows, []markdown{
				fill("%s", string(cycle.Cycle)), fill("%s", step.Name), fill("%s", heatCell(heat)),
				ratings(said, step.Primary), ratings(said, step.Helpers), fill("%s", said.Who), fill("%s", said.Tool),
			})
		}
	}
	p.table([]string{"Cycle", "Step", "How widely", "Primary patterns", "Helper patterns", "Who", "Tool"}, rows)
}

// heatCell is empty for what was not said.
func heatCell(extent model.Extent) string {
	if extent == "" {
		return ""
	}
	return extent.Word()
}

// ratings are the patterns that were asked about, each with its answer.
func ratings(said model.StepPractice, patterns []string) markdown {
	var parts []markdown
	for _, pattern := range patterns {
		if extent := said.Extent(pattern); extent != "" {
			parts = append(parts, fill("%s: %s", facts.Pattern(pattern), extent.Word()))
		}
	}
	return join(parts, "; ")
}

var practicesPart = partOf("practices", writePractices, readPractices)

type practicesJSON struct {
	Steps   []stepPracticeJSON `json:"steps"`
	Matches []stepMatchJSON    `json:"matches"`
}

type stepPracticeJSON struct {
	Step     string                `json:"step"`
	Who      string                `json:"who"`
	Tool     string                `json:"tool"`
	Patterns []patternPracticeJSON `json:"patterns"`
}

type patternPracticeJSON struct {
	Pattern string `json:"pattern"`
	Extent  string `json:"extent"`
}

type stepMatchJSON struct {
	Step         string `json:"step"`
	PipelineStep string `json:"pipelineStep"`
}

func writePractices(s model.Session, _ time.Time) practicesJSON {
	return practicesJSON{
		Steps: each(s.Practices.Steps, func(p model.StepPractice) stepPracticeJSON {
			return stepPracticeJSON{p.Step, p.Who.String(), p.Tool.String(), each(p.Patterns, func(p model.PatternPractice) patternPracticeJSON {
				return patternPracticeJSON{p.Pattern, string(p.Extent)}
			})}
		}),
		Matches: each(s.Practices.Matches, func(m model.StepMatch) stepMatchJSON {
			return stepMatchJSON{string(m.Step), m.Pipeline}
		}),
	}
}

func readPractices(r *reader, s *model.Session, j practicesJSON) {
	s.Practices = &model.Practices{
		Steps: eachAt(j.Steps, "practices.steps", func(path string, p stepPracticeJSON) model.StepPractice {
			return model.StepPractice{
				Step: p.Step,
				Who:  r.text(path+".who", p.Who, model.NameLimit), Tool: r.text(path+".tool", p.Tool, model.NameLimit),
				Patterns: eachAt(p.Patterns, path, func(_ string, p patternPracticeJSON) model.PatternPractice {
					return model.PatternPractice{Pattern: p.Pattern, Extent: model.Extent(p.Extent)}
				}),
			}
		}),
		Matches: eachAt(j.Matches, "practices.matches", func(_ string, m stepMatchJSON) model.StepMatch {
			return model.StepMatch{Step: model.ID(m.Step), Pipeline: m.PipelineStep}
		}),
	}
}
