package simulator_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
)

func TestEveryScenarioRunsFromEveryOther(t *testing.T) {
	s, err := simulator.New(simulator.Options{Seed: 1, Start: start})
	if err != nil {
		t.Fatal(err)
	}
	at := start
	for _, from := range simulator.Scenarios() {
		if from.Description == "" {
			t.Errorf("%s is not described", from.Name)
		}
		for _, to := range simulator.Scenarios() {
			for _, scenario := range []simulator.Scenario{from, to} {
				if err := s.Switch(scenario.Name); err != nil {
					t.Fatal(err)
				}
				if s.Current() != scenario.Name {
					t.Fatalf("%s runs instead of %s", s.Current(), scenario.Name)
				}
				at = at.Add(interval)
				s.Step(at)
				checkUnique(t, s)
			}
		}
	}
}

func TestAnUnknownScenarioIsRefusedWithTheKnownOnes(t *testing.T) {
	s, err := simulator.New(simulator.Options{Start: start})
	if err != nil {
		t.Fatal(err)
	}
	_, newErr := simulator.New(simulator.Options{Start: start, Scenario: "storm"})
	for _, err := range []error{s.Switch("storm"), newErr} {
		if err == nil || !strings.Contains(err.Error(), `"storm"`) || !strings.Contains(err.Error(), "normal, calm, outage") {
			t.Errorf("the error is %v", err)
		}
	}
	if s.Current() != simulator.Normal {
		t.Errorf("%s runs", s.Current())
	}
}

func TestWhoVanishesIsGoneAtOnceAndComesBackFromZero(t *testing.T) {
	s, err := simulator.New(simulator.Options{Seed: 1, Start: start})
	if err != nil {
		t.Fatal(err)
	}
	server, err := prometheus.Open("", prometheus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	feed := simulator.NewFeed(s, server, interval)
	var totals []float64
	at := start
	for _, scenario := range []string{simulator.Normal, simulator.Empty, simulator.Normal} {
		if err := s.Switch(scenario); err != nil {
			t.Fatal(err)
		}
		at = at.Add(4 * interval)
		if err := feed.Until(at); err != nil {
			t.Fatal(err)
		}
		vector, err := server.Query(t.Context(), `sum(istio_requests_total) or vector(-1)`, at)
		if err != nil {
			t.Fatal(err)
		}
		totals = append(totals, vector[0].F)
	}
	if totals[0] <= 0 || totals[1] != -1 || totals[2] <= 0 || totals[2] > 2*totals[0] {
		t.Errorf("before, without and after the mesh there are %v requests", totals)
	}
}

func TestASwitchLeavesTheCountersOfThoseWhoStay(t *testing.T) {
	s, err := simulator.New(simulator.Options{Seed: 1, Start: start})
	if err != nil {
		t.Fatal(err)
	}
	s.Step(start.Add(interval))
	before := readAll(s)
	if err := s.Switch(simulator.Outage); err != nil {
		t.Fatal(err)
	}
	s.Step(start.Add(2 * interval))
	after := readAll(s)
	for id, value := range before {
		if now, ok := after[id]; !ok || now < value {
			t.Fatalf("%s was %v and is %v", id, value, now)
		}
	}
}

func TestSwitchingWhileItRunsIsSafe(t *testing.T) {
	s, err := simulator.New(simulator.Options{Seed: 1, Start: start})
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	group.Go(func() {
		for i := range 10 {
			s.Step(start.Add(time.Duration(i+1) * interval))
		}
	})
	group.Go(func() {
		for _, scenario := range simulator.Scenarios() {
			if err := s.Switch(scenario.Name); err != nil {
				t.Error(err)
			}
		}
	})
	group.Go(func() {
		for range 10 {
			readAll(s)
		}
	})
	group.Wait()
}
