package course_test

import (
	"testing"

	"flipchart/exercises/course"
)

func BenchmarkBuiltIn(b *testing.B) {
	for b.Loop() {
		course.BuiltIn()
	}
}
