package promql

import (
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// counted is the rates of a metric in which each event appears once, whoever reported it.
//
// A call between two sidecars is reported by both; one that never arrived by its source alone;
// one from a caller without a sidecar by its destination alone. So the source is believed where
// it reports a pair, else a waypoint, else the destination. Whether a reporter speaks of a pair is
// asked of a witness metric, without conditions on the outcome and never as a rate above zero:
// otherwise "the source saw no error" would read as "the source did not report".
type counted struct {
	// metric is what is counted; witness tells who reports a pair.
	metric, witness string
	// outcomes are alternatives on the outcome in place of the scope's; an event may match several.
	outcomes [][]matcher
}

// requests counts events of a metric that the witness istio_requests_total accompanies.
func requests(metric string) counted { return counted{metric: metric, witness: istio.RequestsTotal} }

// connections counts events of a TCP metric, which is its own witness.
func connections(metric string) counted { return counted{metric: metric, witness: metric} }

// in is the PromQL of what is counted within a scope: one vector or several joined by `or`.
func (c counted) in(sc scope) string {
	if sc.reporter != query.Auto {
		return union(c.reportedBy(string(sc.reporter), sc))
	}
	source := c.reportedBy(istio.ReporterSource, sc)
	waypoint := group(union(c.reportedBy(istio.ReporterWaypoint, sc))) +
		c.unlessReported(equal(istio.Reporter, istio.ReporterSource), sc)
	destination := group(union(c.reportedBy(istio.ReporterDestination, sc))) +
		c.unlessReported(matcher{istio.Reporter, "=~", istio.ReporterSource + "|" + istio.ReporterWaypoint}, sc)
	return union(append(source, waypoint, destination))
}

// received is the PromQL of what the receiving side saw, once: a waypoint is believed before the
// destination behind it. Only the receiving side knows whether a call came encrypted.
func (c counted) received(sc scope) string {
	switch sc.reporter {
	case query.Auto:
		waypoint := c.reportedBy(istio.ReporterWaypoint, sc)
		destination := group(union(c.reportedBy(istio.ReporterDestination, sc))) +
			c.unlessReported(equal(istio.Reporter, istio.ReporterWaypoint), sc)
		return union(append(waypoint, destination))
	case query.Source:
		// A graph as its sources report it still shows what its destinations know of encryption.
		sc.reporter = query.Destination
	}
	return c.in(sc)
}

// reportedBy is the rates that one reporter gives, a vector for each alternative. Alternatives
// overlap; `or` keeps a series that is in several of them once, since rates keep their labels.
func (c counted) reportedBy(reporter string, sc scope) []string {
	outcomes := c.outcomes
	if outcomes == nil {
		outcomes = [][]matcher{nil}
	}
	var vectors []string
	for _, peers := range sc.peers {
		for _, outcome := range outcomes {
			vectors = append(vectors, sc.telemetry.rate(c.metric,
				[]matcher{equal(istio.Reporter, reporter)}, peers, sc.request, sc.response, outcome, sc.endpoints, sc.required))
		}
	}
	return vectors
}

// unlessReported takes away the pairs that a better reporter speaks of. A pair is compared with
// its clusters, and without them where one of its reporters does not know one.
func (c counted) unlessReported(by matcher, sc scope) string {
	better := c.witnesses(sc, by)
	pair := on(istio.PairLabels())
	bare := on(istio.PairLabelsWithoutClusters())
	var partial []string
	for _, cluster := range []string{istio.SourceCluster, istio.DestinationCluster} {
		partial = append(partial, c.witnesses(sc, equal(cluster, istio.Unknown))...)
	}
	known := union(better) + "\nand " + bare + " " + group(union(partial))
	if len(better) > 1 {
		known = group(union(better)) + "\nand " + bare + " " + group(union(partial))
	}
	return "\nunless " + pair + " " + group(union(better)) +
		"\nunless " + bare + " " + group(known)
}

// witnesses are the rates of the witness metric for the scope's peers, a vector for each alternative.
func (c counted) witnesses(sc scope, condition matcher) []string {
	var vectors []string
	for _, peers := range sc.peers {
		vectors = append(vectors, sc.telemetry.rate(c.witness, []matcher{condition}, peers, sc.required))
	}
	return vectors
}
