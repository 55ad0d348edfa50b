package promql

import (
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// policies are values of connection_security_policy, by who tells them. "unknown" says nothing on a
// request, and nothing where a caller's proxy says it. A receiving ztunnel says it of a connection that
// came without mutual TLS, and it has no other word for that; no other receiving proxy says it of a
// connection at all.
type policies struct{ ofRequests, ofConnections, ofCallers []string }

var (
	encrypted = policies{[]string{istio.PolicyMutualTLS}, []string{istio.PolicyMutualTLS}, []string{istio.PolicyMutualTLS}}
	plaintext = policies{[]string{istio.PolicyNone}, []string{istio.PolicyNone, istio.Unknown}, []string{istio.PolicyNone}}
	// told are those that say something.
	told = policies{
		[]string{istio.PolicyMutualTLS, istio.PolicyNone},
		[]string{istio.PolicyMutualTLS, istio.PolicyNone, istio.Unknown},
		[]string{istio.PolicyMutualTLS, istio.PolicyNone},
	}
)

func oneOf(values []string) matcher {
	return matcher{istio.SecurityPolicy, "=~", strings.Join(values, "|")}
}

// refusedMore is by how much more the connections that ended by a failure weigh than those that were
// opened, where it is asked whether any were accepted. What would remain where all were refused is the
// same connections, counted at two times.
const refusedMore = 1.01

// calls is accepted calls a second by labels: requests, and TCP connections opened less those that
// ended by a failure, as the receiving side saw them under some policies; of TCP also as a calling
// ztunnel saw them, where no receiving side reports the pair. Kept says which of the calls are meant.
func (m metricQuery) calls(under policies, kept func(expr) expr, conditions ...matcher) expr {
	sc := m.scope.and(conditions...)
	requests := byNames(m.labels, kept(rates(istio.RequestsTotal).received(sc.and(oneOf(under.ofRequests)))))

	closed := rates(istio.TCPClosed)
	closed.outcomes = alternatives{{connectionFailed}}
	labels := distinct(m.labels, []string{istio.SecurityPolicy})
	opened := tagged(PartLabel, PartOpened, byNames(labels, kept(m.connections(rates(istio.TCPOpened), under, sc))))
	failed := tagged(PartLabel, PartClosed, byNames(labels, kept(m.connections(closed, under, sc))))
	less := func(weight float64) expr { return sumBy(labels, union(opened, times(number(-weight), failed))) }
	accepted := sumBy(m.labels, and(less(1), labels, positive(less(refusedMore))))
	return sumBy(m.labels, union(tagged(PartLabel, PartTraffic, requests), tagged(PartLabel, PartOpened, accepted)))
}

// connections are those of a TCP metric by who knows their policy.
func (m metricQuery) connections(c counted, under policies, sc scope) expr {
	received := c.received(sc.and(oneOf(under.ofConnections)))
	if sc.reporter != query.Auto || len(m.settings.ZTunnel) == 0 {
		return received
	}
	ztunnel := sc.and(oneOf(under.ofCallers))
	for _, filter := range m.settings.ZTunnel {
		ztunnel.request = appendMatch(ztunnel.request, filter.Label, filter.Match)
	}
	return union(received, unless(c.seen(callingSide, ztunnel), istio.PairLabels(), c.reported(sc, receivingSide)))
}

func every(calls expr) expr { return calls }

// mtlsRatio is calls over mutual TLS over calls whose policy is known.
func mtlsRatio(m metricQuery) (expr, error) {
	known := m.calls(told, every)
	return ratio(m.calls(encrypted, every), known, known), nil
}

// plaintextRate is plain-text calls a second; 0 where all are encrypted.
func plaintextRate(m metricQuery) (expr, error) {
	return orZero(m.calls(plaintext, every), m.calls(told, every)), nil
}

// strictPlaintextRate is plain-text calls a second into namespaces that are declared STRICT, by a
// list or by a metric; 0 where all calls into them are encrypted.
func strictPlaintextRate(m metricQuery) (expr, error) {
	switch {
	case len(m.settings.StrictNamespaces) > 0:
		strict := toMatcher(istio.DestinationWorkloadNamespace, query.Match{Op: query.OpEqual, Values: m.settings.StrictNamespaces})
		return orZero(m.calls(plaintext, every, strict), m.calls(told, every, strict)), nil
	case m.settings.StrictMetric != "":
		return orZero(m.calls(plaintext, m.intoStrict), m.calls(told, m.intoStrict)), nil
	}
	return nil, &query.FieldError{
		Field:   "signal",
		Message: "strictPlaintextRate has to know where mutual TLS is STRICT. Set strictNamespaces or strictMetric in the data source's settings.",
	}
}

// intoStrict keeps calls into namespaces where the metric of the settings is 1.
func (m metricQuery) intoStrict(calls expr) expr {
	strict := operation{op: opEqual, left: selector{metric: m.settings.StrictMetric, matchers: m.scope.required}, right: number(1)}
	declared := copied(strict, istio.DestinationWorkloadNamespace, "$1", istio.ContainerNamespaceLabel, "(.*)")
	return and(calls, []string{istio.DestinationWorkloadNamespace}, declared)
}
