package promql

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// compileMetric is a plan with one expression a statistic, or one named after the signal.
func compileMetric(q query.Query, s query.Settings) (Plan, error) {
	signal, ok := istio.FindSignal(q.Signal)
	if !ok {
		return nil, fmt.Errorf("compiling: there is no signal %q", q.Signal)
	}
	sc := newScope(q, s)
	labels := groupLabels(q.GroupBy)

	if signal.Measure == istio.MeasureDistribution {
		var plan Plan
		for _, statistic := range q.Statistics {
			d := distribution{metric: signal.Metric, labels: labels, native: s.NativeHistograms}
			plan = append(plan, Expression{statistic.Name, d.statistic(statistic, sc), q.Instant})
		}
		return plan, nil
	}

	var expr string
	switch signal.Measure {
	case istio.MeasureErrorRate:
		expr = errorRate(sc, q.Errors, labels)
	case istio.MeasureErrorRatio:
		expr = errorRatio(sc, q.Errors, labels)
	default:
		expr = sumBy(labels, requests(signal.Metric).in(sc))
	}
	return Plan{{signal.Name, expr, q.Instant}}, nil
}

func groupLabels(keys []query.GroupKey) []string {
	labels := make([]string, len(keys))
	for i, key := range keys {
		labels[i] = key.Label
	}
	return labels
}

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
func errorRate(sc scope, definition query.Errors, labels []string) string {
	failed := sumBy(labels, failures(definition).in(sc))
	if len(withoutOutcome(labels)) < len(labels) {
		return failed
	}
	return failed + "\nor\n0 * " + total(sc, labels)
}

// errorRatio is errors over requests. Conditions and groups on the outcome restrict the errors
// only: the share of requests that ended in a 503 is a share of all requests.
func errorRatio(sc scope, definition query.Errors, labels []string) string {
	failed := sumBy(labels, failures(definition).in(sc))
	base := withoutOutcome(labels)
	all := total(sc, base)
	if len(base) < len(labels) {
		return failed + "\n/ " + on(base) + " group_left ()\n(" + all + " > 0)"
	}
	return "(\n" + indent(failed+"\nor\n0 * "+all) + "\n)\n/\n(" + all + " > 0)"
}

// total is requests a second whatever their outcome.
func total(sc scope, labels []string) string {
	return sumBy(labels, requests(istio.RequestsTotal).in(sc.withResponse(nil)))
}

// withoutOutcome drops the labels that speak of a request's outcome.
func withoutOutcome(labels []string) []string {
	outcome := []string{istio.ResponseCode, istio.ResponseFlags, istio.GRPCStatus}
	return slices.DeleteFunc(slices.Clone(labels), func(label string) bool { return slices.Contains(outcome, label) })
}

// distribution is a histogram summed by labels.
type distribution struct {
	metric string
	labels []string
	// native asks for native histograms beside classic ones.
	native bool
}

func (d distribution) statistic(statistic query.Statistic, sc scope) string {
	if statistic.Mean {
		return d.mean(sc)
	}
	return d.quantile(statistic.Quantile, sc)
}

// quantile is estimated by the server from the buckets; an empty histogram has none (NaN >= 0 is
// false), and neither has one without a sample in the window.
func (d distribution) quantile(q float64, sc scope) string {
	phi := strconv.FormatFloat(q, 'f', -1, 64)
	buckets := sumBy(append(slices.Clone(d.labels), istio.LE), requests(d.metric+istio.BucketSuffix).in(sc))
	expr := call("histogram_quantile", buckets, phi) + " >= 0"
	if d.native {
		expr += "\nor\n" + call("histogram_quantile", d.histograms(sc), phi) + " >= 0"
	}
	return expr
}

// mean is exact: the sum of the samples over their number.
func (d distribution) mean(sc scope) string {
	return d.sum(sc) + "\n/\n(" + group(d.count(sc)) + " > 0)"
}

// sum is the samples' sum a second.
func (d distribution) sum(sc scope) string {
	return d.withNative(sumBy(d.labels, requests(d.metric+istio.SumSuffix).in(sc)), "histogram_sum", sc)
}

// count is samples a second.
func (d distribution) count(sc scope) string {
	return d.withNative(sumBy(d.labels, requests(d.metric+istio.CountSuffix).in(sc)), "histogram_count", sc)
}

func (d distribution) withNative(classic, function string, sc scope) string {
	if !d.native {
		return classic
	}
	return "(\n" + indent(classic+"\nor\n"+call(function, d.histograms(sc))) + "\n)"
}

// histograms is the native histograms summed by the labels.
func (d distribution) histograms(sc scope) string {
	return sumBy(d.labels, requests(d.metric).in(sc))
}
