package promql

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// podSuffix is what Kubernetes appends to a workload's name: a replica set's hash and a pod's, a
// pod's alone (daemon sets), or an ordinal (stateful sets).
const podSuffix = `(?:-[0-9a-f]{6,10})?-[0-9a-z]{5}|-[0-9]+`

// throttledRatio is throttled over all scheduling periods of the proxies' containers.
func throttledRatio(m metricQuery) (string, error) {
	return ratio(m.proxies(m.signal.Needs[0], true), m.proxies(m.signal.Needs[1], true)), nil
}

func containerRate(m metricQuery) (string, error) { return m.proxies(m.metric(), true), nil }

func containerGauge(m metricQuery) (string, error) { return m.proxies(m.metric(), false), nil }

// proxies sums a metric of the proxies' containers, whose series are given the labels of the
// workload that they stand in front of.
func (m metricQuery) proxies(metric string, counter bool) string {
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
	matchers = append(matchers, m.scope.required...)
	expr := selector(metric, matchers)
	if counter {
		expr = fmt.Sprintf("rate(%s[%s])", expr, formatWindow(m.query.Window))
	}
	for _, label := range []string{istio.DestinationWorkloadNamespace, istio.DestinationNamespace} {
		expr = copied(expr, label, istio.ContainerNamespaceLabel, "(.*)")
	}
	expr = copied(expr, istio.DestinationWorkload, istio.ContainerPodLabel, "(.*?)(?:"+podSuffix+")")
	return sumBy(m.labels, expr)
}

// copied gives a label what an expression finds in another.
func copied(expr, label, from, expression string) string {
	return fmt.Sprintf("label_replace(%s, %q, \"$1\", %q, %q)", expr, label, from, expression)
}

// podsOf matches the pods of the workloads that a match lets through.
func podsOf(match query.Match) matcher {
	if match.Op == query.OpAbsent {
		return equal(istio.ContainerPodLabel, "")
	}
	names := make([]string, len(match.Values))
	for i, value := range match.Values {
		if match.Op == query.OpEqual || match.Op == query.OpNotEqual {
			value = regexp.QuoteMeta(value)
		}
		names[i] = "(?:" + value + ")"
	}
	op := "=~"
	if match.Op == query.OpNotEqual || match.Op == query.OpNotRegex {
		op = "!~"
	}
	return matcher{istio.ContainerPodLabel, op, "(?:" + strings.Join(names, "|") + ")(?:" + podSuffix + ")"}
}
