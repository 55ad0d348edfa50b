// Package counting decides whose report of a call counts, so that each call is counted once whoever
// reported it. It is the rule of pkg/promql, applied to samples that every reporter tells by itself.
//
//  1. A witness of a metric tells which reporters speak of which pairs of workloads, whatever a query
//     asks of the requests (Rule).
//  2. The source is believed where it reports a pair, else a waypoint, else the destination.
//  3. Calls of a source that knows the called service and not the workload, and that were not lost, are
//     those that the receiving side reports for the same caller and host: the latter is believed. What
//     the receiving side knows by a gateway's principal alone is told by such a source.
//  4. Waypoints are hops, no ends of a call (hops.go).
package counting

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Workload is a workload by its namespace and its name.
type Workload struct{ Namespace, Name string }

// String is namespace/name.
func (w Workload) String() string { return w.Namespace + "/" + w.Name }

// pair is the two workloads of a call and their clusters; what is not known is empty.
type pair struct {
	source, destination               Workload
	sourceCluster, destinationCluster string
}

// bare is a pair without its clusters.
type bare struct{ source, destination Workload }

func (p pair) bare() bare { return bare{p.source, p.destination} }

// partial tells a pair of which one cluster is not known.
func (p pair) partial() bool { return p.sourceCluster == "" || p.destinationCluster == "" }

// route is a caller and the host that it calls.
type route struct {
	source Workload
	host   string
}

// Rule tells which samples of a metric count.
type Rule struct {
	reporter query.Reporter
	hops     Hops

	sources, waypoints, receivers map[pair]bool
	// bareSources and bareReceivers are pairs that one side reports, partial those of which a reporter
	// does not know a cluster.
	bareSources, bareReceivers, partial map[bare]bool
	// told are the routes of calls that the receiving side reports and whose pair no source does; vague
	// are the hosts that a source calls without knowing the workload.
	told  map[route]bool
	vague map[string]bool
}

// NewRule reads a witness: samples of a metric by pair, host, principal and flags, of all reporters.
func NewRule(witness []*model.Sample, reporter query.Reporter, hops Hops) Rule {
	r := Rule{
		reporter: reporter, hops: hops,
		sources: map[pair]bool{}, waypoints: map[pair]bool{}, receivers: map[pair]bool{},
		bareSources: map[bare]bool{}, bareReceivers: map[bare]bool{}, partial: map[bare]bool{},
		told: map[route]bool{}, vague: map[string]bool{},
	}
	for _, sample := range witness {
		p := pairOf(sample.Metric)
		if p.partial() {
			r.partial[p.bare()] = true
		}
		switch reporterOf(sample.Metric) {
		case istio.ReporterSource:
			r.sources[p], r.bareSources[p.bare()] = true, true
			if isVague(sample.Metric) {
				r.vague[hostOf(sample.Metric)] = true
			}
		case istio.ReporterWaypoint:
			r.waypoints[p] = true
			fallthrough
		case istio.ReporterDestination:
			r.receivers[p], r.bareReceivers[p.bare()] = true, true
		}
	}
	for _, sample := range witness {
		if p := pairOf(sample.Metric); isReceiver(sample.Metric) && !r.sources[p] {
			r.told[route{p.source, hostOf(sample.Metric)}] = true
		}
	}
	return r
}

// Counts tells whether a sample is counted.
func (r Rule) Counts(metric model.Metric) bool {
	p, by := pairOf(metric), reporterOf(metric)
	if r.reporter != query.Auto {
		return by == string(r.reporter)
	}
	if r.hops.touch(p) {
		return false
	}
	switch by {
	case istio.ReporterSource:
		return !isVague(metric) || !r.told[route{p.source, hostOf(metric)}]
	case istio.ReporterDestination, istio.ReporterWaypoint:
		if by == istio.ReporterDestination && r.waypoints[p] || r.sentBy(p) {
			return false
		}
		return !isByGateway(metric) || !r.vague[hostOf(metric)]
	}
	return true
}

// Receives tells whether a sample is what the receiving side saw, once; only that side knows whether a
// call came encrypted. Where it reports nothing of a pair, a caller can know: a calling ztunnel does.
func (r Rule) Receives(metric model.Metric) bool {
	p, by := pairOf(metric), reporterOf(metric)
	if r.reporter == query.Auto && r.hops.touch(p) {
		return false
	}
	switch by {
	case istio.ReporterWaypoint:
		return r.reporter == query.Auto || r.reporter == query.Waypoint
	case istio.ReporterDestination:
		return r.reporter != query.Waypoint && (r.reporter != query.Auto || !r.waypoints[p])
	case istio.ReporterSource:
		policy := string(metric[istio.SecurityPolicy])
		return r.reporter == query.Auto && !r.receivers[p] && (policy == istio.PolicyMutualTLS || policy == istio.PolicyNone)
	}
	return false
}

// sentBy tells whether a source reports a pair; without clusters where one of its reporters does not
// know one.
func (r Rule) sentBy(p pair) bool {
	return r.sources[p] || r.bareSources[p.bare()] && r.partial[p.bare()]
}

// isVague tells the calls of a source that does not know the workload, and that were not lost.
func isVague(metric model.Metric) bool {
	return known(metric, istio.DestinationWorkload) == "" && !istio.NeverArrived(string(metric[istio.ResponseFlags]))
}

// isByGateway tells the calls whose caller is known by a gateway's principal alone.
func isByGateway(metric model.Metric) bool {
	return known(metric, istio.SourceWorkload) == "" && istio.IsGatewayPrincipal(string(metric[istio.SourcePrincipal]))
}

func isReceiver(metric model.Metric) bool {
	by := reporterOf(metric)
	return by == istio.ReporterDestination || by == istio.ReporterWaypoint
}

func reporterOf(metric model.Metric) string { return string(metric[istio.Reporter]) }
func hostOf(metric model.Metric) string     { return string(metric[istio.DestinationHost]) }

func pairOf(metric model.Metric) pair {
	return pair{
		source:             Workload{known(metric, istio.SourceNamespace), known(metric, istio.SourceWorkload)},
		destination:        calledBy(metric),
		sourceCluster:      known(metric, istio.SourceCluster),
		destinationCluster: known(metric, istio.DestinationCluster),
	}
}

func calledBy(metric model.Metric) Workload {
	return Workload{known(metric, istio.DestinationWorkloadNamespace), known(metric, istio.DestinationWorkload)}
}

// known is a label's value, empty where it says that it does not know.
func known(metric model.Metric, label model.LabelName) string {
	if value := string(metric[label]); value != istio.Unknown {
		return value
	}
	return ""
}
