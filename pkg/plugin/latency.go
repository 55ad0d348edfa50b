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

// answerLatency breaks durations down. A percentile or the applications' time may fail; what both
// sides of the calls saw may not. Where an earlier time is compared with, that may fail as a whole.
func (d *DataSource) answerLatency(ctx context.Context, c frames.Context) (data.Frames, error) {
	if !c.Query.Instant {
		c.Query.Range = aligned(c.Query.Range)
	}
	results := d.client.Run(ctx, c.Plan, c.Query.Range)
	var said notices
	answers, err := gather(c.Plan, results, latencyLacks, &said)
	if err != nil {
		return nil, err
	}
	said.remarks(c.Plan, results)
	said.ofWindow(c.Query, d.settings)
	if answers.now[promql.Part{Kind: promql.SideTimes}].Cut != "" {
		said.add(data.NoticeSeverityError, "What reporters tell of the calls is not all here, so that no row is certain: narrow the query by namespace or workload, or shorten its time range.")
	}
	rows, more := d.breakDown(ctx, answers.now, c.Query, false, &said)
	c.Plan = slices.Concat(c.Plan, more)
	if c.Query.CompareTo > 0 && answers.whole {
		before, more := d.breakDown(ctx, answers.before, c.Query, true, &said)
		c.Plan = slices.Concat(c.Plan, more)
		rows = latency.ComparedWith(rows, before, c.Query)
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

// breakDown makes the rows of a time, and asks once more for what its answers leave open, which it gives too.
func (d *DataSource) breakDown(ctx context.Context, answers map[promql.Part]prom.Result, q query.Query, earlier bool, said *notices) (rows []latency.Row, asked promql.Plan) {
	buckets := answers[promql.Part{Kind: promql.Buckets}].Vector
	var open promql.OpenLatency
	rows, open = latency.BreakDown(series(answers), buckets, q, d.settings)
	if open.Empty() {
		return rows, nil
	}
	open.Before = earlier
	// Where the first question for a percentile failed, the second would.
	plan := slices.DeleteFunc(promql.CompleteLatency(q, d.settings, open), func(asked promql.Expression) bool {
		_, answered := answers[asked.Part.Now()]
		return asked.Part.Statistic != "" && !answered
	})
	results := d.client.Run(ctx, plan, q.Range)
	said.remarks(plan, results)
	all := series(answers)
	for _, expression := range plan {
		result, part := results[expression.Part], expression.Part.Now()
		if result.Err != nil {
			what := without(expression.Part, latencyLacks).what
			if earlier {
				what = "Of the time that is compared with: " + lowered(what)
			}
			said.missing(what, result.Err)
			continue
		}
		all[part] = append(slices.Clone(all[part]), overTime(result)...)
	}
	rows, _ = latency.BreakDown(all, buckets, q, d.settings)
	return rows, plan
}

// series are the answers that a breakdown is made of.
func series(answers map[promql.Part]prom.Result) latency.Answers {
	all := latency.Answers{}
	for part, result := range answers {
		all[part] = overTime(result)
	}
	return all
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
