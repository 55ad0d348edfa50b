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
	beside := d.beside(ctx)
	defer beside.end()
	answered := beside.ask(quantiles, q.Range)
	results := d.client.Run(ctx, rest, q.Range)
	answers, err := gather(rest, results, graphLacks, &said)
	if err != nil {
		return graph.Graph{}, nil, nil, err
	}
	parts := vectors(answers.now)
	now := d.total(beside, parts, q, false)
	var earlier totalled
	if q.CompareTo > 0 {
		earlier = d.total(beside, vectors(answers.before), q, true)
	}
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
	said.ofNames(q, parts)
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

// beside are questions that are under way while something else is done.
type beside struct {
	client *prom.Client
	ctx    context.Context
	cancel context.CancelFunc
	group  sync.WaitGroup
}

func (d *DataSource) beside(ctx context.Context) *beside {
	ctx, cancel := context.WithCancel(ctx)
	return &beside{client: d.client, ctx: ctx, cancel: cancel}
}

// ask begins to ask a plan, and gives what waits for its answers.
func (b *beside) ask(plan promql.Plan, r query.Range) (answers func() prom.Results) {
	results := make(chan prom.Results, 1)
	// Run lets no panic out.
	b.group.Go(func() { results <- b.client.Run(b.ctx, plan, r) })
	return sync.OnceValue(func() prom.Results { return <-results })
}

// end cancels what is still under way, and waits for its end.
func (b *beside) end() {
	b.cancel()
	b.group.Wait()
}

// totalled is a graph without percentiles, while those are asked that one reporter cannot tell.
type totalled struct {
	sums  graph.Sums
	asked promql.Plan
	// completed waits for their answers.
	completed func() prom.Results
}

// total adds up a graph of a time, and asks what it shows to be lacking.
func (d *DataSource) total(beside *beside, parts graph.Parts, q query.Query, earlier bool) totalled {
	t := totalled{sums: graph.Sum(parts, q, d.settings)}
	if lacking := lackingOf(t.sums, q); lacking.Any() {
		t.asked = promql.Plan{promql.CompleteQuantiles(q, d.settings, lacking, earlier)}
	}
	t.completed = beside.ask(t.asked, q.Range)
	return t
}

// lackingOf is what has to be asked of percentiles once more, of the reporters that the query believes.
func lackingOf(sums graph.Sums, q query.Query) (lacking promql.Untimed) {
	if !q.Include[query.IncludeLatency] || q.LatencyStatistic.Mean {
		return lacking
	}
	switch q.Reporter {
	case query.Auto:
		lacking = sums.Untimed()
	case query.Source:
		lacking.Unclear = sums.Untimed().Unclear
	}
	return lacking
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
