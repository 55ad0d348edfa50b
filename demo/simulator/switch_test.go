package simulator_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

// phase is how long each scenario runs in a history of several.
const phase = 6 * time.Minute

// phaseEnd is how long after the start a phase ends.
func phaseEnd(i int) time.Duration {
	return time.Duration(i+1) * phase
}

// switched is a history in which the scenarios run one after the other.
func switched(t *testing.T, scenarios ...string) history {
	t.Helper()
	h := newHistory(scenarios[0], phase)
	if h.err != nil {
		t.Fatal(h.err)
	}
	t.Cleanup(func() {
		if err := h.server.Close(); err != nil {
			t.Error(err)
		}
	})
	feed := simulator.NewFeed(h.simulator, h.server, interval)
	for _, scenario := range scenarios[1:] {
		if err := h.simulator.Switch(scenario); err != nil {
			t.Fatal(err)
		}
		h.end = h.end.Add(phase)
		if err := feed.Until(h.end); err != nil {
			t.Fatal(err)
		}
	}
	return h
}

func TestAScenarioShowsWithinAStepAndHeals(t *testing.T) {
	h := switched(t, simulator.Normal, simulator.PlaintextStrict, simulator.Normal)
	for _, c := range []struct {
		after time.Duration
		want  []string
	}{
		{phase, nil},
		// A rate needs two scrapes.
		{phase + 2*interval, []string{"unknown ledger"}},
		{2 * phase, []string{"unknown ledger"}},
		{3 * phase, nil},
	} {
		if got := keys(h.tableAt(t, start.Add(c.after), plaintextIntoStrict, servicePair...)); !slices.Equal(got, c.want) {
			t.Errorf("%s after the start plaintext comes into STRICT from %q instead of %q", c.after, got, c.want)
		}
	}
	if got := keys(h.table(t, exhaustedRetries, servicePair...)); !slices.Equal(got, []string{"payments acquirer.example.com"}) {
		t.Errorf("healed, retries are exhausted by %q", got)
	}
}

func TestAGoneEdgeEndsAtItsCallerAndStopsAtItsCallee(t *testing.T) {
	h := switched(t, simulator.Normal, simulator.GoneEdge, simulator.Normal)
	const edge = `source_workload="search", destination_workload="catalog"`
	gone := start.Add(2 * phase)
	for expr, want := range map[string]string{
		`count by (reporter) (istio_requests_total{` + edge + `})`:                                    "destination",
		`sum by (reporter) (increase(istio_requests_total{` + edge + `}[5m]) == 0)`:                   "destination",
		`count by (version) (http_server_request_duration_seconds_count{app="search"})`:               "v2",
		`count by (source_version) (istio_requests_total{source_workload="search"} offset 7m)`:        "v1",
		`count by (destination_version) (rate(istio_requests_total{destination_app="search"}[1m])>0)`: "v2",
	} {
		got := keys(h.tableAt(t, gone, expr, "reporter", "version", "source_version", "destination_version"))
		if len(got) != 1 || strings.TrimSpace(got[0]) != want {
			t.Errorf("%s finds %q instead of %q", expr, got, want)
		}
	}
	if back := h.table(t, callRate, servicePair...)["search catalog"]; back < 40 {
		t.Errorf("healed, search calls the catalog %.1f times a second", back)
	}
}

func TestMutualTLSFallsInOneNamespace(t *testing.T) {
	h := switched(t, simulator.Normal, simulator.MTLSFalling, simulator.Normal)
	const share = `sum by (destination_workload_namespace) (rate(istio_requests_total{reporter="destination", connection_security_policy="mutual_tls"}[5m]))
		/ sum by (destination_workload_namespace) (rate(istio_requests_total{reporter="destination"}[5m]))`
	for after, want := range map[time.Duration]map[string][2]float64{
		phase:     {"shop": {1, 1}, "pay": {1, 1}, "stock": {0.93, 0.98}},
		2 * phase: {"shop": {1, 1}, "pay": {1, 1}, "stock": {0.65, 0.74}},
		3 * phase: {"shop": {1, 1}, "pay": {1, 1}, "stock": {0.93, 0.98}},
	} {
		got := h.tableAt(t, start.Add(after), share, "destination_workload_namespace")
		for namespace, bounds := range want {
			if got[namespace] < bounds[0] || got[namespace] > bounds[1] {
				t.Errorf("%s after the start %.3f of the calls into %s are mutual TLS", after, got[namespace], namespace)
			}
		}
	}
}

func TestASilentMeshLeavesApplicationsAndContainers(t *testing.T) {
	h := switched(t, simulator.Normal, simulator.SilentMesh, simulator.Normal)
	for i, reporting := range []bool{true, false, true} {
		at := start.Add(time.Duration(i+1) * phase)
		if got := len(h.tableAt(t, at, `count({__name__=~"istio_.*"})`)) > 0; got != reporting {
			t.Errorf("phase %d: the mesh reports: %t", i, got)
		}
		for _, expr := range []string{
			`sum(rate(http_server_request_duration_seconds_count[5m]))`,
			`sum(rate(container_cpu_usage_seconds_total[5m]))`,
			`mesh_strict_mtls{namespace="pay"}`,
		} {
			got := h.tableAt(t, at, expr, "namespace")
			before := h.tableAt(t, start.Add(phase), expr, "namespace")
			for namespace, value := range before {
				if ratio := got[namespace] / value; ratio < 0.7 || ratio > 1.4 {
					t.Errorf("phase %d: %s is %v, %v before", i, expr, got, before)
				}
			}
		}
	}
}

func TestACanaryGetsItsShareAndNothingElseChanges(t *testing.T) {
	h := switched(t, simulator.Normal, simulator.Canary, simulator.Normal)
	const share = `sum by (destination_version) (rate(istio_requests_total{reporter="source", destination_workload="payments"}[5m]))
		/ scalar(sum(rate(istio_requests_total{reporter="source", destination_workload="payments"}[5m])))`
	for i, want := range []float64{0, 0.2, 0} {
		got := h.tableAt(t, start.Add(phaseEnd(i)), share, "destination_version")
		if got["v3"] < want-0.03 || got["v3"] > want+0.03 {
			t.Errorf("phase %d: the versions get %v", i, got)
		}
	}
}

func TestASlowNetworkIsSeenByTheCallerAlone(t *testing.T) {
	h := switched(t, simulator.Normal, simulator.SlowNetwork, simulator.Normal)
	const mean = `sum by (reporter) (rate(istio_request_duration_milliseconds_sum{source_workload="checkout", destination_workload="inventory"}[5m]))
		/ sum by (reporter) (rate(istio_request_duration_milliseconds_count{source_workload="checkout", destination_workload="inventory"}[5m]))`
	normal := h.tableAt(t, start.Add(phase), mean, "reporter")
	for i, added := range []float64{0, 240, 0} {
		got := h.tableAt(t, start.Add(phaseEnd(i)), mean, "reporter")
		if over := got["source"] - normal["source"]; over < added-40 || over > added+40 {
			t.Errorf("phase %d: the source takes %.0f ms longer, expected %.0f", i, over, added)
		}
		if over := got["destination"] - normal["destination"]; over < -30 || over > 30 {
			t.Errorf("phase %d: the destination takes %.0f ms longer", i, over)
		}
	}
}
