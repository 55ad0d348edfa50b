package latency

import (
	"cmp"
	"math"
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// waited is what callers' proxies say of the routes of a row's calls.
type waited struct {
	// told and untold are the requests of routes whose proxies tell how long they waited, and of others.
	told, untold float64
	// proxy is the proxies' own time, weighted as the row is: what they saw of an answered call less how
	// long they waited for it. They know a route's host, no workload and no version behind it, so that
	// it is of all calls of the route.
	proxy mix
	// sent and counted are how many answered calls of these routes both are of.
	sent, counted float64
	names         []string
}

func (g gathered) waited(from *group) waited {
	var w waited
	for _, via := range orderedRoutes(from.routes) {
		requests := from.routes[via].count
		if requests <= 0 {
			continue
		}
		seen, wait := g.sent[via].mean(), g.upstream[via].mean()
		if seen == nil || wait == nil {
			w.untold += requests
			continue
		}
		w.told += requests
		w.proxy = w.proxy.plus(mix{(*seen - *wait) * requests, requests})
		w.sent, w.counted = w.sent+g.sent[via].count, w.counted+g.upstream[via].count
		w.names = append(w.names, via.name+" to "+via.host)
	}
	return w
}

// divide tells the caller's proxy from what lies between the two. It is done for all of a row's calls
// or for none, so that the two parts add up to the caller side.
func (r *Row) divide(w waited) {
	if r.CallerSideMs == nil || w.told <= 0 || w.untold > 0 {
		return
	}
	r.CallerProxyMs = w.proxy.mean()
	r.NetworkMs = number(*r.CallerSideMs - *r.CallerProxyMs)
}

// doubtDivision says where the caller's proxy and the network cannot be told apart exactly.
func (r *Row) doubtDivision(w waited) {
	switch {
	case r.NetworkMs == nil && r.CallerSideMs != nil && w.told > 0:
		r.note("The caller side is not divided: for %s of the calls no proxy tells %s.", percent(w.untold/(w.untold+w.told)), istio.EnvoyUpstreamTime)
		return
	case r.NetworkMs == nil:
		return
	case math.Abs(w.counted-w.sent) > attemptsApart*w.sent:
		r.doubt("%s counts %s of the answered calls of %s: how the caller side is divided is of other calls too, or of some of them.",
			istio.EnvoyUpstreamTime, percent(w.counted/w.sent), listed(w.names))
	case w.told < allOfThem*w.sent:
		r.note("A caller's proxy tells its waiting by the host that it calls: the caller's proxy is that of all calls of %s.", listed(w.names))
	}
	if ms := *r.CallerProxyMs; ms < 0 {
		r.negative(ms, "the caller's proxy", "It waited longer than the calls themselves took: the two counts are not of the same requests.")
	}
	// Where the whole caller side is below zero, that has been said.
	if ms := *r.NetworkMs; ms < 0 && *r.CallerSideMs >= 0 {
		r.negative(ms, "the network", "The receiving side took longer than the caller's proxy waited for it: callers that hang up early, or sides that did not see the same requests.")
	}
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
