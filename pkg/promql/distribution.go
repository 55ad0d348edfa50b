package promql

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

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
	seen func(counted, scope) string
}

// series is the samples of one of the histogram's metrics.
func (d distribution) series(metric string, sc scope) string {
	if d.seen == nil {
		return requests(metric).in(sc)
	}
	return d.seen(requests(metric), sc)
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
	phi := formatNumber(q)
	buckets := sumBy(append(slices.Clone(d.labels), istio.LE), d.series(d.metric+istio.BucketSuffix, sc))
	expr := call("histogram_quantile", buckets, phi) + " >= 0"
	if d.native {
		expr += "\nor\n" + call("histogram_quantile", d.histograms(sc), phi) + " >= 0"
	}
	return expr
}

// mean is exact: the sum of the samples over their number.
func (d distribution) mean(sc scope) string {
	return d.sum(sc) + "\n/\n(" + d.count(sc) + " > 0)"
}

// sum is the samples' sum a second.
func (d distribution) sum(sc scope) string {
	return d.withNative(sumBy(d.labels, d.series(d.metric+istio.SumSuffix, sc)), "histogram_sum", sc)
}

// count is samples a second.
func (d distribution) count(sc scope) string {
	return d.withNative(sumBy(d.labels, d.series(d.metric+istio.CountSuffix, sc)), "histogram_count", sc)
}

// within is samples a second that are not above a bound, which has to be one of the buckets'.
func (d distribution) within(bound float64, sc scope) string {
	return sumBy(d.labels, d.series(d.metric+istio.BucketSuffix, sc.and(bucket(bound))))
}

// bucket matches the label of a bucket's bound as a number: servers write 500, 500.0 and 1e+06.
func bucket(bound float64) matcher {
	plain := formatNumber(bound)
	forms := []string{plain}
	if !strings.Contains(plain, ".") {
		forms = append(forms, plain+".0")
	}
	if short := strconv.FormatFloat(bound, 'g', -1, 64); short != plain {
		forms = append(forms, short)
	}
	for i, form := range forms {
		forms[i] = regexp.QuoteMeta(form)
	}
	return matcher{istio.LE, "=~", strings.Join(forms, "|")}
}

func formatNumber(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }

func (d distribution) withNative(classic, function string, sc scope) string {
	if !d.native {
		return classic
	}
	return group(classic + "\nor\n" + call(function, d.histograms(sc)))
}

// histograms is the native histograms summed by the labels.
func (d distribution) histograms(sc scope) string {
	return sumBy(d.labels, d.series(d.metric, sc))
}

// toleratedTargets is how many targets a request may take and still be tolerated.
const toleratedTargets = 4

// apdex is the mean of the shares within the target and within four times the target: what is
// within the target is in both and counts fully, what is tolerated counts half.
func apdex(m metricQuery) (string, error) {
	d := m.distribution()
	target := m.query.ApdexTargetMs
	expr := "(\n" + indent(d.within(target, m.scope)+"\n+\n"+d.within(toleratedTargets*target, m.scope)) +
		"\n) / 2\n/\n(" + sumBy(d.labels, requests(d.metric+istio.CountSuffix).in(m.scope)) + " > 0)"
	if d.native {
		fraction := func(bound float64) string {
			return call("histogram_fraction", d.histograms(m.scope), "0", formatNumber(bound))
		}
		expr += "\nor\n(\n" + indent(fraction(target)+"\n+\n"+fraction(toleratedTargets*target)) + "\n) / 2 >= 0"
	}
	return expr, nil
}
