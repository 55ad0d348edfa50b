package promql

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// endpoints are the labels that identify a node of each kind as the caller and as the called side.
// The last of each says whether the reporter knew that side.
var endpoints = map[query.NodeKind]struct{ source, destination []string }{
	query.NodeWorkload: {
		[]string{istio.SourceCluster, istio.SourceNamespace, istio.SourceWorkload},
		[]string{istio.DestinationCluster, istio.DestinationWorkloadNamespace, istio.DestinationWorkload},
	},
	query.NodeService: {
		[]string{istio.SourceCluster, istio.SourceNamespace, istio.SourceCanonicalService},
		[]string{istio.DestinationCluster, istio.DestinationWorkloadNamespace, istio.DestinationCanonicalService},
	},
	query.NodeApp: {
		[]string{istio.SourceCluster, istio.SourceNamespace, istio.SourceApp},
		[]string{istio.DestinationCluster, istio.DestinationWorkloadNamespace, istio.DestinationApp},
	},
	query.NodeVersion: {
		[]string{istio.SourceCluster, istio.SourceNamespace, istio.SourceVersion, istio.SourceWorkload},
		[]string{istio.DestinationCluster, istio.DestinationWorkloadNamespace, istio.DestinationVersion, istio.DestinationWorkload},
	},
	query.NodeNamespace: {
		[]string{istio.SourceCluster, istio.SourceNamespace},
		[]string{istio.DestinationCluster, istio.DestinationWorkloadNamespace},
	},
	query.NodeCluster: {
		[]string{istio.SourceCluster},
		[]string{istio.DestinationCluster},
	},
}

// quantiles asks one statistic of a graph's edges, as each reporter tells it. Histograms are what costs
// most, so that of the receiving side only that is asked which no source tells: of callers whose proxy
// nobody reads at first, and of other pairs once it is known which they are.
type quantiles struct {
	query    query.Query
	settings query.Settings
	scope    scope
}

func newQuantiles(q query.Query, s query.Settings, sc scope) quantiles { return quantiles{q, s, sc} }

// first asks what sources tell of every pair, and the receiving side of callers without a name. Where an
// end is known it is identified by itself, else by what there is in its place: grouping by that everywhere
// would split an edge, and quantiles cannot be added up.
func (t quantiles) first() []expr {
	called := last(endpoints[t.query.Nodes].destination)
	asked := []string{istio.DestinationNamespace, istio.DestinationServiceName, istio.DestinationHost}
	caller := []string{istio.SourceNamespace, istio.SourceWorkload}
	switch t.query.Reporter {
	case query.Destination, query.Waypoint:
		by := equal(istio.Reporter, string(t.query.Reporter))
		return []expr{t.of([]matcher{by, known(istio.SourceWorkload)}), t.of([]matcher{by, missing(istio.SourceWorkload)}, []string{istio.SourcePrincipal})}
	}
	unknown := []matcher{callingSide, missing(called)}
	all := []expr{
		tagged(PartLabel, PartTraffic, t.of([]matcher{callingSide, known(called)})),
		// What a source tells of calls whose workload it does not know may be told better by the receiving
		// side, but for those that were lost or for which it did not wait. They are kept apart by caller
		// and host, by which that is decided.
		tagged(PartLabel, PartTraffic, t.of(unknown, asked, caller)),
		tagged(PartLabel, PartFailed, t.of(append(slices.Clone(unknown), ownWord), asked, caller)),
	}
	if t.query.Reporter == query.Source {
		return all
	}
	return append(all, tagged(PartLabel, PartTraffic, t.of([]matcher{receivingSide, missing(istio.SourceWorkload)}, []string{istio.SourcePrincipal})))
}

// of is the statistic under some conditions, by both ends, the reporter and what else is named.
func (t quantiles) of(conditions []matcher, labels ...[]string) expr {
	ends := endpoints[t.query.Nodes]
	by := distinct(append([][]string{ends.source, ends.destination, {istio.Reporter}}, labels...)...)
	sc := t.scope.and(conditions...)
	sc.reporter = query.Auto
	buckets := sumBy(distinct(by, []string{istio.LE}), sc.everyReporter(istio.RequestDuration+istio.BucketSuffix, false))
	estimate := notNegative(quantileOf(t.query.LatencyStatistic.Quantile, buckets))
	if !t.settings.NativeHistograms {
		return estimate
	}
	native := sumBy(by, sc.everyReporter(istio.RequestDuration, false))
	return union(estimate, notNegative(quantileOf(t.query.LatencyStatistic.Quantile, native)))
}

// TimedByReceiver are workloads between which the receiving side alone tells how long calls took.
type TimedByReceiver struct{ Sources, Destinations []string }

// mostNamed bounds how many workloads a question names: of more it is cheaper to ask of all.
const mostNamed = 50

// CompleteQuantiles asks of a graph the statistic of pairs that the receiving side alone tells, now or at
// the earlier time that is compared with.
func CompleteQuantiles(q query.Query, s query.Settings, pairs TimedByReceiver, earlier bool) Expression {
	sc := newScope(q, s)
	if earlier {
		sc = sc.ago(q.CompareTo)
	}
	conditions := []matcher{receivingSide, known(istio.SourceWorkload)}
	for label, names := range map[string][]string{istio.SourceWorkload: pairs.Sources, istio.DestinationWorkload: pairs.Destinations} {
		if len(names) <= mostNamed {
			conditions = append(conditions, toMatcher(label, query.Match{Op: query.OpEqual, Values: names}))
		}
	}
	slices.SortFunc(conditions, func(a, b matcher) int { return slices.Compare([]string{a.label, a.op}, []string{b.label, b.op}) })
	return ask(Part{Kind: DurationQuantile, Before: earlier}, newQuantiles(q, s, sc).of(conditions), true)
}

func last(labels []string) string { return labels[len(labels)-1] }
