package plugin

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// seriesByReporter counts the active series of each metric that a graph begins with, by reporter.
type seriesByReporter map[string]map[string]int

// healthDetails is what a health check found, for programs.
type healthDetails struct {
	Server  string           `json:"server"`
	Version string           `json:"version"`
	Series  seriesByReporter `json:"series"`
	// Limits are sentences on what stays unknown since one side of the calls does not report.
	Limits []string `json:"limits"`
}

// CheckHealth says which server answers and who reports to it, or what is wrong.
func (d *DataSource) CheckHealth(ctx context.Context, _ *backend.CheckHealthRequest) (*backend.CheckHealthResult, error) {
	if d.problem != nil {
		return unhealthy(d.problem.Error()), nil
	}
	series, err := d.countSeries(ctx)
	if err != nil {
		return unhealthy(err.Error()), nil
	}
	build := d.client.Build(ctx)
	details, err := json.Marshal(healthDetails{Server: build.Application, Version: build.Version, Series: series, Limits: series.limits()})
	if err != nil {
		return nil, fmt.Errorf("writing what the health check found: %w", err)
	}
	seen := d.survey(ctx, d.now())
	ofRules := recordedFindings(d.recorded(ctx, d.now()).wait(ctx))
	if series.empty() {
		sentences := append([]string{build.Name() + " answers, but " + d.nothingReported()}, ofRules...)
		return &backend.CheckHealthResult{Status: backend.HealthStatusError, Message: strings.Join(sentences, " "), JSONDetails: details}, nil
	}
	sentences := slices.Concat([]string{build.Name() + " answers. " + series.describe(d.settings)}, d.findings(seen.wait(ctx)), ofRules)
	return &backend.CheckHealthResult{Status: backend.HealthStatusOk, Message: strings.Join(sentences, " "), JSONDetails: details}, nil
}

func unhealthy(message string) *backend.CheckHealthResult {
	return &backend.CheckHealthResult{Status: backend.HealthStatusError, Message: message}
}

// countSeries asks for the series of HTTP and of TCP that this data source can see.
func (d *DataSource) countSeries(ctx context.Context) (seriesByReporter, error) {
	metrics := []string{istio.RequestsTotal, istio.TCPSentBytes}
	var plan promql.Plan
	for _, metric := range metrics {
		plan = append(plan, promql.Expression{
			Part: promql.Part{Kind: promql.Measured, Statistic: metric}, Expr: promql.CountOfReporters(metric, d.settings), Instant: true,
		})
	}
	results := d.client.Run(ctx, plan, query.Range{To: d.now()})
	counts := seriesByReporter{}
	for _, expression := range plan {
		result := results[expression.Part]
		if result.Err != nil {
			return nil, result.Err
		}
		counts[expression.Part.Statistic] = byReporter(result)
	}
	return counts, nil
}

func byReporter(result prom.Result) map[string]int {
	counts := map[string]int{}
	for _, sample := range result.Vector {
		counts[string(sample.Metric[istio.Reporter])] += int(sample.Value)
	}
	return counts
}

func (s seriesByReporter) empty() bool {
	for _, counts := range s {
		if len(counts) > 0 {
			return false
		}
	}
	return true
}

// describe tells each metric's reporters and what cannot be seen without the others.
func (s seriesByReporter) describe(settings query.Settings) string {
	sentences := []string{
		"HTTP and gRPC: " + listCounts(promql.SeriesName(istio.RequestsTotal, settings), s[istio.RequestsTotal]),
		"TCP: " + listCounts(promql.SeriesName(istio.TCPSentBytes, settings), s[istio.TCPSentBytes]),
	}
	return strings.Join(append(sentences, s.limits()...), " ")
}

// limits tell what cannot be seen where only one side reports.
func (s seriesByReporter) limits() []string {
	requests := s[istio.RequestsTotal]
	switch source, receiver := requests[istio.ReporterSource] > 0, requests[istio.ReporterDestination]+requests[istio.ReporterWaypoint] > 0; {
	case source && !receiver:
		return []string{"Only callers report: the share of mTLS and calls of clients without a sidecar stay unknown."}
	case receiver && !source:
		return []string{"Only receivers report: calls that failed before they arrived stay unknown."}
	}
	return []string{}
}

func listCounts(metric string, counts map[string]int) string {
	if len(counts) == 0 {
		return "no series of " + metric + "."
	}
	var parts []string
	for _, reporter := range slices.Sorted(maps.Keys(counts)) {
		name := reporter
		if name == "" {
			name = "nobody named"
		}
		parts = append(parts, fmt.Sprintf("%d series from %s", counts[reporter], name))
	}
	return strings.Join(parts, ", ") + " (" + metric + ")."
}

// nothingReported says why there may be no telemetry at all.
func (d *DataSource) nothingReported() string {
	text := fmt.Sprintf("holds neither %s nor %s",
		promql.SeriesName(istio.RequestsTotal, d.settings), promql.SeriesName(istio.TCPSentBytes, d.settings))
	recorded := d.settings.Recorded.Kind != ""
	if recorded {
		text += " (the recording rules that this data source's settings name)"
	}
	if len(d.settings.RequiredMatchers) > 0 {
		text += " that pass the required matchers of this data source"
	}
	if recorded {
		return text + "."
	}
	text += ". Is it the one that scrapes the mesh?"
	if signal, ok := istio.FindSignal("requestRate"); ok {
		text += " " + signal.Collect
	}
	return text
}
