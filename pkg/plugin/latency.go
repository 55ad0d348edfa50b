package plugin

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/latency"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// latencyNames are what a latency answer lacks without a part; without any other there is none.
var latencyNames = map[string]string{
	promql.PartOneSidedSum:   "What one side alone reports",
	promql.PartOneSidedCount: "What one side alone reports",
	promql.PartApplication:   "The applications' own time",
	promql.PartCalledSum:     "The comparison with other callers",
	promql.PartCalledCount:   "The comparison with other callers",
	promql.PartUpstream:      "What divides the caller side",
	promql.PartAnswered:      "What divides the caller side",
	promql.PartBuckets:       "The bounds of percentiles",
}

// answerLatency breaks durations down. A percentile or the applications' time may fail; what both
// sides of the calls saw may not. Where an earlier time is compared with, that may fail as a whole.
func (d *DataSource) answerLatency(ctx context.Context, c frames.Context) (data.Frames, error) {
	if !c.Query.Instant {
		c.Query.Range = aligned(c.Query.Range)
	}
	results := d.client.Run(ctx, c.Plan, c.Query.Range)
	var said notices
	now, before := latency.Answers{}, latency.Answers{}
	comparable := c.Query.CompareTo > 0
	for _, expression := range c.Plan {
		result := results[expression.Name]
		name, earlier := strings.CutSuffix(expression.Name, promql.BeforeSuffix)
		what, optional := lackOf(name, c.Query)
		switch {
		case result.Err == nil && earlier:
			before[name] = overTime(result)
		case result.Err == nil:
			now[name] = overTime(result)
		case earlier:
			said.missing("Of the time that is compared with: "+strings.ToLower(what[:1])+what[1:], result.Err)
			comparable = comparable && !decisive(name, c.Query)
		case !optional:
			return nil, result.Err
		default:
			said.missing(what, result.Err)
		}
	}
	said.remarks(c.Plan, results)
	said.ofWindow(c.Query, d.settings)
	rows := latency.BreakDown(now, results[promql.PartBuckets].Vector, c.Query)
	if comparable {
		rows = latency.ComparedWith(rows, latency.BreakDown(before, nil, c.Query), c.Query)
	}
	rows = latency.Top(rows, c.Query.Top)
	switch {
	case len(rows) == 0:
		said.add(data.NoticeSeverityInfo, nothingCalled())
	case !slices.ContainsFunc(rows, func(r latency.Row) bool { return r.ApplicationMs != nil }):
		d.ofApplications(ctx, &said, c.Query)
	}
	c.Notices = said
	return frames.Latency(rows, c), nil
}

// lackOf names what an answer lacks without a part, and tells whether there is one without it.
func lackOf(part string, q query.Query) (what string, optional bool) {
	if what, optional = latencyNames[part]; optional {
		return what, true
	}
	if isPercentile(part, q) {
		return "A percentile (" + part + ")", true
	}
	return "What both sides of the calls saw", false
}

// decisive tells the parts without which it is not known whether calls are new or gone.
func decisive(part string, q query.Query) bool {
	beside := []string{promql.PartApplication, promql.PartUpstream, promql.PartAnswered}
	return !slices.Contains(beside, part) && !isPercentile(part, q)
}

// isPercentile tells the parts of the query's statistics.
func isPercentile(name string, q query.Query) bool {
	return slices.ContainsFunc(q.Statistics, func(s query.Statistic) bool { return strings.HasSuffix(name, " "+s.Name) })
}

// overTime is an answer as series; an instant is one of a single point.
func overTime(result prom.Result) model.Matrix {
	if result.Vector == nil {
		return result.Matrix
	}
	matrix := make(model.Matrix, len(result.Vector))
	for i, sample := range result.Vector {
		matrix[i] = &model.SampleStream{Metric: sample.Metric, Values: []model.SamplePair{{Timestamp: sample.Timestamp, Value: sample.Value}}}
	}
	return matrix
}

// ofApplications says why no application tells its own time: nobody collects it, or its labels are
// others than the settings say.
func (d *DataSource) ofApplications(ctx context.Context, said *notices, q query.Query) {
	metrics := promql.ApplicationMetrics(q, d.settings)
	// That this cannot be found out is no failure of the query, which has been answered.
	found, err := d.existing(ctx, metrics, q.Range)
	if err != nil {
		return
	}
	signal, _ := istio.FindSignal("applicationLatency")
	if len(found) == 0 {
		said.add(data.NoticeSeverityInfo, fmt.Sprintf("No application's own time is collected here: no series of %s. %s", strings.Join(metrics, ", "), signal.Collect))
		return
	}
	origin := d.settings.Envoy
	for _, application := range append([]query.Application{q.Application}, d.settings.Applications...) {
		if application.Metric == found[0] {
			origin = application.Origin
		}
	}
	said.add(data.NoticeSeverityWarning, fmt.Sprintf(
		"%s is collected, but none of its series belongs to a called workload by its labels %q and %q. Name the labels that tell a series' workload in the data source's settings: application = {\"metric\": %q, \"namespaceLabel\": …, \"workloadLabel\": …}.",
		found[0], origin.NamespaceLabel, origin.WorkloadLabel, found[0]))
}
