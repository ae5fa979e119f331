package findings_test

import (
	"strings"
	"testing"

	"flipchart/model/findings"
)

func TestListSaysAllInOneGo(t *testing.T) {
	var l findings.List
	if err := l.Err(); err != nil {
		t.Fatalf("an empty list is an error: %v", err)
	}
	l.Add("f.json", ": wall", "it is upside down")
	l.Add("f.json", ":7", "it ends here")
	if got, want := l.Err().Error(), "f.json: wall: it is upside down\nf.json:7: it ends here"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestListCountsWhatItDoesNotName(t *testing.T) {
	var l findings.List
	for range 203 {
		l.Add("f", ":1", "no")
	}
	text := l.Err().Error()
	if lines := strings.Count(text, "f:1: no"); lines != 200 || !strings.HasSuffix(text, "\n(and 3 more)") {
		t.Errorf("%d lines, ending in %q", lines, text[len(text)-20:])
	}
}

func TestShown(t *testing.T) {
	for _, test := range []struct{ name, in, want string }{
		{"plain", "abc", "abc"},
		{"as long as fits", "abcde", "abcde"},
		{"cut", "abcdef", "abcd…"},
		{"what a terminal would obey", "a\x1b[31mb\u202e", "ab"},
		{"a novel", strings.Repeat("ä", 1e6), "ääää…"},
		{"nothing", "", ""},
	} {
		if got := findings.Shown(test.in, 5); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
	for in, want := range map[string]string{
		"swot": "“swot”", "": "“”", "\x1b": "(control characters)", "swot\x00": "“swot” (with control characters)",
		"a\u202eb": "“ab” (with control characters)", "a\tb\n": "“a b”", "👩\u200d👧": "“👩\u200d👧”",
	} {
		if got := findings.Quoted(in); got != want {
			t.Errorf("%q is quoted as %s, want %s", in, got, want)
		}
	}
	if got := findings.File(""); got != "the file" {
		t.Errorf("a file without a name is %q", got)
	}
}
