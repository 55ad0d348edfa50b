package graph

import (
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// Untimed are the calls whose percentile has to be asked otherwise than of their sources: those of which the
// receiving side alone tells durations, and those to somebody whom a source does not know. Where no durations
// were told, those are asked for of which nothing has to be known.
func (s Sums) Untimed() promql.Untimed {
	if _, told := s.samples[promql.Durations]; !told {
		return promql.Untimed{Nameless: true, Unclear: true}
	}
	sources, destinations := map[string]bool{}, map[string]bool{}
	var lacking promql.Untimed
	for _, edge := range s.sums {
		for _, one := range edge.timedByReceiver {
			source, destination := one.from.labels.Get(istio.SourceWorkload), one.to.labels.Get(istio.DestinationWorkload)
			if istio.Known(source) == "" {
				lacking.Nameless = true
				continue
			}
			sources[source], destinations[destination] = true, true
		}
	}
	lacking.Sources, lacking.Destinations = sortedKeys(sources), sortedKeys(destinations)
	lacking.Unclear = s.tellsUnclear()
	return lacking
}

// tellsUnclear tells whether a source timed calls that count to somebody whom it does not know.
func (s Sums) tellsUnclear() bool {
	for _, timed := range s.samples[promql.Durations] {
		if timed.counts > 0 && timed.rate > 0 && s.isUnclear(timed.series) {
			return true
		}
	}
	return false
}

// isUnclear tells a source's calls to somebody whom it does not know.
func (s Sums) isUnclear(one *series) bool {
	return one.Reporter == istio.ReporterSource && known(one.to.labels, promql.CalledLabel(s.nodes)) == ""
}

// addQuantiles adds percentiles to the edges that they are of. Which reporter's is told of an edge is
// decided by the durations that were believed of it. An edge of which several tell, or whose caller is known
// here with and there without its cluster, has several: that of all together lies between them, and the
// largest promises nothing.
func (s Sums) addQuantiles(quantiles vector.Vector) {
	found := make([]sample, 0, len(quantiles))
	for i := range quantiles {
		quantile := s.sample(promql.DurationQuantile, &quantiles[i])
		if !vector.Finite(quantile.rate) || quantile.branch == promql.PartTraffic && s.isUnclear(quantile.series) {
			continue
		}
		if s.timed.Tells(quantile.Series, quantile.branch == promql.PartFailed) {
			found = append(found, quantile)
		}
	}
	s.identify()
	for _, quantile := range found {
		edge := s.sums[pair{quantile.source, quantile.target}]
		by := quantile.Reporter
		if edge != nil && (by == "" || len(edge.timedBy) == 0 || edge.timedBy.has(by)) {
			edge.latency = greater(edge.latency, quantile.rate)
		}
	}
}
