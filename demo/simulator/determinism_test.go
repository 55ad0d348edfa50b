package simulator_test

import (
	"bytes"
	"testing"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

// exposed runs a simulation through scenarios, and returns all that it exposed at the end of each.
func exposed(t *testing.T, seed uint64, scenarios ...simulator.Scenario) []byte {
	t.Helper()
	s, err := simulator.New(simulator.Options{Seed: seed, Start: start})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	at := start
	for _, scenario := range scenarios {
		if err := s.Switch(scenario.Name); err != nil {
			t.Fatal(err)
		}
		for range 3 {
			at = at.Add(interval)
			s.Step(at)
		}
		if err := simulator.Expose(&out, s); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

func TestEqualSeedsCountEqually(t *testing.T) {
	all := simulator.Scenarios()
	if !bytes.Equal(exposed(t, 1, all...), exposed(t, 1, all...)) {
		t.Error("two runs with the same seed, start and steps differ")
	}
}

func TestAnotherSeedCountsDifferently(t *testing.T) {
	first := simulator.Scenarios()[0]
	if bytes.Equal(exposed(t, 1, first), exposed(t, 2, first)) {
		t.Error("two seeds give the same series: the seed is not used")
	}
}

func TestAStepIntoThePastChangesNothing(t *testing.T) {
	s, err := simulator.New(simulator.Options{Seed: 1, Start: start})
	if err != nil {
		t.Fatal(err)
	}
	s.Step(start.Add(interval))
	var before, after bytes.Buffer
	if err := simulator.Expose(&before, s); err != nil {
		t.Fatal(err)
	}
	s.Step(start)
	s.Step(start.Add(interval))
	if err := simulator.Expose(&after, s); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before.Bytes(), after.Bytes()) {
		t.Error("the counters moved")
	}
}
