package report_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/report"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"pgregory.net/rapid"
)

var hostileTexts = []string{
	"# heading", "1. one", "1) one", "- item", "+ item", "* item", "---", "===", "***", "> quote", "    code", "```", "~~~", "`code`", "``a|b``",
	"[a](javascript:alert(1))", "![x](http://a.b/c.png)", "[^1]", "[ ] task", "[x]: http://a.b", "<script>alert(1)</script>", "<!-- x", "&lt;b&gt;", "&#35;",
	"http://x_y_.com", "https://a.b", "www.example.com", "WWW.example.com", "ftp://a.b", "mail me@example.com", "mailto:me@example.com", "<http://a.b>",
	"$x$", "$$y$$", "@name", "#12", "owner/repo#12", "!7", "~bug~", "~~gone~~", "**bold**", "_it_", "*it*", "a|b", "|", "||", `\`, `a\`, `\|`, `\\|`,
	"%%{init: {}}%%", `"]`, "end", "subgraph", "--> x", "#quot;", "click n1", ":tada:", "{{ x }}", "{toc}", "=1+1", "a  b", "<br>", "/close", ": term",
}

// structure is the tree of a document without its words.
func structure(source []byte) string {
	document := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList)).
		Parser().Parse(text.NewReader(source))
	var b strings.Builder
	depth := 0
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			depth--
			return ast.WalkContinue, nil
		}
		depth++
		if n.Kind() != ast.KindText && n.Kind() != ast.KindString {
			fmt.Fprintf(&b, "%s%s\n", strings.Repeat(" ", depth), n.Kind())
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

var diagramLine = regexp.MustCompile(`^  (n\d+(\[|\(\[|\(\()"[^"\n]*"(\]|\]\)|\)\))|n\d+ --> (\|"[^"]*"\| )?n\d+|n\d+ -->\|"[^"]*"\| n\d+|style n\d+ stroke-width:4px)$`)

// checkHarmless compares the report of a hostile session with that of one whose texts are plain words.
func checkHarmless(t interface{ Errorf(string, ...any) }, words string) {
	at := modeltest.Start.Add(48 * time.Hour)
	plain := report.Markdown(modeltest.Hostile("plain words"), at)
	hostile := report.Markdown(modeltest.Hostile(words), at)
	if diff := cmp.Diff(structure(plain), structure(hostile)); diff != "" {
		t.Errorf("%q changes the document (-plain +hostile):\n%s", words, diff)
	}
	want := strings.ReplaceAll(plainText(plain), "plain words", strings.Join(strings.Fields(words), " "))
	if diff := cmp.Diff(want, plainText(hostile)); diff != "" {
		t.Errorf("%q is not read as it was typed (-typed +read):\n%s", words, diff)
	}
	if strings.Count(structure(hostile), "FencedCodeBlock") != 1 {
		t.Errorf("%q: there is not one diagram", words)
	}
	_, diagram, _ := strings.Cut(string(hostile), "```mermaid\nflowchart TD\n")
	diagram, _, _ = strings.Cut(diagram, "\n```")
	for line := range strings.Lines(diagram) {
		if line = strings.TrimSuffix(line, "\n"); !diagramLine.MatchString(line) || strings.Contains(line, "%%") || strings.Contains(line, "`") {
			t.Errorf("%q makes this line of the diagram: %s", words, line)
		}
	}
}

func TestNoTextChangesTheDocument(t *testing.T) {
	for _, words := range hostileTexts {
		checkHarmless(t, words)
	}
}

func TestNoRandomTextChangesTheDocument(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.OneOf(
			rapid.StringMatching("[ -~]{1,20}"),
			rapid.Map(rapid.SliceOfN(rapid.SampledFrom(hostileTexts), 1, 3), func(s []string) string { return strings.Join(s, " ") }),
		).Draw(t, "words")
		if clean, err := model.Clean(words, model.NameLimit); err != nil || clean.Empty() {
			t.Skip()
		}
		checkHarmless(t, words)
	})
}

func TestWhatWikisLinkIsKeptApart(t *testing.T) {
	for words, want := range map[string]string{
		"@name":        `# \@&#8203;name`,
		"#12":          `# \#&#8203;12`,
		"C# and F #":   `# C\# and F \#`,
		"me@a.b":       `# me\@&#8203;a.b`,
		"!7 ~bug $1":   `# \!7 \~bug \$1`,
		"http://a.b":   `# http\://a.b`,
		"Www.a.b":      `# Www\.a.b`,
		"at 10:30":     `# at 10:30`,
		"80 % of 12.5": `# 80 % of 12.5`,
	} {
		title, _, _ := strings.Cut(string(report.Markdown(modeltest.Hostile(words), modeltest.Start)), "\n")
		if title != want {
			t.Errorf("%q is written as %s, not %s", words, title, want)
		}
	}
}

// Mermaid takes a label that begins like an item of a list for one, and draws an error in its place.
func TestNoLabelOfTheDiagramIsAList(t *testing.T) {
	for words, want := range map[string]string{
		"1. order comes in": `(["1#46; order comes in"])`,
		"- order comes in":  `(["#45; order comes in"])`,
		"order no. 1.5":     `(["order no. 1.5"])`,
	} {
		if got := string(report.Markdown(modeltest.Hostile(words), modeltest.Start)); !strings.Contains(got, want) {
			t.Errorf("%q is not written as %s", words, want)
		}
	}
}

// plainText is what a reader sees of a document, escapes resolved and without what keeps links apart.
func plainText(source []byte) string {
	document := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source))
	var b strings.Builder
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch t, ok := n.(*ast.Text); {
		case ok && entering:
			b.Write(util.UnescapePunctuations(t.Segment.Value(source)))
		case !entering && n.Type() == ast.TypeBlock:
			b.WriteByte('\n')
		}
		return ast.WalkContinue, nil
	})
	return strings.ReplaceAll(b.String(), "&#8203;", "")
}
