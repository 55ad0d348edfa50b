package simulator_test

import (
	"maps"
	"slices"
	"testing"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

func TestTheSameNamesRunInTwoClusters(t *testing.T) {
	h := switched(t, simulator.Normal, simulator.TwoClusters, simulator.Normal)
	const byClusters = `sum by (reporter, source_cluster, source_workload, destination_workload, destination_cluster) (
		rate(istio_requests_total{source_workload=~"recommendations|search|istio-ingressgateway", destination_workload=~"inventory|catalog|search"}[5m]) > 0)`
	labels := []string{"reporter", "source_cluster", "source_workload", "destination_workload", "destination_cluster"}
	local := map[string]bool{
		"source Kubernetes recommendations inventory Kubernetes":      true,
		"destination Kubernetes recommendations inventory Kubernetes": true,
		"source Kubernetes search catalog Kubernetes":                 true,
		"destination Kubernetes search catalog Kubernetes":            true,
	}
	both := maps.Clone(local)
	for _, row := range []string{
		"source Kubernetes recommendations inventory unknown",
		"destination Kubernetes recommendations inventory west",
		"source west search catalog west", "destination west search catalog west",
		"source west istio-ingressgateway search west", "destination west istio-ingressgateway search west",
	} {
		both[row] = true
	}
	for i, want := range []map[string]bool{local, both, local} {
		got := keys(h.tableAt(t, start.Add(phaseEnd(i)), byClusters, labels...))
		if !slices.Equal(got, slices.Sorted(maps.Keys(want))) {
			t.Errorf("phase %d: there are %q", i, got)
		}
	}
	rates := h.tableAt(t, start.Add(phaseEnd(1)), byClusters, labels...)
	far, near := rates["source Kubernetes recommendations inventory unknown"], rates["source Kubernetes recommendations inventory Kubernetes"]
	if share := far / (far + near); share < 0.28 || share > 0.38 {
		t.Errorf("%.2f of the calls go to the second cluster", share)
	}
}
