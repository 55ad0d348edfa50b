package promql_test

import (
	"slices"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// What is true of the mesh's own metrics is true of what the shipped rules record of them.
func TestRecordedSeriesMeanTheSame(t *testing.T) {
	settings := query.DefaultSettings()
	settings.Recorded, _ = query.ShippedRules(istio.RecordedWindow)
	for _, c := range slices.Concat(semantics, signalSemantics, latencySignalSemantics) {
		t.Run(c.name, func(t *testing.T) {
			instance := promload.Start(t, exposition(t, c.mesh))
			record(t, instance, promload.Epoch.Add(time.Hour))
			if got := answer(t, instance, c.query, settings); got != c.answer {
				t.Errorf("the engine answers\n%s\nwant\n%s", got, c.answer)
			}
		})
	}
}

// record evaluates the shipped rules.
func record(t *testing.T, instance *promload.Instance, at time.Time) {
	t.Helper()
	rules, err := instance.Server.Rules(recordingRules)
	if err != nil {
		t.Fatal(err)
	}
	if err := rules.Evaluate(t.Context(), at); err != nil {
		t.Fatal(err)
	}
}
