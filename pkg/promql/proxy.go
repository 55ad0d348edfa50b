package promql

import (
	"regexp"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// podSuffix is what Kubernetes appends to a workload's name: a replica set's hash and a pod's, a
// pod's alone (daemon sets), or an ordinal (stateful sets).
const podSuffix = `(?:-[0-9a-f]{6,10})?-[0-9a-z]{5}|-[0-9]+`

// throttledRatio is throttled over all scheduling periods of the proxies' containers.
func throttledRatio(m metricQuery) (expr, error) {
	periods := m.proxies(m.signal.Needs[1], true)
	return ratio(m.proxies(m.signal.Needs[0], true), periods, periods), nil
}

func containerRate(m metricQuery) (expr, error) { return m.proxies(m.metric(), true), nil }

func containerGauge(m metricQuery) (expr, error) { return m.proxies(m.metric(), false), nil }

// proxies sums a metric of the proxies' containers, whose series are given the labels of the
// workload that they stand in front of.
func (m metricQuery) proxies(metric string, counter bool) expr {
	matchers := []matcher{equal(istio.ContainerLabel, istio.ProxyContainer)}
	for _, conditions := range [][]query.Condition{m.query.Destination.Conditions(), m.query.Either.Conditions()} {
		for _, condition := range conditions {
			if condition.Property == "workload" {
				matchers = append(matchers, podsOf(condition.Match))
				continue
			}
			matchers = append(matchers, toMatcher(istio.ContainerNamespaceLabel, condition.Match))
		}
	}
	for _, filter := range m.query.Filters {
		matchers = appendMatch(matchers, filter.Label, filter.Match)
	}
	series := selector{metric: metric, matchers: append(matchers, m.scope.required...)}
	if counter {
		series.function, series.window = "rate", m.query.Window
	}
	var named expr = series
	for _, label := range []string{istio.DestinationWorkloadNamespace, istio.DestinationNamespace} {
		named = copied(named, label, "$1", istio.ContainerNamespaceLabel, "(.*)")
	}
	named = copied(named, istio.DestinationWorkload, "$1", istio.ContainerPodLabel, "(.*?)(?:"+podSuffix+")")
	return summed{sumBy(m.labels, named), m.labels, named}
}

// podsOf matches the pods of the workloads that a match lets through.
func podsOf(match query.Match) matcher {
	if match.Op == query.OpAbsent {
		return equal(istio.ContainerPodLabel, "")
	}
	values := match.Values
	op := "=~"
	if !positiveMatch(match) {
		op = "!~"
	}
	if match.Op == query.OpEqual || match.Op == query.OpNotEqual {
		values = nil
		for _, value := range match.Values {
			values = append(values, regexp.QuoteMeta(value))
		}
	}
	return matcher{istio.ContainerPodLabel, op, "(?:" + strings.Join(grouped(values), "|") + ")(?:" + podSuffix + ")"}
}
