package istio_test

import (
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
