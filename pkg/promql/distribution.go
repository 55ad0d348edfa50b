package promql

import (
	"strconv"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// distribution is a histogram summed by labels.
type distribution struct {
	metric string
	labels []string
	// native asks for native histograms beside classic ones.
	native bool
	// seen says whose samples are taken; nil takes each once, whoever reported it.
	seen func(counted, scope) expr
}

// series is the samples of one of the histogram's metrics.
func (d distribution) series(metric string, sc scope) expr {
	if d.seen == nil {
		return rates(metric).in(sc)
	}
	return d.seen(rates(metric), sc)
}

func (d distribution) statistic(statistic query.Statistic, sc scope) expr {
	if statistic.Mean {
		return d.mean(sc)
	}
	return d.quantile(statistic.Quantile, sc)
}

// quantile is estimated by the server from the buckets; an empty histogram has none (NaN >= 0 is
// false), and neither has one without a sample in the window.
func (d distribution) quantile(q float64, sc scope) expr {
	buckets := byNames(distinct(d.labels, []string{istio.LE}), d.series(d.metric+istio.BucketSuffix, sc))
	estimate := notNegative(quantileOf(q, buckets))
	if d.native {
		return union(estimate, notNegative(quantileOf(q, d.histograms(sc))))
	}
	return estimate
}

// mean is exact: the sum of the samples over their number.
func (d distribution) mean(sc scope) expr { return over(d.sum(sc), positive(d.count(sc))) }

// sum is the samples' sum a second, count is samples a second.
func (d distribution) sum(sc scope) expr   { return d.rate(istio.SumSuffix, "histogram_sum", sc) }
func (d distribution) count(sc scope) expr { return d.rate(istio.CountSuffix, "histogram_count", sc) }

func (d distribution) rate(suffix, function string, sc scope) expr {
	classic := byNames(d.labels, d.series(d.metric+suffix, sc))
	if !d.native {
		return classic
	}
	return union(classic, call{function: function, of: d.histograms(sc)})
}

// histograms is the native histograms summed by the labels.
func (d distribution) histograms(sc scope) expr { return byNames(d.labels, d.series(d.metric, sc)) }

// within is samples a second that are not above a bound: of every series of buckets the largest count up
// to it. Pods may have different buckets, and servers write their bounds in different ways.
func (d distribution) within(bound float64, sc scope) expr {
	buckets := d.series(d.metric+istio.BucketSuffix, sc.and(matcher{istio.LE, "=~", atMost(bound)}))
	return byNames(d.labels, aggregation{function: "max", by: []string{istio.LE}, without: true, of: buckets})
}

func formatNumber(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }

// ToleratedTargets is how many targets a request may take and still be tolerated.
const ToleratedTargets = 4

// apdex is the mean of the shares within the target and within four times the target: what is
// within the target is in both and counts fully, what is tolerated counts half.
func apdex(m metricQuery) (expr, error) {
	d := m.distribution()
	halved := func(target, tolerated expr) expr { return over(plus(target, tolerated), number(2)) }
	target := m.query.ApdexTargetMs
	classic := over(
		halved(d.within(target, m.scope), d.within(ToleratedTargets*target, m.scope)),
		positive(byNames(m.labels, rates(d.metric+istio.CountSuffix).in(m.scope))))
	if !d.native {
		return classic, nil
	}
	fraction := func(bound float64) expr {
		return call{function: "histogram_fraction", before: []string{"0", formatNumber(bound)}, of: d.histograms(m.scope)}
	}
	return union(classic, notNegative(halved(fraction(target), fraction(ToleratedTargets*target)))), nil
}
