package report

import "time"

// schema of the JSON that this version writes. It rises by one with every change that adds a name.
const schema = 1

// The structs of this file are the public form of a session, described in docs/formats.md. Names are
// added, never renamed or given another meaning. A pointer is null where nothing is known; derived
// values are written for readers and not trusted when read.

type sessionFile struct {
	Schema      int             `json:"schema"`
	Generator   string          `json:"generator"`
	Session     sessionJSON     `json:"session"`
	Wall        wallJSON        `json:"wall"`
	ValueStream streamJSON      `json:"valueStream"`
	Swot        swotJSON        `json:"swot"`
	Calms       calmsJSON       `json:"calms"`
	ParkingLot  []parkPointJSON `json:"parkingLot"`
	Place       placeJSON       `json:"place"`
}

type sessionJSON struct {
	Name         string     `json:"name"`
	Organisation string     `json:"organisation"`
	Pipeline     string     `json:"pipeline"`
	CreatedAt    *time.Time `json:"createdAt"`
	ChangedAt    *time.Time `json:"changedAt"`
	HoursPerDay  *float64   `json:"hoursPerDay"`
	DaysPerWeek  *float64   `json:"daysPerWeek"`
}

type wallJSON struct {
	Course     string     `json:"course"`
	Days       []dayJSON  `json:"days"`
	WIPLimit   *int       `json:"wipLimit"`
	OpenCardID *string    `json:"openCardId"` // the card opened last
	Todo       []cardJSON `json:"todo"`
	Doing      []cardJSON `json:"doing"`
	Done       []cardJSON `json:"done"`
}

type dayJSON struct {
	Title  string `json:"title"`
	Starts string `json:"starts"` // "09:00"
}

type cardJSON struct {
	ID             ownID      `json:"id"`
	Title          string     `json:"title"`
	Kind           string     `json:"kind"`
	Exercise       string     `json:"exercise"`
	Day            int        `json:"day"` // 0 where the course has no days
	Optional       bool       `json:"optional"`
	Shorten        string     `json:"shorten"`
	PlannedMinutes int        `json:"plannedMinutes"`
	ActualMinutes  float64    `json:"actualMinutes"`
	BlockedReason  *string    `json:"blockedReason"`
	Guide          *guideJSON `json:"guide"`
	Moves          []moveJSON `json:"moves"`
	Timer          *timerJSON `json:"timer"`
}

type guideJSON struct {
	Room        string `json:"room"`
	Facilitator string `json:"facilitator"`
}

type moveJSON struct {
	To string     `json:"to"`
	At *time.Time `json:"at"`
}

type timerJSON struct {
	LeftSeconds *float64   `json:"leftSeconds"` // while it is paused, below 0 in overtime
	Deadline    *time.Time `json:"deadline"`    // while it runs
}

type streamJSON struct {
	Product         string          `json:"product"`
	Item            string          `json:"item"`
	Trigger         string          `json:"trigger"`
	Customer        string          `json:"customer"`
	LeftOut         string          `json:"leftOut"`
	ItemsPerWeek    *float64        `json:"itemsPerWeek"`
	ItemsInProgress *float64        `json:"itemsInProgress"`
	Steps           []stepJSON      `json:"steps"`
	Metrics         *metricsJSON    `json:"metrics"`
	Constraint      *constraintJSON `json:"constraint"`
	Hands           []handsJSON     `json:"hands"`
	Objections      []objectionJSON `json:"objections"`
	OtherMaps       []otherMapJSON  `json:"otherMaps"`
}

type stepJSON struct {
	ID                      ownID         `json:"id"`
	Name                    string        `json:"name"`
	Cycle                   string        `json:"cycle"`
	Owner                   string        `json:"owner"`
	ProcessTimeSeconds      *float64      `json:"processTimeSeconds"`
	LeadTimeSeconds         *float64      `json:"leadTimeSeconds"`
	PercentCompleteAccurate *float64      `json:"percentCompleteAccurate"`
	ParallelWithPrevious    bool          `json:"parallelWithPrevious"`
	Machine                 bool          `json:"machine"`
	ProcessTimeEntered      *string       `json:"processTimeEntered"`
	LeadTimeEntered         *string       `json:"leadTimeEntered"`
	WaitEntered             *string       `json:"waitEntered"`
	ProcessTimeKnown        *knownJSON    `json:"processTimeKnown"`
	LeadTimeKnown           *knownJSON    `json:"leadTimeKnown"`
	WaitKnown               *knownJSON    `json:"waitKnown"`
	PercentKnown            *evidenceJSON `json:"percentKnown"`
	AskedOf                 *string       `json:"askedOf"` // "" is the customer, null whoever is next
	AskedOfID               *string       `json:"askedOfId"`
	Disputed                bool          `json:"disputed"`
	Rounds                  [][]float64   `json:"rounds"`
}

