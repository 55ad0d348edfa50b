package promql

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// destinationService are the labels that name what was called where no workload answered.
var destinationService = []string{istio.DestinationNamespace, istio.DestinationServiceName, istio.DestinationHost}

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

// described are the labels that a node of a kind shows beside its identity.
var described = map[query.NodeKind][]string{
	query.NodeWorkload: {
		istio.SourceCanonicalService, istio.SourceApp, istio.SourceVersion,
		istio.DestinationCanonicalService, istio.DestinationApp, istio.DestinationVersion,
	},
	query.NodeService: {istio.SourceVersion, istio.DestinationVersion},
	query.NodeApp:     {istio.SourceVersion, istio.DestinationVersion},
	query.NodeVersion: {
		istio.SourceCanonicalService, istio.SourceApp,
		istio.DestinationCanonicalService, istio.DestinationApp,
	},
}

// compileGraph asks a constant number of questions, however large the mesh: requests; the sum,
// count and one quantile of durations; TCP; throughput; and the same again where two are compared.
func compileGraph(q query.Query, s query.Settings) Plan {
	sc := newScope(q, s)
	plan := graphPlan(q, s, sc)
	if q.CompareTo > 0 {
		for _, expression := range graphPlan(q, s, sc.ago(q.CompareTo)) {
			expression.Name += BeforeSuffix
			plan = append(plan, expression)
		}
	}
	return plan
}

// graphPlan is the questions of one graph.
func graphPlan(q query.Query, s query.Settings, sc scope) Plan {
	identity := slices.Concat(endpoints[q.Nodes].source, endpoints[q.Nodes].destination)
	named := slices.Concat(identity, destinationService)
	security := q.Include[query.IncludeSecurity]

	ask := func(name, expr string) Expression { return Expression{name, expr, true} }
	plan := Plan{ask(PartRequests, requestsOf(sc, slices.Concat(named, described[q.Nodes]), security))}
	if q.Include[query.IncludeLatency] {
		d := distribution{metric: istio.RequestDuration, native: s.NativeHistograms}
		plan = append(plan,
			ask(PartDurationSum, d.byEdge(sc, q.Nodes, d.sumBy)),
			ask(PartDurationCount, d.byEdge(sc, q.Nodes, d.countBy)),
		)
		if !q.LatencyStatistic.Mean {
			plan = append(plan, ask(PartDurationQuantile, d.byEdge(sc, q.Nodes, func(labels []string, sc scope) string {
				d.labels = labels
				return d.quantile(q.LatencyStatistic.Quantile, sc)
			})))
		}
	}
	if q.Include[query.IncludeTCP] {
		plan = append(plan, ask(PartTCP, tcpOf(sc, slices.Concat(named, described[q.Nodes]), security)))
	}
	if q.Include[query.IncludeThroughput] {
		plan = append(plan, ask(PartThroughput, union([]string{
			tagged(PartLabel, PartRequest, sumBy(named, requests(istio.RequestBytes+istio.SumSuffix).in(sc))),
			tagged(PartLabel, PartResponse, sumBy(named, requests(istio.ResponseBytes+istio.SumSuffix).in(sc))),
		})))
	}
	return plan
}

// requestsOf is requests a second by edge and outcome and, where asked, by security policy.
func requestsOf(sc scope, labels []string, security bool) string {
	outcome := []string{istio.Reporter, istio.Protocol, istio.ResponseCode, istio.GRPCStatus, istio.ResponseFlags}
	vectors := []string{tagged(PartLabel, PartTraffic,
		sumBy(slices.Concat(labels, outcome), requests(istio.RequestsTotal).in(sc)))}
	if security {
		vectors = append(vectors, tagged(PartLabel, PartSecurity, byPolicy(sc, labels, requests(istio.RequestsTotal))))
	}
	return union(vectors)
}

// byPolicy is a rate by security policy, as the receiving side saw it.
func byPolicy(sc scope, labels []string, c counted) string {
	return sumBy(append(slices.Clone(labels), istio.SecurityPolicy), c.received(sc))
}

// tcpOf is bytes and connections a second by edge. TCP metrics know no response code and no gRPC
// status: conditions on these, which no connection meets, leave nothing.
func tcpOf(sc scope, labels []string, security bool) string {
	parts := []struct{ name, metric string }{
		{PartSent, istio.TCPSentBytes},
		{PartReceived, istio.TCPReceivedBytes},
		{PartOpened, istio.TCPOpened},
		{PartClosed, istio.TCPClosed},
	}
	var vectors []string
	for _, part := range parts {
		byEdge := sumBy(append(slices.Clone(labels), istio.Reporter), connections(part.metric).in(sc))
		vectors = append(vectors, tagged(PartLabel, part.name, byEdge))
	}
	if security {
		bytes := byPolicy(sc, labels, connections(istio.TCPSentBytes)) + "\n+\n" + byPolicy(sc, labels, connections(istio.TCPReceivedBytes))
		vectors = append(vectors, tagged(PartLabel, PartSecurity, bytes))
	}
	return union(vectors)
}

// byEdge asks a statistic so that each edge has one sample: where the called side is known it is
// identified by itself, else by the service that was asked for. Grouping by the service
// everywhere would split an edge over a workload's services, and quantiles cannot be added up.
func (d distribution) byEdge(sc scope, kind query.NodeKind, statistic func(labels []string, sc scope) string) string {
	ends := endpoints[kind]
	identity := slices.Concat(ends.source, ends.destination)
	decisive := ends.destination[len(ends.destination)-1]
	missing := istio.Unknown + "|"
	return union([]string{
		statistic(identity, sc.and(matcher{decisive, "!~", missing})),
		statistic(slices.Concat(identity, destinationService), sc.and(matcher{decisive, "=~", missing})),
	})
}

func (d distribution) sumBy(labels []string, sc scope) string {
	d.labels = labels
	return d.sum(sc)
}

func (d distribution) countBy(labels []string, sc scope) string {
	d.labels = labels
	return d.count(sc)
}
