package report_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"flipchart/model"
	"flipchart/model/modeltest"
	"flipchart/report"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the reports under testdata anew")

func TestReportsLookAsTheyDid(t *testing.T) {
	at := modeltest.Start.Add(29*time.Hour + 5*time.Minute)
	for name, s := range map[string]model.Session{
		"typical": modeltest.Claims(),
		"full":    modeltest.Full(),
		"empty":   model.NewSession(model.MustClean("Monday"), modeltest.Start),
		"hostile": modeltest.Hostile("| <b>#1</b> `x` ![](http://a.b) @c $d$ %%{init} \"]"),
	} {
		golden(t, name+".md", report.Markdown(s, at))
		golden(t, name+".csv", report.CSV(s))
		data, err := report.JSON(s, at)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, name+".json", data)
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-as it was +as it is):\n%s", name, diff)
	}
}
