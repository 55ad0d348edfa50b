package latency

import (
	"cmp"
	"math"
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// awaited is what callers' proxies say of how long their upstreams took to answer a row's calls.
type awaited struct {
	// known and silent are what callers saw of the routes whose proxies tell it, and of the others.
	known, silent mix
	// upstream is the proxies' means, weighted as the row is. They know a route's host, no workload and
	// no version behind it: answered are all answers that they are of, all what callers saw of the same
	// routes within the query, weighted as the row is, and sent how many requests these were.
	upstream, all  mix
	answered, sent float64
	names          []string
}

func (g gathered) awaited(from *group) awaited {
	var a awaited
	for _, via := range orderedRoutes(from.routes) {
		here := from.routes[via]
		if here.count <= 0 {
			continue
		}
		mean := g.upstream[via].mean()
		if mean == nil {
			a.silent = a.silent.plus(here)
			continue
		}
		a.known = a.known.plus(here)
		a.upstream = a.upstream.plus(mix{*mean * here.count, here.count})
		a.answered += g.upstream[via].count
		all := g.sent[via]
		a.all = a.all.plus(mix{*all.mean() * here.count, here.count})
		a.sent += all.count
		a.names = append(a.names, via.name+" to "+via.host)
	}
	return a
}

// divide tells the caller's proxy from what lies between the two. It is done for all of a row's calls
// or for none, so that the two parts add up to the caller side.
func (r *Row) divide(a awaited) {
	if r.CallerSideMs == nil || a.known.count <= 0 || a.silent.count > 0 {
		return
	}
	upstream := a.upstream.sum / a.upstream.count
	r.CallerProxyMs = number(*r.Source.MeanMs - upstream)
	r.NetworkMs = number(upstream - *r.Destination.MeanMs)
}

// doubtDivision says where the caller's proxy and the network cannot be told apart exactly.
func (r *Row) doubtDivision(a awaited) {
	if r.NetworkMs == nil {
		if r.CallerSideMs != nil && a.known.count > 0 {
			r.note("The caller side is not divided: for %s of the calls no proxy tells %s.",
				percent(a.silent.count/(a.silent.count+a.known.count)), istio.EnvoyUpstreamTime)
		}
		return
	}
	if a.answered < (1-attemptsApart)*a.known.count {
		r.doubt("The caller's proxy tells of %s of these calls how long its upstream took: the others timed out or got no whole answer, which counts to the caller's proxy, or some proxies are not read.",
			percent(a.answered/a.known.count))
	}
	switch {
	case a.answered <= (1+attemptsApart)*a.known.count:
	case a.apart(r):
		r.doubt("A caller's proxy knows how long its upstream took by the host that it calls, not by workload or version: all calls of %s take %s ms and not %s ms as these do. How the caller side is divided is uncertain.",
			listed(a.names), formatMs(*a.all.mean()), formatMs(*r.Source.MeanMs))
		return
	case a.sent < (1-attemptsApart)*a.answered:
		r.doubt("A caller's proxy knows how long its upstream took by the host that it calls: this is of all calls of %s, and the query leaves some of them out. How the caller side is divided is uncertain.", listed(a.names))
		return
	default:
		r.note("A caller's proxy knows how long its upstream took by the host that it calls: how the caller side is divided is that of all calls of %s.", listed(a.names))
	}
	if ms := *r.CallerProxyMs; ms < 0 {
		r.negative(ms, "the caller's proxy", "Its upstream took longer than the calls themselves: callers that hang up early, or two counts that are not of the same requests.")
	}
	if ms := *r.NetworkMs; ms < 0 {
		r.negative(ms, "the network", "The receiving side took longer than the caller's proxy waited for it: callers that hang up early, or two sides that did not see the same requests.")
	}
}

// apart tells whether a row's calls differ from those that its proxies' means are of.
func (a awaited) apart(r *Row) bool {
	all := *a.all.mean()
	apart := math.Abs(all - *r.Source.MeanMs)
	return apart > callersApartMs && apart > callersApart*all
}

// orderedRoutes lists routes in one order: sums of the same numbers are the same number then.
func orderedRoutes(by map[route]mix) []route {
	all := make([]route, 0, len(by))
	for via := range by {
		all = append(all, via)
	}
	slices.SortFunc(all, func(a, b route) int {
		return cmp.Or(cmp.Compare(a.namespace, b.namespace), cmp.Compare(a.name, b.name), cmp.Compare(a.host, b.host))
	})
	return all
}
