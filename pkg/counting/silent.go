package counting

import (
	"cmp"
	"maps"
	"slices"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// Silent is a pair of workloads whose source reports a rate of 0 while the receiving side counts.
type Silent struct {
	Source, Destination Workload
	// Rate is what the receiving side counts, a second.
	Rate float64
}

// FindSilent lists the pairs whose sources' series stand still while the receiving side counts, the
// busiest first: a proxy whose filter is dead keeps its series.
func FindSilent(samples []*model.Sample) []Silent {
	sent, received := map[bare]float64{}, map[bare]float64{}
	for _, sample := range samples {
		b, rate := pairOf(sample.Metric).bare(), float64(sample.Value)
		switch {
		case reporterOf(sample.Metric) == istio.ReporterSource:
			sent[b] += rate
		case isReceiver(sample.Metric):
			received[b] += rate
		}
	}
	var silent []Silent
	for b, rate := range received {
		if told, reports := sent[b]; reports && told == 0 && rate > 0 && b.source.Name != "" {
			silent = append(silent, Silent{b.source, b.destination, rate})
		}
	}
	slices.SortFunc(silent, BusiestFirst)
	return silent
}

// BusiestFirst orders silent pairs by what their receiving side counts, and then by name.
func BusiestFirst(a, b Silent) int {
	return cmp.Or(cmp.Compare(b.Rate, a.Rate),
		cmp.Compare(a.Source.String(), b.Source.String()), cmp.Compare(a.Destination.String(), b.Destination.String()))
}

// Workloads lists the hops that were found by their series, sorted by name.
func (h Hops) Workloads() []Workload {
	return slices.SortedFunc(maps.Keys(h.found), func(a, b Workload) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
}
