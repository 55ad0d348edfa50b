package plugin

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

func (d *DataSource) answerGraph(ctx context.Context, c frames.Context) (data.Frames, error) {
	g, more, said, err := d.drawGraph(ctx, c.Query, c.Plan)
	if err != nil {
		return nil, err
	}
	c.Notices, c.Plan = said, slices.Concat(c.Plan, more)
	return frames.Graph(g, c), nil
}

// drawGraph asks a graph's plan and assembles the answers. Without its requests there is no graph;
// any other part that failed is a notice. It gives what was asked beside the plan, too.
func (d *DataSource) drawGraph(ctx context.Context, q query.Query, plan promql.Plan) (g graph.Graph, more promql.Plan, said notices, err error) {
	// Percentiles take longest. Meanwhile the rest is assembled, and what one reporter cannot tell is asked.
	quantiles, rest := apart(plan)
	ctx, cancel := context.WithCancel(ctx)
	answered := d.begin(ctx, quantiles, q.Range)
	defer answered()
	defer cancel()
	results := d.client.Run(ctx, rest, q.Range)
	answers, err := gather(rest, results, graphLacks, &said)
	if err != nil {
		return graph.Graph{}, nil, nil, err
	}
	now := d.total(ctx, vectors(answers.now), q, false)
	defer now.completed()
	var earlier totalled
	if q.CompareTo > 0 {
		earlier = d.total(ctx, vectors(answers.before), q, true)
		defer earlier.completed()
	}
	defer cancel()
	timed, err := gather(quantiles, answered(), graphLacks, &said)
	if err != nil {
		return graph.Graph{}, nil, nil, err
	}
	said.remarks(rest, results)
	said.remarks(quantiles, answered())
	said.ofWindow(q, d.settings)
	said.ofSecurity(q)
	if q.Include[query.IncludeResilience] {
		said.add(data.NoticeSeverityInfo, `"resilience" in include is not available in this version.`)
	}
	said.ofNames(q, vectors(answers.now))
	whole := now.graph(timed.now, &said)
	loud := whole.WithoutIdle(q)
	if q.CompareTo > 0 {
		loud = loud.ComparedWith(earlier.graph(timed.before, &said).WithoutIdle(q), answers.whole)
	}
	loud, slow := loud.WithoutSlow(q)
	g, said = d.narrow(whole, loud, slow, q, said)
	return g, slices.Concat(now.asked, earlier.asked), said, nil
}

// apart divides a plan into the questions for percentiles and the others.
func apart(plan promql.Plan) (quantiles, rest promql.Plan) {
	for _, expression := range plan {
		if expression.Part.Kind == promql.DurationQuantile {
			quantiles = append(quantiles, expression)
		} else {
			rest = append(rest, expression)
		}
	}
	return quantiles, rest
}

// begin asks a plan meanwhile, and gives what waits for its answers.
func (d *DataSource) begin(ctx context.Context, plan promql.Plan, r query.Range) (answers func() prom.Results) {
	if len(plan) == 0 {
		return func() prom.Results { return nil }
	}
	var results prom.Results
	var group sync.WaitGroup
	// Run lets no panic out.
	group.Go(func() { results = d.client.Run(ctx, plan, r) })
	return func() prom.Results {
		group.Wait()
		return results
	}
}

// totalled is a graph without percentiles, while those are asked that one reporter cannot tell.
type totalled struct {
	sums  graph.Sums
	asked promql.Plan
	// completed waits for their answers.
	completed func() prom.Results
}

// total adds up a graph of a time, and asks what it shows to be lacking.
func (d *DataSource) total(ctx context.Context, parts graph.Parts, q query.Query, earlier bool) totalled {
	t := totalled{sums: graph.Sum(parts, q, d.settings)}
	byReceivers := q.Reporter == query.Auto
	if lacking := t.sums.Untimed(); (byReceivers || q.Reporter == query.Source) && lacking.Any() && q.Include[query.IncludeLatency] && !q.LatencyStatistic.Mean {
		if !byReceivers {
			lacking = promql.Untimed{Unclear: lacking.Unclear}
		}
		t.asked = promql.Plan{promql.CompleteQuantiles(q, d.settings, lacking, earlier)}
	}
	t.completed = d.begin(ctx, t.asked, q.Range)
	return t
}

// graph is the whole of a time with its percentiles; of those that are lacking a notice says so.
func (t totalled) graph(timed map[promql.Part]prom.Result, said *notices) graph.Graph {
	first, answered := timed[promql.Part{Kind: promql.DurationQuantile}]
	quantiles := slices.Clone(first.Table)
	results := t.completed()
	for _, asked := range t.asked {
		// Where the first question failed, that is said.
		result := results[asked.Part]
		if result.Err != nil && answered {
			said.missing("The latency of calls that their sources cannot tell", result.Err)
		}
		quantiles = append(quantiles, result.Table...)
	}
	said.remarks(t.asked, results)
	return t.sums.Graph(quantiles)
}

// vectors are the answers that a graph is made of.
func vectors(answers map[promql.Part]prom.Result) graph.Parts {
	parts := graph.Parts{}
	for part, result := range answers {
		parts[part.Kind] = result.Table
	}
	return parts
}

// narrow leaves out what the query or the settings do not want, and says what was cut.
func (d *DataSource) narrow(whole, loud graph.Graph, slow int, q query.Query, said notices) (graph.Graph, notices) {
	focused, found := loud.Focus(q.Focus)
	g, excess := focused.Busiest(d.settings.MaxGraphEdges)
	if slow > 0 {
		said.add(data.NoticeSeverityInfo, fmt.Sprintf("%s left out: below %g requests a second (minRequestRate).", edgesAre(slow), q.MinRequestRate))
	}
	if excess > 0 {
		said.add(data.NoticeSeverityWarning, fmt.Sprintf("%s left out: the graph is too large, and only its %d busiest edges are drawn. Narrow the query by namespace or workload, or draw namespaces instead.", edgesAre(excess), d.settings.MaxGraphEdges))
	}
	switch {
	case len(whole.Edges) == 0 && len(loud.Edges) == 0:
		said.add(data.NoticeSeverityInfo, nothingCalled())
	case len(loud.Edges) == 0:
		said.add(data.NoticeSeverityInfo, "All calls of this time range are left out: they are idle, or below minRequestRate.")
	case !found:
		said.add(data.NoticeSeverityWarning, "No node with traffic is the one that the focus looks for. Check its spelling, or choose a longer time range.")
	}
	return g, said
}

// nothingCalled says why a graph may be empty.
func nothingCalled() string {
	text := "No calls match this query in its time range."
	if signal, ok := istio.FindSignal("requestRate"); ok {
		text += fmt.Sprintf(" If %s is missing in this Prometheus altogether: %s", istio.RequestsTotal, signal.Collect)
	}
	return text
}

func edgesAre(count int) string {
	if count == 1 {
		return "1 edge is"
	}
	return fmt.Sprintf("%d edges are", count)
}
