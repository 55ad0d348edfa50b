package graph

import (
	"cmp"
	"slices"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// Cuts counts the edges that were left out of a graph.
type Cuts struct {
	// Slow edges are below the query's least request rate, Excess ones beyond the settings' bound.
	Slow, Excess int
}

// Cut leaves out idle edges unless they are wanted, edges below the least rate, and the quietest
// beyond the bound; and the nodes that have no edge left. The sums of the nodes that stay are still
// those of all their edges.
func (g Graph) Cut(q query.Query, s query.Settings) (Graph, Cuts) {
	var cuts Cuts
	var kept []Edge
	for _, edge := range g.Edges {
		switch {
		case edge.idle() && !q.Idle:
		case edge.RequestRate != nil && *edge.RequestRate < q.MinRequestRate && edge.tcpThroughput() == 0:
			cuts.Slow++
		default:
			kept = append(kept, edge)
		}
	}
	if excess := len(kept) - s.MaxGraphEdges; excess > 0 {
		cuts.Excess = excess
		slices.SortStableFunc(kept, busiestFirst)
		kept = kept[:s.MaxGraphEdges]
		slices.SortFunc(kept, func(a, b Edge) int { return cmp.Compare(a.ID, b.ID) })
	}
	return g.with(kept), cuts
}

// busiestFirst ranks by requests, then by bytes of TCP, which have no common measure.
func busiestFirst(a, b Edge) int {
	return cmp.Or(cmp.Compare(b.requests(), a.requests()), cmp.Compare(b.tcpThroughput(), a.tcpThroughput()))
}

// with is the graph of a few of its edges, in the order of their ids.
func (g Graph) with(edges []Edge) Graph {
	ends, ids := map[string]bool{}, map[string]bool{}
	for _, edge := range edges {
		ends[edge.Source], ends[edge.Target], ids[edge.ID] = true, true, true
	}
	return Graph{
		Nodes:     keep(g.Nodes, func(node Node) bool { return ends[node.ID()] }),
		Edges:     edges,
		Responses: keep(g.Responses, func(response Response) bool { return ids[response.Edge] }),
	}
}

func keep[T any](all []T, wanted func(T) bool) []T {
	var kept []T
	for _, item := range all {
		if wanted(item) {
			kept = append(kept, item)
		}
	}
	return kept
}

// idle tells an edge that exists in the metrics, but had no traffic in the window.
func (e Edge) idle() bool { return e.requests() <= 0 && e.tcpThroughput() <= 0 }

func (e Edge) requests() float64 { return valueOf(e.RequestRate) }

// tcpThroughput is bytes a second in both directions.
func (e Edge) tcpThroughput() float64 {
	return valueOf(e.TCPSentThroughput) + valueOf(e.TCPReceivedThroughput)
}

// valueOf is 0 where nothing is known.
func valueOf(number *float64) float64 {
	if number == nil {
		return 0
	}
	return *number
}
