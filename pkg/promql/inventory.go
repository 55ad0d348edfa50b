package promql

import (
	"regexp"
	"strings"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// SeriesName is what the series of one of the mesh's metrics are called, as recording rules where
// the settings name some. Metrics of containers, applications and Envoy are not recorded.
func SeriesName(metric string, s query.Settings) string {
	if !strings.HasPrefix(metric, istio.MetricPrefix) {
		return metric
	}
	return telemetry{recorded: s.Recorded}.name(metric)
}

// Existing looks up which of some metrics exist, by themselves or as histograms.
func Existing(metrics []string, s query.Settings) Lookup {
	var names []string
	for _, metric := range metrics {
		names = append(names, regexp.QuoteMeta(SeriesName(metric, s)), regexp.QuoteMeta(SeriesName(metric+istio.CountSuffix, s)))
	}
	return namesLike(strings.Join(names, "|"), s)
}

// namesLike looks up the names of metrics that match a regular expression.
func namesLike(expression string, s query.Settings) Lookup {
	const name = "__name__"
	series := selector{matchers: append([]matcher{{name, "=~", expression}}, required(s)...)}
	return Lookup{Label: name, Selectors: []string{series.String()}}
}

// CountOfReporters counts the series of a metric by reporter.
func CountOfReporters(metric string, s query.Settings) string {
	return aggregation{function: "count", by: []string{istio.Reporter}, of: series(metric, nil, s)}.String()
}

// NameLabel holds the name of a metric in the answer to ExistingByName, since a label that begins with
// two underscores is not everywhere left alone.
const NameLabel = "metric"

// ExistingByName counts the series of each of some metrics within a while, by themselves and as
// histograms, for servers that take no regular expression on the name: each is asked by its exact name.
func ExistingByName(metrics []string, within time.Duration, s query.Settings) string {
	var names []string
	for _, metric := range metrics {
		names = append(names, SeriesName(metric, s), SeriesName(metric+istio.CountSuffix, s))
	}
	return countByName(names, within, s)
}

func countByName(names []string, within time.Duration, s query.Settings) string {
	var counts []expr
	for _, name := range names {
		recent := selector{metric: name, matchers: required(s), function: "last_over_time", window: within}
		counts = append(counts, tagged(NameLabel, name, call{function: "count", of: recent}))
	}
	return union(counts...).String()
}

// CountOfZTunnel counts the series that ztunnels report.
func CountOfZTunnel(s query.Settings) string {
	var matchers []matcher
	for _, filter := range s.ZTunnel {
		matchers = appendMatch(matchers, filter.Label, filter.Match)
	}
	return call{function: "count", of: series(istio.TCPOpened, matchers, s)}.String()
}

// series are those of one of the mesh's metrics that pass some matchers and the required ones.
func series(metric string, matchers []matcher, s query.Settings) selector {
	return selector{metric: SeriesName(metric, s), matchers: append(matchers, required(s)...)}
}

// required are the matchers that stand in every selector.
func required(s query.Settings) []matcher {
	var matchers []matcher
	for _, filter := range s.RequiredMatchers {
		matchers = appendMatch(matchers, filter.Label, filter.Match)
	}
	return matchers
}
