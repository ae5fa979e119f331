package facts_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"flipchart/facts"
	"flipchart/model"
)

// sixteen steps: step | primary patterns | helper patterns | measures | trigger | tools | target, as the document has
// them in its tables. An empty cell is empty there.
var sixteen = map[model.Cycle]string{
	model.Build: `
		Build | Build automation; Version control | API-driven development; Code reviews | Frequency (how often to build); Cycle time (how long to build) | Code commit | ANT, Maven, MSBuild, Make |
		Unit test | Test automation | Code reviews; TDD | Test coverage; Frequency; Cycle time | Successful build | JUnit, Unit |
		Integrate | CI system; Gated (automated) commits | Trunk based development; Static code analysis; Modular architecture | Frequency; Cycle time | Successful unit tests | Jenkins, Bamboo, VSTS, CircleCI, TeamCity |
		Acceptance test | Test automation | Environment configuration; Service virtualization | Failure rate; Cycle time; Frequency | Successful (CI) integration run | Selenium, FitNesse, VSTS |`,
	model.Test: `
		Integration testing | Test automation | Deployment automation; Test data management; Environment configuration automation | Failure rate; Cycle time; Test coverage | Successful acceptance test | |
		Regression testing | Test automation | Deployment automation; Test data management; Environment configuration automation | Failure rate; Cycle time; Test coverage | Successful acceptance test | |
		Exploratory testing | Session based testing? | Deployment automation; Test data management; Environment configuration automation | Failure rate; Cycle time; Test coverage | Successful acceptance test | |
		Performance testing | Test automation | Deployment automation; Test data management; Environment configuration automation; NFRs | Failure rate; Test coverage | Successful acceptance test | |`,
	model.Release: `
		Configure | Automated provisioning (infrastructure as code); Teams self-service | Version control; Cloud computing; Technical standards | Cycle time | Successful test cycle | Chef, Puppet, Ansible, AWS, Azure | one day or less
		Stage | Automated environment configuration | Deployment automation; Blue / green deployment; Demo | Cycle time; Frequency | Successful test cycle | | at least every two weeks
		Deploy | Deployment automation | Automated environment configuration; Self-service | Cycle time; Frequency; Lead time | Customer readiness | Octopus Deploy, MS Release Manager, CA Release Manager, UrbanCode, XLDeploy |
		Verify | Test automation; Automated rollback | Selective deployment; Version control | Cycle time; Failure rate; Rollback cycle time | Production deployment | | 30 minutes or less, rollback included`,
	model.Transition: `
		Monitor | Telemetry | Data collection; Visual displays | % of stack monitored; Custom SLAs and KPIs | | Dynatrace, App Dynamics, New Relic, Splunk |
		Respond | Proactive detection (work to prevent) | Alerts and notifications; Server reboot avoidance; Cross-team collaboration (original team fixes problems) | Mean time to restore (MTTR) | | |
		Stabilize | Business continuity | Failover / disaster recovery; Cyber security; Design for operations | Outage frequency; Emergency change % | | “Simian Army” |
		Deliver | Business alignment | Product adoption; Transparency; Continuous improvement | (Business) customer satisfaction; (Business) return on investment | | |`,
}

func TestThePipelineIsTheDocuments(t *testing.T) {
	var found []model.Cycle
	for _, cycle := range facts.Cycles() {
		found = append(found, cycle.Cycle)
		if cycle.Objective == "" || cycle.Context == "" {
			t.Errorf("%s has no objective or no context", cycle.Cycle)
		}
		var rows []string
		for _, s := range cycle.Steps {
			rows = append(rows, strings.Join([]string{
				s.Name, names(s.Primary), names(s.Helpers), strings.Join(s.Measures, "; "), s.Trigger, strings.Join(s.Tools, ", "), s.Target,
			}, "|"))
		}
		if diff := cmp.Diff(table(sixteen[cycle.Cycle]), rows); diff != "" {
			t.Errorf("%s is not the document's:\n%s", cycle.Cycle, diff)
		}
	}
	if diff := cmp.Diff(model.Cycles, found); diff != "" {
		t.Error(diff)
	}
	if got, want := facts.Cycles()[0].Target, "at least every two weeks, better with every story"; got != want {
		t.Errorf("the target of the build cycle is %q", got)
	}
}

// table is one of sixteen as rows with cells divided by "|".
func table(text string) []string {
	var rows []string
	for line := range strings.Lines(strings.TrimSpace(text)) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		rows = append(rows, strings.Join(cells, "|"))
	}
	return rows
}

func names(patterns []string) string {
	var names []string
	for _, key := range patterns {
		names = append(names, facts.Pattern(key))
	}
	return strings.Join(names, "; ")
}

// Each step, purpose and pattern stands once. Keys are what documents and
// the remembered selection may hold.
func TestEachStepAndPatternStandsOnce(t *testing.T) {
	key := regexp.MustCompile(`^[A-Za-z0-9]+$`)
	seen := map[string]bool{}
	once := func(what string) {
		t.Helper()
		if seen[model.Fold(what)] {
			t.Errorf("%s stands there twice", what)
		}
		seen[model.Fold(what)] = true
	}
	patterns := map[string]bool{}
	for _, step := range facts.PipelineSteps() {
		s, _, ok := facts.Step(step.Key)
		if !ok || !key.MatchString(step.Key) || len(step.Key) > 12 {
			t.Errorf("%q is no key", step.Key)
		}
		once("step " + s.Key)
		once("purpose " + s.Purpose)
		for _, name := range step.Names {
			once("name " + name)
		}
		for _, pattern := range slices.Concat(s.Primary, s.Helpers) {
			once(s.Key + " " + pattern)
			patterns[pattern] = true
			if facts.Pattern(pattern) == pattern || !key.MatchString(pattern) {
				t.Errorf("%s has a pattern %s that has no name", s.Key, pattern)
			}
		}
	}
	for pattern := range patterns {
		once("pattern " + facts.Pattern(pattern))
	}
	if got := len(facts.PipelineSteps()); got != 16 {
		t.Errorf("there are %d steps", got)
	}
}

func TestAKeyOfAnotherCourseIsItsOwnName(t *testing.T) {
	if facts.StepName("other") != "other" || facts.Pattern("other") != "other" {
		t.Error("a key that is not known has another name")
	}
}
