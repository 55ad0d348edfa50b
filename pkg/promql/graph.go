package promql

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Identifying are the labels by which both ends of a call are told apart and described, for every kind
// of node: where a mesh has thinned one out, the next best stands in.
func Identifying() []string {
	return []string{
		istio.SourceCluster, istio.SourceNamespace, istio.SourceWorkload,
		istio.SourceCanonicalService, istio.SourceApp, istio.SourceVersion, istio.SourcePrincipal,
		istio.DestinationCluster, istio.DestinationWorkloadNamespace, istio.DestinationWorkload,
		istio.DestinationCanonicalService, istio.DestinationApp, istio.DestinationVersion,
		istio.DestinationNamespace, istio.DestinationServiceName, istio.DestinationHost,
	}
}

// witnessing are the labels by which it is decided whose report of a call counts.
func witnessing() []string {
	return append(istio.PairLabels(), istio.DestinationHost, istio.SourcePrincipal, istio.ResponseFlags, istio.Reporter)
}

// compileGraph asks a constant number of questions, however large the mesh: requests; the sum and the
// count, and one quantile of durations; TCP; throughput; and the same again where two are compared.
func compileGraph(q query.Query, s query.Settings) Plan {
	sc := newScope(q, s)
	plan := graphPlan(q, s, sc)
	if q.CompareTo > 0 {
		plan = append(plan, before(graphPlan(q, s, sc.ago(q.CompareTo)))...)
	}
	return plan
}

// graphPlan is the questions of one graph.
func graphPlan(q query.Query, s query.Settings, sc scope) Plan {
	told := append(Identifying(), istio.Reporter, istio.ResponseFlags)
	question := func(kind Kind, of ...expr) Expression { return ask(Part{Kind: kind}, union(of...), true) }
	plan := Plan{question(Requests,
		byReporter(PartTraffic, istio.RequestsTotal, sc, told,
			[]string{istio.Protocol, istio.ResponseCode, istio.GRPCStatus, istio.SecurityPolicy}),
		byReporter(PartRequestMessages, istio.RequestMessages, sc, told),
		byReporter(PartResponseMessages, istio.ResponseMessages, sc, told))}
	if q.Include[query.IncludeLatency] {
		plan = append(plan, question(Durations, durations(sc, s, told)...))
		if !q.LatencyStatistic.Mean {
			plan = append(plan, question(DurationQuantile, quantiles(q, s, sc)...))
		}
	}
	if q.Include[query.IncludeTCP] {
		policy := []string{istio.SecurityPolicy}
		plan = append(plan, question(TCP,
			byReporter(PartSent, istio.TCPSentBytes, sc, told, policy),
			byReporter(PartReceived, istio.TCPReceivedBytes, sc, told, policy),
			byReporter(PartOpened, istio.TCPOpened, sc, told, policy),
			byReporter(PartClosed, istio.TCPClosed, sc, told, policy),
			byReporter(PartFailed, istio.TCPFailed, sc, told, policy)))
	}
	if q.Include[query.IncludeThroughput] {
		plan = append(plan, question(Throughput,
			byReporter(PartRequest, istio.RequestBytes+istio.SumSuffix, sc, told),
			byReporter(PartResponse, istio.ResponseBytes+istio.SumSuffix, sc, told)))
	}
	return plan
}

// byReporter is a metric a second by labels, as each reporter tells it. Where a query narrows requests,
// the metric is asked once more without that: who reports a pair does not depend on it.
func byReporter(part, metric string, sc scope, labels ...[]string) expr {
	asked := tagged(PartLabel, part, sumBy(distinct(labels...), sc.everyReporter(metric, false)))
	if !sc.narrowed() {
		return asked
	}
	return union(asked, tagged(PartLabel, PartWitness+part, sumBy(witnessing(), sc.everyReporter(witnessOf(metric), true))))
}

// narrowed tells whether a query has conditions on requests.
func (sc scope) narrowed() bool { return len(sc.request)+len(sc.response) > 0 }

// everyReporter is the rates of a metric, of all reporters or of those that a query asks; as a witness,
// whatever the conditions on requests are. Which workloads are waypoints is told by the series
// themselves, so that none is left out here.
func (sc scope) everyReporter(metric string, witness bool) expr {
	var by []matcher
	switch sc.reporter {
	case query.Auto:
	case query.Source:
		// A graph as its sources report it still shows what its destinations know of encryption.
		by = []matcher{{istio.Reporter, "=~", istio.ReporterSource + "|" + istio.ReporterDestination}}
	default:
		by = []matcher{equal(istio.Reporter, string(sc.reporter))}
	}
	var vectors []expr
	for _, peers := range sc.peers {
		conditions := slices.Concat(by, peers)
		if !witness {
			conditions = slices.Concat(conditions, sc.request, sc.response)
		}
		vectors = append(vectors, sc.telemetry.rate(metric, conditions, sc.required))
	}
	return union(vectors...)
}

// durations are the sum and the count of durations. Those of native histograms are told beside them.
func durations(sc scope, s query.Settings, labels []string) []expr {
	all := []expr{
		byReporter(PartSum, istio.RequestDuration+istio.SumSuffix, sc, labels),
		byReporter(PartCount, istio.RequestDuration+istio.CountSuffix, sc, labels),
	}
	if !s.NativeHistograms {
		return all
	}
	histograms := sumBy(labels, sc.everyReporter(istio.RequestDuration, false))
	return append(all,
		tagged(PartLabel, PartSum, call{function: "histogram_sum", of: histograms}),
		tagged(PartLabel, PartCount, call{function: "histogram_count", of: histograms}))
}

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

// quantiles asks one statistic so that each edge has one sample: where an end is known it is
// identified by itself, else by what there is in its place, the service that was asked for or the
// caller's principal. Grouping by these everywhere would split an edge, and quantiles cannot be added up.
func quantiles(q query.Query, s query.Settings, sc scope) []expr {
	ends := endpoints[q.Nodes]
	caller, called := ends.source[len(ends.source)-1], ends.destination[len(ends.destination)-1]
	services := []string{istio.DestinationNamespace, istio.DestinationServiceName, istio.DestinationHost}
	of := func(conditions []matcher, labels ...[]string) expr {
		d := distribution{
			metric: istio.RequestDuration, native: s.NativeHistograms,
			labels: distinct(append([][]string{ends.source, ends.destination}, labels...)...),
		}
		return d.quantile(q.LatencyStatistic.Quantile, sc.and(conditions...))
	}
	principal := []string{istio.SourcePrincipal}
	// A proxy always knows the end that it stands at, so that never both are missing.
	return []expr{
		of([]matcher{known(caller), known(called)}),
		of([]matcher{known(caller), missing(called)}, services),
		of([]matcher{missing(caller)}, principal),
	}
}
