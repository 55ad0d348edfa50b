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
//  5. Where both sides are compared, each is taken for itself (sides.go).
package counting

import (
	"iter"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Workload is a workload by its namespace and its name; what is not known is empty.
type Workload = query.Workload

// Rule tells which samples of a metric count.
type Rule struct {
	Asked
	// pairs are who tells of a pair, by its number; of a bare one, also what is told of it in some cluster.
	pairs, bares []told
	// believed are the pairs of which a source is believed, and those in some cluster.
	believed, bareBelieved []bool
	// vias are by route, hosts by host.
	vias  []onRoute
	hosts []toHost
}

// onRoute is what is counted a second of the calls of a caller to a host.
type onRoute struct {
	// told is what the receiving side counts of pairs that no source reports, where tells says that it does;
	// toldSomewhere says of a route without its cluster that the receiving side tells it in one.
	told                 float64
	tells, toldSomewhere bool
	// whole and broken are what sources do that do not know the workload, of calls that broke on their way and
	// of the others; gaveUp says that a source did not wait.
	whole, broken float64
	gaveUp        bool
}

// toHost is what is counted a second of the calls to a host: vague by sources that do not know the
// workload, where isVague says that there are such, and byGateway by the receiving side of callers that it
// knows by a gateway's principal.
type toHost struct {
	vague, byGateway float64
	isVague          bool
}

// Asked is what a rule has to know of a query.
type Asked struct {
	Reporter query.Reporter
	Hops     Hops
	// Services says that calls are asked for by the called service: the receiving side knows it where a
	// source called an address.
	Services bool
}

// Samples are series of one reader and what they count a second.
type Samples = iter.Seq2[*Series, float64]

// Rule reads a witness, whose series this reader has read: samples of a metric by pair, host, principal and
// flags, of all reporters.
func (r *Reader) Rule(witness Samples, asked Asked) Rule {
	rule := Rule{
		Asked: asked,
		pairs: make([]told, len(r.pairs)), bares: make([]told, len(r.pairs)),
		believed: make([]bool, len(r.pairs)), bareBelieved: make([]bool, len(r.pairs)),
		vias: make([]onRoute, len(r.routes)), hosts: make([]toHost, len(r.hosts)),
	}
	for s, rate := range witness {
		rule.hear(s, rate)
	}
	for s, rate := range witness {
		rule.weigh(s, rate)
	}
	return rule
}

// hear notes who tells of a pair, and what sources tell that do not know the workload.
func (r *Rule) hear(s *Series, rate float64) {
	r.pairs[s.pair] |= s.told
	r.bares[s.bare] |= s.told
	if s.unclustered {
		r.bares[s.bare] |= incomplete
	}
	if !s.FromSource() {
		return
	}
	via, host := &r.vias[s.via], &r.hosts[s.host]
	switch {
	case s.vague():
		if s.broken {
			via.broken += rate
		} else {
			via.whole += rate
		}
		host.vague += rate
		host.isVague = true
	case s.destination.Name == "" && s.gaveUp:
		via.gaveUp = true
	case s.destination.Name != "" && s.letOut:
		r.pairs[s.pair] |= unnamed
	}
}

// weigh notes what the receiving side counts of pairs that no source reports, once it is known who does.
func (r *Rule) weigh(s *Series, rate float64) {
	switch {
	case s.FromSource():
		if !r.isUnnamed(s) {
			r.believed[s.pair], r.bareBelieved[s.bare] = true, true
		}
	case s.FromReceiver() && r.pairs[s.pair]&bySource == 0:
		via := &r.vias[s.via]
		via.told += rate
		via.tells = true
		r.vias[s.bareVia].toldSomewhere = true
		if s.byGateway && !r.behindWaypoint(s) {
			r.hosts[s.host].byGateway += rate
		}
	}
}

// of is what a witness says of what has a number; of what was read after it, it says nothing.
func of[E any](list []E, number int) (said E) {
	if number < len(list) {
		said = list[number]
	}
	return said
}

// Counts is which share of the samples of a series is counted, [0, 1].
func (r Rule) Counts(s *Series) float64 {
	switch {
	case r.Reporter != query.Auto:
		return all(s.Reporter == string(r.Reporter))
	case r.Hops.touch(s):
		return all(r.Hops.LostAt(s))
	case s.FromSource():
		return r.sent(s)
	case r.behindWaypoint(s), s.FromReceiver() && r.sentBy(s):
		return 0
	}
	return r.received(s)
}

// sent is which share of a source's calls it is believed.
func (r Rule) sent(s *Series) float64 {
	switch {
	case s.vague():
		return r.rest(s, s.broken)
	case r.isUnnamed(s):
		return all(s.ownWord())
	}
	return 1
}

// received is which share of what the receiving side saw is not told better by a source that does not
// know the workload.
func (r Rule) received(s *Series) float64 {
	switch {
	case !s.FromReceiver():
		return 1
	case s.byGateway:
		to := of(r.hosts, s.host)
		return left(to.isVague, to.vague, to.byGateway)
	}
	return all(!s.callerLeft || !of(r.vias, s.via).gaveUp)
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
	if !s.FromSource() || s.destination.Name != "" {
		return true
	}
	alone := s.source.Name == "" || r.rest(s, false) > 0
	return alone != failed
}

// Receives tells whether samples of a series and a security policy are what the receiving side saw, once;
// only that side knows whether a call came encrypted. Where it reports nothing of a pair, a caller can
// know: a calling ztunnel does.
func (r Rule) Receives(s *Series, policy string) bool {
	if r.Reporter == query.Auto && r.Hops.touch(s) {
		return false
	}
	switch s.told {
	case byWaypoint:
		return r.Reporter == query.Auto || r.Reporter == query.Waypoint
	case byDestination:
		return r.Reporter != query.Waypoint && (r.Reporter != query.Auto || !r.behindWaypoint(s))
	case bySource:
		tells := policy == istio.PolicyMutualTLS || policy == istio.PolicyNone
		return tells && r.Reporter == query.Auto && of(r.pairs, s.pair)&byReceiver == 0 && r.Counts(s) > 0
	}
	return false
}

// behindWaypoint tells what a destination reports of a pair that a waypoint reports too.
func (r Rule) behindWaypoint(s *Series) bool {
	return s.told == byDestination && of(r.pairs, s.pair)&byWaypoint != 0
}

// sentBy tells whether a source reports a pair; without clusters where one of its reporters does not
// know one.
func (r Rule) sentBy(s *Series) bool {
	return of(r.believed, s.pair) || of(r.bareBelieved, s.bare) && of(r.bares, s.bare)&incomplete != 0
}

// isUnnamed tells a pair whose service the receiving side knows and the source does not, where services
// are told apart.
func (r Rule) isUnnamed(s *Series) bool {
	return r.Services && of(r.pairs, s.pair)&unnamed != 0 && of(r.pairs, s.pair)&byReceiver != 0
}