// knownJSON says how a time is known, and its range beside the typical figure.
type knownJSON struct {
	How         string     `json:"how"`
	Who         string     `json:"who"`
	At          *time.Time `json:"at"`
	LowEntered  *string    `json:"lowEntered"`
	HighEntered *string    `json:"highEntered"`
}

type evidenceJSON struct {
	How string     `json:"how"`
	Who string     `json:"who"`
	At  *time.Time `json:"at"`
}

type metricsJSON struct {
	TotalProcessTimeSeconds       *float64 `json:"totalProcessTimeSeconds"`
	TotalLeadTimeSeconds          *float64 `json:"totalLeadTimeSeconds"`
	TotalLabourSeconds            *float64 `json:"totalLabourSeconds"`
	ActivityRatio                 *float64 `json:"activityRatio"`
	RolledPercentCompleteAccurate *float64 `json:"rolledPercentCompleteAccurate"`
	EstimatedSteps                int      `json:"estimatedSteps"`
	StepsWithProcessTime          int      `json:"stepsWithProcessTime"`
	StepsWithLeadTime             int      `json:"stepsWithLeadTime"`
}

type constraintJSON struct {
	Step   string     `json:"step"`
	StepID *string    `json:"stepId"`
	Rule   string     `json:"rule"`
	Reason string     `json:"reason"`
	Kind   string     `json:"kind"`
	At     *time.Time `json:"at"`
	Seen   []seenJSON `json:"seen"`
}

// seenJSON is a candidate with its figure when the room chose: seconds for times, per cent for %CA.
type seenJSON struct {
	Rule   string   `json:"rule"`
	Step   string   `json:"step"` // its name at that time
	StepID *string  `json:"stepId"`
	Value  float64  `json:"value"`
	Share  *float64 `json:"share"`
	TieIDs []string `json:"tieIds"`
}

type handsJSON struct {
	Step   string  `json:"step"`
	StepID *string `json:"stepId"`
	Rule   string  `json:"rule"`
	Count  int     `json:"count"`
}

type objectionJSON struct {
	ID   ownID  `json:"id"`
	Text string `json:"text"`
}

type otherMapJSON struct {
	Group string     `json:"group"`
	Steps []stepJSON `json:"steps"`
}

type swotJSON struct {
	People        *int       `json:"people"`
	DotsEach      *int       `json:"dotsEach"`
	Strengths     []noteJSON `json:"strengths"`
	Weaknesses    []noteJSON `json:"weaknesses"`
	Opportunities []noteJSON `json:"opportunities"`
	Threats       []noteJSON `json:"threats"`
}

type noteJSON struct {
	ID      ownID   `json:"id"`
	Text    string  `json:"text"`
	Votes   int     `json:"votes"`
	About   *string `json:"about"` // a step's name, or a cycle
	AboutID *string `json:"aboutId"`
	Group   string  `json:"group"`
}

type calmsJSON struct {
	Orders      []orderJSON    `json:"orders"`
	BordaPoints map[string]int `json:"bordaPoints"`
	KendallW    *float64       `json:"kendallW"`
	Revealed    bool           `json:"revealed"`
}

type orderJSON struct {
	ID    ownID    `json:"id"`
	By    string   `json:"by"`
	Order []string `json:"order"`
}

type parkPointJSON struct {
	ID       ownID      `json:"id"`
	Text     string     `json:"text"`
	Exercise string     `json:"exercise"`
	At       *time.Time `json:"at"`
}

// placeJSON is where the facilitator stopped.
type placeJSON struct {
	CardID    *string           `json:"cardId"`
	Selected  map[string]string `json:"selected"` // by screen, the id of the item that was selected
	Volunteer bool              `json:"volunteer"`
}
