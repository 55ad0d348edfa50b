package istio_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

func TestErrorsByDefinition(t *testing.T) {
	tests := []struct {
		definition, code, grpcStatus string
		want                         bool
	}{
		{"5xx", "503", "", true},
		{"5xx", "404", "", false},
		{"5xx", "0", "", false},
		{"5xx", "200", "14", true},
		{"5xx", "200", "0", false},
		{"4xx5xx", "404", "", true},
		{"4xx5xx", "302", "", false},
		{"non2xx", "302", "", true},
		{"non2xx", "0", "", true},
		{"non2xx", "204", "", false},
		{"non2xx", "", "", false},
	}
	for _, test := range tests {
		if got := istio.IsError(test.definition, test.code, test.grpcStatus); got != test.want {
			t.Errorf("%s: code %q with gRPC status %q is an error: %t", test.definition, test.code, test.grpcStatus, got)
		}
	}
}

func TestTheCatalogueIsComplete(t *testing.T) {
	seen := map[string]bool{}
	for _, signal := range istio.Catalogue() {
		if seen[signal.Name] {
			t.Errorf("%s is there twice", signal.Name)
		}
		seen[signal.Name] = true
		if signal.Unit == "" || len(signal.Needs) == 0 || signal.Collect == "" || signal.Measure == "" || signal.Description == "" || signal.Family == "" {
			t.Errorf("%s lacks something: %+v", signal.Name, signal)
		}
		if istio.UnitOf(signal.Name) != signal.Unit {
			t.Errorf("%s has another unit when asked for", signal.Name)
		}
	}
}

func TestWhatASignalKnowsIsConsistent(t *testing.T) {
	for _, signal := range istio.Catalogue() {
		for _, key := range signal.GroupBy {
			side, property, _ := strings.Cut(key, ".")
			known := signal.Destination
			if side == "source" {
				known = signal.Source
			}
			if !slices.Contains(known, property) {
				t.Errorf("%s is grouped by %s, which it does not know", signal.Name, key)
			}
		}
		if len(signal.GroupBy) == 0 || signal.Source == nil || signal.Reporters == nil {
			t.Errorf("%s lacks something: %+v", signal.Name, signal.Knowledge)
		}
		if (signal.Subject == "") != (len(signal.Source) > 0) {
			t.Errorf("%s speaks of %q and knows %v of sources", signal.Name, signal.Subject, signal.Source)
		}
		if signal.Knows("reporter") != (len(signal.Reporters) > 0) {
			t.Errorf("%s can be grouped by reporter or asked of one, not both", signal.Name)
		}
		if len(signal.Reporters) > 0 && len(signal.Reporters) < len(istio.AllReporters()) && signal.NotOfReporter == "" {
			t.Errorf("%s does not say why some reporters cannot be asked", signal.Name)
		}
	}
}

func TestALabelTellsWhosePropertyItIs(t *testing.T) {
	for label, want := range map[string]string{
		istio.SourceCanonicalService: "source.service", istio.DestinationServiceName: "destination.service",
		istio.DestinationHost: "destination.host", istio.DestinationWorkloadNamespace: "destination.workloadNamespace",
		istio.ResponseCode: ".", "tier": ".",
	} {
		if side, property, ok := istio.PeerProperty(label); side+"."+property != want || ok != (want != ".") {
			t.Errorf("%s is %s.%s (%t) instead of %s", label, side, property, ok, want)
		}
	}
}
