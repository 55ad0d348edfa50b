package simulator

import (
	"fmt"
	"slices"
	"strings"
)

// Scenario is something that can happen to the shop.
type Scenario struct {
	Name        string
	Description string
	// change turns the shop as it is into what it becomes.
	change func(*Topology)
}

// The scenarios' names.
const (
	Normal       = "normal"
	Calm         = "calm"
	Outage       = "outage"
	SlowPayments = "slow-payments"
	NoEndpoints  = "no-endpoints"
	Empty        = "empty"
)

// Scenarios are all there are, in the order in which a menu shows them.
func Scenarios() []Scenario {
	return []Scenario{
		{Normal, "The card acquirer fails one request in eight; everything else is as it should be.", func(*Topology) {}},
		{Calm, "Nothing fails and nothing is slow.", calm},
		{Outage, "The card acquirer fails four requests in ten.", outage},
		{SlowPayments, "The payments application takes a second longer to answer.", slowPayments},
		{NoEndpoints, "One call in five to the inventory finds no healthy endpoint.", noEndpoints},
		{Empty, "There is no mesh: no workloads, no traffic, no series.", func(t *Topology) { *t = Topology{} }},
	}
}

func findScenario(name string) (Scenario, error) {
	var known []string
	for _, scenario := range Scenarios() {
		if scenario.Name == name {
			return scenario, nil
		}
		known = append(known, scenario.Name)
	}
	return Scenario{}, fmt.Errorf("there is no scenario %q; there are %s", name, strings.Join(known, ", "))
}

func (s Scenario) topology() Topology {
	t := Shop()
	s.change(&t)
	return t
}

// Current is the name of the scenario that runs.
func (s *Simulator) Current() string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.scenario.Name
}

// Switch runs another scenario from now on. Pods that it has too go on counting
// where they are; those that it does not have are gone. An unknown name is an
// error that lists the known ones.
func (s *Simulator) Switch(name string) error {
	scenario, err := findScenario(name)
	if err != nil {
		return err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	m, err := newMesh(scenario.topology(), s.flow.mesh.books)
	if err != nil {
		return fmt.Errorf("scenario %s: %w", name, err)
	}
	s.scenario, s.flow.mesh = scenario, m
	return nil
}

func calm(t *Topology) {
	t.Entries = slices.DeleteFunc(t.Entries, func(e Entry) bool { return e.To == "" })
	for i := range t.Operations {
		o := &t.Operations[i]
		o.Failures = nil
		// What takes longer than a person notices is slow.
		o.Own.MedianMs = min(o.Own.MedianMs, 40)
	}
	for i := range t.Routes {
		t.Routes[i].UnhealthyShare, t.Routes[i].UnreachableShare = 0, 0
	}
	for i := range t.Workloads {
		for j := range t.Workloads[i].Replicas {
			t.Workloads[i].Replicas[j].Failures = nil
		}
	}
}

func outage(t *Topology) {
	t.route("payments", "acquirer").UnhealthyShare = 0.08
	t.operation("acquirer", "authorise").Failures = []Failure{
		{Share: 0.42, Code: 503},
		{Share: 0.04, Code: 500},
		{Share: 0.06, Stall: true},
	}
}

func slowPayments(t *Topology) {
	t.operation("payments", "charge").Own = Spread{MedianMs: 1000, Sigma: 0.35}
}

func noEndpoints(t *Topology) {
	t.route("recommendations", "inventory").UnhealthyShare = 0.2
	t.route("checkout", "inventory").UnhealthyShare = 0.2
}

// route finds a declared route, or declares one.
func (t *Topology) route(from, to string) *Route {
	for i := range t.Routes {
		if t.Routes[i].From == from && t.Routes[i].To == to {
			return &t.Routes[i]
		}
	}
	t.Routes = append(t.Routes, Route{From: from, To: to})
	return &t.Routes[len(t.Routes)-1]
}

// operation finds a declared operation, or declares one.
func (t *Topology) operation(on, name string) *Operation {
	for i := range t.Operations {
		if t.Operations[i].On == on && t.Operations[i].Name == name {
			return &t.Operations[i]
		}
	}
	t.Operations = append(t.Operations, Operation{On: on, Name: name})
	return &t.Operations[len(t.Operations)-1]
}
