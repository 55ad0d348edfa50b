package plugin

import (
	"context"
	"fmt"
	"slices"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

func (d *DataSource) answerGraph(ctx context.Context, c frames.Context) (data.Frames, error) {
	g, said, err := d.drawGraph(ctx, c.Query, c.Plan)
	if err != nil {
		return nil, err
	}
	c.Notices = said
	return frames.Graph(g, c), nil
}

// drawGraph asks a graph's plan and assembles the answers. Without its requests there is no graph;
// any other part that failed is a notice.
func (d *DataSource) drawGraph(ctx context.Context, q query.Query, plan promql.Plan) (graph.Graph, notices, error) {
	results := d.client.Run(ctx, plan, q.Range)
	var said notices
	answers, err := gather(plan, results, graphLacks, &said)
	if err != nil {
		return graph.Graph{}, nil, err
	}
	said.remarks(plan, results)
	said.ofWindow(q, d.settings)
	said.ofSecurity(q)
	if q.Include[query.IncludeResilience] {
		said.add(data.NoticeSeverityInfo, `"resilience" in include is not available in this version.`)
	}
	now := vectors(answers.now)
	said.ofNames(q, now)
	whole := d.assemble(ctx, now, q, false, &said)
	loud := whole.WithoutIdle(q)
	if q.CompareTo > 0 {
		earlier := d.assemble(ctx, vectors(answers.before), q, true, &said).WithoutIdle(q)
		loud = loud.ComparedWith(earlier, answers.whole)
	}
	loud, slow := loud.WithoutSlow(q)
	return d.narrow(whole, loud, slow, q, said)
}

// assemble makes a graph, and asks of the receiving side the percentiles which it alone can tell: those
// of pairs that no source reports, which is known once it is known who reports what.
func (d *DataSource) assemble(ctx context.Context, parts graph.Parts, q query.Query, earlier bool, said *notices) graph.Graph {
	g := graph.Assemble(parts, q, d.settings)
	// Where the first question failed, the second would.
	if _, answered := parts[promql.DurationQuantile]; !answered || q.Reporter != query.Auto || len(g.Untimed.Sources) == 0 {
		return g
	}
	asked := promql.CompleteQuantiles(q, d.settings, g.Untimed, earlier)
	result := d.client.Run(ctx, promql.Plan{asked}, q.Range)[asked.Part]
	if result.Err != nil {
		said.missing("The latency of pairs that the receiving side alone reports", result.Err)
		return g
	}
	said.remarks(promql.Plan{asked}, prom.Results{asked.Part: result})
	parts[promql.DurationQuantile] = append(slices.Clone(parts[promql.DurationQuantile]), result.Vector...)
	return graph.Assemble(parts, q, d.settings)
}

// vectors are the answers that a graph is made of.
func vectors(answers map[promql.Part]prom.Result) graph.Parts {
	parts := graph.Parts{}
	for part, result := range answers {
		parts[part.Kind] = result.Vector
	}
	return parts
}

// narrow leaves out what the query or the settings do not want, and says what was cut.
func (d *DataSource) narrow(whole, loud graph.Graph, slow int, q query.Query, said notices) (graph.Graph, notices, error) {
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
	return g, said, nil
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
