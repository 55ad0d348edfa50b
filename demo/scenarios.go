package main

import (
	"github.com/alidade-mesh/alidade/demo/host"
	"github.com/alidade-mesh/alidade/demo/simulator"
)

// scenarios offers the simulator's scenarios to the page.
type scenarios struct{ *simulator.Simulator }

// List is every scenario that can be switched to.
func (scenarios) List() []host.Scenario {
	var list []host.Scenario
	for _, scenario := range simulator.Scenarios() {
		list = append(list, host.Scenario{Name: scenario.Name, Description: scenario.Description})
	}
	return list
}
