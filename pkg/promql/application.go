package promql

import (
	"slices"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// applications are the histograms by which called workloads measure themselves, the best first.
type applications []applicationHistogram

// applicationHistogram is a histogram whose series are told by labels of the scrape's.
type applicationHistogram struct {
	query.Application
	matchers []matcher
	window   time.Duration
	// offset is how long ago; 0 is at the time of evaluation.
	offset time.Duration
	native bool
}

// newApplications are the histogram that the query names or else those of the settings, and then
// what proxies know of their own applications.
func newApplications(q query.Query, s query.Settings) applications {
	candidates := s.Applications
	if q.Application.Metric != "" {
		candidates = []query.Application{q.Application}
	}
	var all applications
	for _, candidate := range candidates {
		all = append(all, newApplicationHistogram(candidate, q, s))
	}
	envoy := newApplicationHistogram(query.Application{Metric: istio.EnvoyUpstreamTime, Unit: "ms", Origin: s.Envoy}, q, s)
	envoy.matchers = append([]matcher{{istio.EnvoyClusterLabel, "=~", istio.EnvoyInbound}}, envoy.matchers...)
	return append(all, envoy)
}

// ApplicationMetrics are the metrics in which a query looks for an application's own time.
func ApplicationMetrics(q query.Query, s query.Settings) []string {
	var names []string
	for _, h := range newApplications(q, s) {
		names = append(names, h.Metric)
	}
	return names
}

// newApplicationHistogram narrows a histogram to the workloads that a query calls.
func newApplicationHistogram(a query.Application, q query.Query, s query.Settings) applicationHistogram {
	return newScrapedHistogram(a, q, s).of(q.Destination, "workloadNamespace", s)
}

// newScrapedHistogram is a histogram of all workloads.
func newScrapedHistogram(a query.Application, q query.Query, s query.Settings) applicationHistogram {
	return applicationHistogram{Application: a, window: q.Window, native: s.NativeHistograms}
}

// of narrows a histogram to the workloads that a peer's conditions let through; namespace is the
// property that is their namespace.
func (h applicationHistogram) of(peer query.Peer, namespace string, s query.Settings) applicationHistogram {
	for _, condition := range peer.Conditions() {
		switch {
		case condition.Property == namespace:
			h.matchers = append(h.matchers, toMatcher(h.NamespaceLabel, condition.Match))
		case condition.Property == "workload" && h.WorkloadLabel == istio.ContainerPodLabel:
			h.matchers = append(h.matchers, podsOf(condition.Match))
		case condition.Property == "workload":
			h.matchers = append(h.matchers, toMatcher(h.WorkloadLabel, condition.Match))
		}
	}
	h.matchers = append(h.matchers, required(s)...)
	return h
}

// ago speaks of an earlier time.
func (all applications) ago(offset time.Duration) applications {
	earlier := slices.Clone(all)
	for i := range earlier {
		earlier[i].offset = offset
	}
	return earlier
}

// first is an expression of each histogram; a workload has that of the first that knows it.
func (all applications) first(expression func(applicationHistogram) expr) expr {
	var vectors []expr
	for _, h := range all {
		vectors = append(vectors, expression(h))
	}
	return union(vectors...)
}

// named is as first, with the metric's name in PartLabel.
func (all applications) named(expression func(applicationHistogram) expr) expr {
	var joined expr
	for _, h := range all {
		one := tagged(PartLabel, h.Metric, expression(h))
		if joined == nil {
			joined = one
			continue
		}
		joined = operation{op: opOr, match: on(CalledWorkload()), left: joined, right: one}
	}
	return joined
}

// mean is in milliseconds, by called workload.
func (h applicationHistogram) mean() expr {
	sum, count := h.series(istio.SumSuffix), h.series(istio.CountSuffix)
	if h.native {
		sum = union(sum, call{function: "histogram_sum", of: h.series("")})
		count = union(count, call{function: "histogram_count", of: h.series("")})
	}
	return h.milliseconds(over(sum, positive(count)))
}

// quantile is in milliseconds, by called workload.
func (h applicationHistogram) quantile(q float64) expr {
	classic := notNegative(h.milliseconds(quantileOf(q, h.series(istio.BucketSuffix, istio.LE))))
	if !h.native {
		return classic
	}
	return union(classic, notNegative(h.milliseconds(quantileOf(q, h.series("")))))
}

func (h applicationHistogram) milliseconds(duration expr) expr {
	if h.Unit == "s" {
		return times(number(1000), duration)
	}
	return duration
}

// series is the rates of one of the histogram's metrics, under the labels of the called workload.
// They are added up before labels are copied, which costs by the series.
func (h applicationHistogram) series(suffix string, labels ...string) expr {
	named := copied(h.rates(suffix, labels...), istio.DestinationWorkloadNamespace, "$1", h.NamespaceLabel, "(.*)")
	named = copied(named, istio.DestinationWorkload, "$1", h.WorkloadLabel, h.workloadForm())
	return sumBy(distinct(CalledWorkload(), labels), named)
}

// rates is the rates of one of the histogram's metrics by the labels that tell the workload.
func (h applicationHistogram) rates(suffix string, labels ...string) expr {
	series := selector{metric: h.Metric + suffix, matchers: h.matchers, function: "rate", window: h.window, offset: h.offset}
	return sumBy(distinct([]string{h.NamespaceLabel, h.WorkloadLabel}, labels), series)
}

// workloadForm captures the workload's name from its label.
func (h applicationHistogram) workloadForm() string {
	if h.WorkloadLabel == istio.ContainerPodLabel {
		return "(.*?)(?:" + podSuffix + ")"
	}
	return "(.*)"
}
