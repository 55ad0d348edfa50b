package promql

import (
	"slices"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// failures counts the requests that ended in an error. A request can fail by its code and by its
// gRPC status at once: the alternatives are joined before any sum.
func failures(definition query.Errors, s query.Settings) counted {
	c := rates(istio.RequestsTotal)
	anyStatus := matcher{istio.GRPCStatus, "!~", istio.GRPCStatusNoFail}
	status := []matcher{anyStatus}
	if definition == query.Errors5xx && !s.GRPCErrors.Any {
		status = []matcher{{istio.GRPCStatus, "=~", strings.Join(s.GRPCErrors.Statuses, "|")}}
	}
	if definition == query.ErrorsNon2xx {
		code := matcher{istio.ResponseCode, "!~", istio.CodeSuccess}
		if s.Found.NoCodes {
			code.value += "|"
		}
		c.outcomes = alternatives{{code}, status}
		return c
	}
	code := matcher{istio.ResponseCode, "=~", istio.CodeServerError}
	if definition == query.Errors4xx5xx {
		code.value = istio.CodeAnyError
	}
	unanswered := matcher{istio.ResponseCode, "=~", istio.CodeNone}
	if s.Found.NoCodes {
		unanswered = equal(istio.ResponseCode, istio.NoResponseCode)
	}
	c.outcomes = alternatives{{code}, {unanswered, callerStayed}}
	if definition != query.Errors5xx || s.GRPCErrors.Any || len(s.GRPCErrors.Statuses) > 0 {
		c.outcomes = append(c.outcomes, status)
	}
	return c
}

// callerStayed matches what ended otherwise than by its caller's going away.
var callerStayed = matcher{istio.ResponseFlags, "!~", anyFlag("", istio.FlagsOfCaller()).value}

// errorRate is errors a second; a group with requests and without errors has none: 0.
func errorRate(m metricQuery) (expr, error) {
	failed := byNames(m.labels, failures(m.query.Errors, m.settings).in(m.scope))
	if len(withoutOutcome(m.labels)) < len(m.labels) {
		return failed, nil
	}
	return orZero(failed, m.total(m.labels)), nil
}

// errorRatio is errors over requests.
func errorRatio(m metricQuery) (expr, error) {
	return m.shareOfRequests(failures(m.query.Errors, m.settings)), nil
}

// flaggedRatio is requests with one of the query's flags, which stand in the scope, over requests.
func flaggedRatio(m metricQuery) (expr, error) {
	return m.shareOfRequests(rates(istio.RequestsTotal)), nil
}

// shareOfRequests is some requests over all of them. Conditions and groups on the outcome restrict
// the former only: the share of requests that ended in a 503 is a share of all requests.
func (m metricQuery) shareOfRequests(some counted) expr {
	part := byNames(m.labels, some.in(m.scope))
	base := withoutOutcome(m.labels)
	if len(base) < len(m.labels) {
		return shareByOutcome(part, m.total(base), base)
	}
	return ratio(part, m.total(base), m.reportedAtAll(istio.RequestsTotal))
}

// reportedAtAll are the groups of a metric whoever reports them.
func (m metricQuery) reportedAtAll(metric string) expr {
	anybody := matcher{istio.Reporter, "=~", ".*"}
	if m.scope.reporter != query.Auto {
		anybody = equal(istio.Reporter, string(m.scope.reporter))
	}
	return byNames(m.labels, rates(metric).seen(anybody, m.scope.withResponse(nil)))
}

// shareByOutcome is parts by outcome over wholes that know none.
func shareByOutcome(part, whole expr, base []string) expr {
	return operation{op: opOver, match: on(base) + " group_left ()", left: part, right: positive(whole)}
}

// total is requests a second whatever their outcome.
func (m metricQuery) total(labels []string) expr {
	return byNames(labels, rates(istio.RequestsTotal).in(m.scope.withResponse(nil)))
}

// withoutOutcome drops the labels that speak of a request's outcome.
func withoutOutcome(labels []string) []string {
	return slices.DeleteFunc(slices.Clone(labels), isOutcome)
}

// isOutcome tells the labels that speak of how a request ended.
func isOutcome(label string) bool {
	return label == istio.ResponseCode || label == istio.ResponseFlags || label == istio.GRPCStatus
}
