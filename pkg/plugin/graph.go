package plugin

import (
	"context"
	"fmt"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/istio"
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

// partNames are what a graph lacks without a part.
var partNames = map[string]string{
	promql.PartDurationSum:      "The mean latency",
	promql.PartDurationCount:    "The mean latency",
	promql.PartDurationQuantile: "The latency",
	promql.PartTCP:              "TCP traffic",
	promql.PartThroughput:       "The throughput",
}

// drawGraph asks a graph's plan and assembles the answers. Without its requests there is no graph;
// any other part that failed is a notice.
func (d *DataSource) drawGraph(ctx context.Context, q query.Query, plan promql.Plan) (graph.Graph, notices, error) {
	results := d.client.Run(ctx, plan, q.Range)
	if err := results[promql.PartRequests].Err; err != nil {
		return graph.Graph{}, nil, err
	}
	var said notices
	parts := graph.Parts{}
	for _, expression := range plan {
		result := results[expression.Name]
		if result.Err != nil {
			said.missing(partNames[expression.Name], result.Err)
			continue
		}
		parts[expression.Name] = result.Vector
	}
	said.remarks(plan, results)
	said.ofWindow(q, d.settings)
	said.ofSecurity(q)
	if q.CompareTo > 0 {
		said.add(data.NoticeSeverityInfo, "compareTo is not available in this version: the graph is not compared.")
	}
	if q.Include[query.IncludeResilience] {
		said.add(data.NoticeSeverityInfo, `"resilience" in include is not available in this version.`)
	}
	return d.narrow(graph.Assemble(parts, q, d.settings), q, said)
}

// narrow leaves out what the query or the settings do not want, and says what was cut.
func (d *DataSource) narrow(whole graph.Graph, q query.Query, said notices) (graph.Graph, notices, error) {
	loud, slow := whole.WithoutQuiet(q)
	focused, found := loud.Focus(q.Focus)
	g, excess := focused.Busiest(d.settings.MaxGraphEdges)
	if slow > 0 {
		said.add(data.NoticeSeverityInfo, fmt.Sprintf("%s left out: below %g requests a second (minRequestRate).", edgesAre(slow), q.MinRequestRate))
	}
	if excess > 0 {
		said.add(data.NoticeSeverityWarning, fmt.Sprintf("%s left out: the graph is too large, and only its %d busiest edges are drawn. Narrow the query by namespace or workload, or draw namespaces instead.", edgesAre(excess), d.settings.MaxGraphEdges))
	}
	switch {
	case len(whole.Edges) == 0:
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
