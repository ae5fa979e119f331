package calms

import _ "embed"

// Guide is the exercise's guide: the room's part, a divider, the facilitator's part.
//
//go:embed guide.md
var Guide string
