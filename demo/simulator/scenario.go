package simulator

import (
	"fmt"
	"strings"
)

// Scenario is something that can happen to the shop.
type Scenario struct {
	Name        string
	Description string
	// change turns the shop as it is into what it becomes.
	change func(*Topology)
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

func (s Scenario) topology(envoyStatistics bool) Topology {
	t := Shop()
	t.EnvoyStatistics = envoyStatistics
	s.change(&t)
	return t
}

// Current is the name of the scenario that runs.
func (s *Simulator) Current() string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.scenario.Name
}

// Switch runs another scenario from now on. Pods that it has too go on
// counting where they are, or stay where they are about calls that it does not
// make; pods that it does not have are gone. An unknown name is an
// error that lists the known ones.
func (s *Simulator) Switch(name string) error {
	scenario, err := findScenario(name)
	if err != nil {
		return err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	m, err := newMesh(scenario.topology(s.envoyStatistics), s.flow.mesh.books)
	if err != nil {
		return fmt.Errorf("scenario %s: %w", name, err)
	}
	m.keepOpen(s.flow.mesh)
	s.scenario, s.flow.mesh = scenario, m
	return nil
}
