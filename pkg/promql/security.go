package promql

import (
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Policies that say something of a call; the value "unknown" does not: it is what a source always
// says, and what ztunnel says of a call that came without mutual TLS.
var (
	mutualTLS   = equal(istio.SecurityPolicy, istio.PolicyMutualTLS)
	plaintext   = equal(istio.SecurityPolicy, istio.PolicyNone)
	knownPolicy = matcher{istio.SecurityPolicy, "=~", istio.PolicyMutualTLS + "|" + istio.PolicyNone}
)

// calls is requests and opened TCP connections a second as the receiving side saw them, under a
// condition on their policy; for TCP also as a calling ztunnel saw them, where no receiving side
// reports the pair. Requests and connections have other protocols, so `or` keeps them all.
func (m metricQuery) calls(policy ...matcher) string {
	sc := m.scope.and(policy...)
	vectors := []string{
		group(requests(istio.RequestsTotal).received(sc)),
		group(connections(istio.TCPOpened).received(sc)),
	}
	if sc.reporter == query.Auto && len(m.settings.ZTunnel) > 0 {
		ztunnel := sc
		for _, filter := range m.settings.ZTunnel {
			ztunnel.request = appendMatch(ztunnel.request, filter.Label, filter.Match)
		}
		opened := connections(istio.TCPOpened)
		receiving := matcher{istio.Reporter, "=~", istio.ReporterDestination + "|" + istio.ReporterWaypoint}
		vectors = append(vectors, group(union(opened.reportedBy(istio.ReporterSource, ztunnel)))+opened.unlessReported(receiving, sc))
	}
	return union(vectors)
}

// mtlsRatio is calls over mutual TLS over calls whose policy is known.
func mtlsRatio(m metricQuery) (string, error) {
	return ratio(sumBy(m.labels, m.calls(mutualTLS)), sumBy(m.labels, m.calls(knownPolicy))), nil
}

// plaintextRate is plain-text calls a second; 0 where all are encrypted.
func plaintextRate(m metricQuery) (string, error) {
	return orZero(sumBy(m.labels, m.calls(plaintext)), sumBy(m.labels, m.calls(knownPolicy))), nil
}

// strictPlaintextRate is plain-text calls a second into namespaces that are declared STRICT, by a
// list or by a metric; 0 where all calls into them are encrypted.
func strictPlaintextRate(m metricQuery) (string, error) {
	switch {
	case len(m.settings.StrictNamespaces) > 0:
		strict := toMatcher(istio.DestinationWorkloadNamespace, query.Match{Op: query.OpEqual, Values: m.settings.StrictNamespaces})
		return orZero(sumBy(m.labels, m.calls(plaintext, strict)), sumBy(m.labels, m.calls(knownPolicy, strict))), nil
	case m.settings.StrictMetric != "":
		return orZero(m.intoStrict(plaintext), m.intoStrict(knownPolicy)), nil
	}
	return "", &query.FieldError{
		Field:   "signal",
		Message: "strictPlaintextRate has to know where mutual TLS is STRICT. Set strictNamespaces or strictMetric in the data source's settings.",
	}
}

// intoStrict is the calls into namespaces where the metric of the settings is 1.
func (m metricQuery) intoStrict(policy matcher) string {
	strict := selector(m.settings.StrictMetric, m.scope.required) + " == 1"
	namespace := []string{istio.DestinationWorkloadNamespace}
	declared := "label_replace(" + strict + ", \"" + namespace[0] + "\", \"$1\", \"" + istio.ContainerNamespaceLabel + "\", \"(.*)\")"
	return sumBy(m.labels, group(m.calls(policy))+"\nand "+on(namespace)+"\n"+declared)
}
