package report_test

import (
	"testing"
	"time"

	"flipchart/model/modeltest"
	"flipchart/report"
)

// A large session: 200 notes, 60 steps, 30 cards, 20 orders.
func BenchmarkExport(b *testing.B) {
	s := modeltest.Full()
	at := modeltest.Start.Add(24 * time.Hour)
	data, err := report.JSON(s, at)
	if err != nil {
		b.Fatal(err)
	}
	for name, export := range map[string]func(){
		"Markdown": func() { report.Markdown(s, at) },
		"JSON":     func() { _, _ = report.JSON(s, at) },
		"CSV":      func() { report.CSV(s) },
		"ReadJSON": func() { _, _ = report.ReadJSON("s.json", data) },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				export()
			}
		})
	}
}
