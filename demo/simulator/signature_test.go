package simulator_test

import (
	"slices"
	"testing"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

// What an alert rule would ask, each with the threshold above which it fires.
const (
	exhaustedRetries = `sum by (source_workload, destination_service_name) (rate(istio_requests_total{reporter="source", response_flags=~"(.*,)?URX(,.*)?"}[5m]))
		/ sum by (source_workload, destination_service_name) (rate(istio_requests_total{reporter="source"}[5m])) > 0.01`
	timedOut = `sum by (source_workload, destination_service_name) (rate(istio_requests_total{reporter="source", response_flags=~"(.*,)?UT(,.*)?"}[5m]))
		/ sum by (source_workload, destination_service_name) (rate(istio_requests_total{reporter="source"}[5m])) > 0.01`
	manyAttempts = `sum by (source_workload, destination_service_name) (rate(istio_requests_total{reporter="destination"}[5m]))
		/ sum by (source_workload, destination_service_name) (rate(istio_requests_total{reporter="source"}[5m])) > 1.5`
	plaintext           = `sum by (source_workload, destination_service_name) (rate(istio_requests_total{reporter="destination", connection_security_policy="none"}[5m])) > 0`
	plaintextIntoStrict = `sum by (source_workload, destination_service_name) (
		rate(istio_requests_total{reporter="destination", connection_security_policy="none"}[5m])
		and on (destination_workload_namespace) label_replace(mesh_strict_mtls == 1, "destination_workload_namespace", "$1", "namespace", "(.*)")) > 0`
	// farSide is what lies between the two proxies of a pair, in milliseconds.
	farSide = `(sum by (source_workload, destination_service_name) (rate(istio_request_duration_milliseconds_sum{reporter="source"}[5m]))
			/ sum by (source_workload, destination_service_name) (rate(istio_request_duration_milliseconds_count{reporter="source"}[5m])))
		- (sum by (source_workload, destination_service_name) (rate(istio_request_duration_milliseconds_sum{reporter="destination"}[5m]))
			/ sum by (source_workload, destination_service_name) (rate(istio_request_duration_milliseconds_count{reporter="destination"}[5m]))) > 100`
	callRate = `sum by (source_workload, destination_service_name) (rate(istio_requests_total[5m])) > 0`
)

// signature is what a scenario adds to the pairs that an expression finds in
// the normal one, and what it takes from them.
type signature struct {
	scenario, expr string
	added, removed []string
}

func TestAScenarioShowsOnItsPairsAlone(t *testing.T) {
	const acquirer = "payments acquirer.example.com"
	for expr, normal := range map[string][]string{
		exhaustedRetries:    {acquirer},
		timedOut:            {acquirer},
		manyAttempts:        nil,
		plaintext:           {"unknown inventory"},
		farSide:             nil,
		plaintextIntoStrict: nil,
	} {
		if got := keys(hour(t).table(t, expr, servicePair...)); !slices.Equal(got, normal) {
			t.Errorf("normal: %s finds %q instead of %q", expr, got, normal)
		}
	}
	histories := map[string]history{}
	for _, s := range []signature{
		{simulator.RetryStorm, manyAttempts, []string{"recommendations inventory"}, nil},
		{simulator.RetryStorm, exhaustedRetries, []string{"recommendations inventory"}, nil},
		{simulator.RetryStorm, timedOut, nil, nil},
		{simulator.Timeouts, timedOut, []string{"inventory warehouse-api"}, nil},
		{simulator.Timeouts, exhaustedRetries, nil, nil},
		{simulator.PlaintextStrict, plaintextIntoStrict, []string{"unknown ledger"}, nil},
		{simulator.PlaintextStrict, plaintext, []string{"unknown ledger"}, nil},
		{simulator.MTLSFalling, plaintext, []string{"unknown catalog"}, nil},
		{simulator.MTLSFalling, plaintextIntoStrict, nil, nil},
		{simulator.NewEdge, callRate, []string{"cart catalog"}, nil},
		{simulator.NewEdge, exhaustedRetries, nil, nil},
		{simulator.Canary, callRate, nil, nil},
		{simulator.SlowNetwork, farSide, []string{"checkout inventory"}, nil},
		{simulator.SlowNetwork, timedOut, nil, nil},
		{simulator.Throttled, farSide, nil, nil},
		{simulator.GoneEdge, callRate, nil, []string{"search catalog"}},
	} {
		h, ok := histories[s.scenario]
		if !ok {
			h = quarterOf(t, s.scenario)
			histories[s.scenario] = h
		}
		normal, got := hour(t).table(t, s.expr, servicePair...), h.table(t, s.expr, servicePair...)
		added, removed := without(got, normal), without(normal, got)
		if !slices.Equal(added, s.added) || !slices.Equal(removed, s.removed) {
			t.Errorf("%s: %s finds %q more and %q less, expected %q and %q", s.scenario, s.expr, added, removed, s.added, s.removed)
		}
	}
}

// without are the keys of one table that another does not have.
func without(table, other map[string]float64) []string {
	var left []string
	for _, key := range keys(table) {
		if _, there := other[key]; !there {
			left = append(left, key)
		}
	}
	return left
}
