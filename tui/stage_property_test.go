package tui_test

import (
	"testing"

	"pgregory.net/rapid"

	"flipchart/model/modeltest"
	"flipchart/tui/tuitest"
)

func TestStageStaysInItsWindow(t *testing.T) {
	full := modeltest.Full()
	others := append(some(), many(20)...)
	tuitest.AnyKeys(t, tuitest.EveryKey, func(*rapid.T) tuitest.Options {
		return tuitest.Options{Session: &full, Others: others}
	})
}

func TestListOfSessionsStaysInItsWindow(t *testing.T) {
	others := append(some(), many(20)...)
	tuitest.AnyKeys(t, tuitest.EveryKey, func(*rapid.T) tuitest.Options { return tuitest.Options{Others: others} })
}
