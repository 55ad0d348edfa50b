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
	return append(istio.PairLabels(), istio.DestinationServiceName, istio.DestinationHost, istio.SourcePrincipal, istio.ResponseFlags, istio.Reporter)
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
	question := func(kind Kind, of ...expr) Expression { return table(Part{Kind: kind}, union(of...)) }
	plan := Plan{question(Requests,
		byReporter(PartTraffic, istio.RequestsTotal, sc, told,
			[]string{istio.Protocol, istio.ResponseCode, istio.GRPCStatus, istio.SecurityPolicy}),
		byReporter(PartRequestMessages, istio.RequestMessages, sc, told),
		byReporter(PartResponseMessages, istio.ResponseMessages, sc, told))}
	if q.Include[query.IncludeLatency] {
		plan = append(plan, question(Durations, durations(sc, s.NativeHistograms, told)...))
		if !q.LatencyStatistic.Mean {
			plan = append(plan, question(DurationQuantile, newQuantiles(q, s, sc).first()...))
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
	asked := eachReporter(part, metric, sc, labels...)
	if !sc.narrowed() {
		return asked
	}
	return union(asked, tagged(PartLabel, PartWitness+part, sumBy(witnessing(), sc.everyReporter(witnessOf(metric), true))))
}

// eachReporter is a metric a second by labels, whose witness is asked with another.
func eachReporter(part, metric string, sc scope, labels ...[]string) expr {
	return tagged(PartLabel, part, sumBy(distinct(labels...), sc.everyReporter(metric, false)))
}

// narrowed tells whether a query has conditions on requests, or others by which it is not asked who
// reports a call.
func (sc scope) narrowed() bool {
	return sc.services || len(sc.request)+len(sc.response) > 0 || slices.ContainsFunc(sc.peers, func(conditions []matcher) bool {
		return slices.ContainsFunc(conditions, matcher.letsUnknownThrough)
	})
}

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
	asked := sc.peers
	if witness {
		asked = sc.witnesses
	}
	var vectors []expr
	for _, peers := range asked {
		conditions := slices.Concat(by, peers)
		if !witness {
			conditions = slices.Concat(conditions, sc.request, sc.response)
		}
		vectors = append(vectors, sc.telemetry.rate(metric, conditions, sc.required))
	}
	return union(vectors...)
}

// durations are the sum and the count of durations by labels, as each reporter tells them. Those of native
// histograms are told beside them.
func durations(sc scope, native bool, labels []string) []expr {
	all := []expr{
		eachReporter(PartSum, istio.RequestDuration+istio.SumSuffix, sc, labels),
		byReporter(PartCount, istio.RequestDuration+istio.CountSuffix, sc, labels),
	}
	if !native {
		return all
	}
	of := func(part, function string, labels []string, witness bool) expr {
		return tagged(PartLabel, part, call{function: function, of: sumBy(labels, sc.everyReporter(istio.RequestDuration, witness))})
	}
	all = append(all, of(PartSum, "histogram_sum", labels, false), of(PartCount, "histogram_count", labels, false))
	if sc.narrowed() {
		all = append(all, of(PartWitness+PartCount, "histogram_count", witnessing(), true))
	}
	return all
}
