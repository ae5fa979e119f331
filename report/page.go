package report

import (
	"strings"
	"time"

	"flipchart/model"
)

// page is a Markdown document that is being written. Its blocks are divided by one empty line.
type page struct {
	session model.Session
	at      time.Time // the moment of the report, in the time zone of its readers
	b       strings.Builder
}

func (p *page) block(text string) {
	if p.b.Len() > 0 {
		p.b.WriteByte('\n')
	}
	p.b.WriteString(text)
	p.b.WriteByte('\n')
}

// heading of a level, 1 being the title.
func (p *page) heading(level int, text markdown) {
	p.block(strings.Repeat("#", level) + " " + string(text))
}

// say writes a paragraph of sentences.
func (p *page) say(sentences ...markdown) {
	var said []string
	for _, sentence := range sentences {
		if sentence != "" {
			said = append(said, string(sentence))
		}
	}
	if len(said) > 0 {
		p.block(strings.Join(said, " "))
	}
}

func (p *page) list(items []markdown) {
	if len(items) > 0 {
		p.block("- " + string(join(items, "\n- ")))
	}
}

// table writes rows under a header. A column whose name ends in ":" has its figures on the right.
func (p *page) table(header []string, rows [][]markdown) {
	names := make([]markdown, len(header))
	rule := make([]markdown, len(header))
	for i, name := range header {
		name, right := strings.CutSuffix(name, ":")
		names[i], rule[i] = markdown(name), "---"
		if right {
			rule[i] = "---:"
		}
	}
	lines := []markdown{row(names), row(rule)}
	for _, cells := range rows {
		lines = append(lines, row(cells))
	}
	p.block(string(join(lines, "\n")))
}

func row(cells []markdown) markdown { return "| " + join(cells, " | ") + " |" }

// fence writes a block for another program, such as a diagram.
func (p *page) fence(language, text string) {
	p.block("```" + language + "\n" + strings.TrimSuffix(text, "\n") + "\n```")
}

func join(parts []markdown, by string) markdown {
	words := make([]string, len(parts))
	for i, part := range parts {
		words[i] = string(part)
	}
	return markdown(strings.Join(words, by))
}

// clock is a moment's day and time where the readers are.
func (p *page) clock(t time.Time) markdown {
	return markdown(t.In(p.at.Location()).Format("2 January 2006, 15:04"))
}

// day is a moment's day where the readers are.
func (p *page) day(t time.Time) markdown {
	return markdown(t.In(p.at.Location()).Format("2 January 2006"))
}
