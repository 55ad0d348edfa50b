package plugin

import (
	"context"
	"fmt"
	"strings"

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
	promql.PartRequests:         "Requests",
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
	now, before := graph.Parts{}, graph.Parts{}
	for _, expression := range plan {
		result := results[expression.Name]
		name, earlier := strings.CutSuffix(expression.Name, promql.BeforeSuffix)
		parts, what := now, partNames[name]
		if earlier {
			parts, what = before, "Of the graph that is compared with: "+partNames[name]
		}
		if result.Err != nil {
			said.missing(what, result.Err)
			continue
		}
		parts[name] = result.Vector
	}
	said.remarks(plan, results)
	said.ofWindow(q, d.settings)
	said.ofSecurity(q)
	if q.Include[query.IncludeResilience] {
		said.add(data.NoticeSeverityInfo, `"resilience" in include is not available in this version.`)
	}
	whole := graph.Assemble(now, q, d.settings)
	loud, slow := whole.WithoutQuiet(q)
	if q.CompareTo > 0 {
		earlier, _ := graph.Assemble(before, q, d.settings).WithoutQuiet(q)
		loud = loud.ComparedWith(earlier)
	}
	return d.narrow(whole, loud, slow, q, said)
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
