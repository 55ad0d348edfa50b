// Package counting decides whose report of a call counts, so that each call is counted once whoever
// reported it. It is the rule of pkg/promql, applied to samples that every reporter tells by itself.
//
//  1. A witness of a metric tells which reporters speak of which pairs of workloads, whatever a query
//     asks of the requests (Rule).
//  2. The source is believed where it reports a pair, else a waypoint, else the destination.
//  3. Calls of a source that knows the called service and not the workload, and that were not lost, are
//     those that the receiving side reports for the same caller and host: the latter is believed, and of
//     the former what it does not tell. A call for which the source did not wait is told by the source.
//     What the receiving side knows by a gateway's principal alone is told by such a source too.
//  4. Waypoints are hops, no ends of a call, but of calls that never reached one (hops.go).
package counting

import (
	"iter"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Workload is a workload by its namespace and its name; what is not known is empty.
type Workload = query.Workload

// pair is the two workloads of a call and their clusters; what is not known is empty.
type pair struct {
	source, destination               Workload
	sourceCluster, destinationCluster string
}

// bare is a pair without its clusters.
type bare struct{ source, destination Workload }

func (p *pair) bare() bare { return bare{p.source, p.destination} }

// partial tells a pair of which one cluster is not known.
func (p *pair) partial() bool { return p.sourceCluster == "" || p.destinationCluster == "" }

// route is a caller and the host that it calls. Its cluster is empty where it is not known.
type route struct {
	cluster string
	source  Workload
	host    string
}

// bare is a route whatever its cluster is.
func (v route) bare() route {
	v.cluster = ""
	return v
}

// Rule tells which samples of a metric count.
type Rule struct {
	reporter query.Reporter
	hops     Hops

	sources, waypoints, receivers map[*pair]bool
	// believed are the pairs of which the source is believed, partial those of which a reporter does not
	// know a cluster, and bareBelieved, where there are some, all believed ones whatever their clusters are.
	believed              map[*pair]bool
	bareBelieved, partial map[bare]bool
	// told is what the receiving side counts a second by route, of pairs that no source reports; whole and
	// broken are what sources do that do not know the workload, of calls that broke on their way and of the
	// others; gaveUp are routes on which a source did not wait.
	told, whole, broken map[route]float64
	gaveUp              map[route]bool
	// toldBare are routes that the receiving side tells, whatever their cluster is, and toldAnywhere those
	// of which it does not know the cluster.
	toldBare, toldAnywhere map[route]bool
	// vagueTo is what sources that do not know the workload count a second by host, and byGateway what the
	// receiving side counts of callers that it knows by a gateway's principal.
	vagueTo, byGateway map[string]float64
	// services says that services are told apart; unnamed are pairs of which the source does not know it.
	services bool
	unnamed  map[*pair]bool
}

// Asked is what a rule has to know of a query.
type Asked struct {
	Reporter query.Reporter
	Hops     Hops
	// Services says that calls are asked for by the called service: the receiving side knows it where a
	// source called an address.
	Services bool
}

// Samples are series and what they count a second.
type Samples = iter.Seq2[*Series, float64]

// NewRule reads a witness: samples of a metric by pair, host, principal and flags, of all reporters.
func NewRule(witness Samples, asked Asked) Rule {
	r := Rule{
		reporter: asked.Reporter, hops: asked.Hops, services: asked.Services, unnamed: map[*pair]bool{},
		sources: map[*pair]bool{}, waypoints: map[*pair]bool{}, receivers: map[*pair]bool{},
		believed: map[*pair]bool{}, bareBelieved: map[bare]bool{}, partial: map[bare]bool{},
		told: map[route]float64{}, whole: map[route]float64{}, broken: map[route]float64{}, gaveUp: map[route]bool{}, toldBare: map[route]bool{}, toldAnywhere: map[route]bool{},
		vagueTo: map[string]float64{}, byGateway: map[string]float64{},
	}
	for s, rate := range witness {
		if s.partial() {
			r.partial[s.pair.bare()] = true
		}
		switch {
		case s.isSource():
			r.addSent(s, rate)
		case s.receiving:
			r.receivers[s.pair] = true
			if s.Reporter == istio.ReporterWaypoint {
				r.waypoints[s.pair] = true
			}
		}
	}
	for p := range r.sources {
		if !r.isUnnamed(p) {
			r.believed[p] = true
			if len(r.partial) > 0 {
				r.bareBelieved[p.bare()] = true
			}
		}
	}
	for s, rate := range witness {
		if s.receiving && !r.sources[s.pair] {
			r.addReceived(s, rate)
		}
	}
	return r
}

// addSent notes what a source reports.
func (r Rule) addSent(s *Series, rate float64) {
	r.sources[s.pair] = true
	switch {
	case s.vague:
		if s.broken {
			r.broken[s.route] += rate
		} else {
			r.whole[s.route] += rate
		}
		r.vagueTo[s.host] += rate
	case s.destination.Name == "" && s.gaveUp:
		r.gaveUp[s.route] = true
	case s.unnamed:
		r.unnamed[s.pair] = true
	}
}

// addReceived notes what the receiving side reports of a pair that no source reports.
func (r Rule) addReceived(s *Series, rate float64) {
	r.told[s.route] += rate
	r.toldBare[s.route.bare()] = true
	if s.cluster == "" {
		r.toldAnywhere[s.route] = true
	}
	if s.byGateway {
		r.byGateway[s.host] += rate
	}
}

// Counts is which share of the samples of a series is counted, [0, 1].
func (r Rule) Counts(s *Series) float64 {
	switch {
	case r.reporter != query.Auto:
		return all(s.Reporter == string(r.reporter))
	case r.hops.touch(s.pair):
		return all(r.hops.LostAt(s))
	case s.isSource() && s.vague:
		return r.rest(s.route, s.broken)
	case s.isSource() && r.isUnnamed(s.pair):
		return all(s.ownWord)
	case s.Reporter == istio.ReporterDestination && r.waypoints[s.pair], s.receiving && r.sentBy(s.pair):
		return 0
	case s.receiving && s.byGateway:
		return left(r.vagueTo, r.byGateway[s.host], s.host)
	case s.receiving:
		return all(!(s.callerLeft && r.gaveUp[s.route]))
	}
	return 1
}

// all is the whole of a sample, or nothing of it.
func all(counts bool) float64 {
	if counts {
		return 1
	}
	return 0
}

// Tells tells whether a statistic is of calls that are counted as its reporter tells them. Of calls to a
// workload that a source does not know, those that nobody else can tell (failed) stand for all where the
// receiving side tells the others.
func (r Rule) Tells(s *Series, failed bool) bool {
	if !s.isSource() || s.destination.Name != "" {
		return true
	}
	alone := s.pair.source.Name == "" || r.rest(s.route, false) > 0
	return alone != failed
}

// Receives tells whether samples of a series and a security policy are what the receiving side saw, once;
// only that side knows whether a call came encrypted. Where it reports nothing of a pair, a caller can
// know: a calling ztunnel does.
func (r Rule) Receives(s *Series, policy string) bool {
	if r.reporter == query.Auto && r.hops.touch(s.pair) {
		return false
	}
	switch s.Reporter {
	case istio.ReporterWaypoint:
		return r.reporter == query.Auto || r.reporter == query.Waypoint
	case istio.ReporterDestination:
		return r.reporter != query.Waypoint && (r.reporter != query.Auto || !r.waypoints[s.pair])
	case istio.ReporterSource:
		tells := policy == istio.PolicyMutualTLS || policy == istio.PolicyNone
		return tells && r.reporter == query.Auto && !r.receivers[s.pair] && r.Counts(s) > 0
	}
	return false
}

// sentBy tells whether a source reports a pair; without clusters where one of its reporters does not
// know one.
func (r Rule) sentBy(p *pair) bool {
	return r.believed[p] || len(r.partial) > 0 && r.bareBelieved[p.bare()] && r.partial[p.bare()]
}

// isUnnamed tells a pair whose service the receiving side knows and the source does not, where services
// are told apart.
func (r Rule) isUnnamed(p *pair) bool { return r.services && r.unnamed[p] && r.receivers[p] }
