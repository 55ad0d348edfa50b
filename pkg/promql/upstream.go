package promql

import (
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Route are the labels by which a caller's proxy knows how long its upstreams took: the calling
// workload, and the host that it called. It knows neither the workload nor the version behind that.
func Route() []string {
	return []string{istio.SourceNamespace, istio.SourceWorkload, istio.DestinationHost}
}

// sentBy forgets of a query all that a caller's proxy does not know of what it calls, or does not tell
// by: conditions on the calling workload remain.
func sentBy(q query.Query) query.Query {
	return query.Query{
		Type: q.Type, Reporter: q.Reporter, Window: q.Window, Include: q.Include,
		Source: query.Peer{Namespace: q.Source.Namespace, Workload: q.Source.Workload},
	}
}

// upstream is how long upstreams took, as callers' proxies count it for each of their clusters.
type upstream struct{ applicationHistogram }

// newUpstream narrows the statistics to the workloads that a query's callers are.
func newUpstream(q query.Query, s query.Settings) upstream {
	h := newScrapedHistogram(query.Application{Metric: istio.EnvoyUpstreamTime, Unit: "ms", Origin: s.Envoy}, q, s)
	h.matchers = []matcher{{istio.EnvoyClusterLabel, "=~", istio.EnvoyOutbound}}
	return upstream{h.of(q.Source, "namespace", s)}
}

// sum is milliseconds a second by route, count is requests a second that got a whole response.
func (u upstream) sum() expr   { return u.byRoute(istio.SumSuffix, "histogram_sum") }
func (u upstream) count() expr { return u.byRoute(istio.CountSuffix, "histogram_count") }

func (u upstream) byRoute(suffix, function string) expr {
	if u.native {
		return union(u.series(suffix), call{function: function, of: u.series("")})
	}
	return u.series(suffix)
}

func (u upstream) series(suffix string) expr {
	named := copied(u.rates(suffix, istio.EnvoyClusterLabel), istio.SourceNamespace, "$1", u.NamespaceLabel, "(.*)")
	named = copied(named, istio.SourceWorkload, "$1", u.WorkloadLabel, u.workloadForm())
	named = copied(named, istio.DestinationHost, "$1", istio.EnvoyClusterLabel, istio.EnvoyOutboundHost)
	return sumBy(Route(), named)
}
