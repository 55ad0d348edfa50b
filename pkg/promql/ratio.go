package promql

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// failures counts the requests that ended in an error. A request can fail by its code and by its
// gRPC status at once: the alternatives are joined before any sum.
func failures(definition query.Errors) counted {
	c := requests(istio.RequestsTotal)
	var code matcher
	switch definition {
	case query.Errors4xx5xx:
		code = matcher{istio.ResponseCode, "=~", istio.CodeAnyError}
	case query.ErrorsNon2xx:
		code = matcher{istio.ResponseCode, "!~", istio.CodeSuccess}
	default:
		code = matcher{istio.ResponseCode, "=~", istio.CodeServerError}
	}
	c.outcomes = [][]matcher{{code}, {{istio.GRPCStatus, "!~", istio.GRPCStatusNoFail}}}
	return c
}

// errorRate is errors a second; a group with requests and without errors has none: 0.
func errorRate(m metricQuery) (string, error) {
	failed := sumBy(m.labels, failures(m.query.Errors).in(m.scope))
	if len(withoutOutcome(m.labels)) < len(m.labels) {
		return failed, nil
	}
	return orZero(failed, total(m.scope, m.labels)), nil
}

// errorRatio is errors over requests.
func errorRatio(m metricQuery) (string, error) {
	return shareOfRequests(m, failures(m.query.Errors)), nil
}

// flaggedRatio is requests with one of the query's flags, which stand in the scope, over requests.
func flaggedRatio(m metricQuery) (string, error) {
	return shareOfRequests(m, requests(istio.RequestsTotal)), nil
}

// shareOfRequests is some requests over all of them. Conditions and groups on the outcome restrict
// the former only: the share of requests that ended in a 503 is a share of all requests.
func shareOfRequests(m metricQuery, some counted) string {
	part := sumBy(m.labels, some.in(m.scope))
	base := withoutOutcome(m.labels)
	all := total(m.scope, base)
	if len(base) < len(m.labels) {
		return part + "\n/ " + on(base) + " group_left ()\n(" + all + " > 0)"
	}
	return ratio(part, all)
}

// ratio is a part over a whole of the same groups: 0 where there is no part, nothing where there
// is no whole.
func ratio(part, whole string) string {
	return group(orZero(part, whole)) + "\n/\n(" + whole + " > 0)"
}

// orZero is a part, and 0 where there is a whole and no part.
func orZero(part, whole string) string { return part + "\nor\n0 * " + whole }

// total is requests a second whatever their outcome.
func total(sc scope, labels []string) string {
	return sumBy(labels, requests(istio.RequestsTotal).in(sc.withResponse(nil)))
}

// withoutOutcome drops the labels that speak of a request's outcome.
func withoutOutcome(labels []string) []string {
	return slices.DeleteFunc(slices.Clone(labels), isOutcome)
}

// isOutcome tells the labels that speak of how a request ended.
func isOutcome(label string) bool {
	return label == istio.ResponseCode || label == istio.ResponseFlags || label == istio.GRPCStatus
}
