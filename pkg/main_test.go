package main

import (
	"os/exec"
	"strings"
	"testing"
)

// Prometheus's storage and engine are for the demo and the tests: they would double the executable.
func TestTheExecutableHoldsNothingOfPrometheusItself(t *testing.T) {
	packages, err := exec.Command("go", "list", "-deps", ".").CombinedOutput()
	if err != nil {
		t.Fatalf("listing what the executable imports: %v\n%s", err, packages)
	}
	for _, name := range strings.Fields(string(packages)) {
		if name == "github.com/prometheus/prometheus" || strings.HasPrefix(name, "github.com/prometheus/prometheus/") {
			t.Errorf("the executable imports %s", name)
		}
	}
}
