package report_test

import (
	"encoding/json"
	"os"
	"regexp"
	"slices"
	"testing"

	"flipchart/model/modeltest"
	"flipchart/report"

	"pgregory.net/rapid"
)

func TestEveryNameOfTheJSONIsDocumented(t *testing.T) {
	page, err := os.ReadFile("../docs/formats.md")
	if err != nil {
		t.Fatal(err)
	}
	var documented []string
	for _, code := range regexp.MustCompile("`[^`]+`").FindAllString(string(page), -1) {
		documented = append(documented, regexp.MustCompile(`\w+`).FindAllString(code, -1)...)
	}
	rapid.Check(t, func(t *rapid.T) {
		data, err := report.JSON(modeltest.Sessions().Draw(t, "session"), modeltest.Start)
		if err != nil {
			t.Fatal(err)
		}
		var file any
		if err := json.Unmarshal(data, &file); err != nil {
			t.Fatal(err)
		}
		eachName("", file, func(path, name string) {
			if path != ".place.selected" && !slices.Contains(documented, name) {
				t.Errorf("%s.%s is not in docs/formats.md", path, name)
			}
		})
	})
}

func eachName(path string, value any, visit func(path, name string)) {
	switch value := value.(type) {
	case []any:
		for _, item := range value {
			eachName(path, item, visit)
		}
	case map[string]any:
		for name, item := range value {
			visit(path, name)
			eachName(path+"."+name, item, visit)
		}
	}
}
