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
// most, so that one reporter is asked at first; what is told in another way is asked once it is known what
// that is.
type quantiles struct {
	query    query.Query
	settings query.Settings
	scope    scope
}

func newQuantiles(q query.Query, s query.Settings, sc scope) quantiles { return quantiles{q, s, sc} }

// first asks what one reporter tells of every pair: the source, or whom the query asks.
func (t quantiles) first() []expr {
	switch t.query.Reporter {
	case query.Destination, query.Waypoint:
		by := equal(istio.Reporter, string(t.query.Reporter))
		return []expr{t.of([]matcher{by, known(istio.SourceWorkload)}), t.of([]matcher{by, missing(istio.SourceWorkload)}, []string{istio.SourcePrincipal})}
	}
	return []expr{tagged(PartLabel, PartTraffic, t.of([]matcher{callingSide}))}
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

// Untimed are calls whose percentile the first question does not tell.
type Untimed struct {
	// Sources and Destinations are workloads between which the receiving side alone tells how long calls took.
	Sources, Destinations []string
	// Nameless says that the receiving side tells of callers without a name.
	Nameless bool
	// Unclear says that a source tells of calls to somebody whom it does not know: those to different
	// services are one there.
	Unclear bool
}

// Any tells whether there are some.
func (u Untimed) Any() bool { return len(u.Sources) > 0 || u.Nameless || u.Unclear }

// MostNamed bounds how many workloads a question names: of more it is cheaper to ask of all.
const MostNamed = 50

// CompleteQuantiles asks of a graph the statistic of what the first question did not tell, now or at the
// earlier time that is compared with. Where an end is known it is identified by itself, else by what there
// is in its place: grouping by that everywhere would split an edge, and quantiles cannot be added up.
func CompleteQuantiles(q query.Query, s query.Settings, lacking Untimed, earlier bool) Expression {
	sc := newScope(q, s)
	if earlier {
		sc = sc.ago(q.CompareTo)
	}
	t := newQuantiles(q, s, sc)
	var all []expr
	if len(lacking.Sources) > 0 {
		all = append(all, tagged(PartLabel, PartTraffic, t.of(between(lacking))))
	}
	if lacking.Nameless {
		nameless := []matcher{receivingSide, missing(istio.SourceWorkload)}
		all = append(all, tagged(PartLabel, PartTraffic, t.of(nameless, []string{istio.SourcePrincipal})))
	}
	if lacking.Unclear {
		// What a source tells of them may be told better by the receiving side, but for those that were lost
		// or for which it did not wait. They are kept apart by caller and host, by which that is decided.
		unclear := []matcher{callingSide, missing(CalledLabel(q.Nodes))}
		asked := []string{istio.DestinationNamespace, istio.DestinationServiceName, istio.DestinationHost}
		caller := []string{istio.SourceNamespace, istio.SourceWorkload}
		all = append(all,
			tagged(PartLabel, PartUnclear, t.of(unclear, asked, caller)),
			tagged(PartLabel, PartFailed, t.of(append(slices.Clone(unclear), ownWord), asked, caller)))
	}
	return table(Part{Kind: DurationQuantile, Before: earlier}, union(all...))
}

// between are the conditions on calls of which the receiving side alone tells.
func between(lacking Untimed) []matcher {
	conditions := []matcher{receivingSide, known(istio.SourceWorkload)}
	if len(lacking.Sources) <= MostNamed {
		conditions = append(conditions, toMatcher(istio.SourceWorkload, query.Match{Op: query.OpEqual, Values: lacking.Sources}))
	}
	if len(lacking.Destinations) <= MostNamed {
		conditions = append(conditions, toMatcher(istio.DestinationWorkload, query.Match{Op: query.OpEqual, Values: lacking.Destinations}))
	}
	return conditions
}

// CalledLabel is the label by which a reporter knows the called side of a graph's nodes.
func CalledLabel(nodes query.NodeKind) string { return last(endpoints[nodes].destination) }

func last(labels []string) string { return labels[len(labels)-1] }
