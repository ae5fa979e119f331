package tuitest

import (
	"testing"

	"pgregory.net/rapid"

	"flipchart/model"
)

// AnyKeys lets hands do up to forty things with the keys, in a window of any size: nothing panics, no screen
// takes a key that is not its own, no frame leaves its window, and a session that keeps every rule keeps them.
func AnyKeys(t *testing.T, keys []string, options func(*rapid.T) Options) {
	t.Helper()
	rapid.Check(t, func(rt *rapid.T) {
		pick := func(n int) int { return rapid.IntRange(0, n-1).Draw(rt, "choice") }
		hands := Hands{Pick: pick, Keys: keys, Width: 1 + pick(210), Height: 1 + pick(70), Most: [2]int{210, 70}}
		o := options(rt)
		o.Width, o.Height = hands.Width, hands.Height
		s := New(t, o)
		sound := o.Session != nil && len(model.Validate(s.Session())) == 0
		for range pick(41) {
			for _, msg := range hands.Next() {
				rt.Logf("%T %v", msg, msg)
				s.Send(msg)
				if fault := Misfit(s.View(), hands.Width, hands.Height); fault != nil {
					rt.Fatal(fault)
				}
			}
		}
		if !sound {
			return
		}
		if broken := model.Validate(s.Session()); len(broken) > 0 {
			rt.Fatalf("the session breaks a rule: %v", broken[0])
		}
	})
}
