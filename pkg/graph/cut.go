package graph

import (
	"cmp"
	"slices"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// WithoutIdle leaves out idle edges unless they are wanted, and the nodes that have no edge left. The
// sums of the nodes that stay are still those of all their edges.
func (g Graph) WithoutIdle(q query.Query) Graph {
	if q.Idle {
		return g
	}
	return g.with(keep(g.Edges, func(edge Edge) bool { return !edge.idle() }))
}

// WithoutSlow leaves out edges of requests below the query's least rate, and counts them. What carries
// TCP or messages stays, and so does what was above that rate at the time that is compared with.
func (g Graph) WithoutSlow(q query.Query) (kept Graph, slow int) {
	edges := keep(g.Edges, func(edge Edge) bool {
		if edge.slow(q.MinRequestRate) && (edge.Before == nil || edge.Before.slow(q.MinRequestRate)) {
			slow++
			return false
		}
		return true
	})
	return g.with(edges), slow
}

// slow tells an edge that carries requests alone, and fewer than some rate, as the messages of its streams
// are in either direction. One that is gone tells nothing of now.
func (e Edge) slow(least float64) bool {
	if e.Change == Removed {
		return true
	}
	return e.RequestRate != nil && *e.RequestRate < least && e.tcpThroughput() == 0 && e.connections() == 0 && max(valueOf(e.RequestMessageRate), valueOf(e.ResponseMessageRate)) < least
}

// Busiest keeps at most so many edges, and counts the others.
func (g Graph) Busiest(most int) (kept Graph, excess int) {
	excess = len(g.Edges) - most
	if excess <= 0 {
		return g, 0
	}
	edges := slices.Clone(g.Edges)
	slices.SortStableFunc(edges, busiestFirst)
	edges = edges[:most]
	slices.SortFunc(edges, func(a, b Edge) int { return cmp.Compare(a.ID, b.ID) })
	return g.with(edges), excess
}

// busiestFirst ranks by requests, then by bytes of TCP, which have no common measure. What is gone
// ranks by what it was.
func busiestFirst(a, b Edge) int {
	a, b = a.lastSeen(), b.lastSeen()
	return cmp.Or(
		cmp.Compare(b.requests(), a.requests()), cmp.Compare(b.tcpThroughput(), a.tcpThroughput()),
		cmp.Compare(b.connections(), a.connections()),
	)
}

func (e Edge) lastSeen() Edge {
	if e.Change == Removed && e.Before != nil {
		return *e.Before
	}
	return e
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

// idle tells an edge that exists in the metrics, but had no traffic in the window. A connection that
// moved no byte is traffic, and so are the messages of a stream that never ends.
func (e Edge) idle() bool {
	messages := valueOf(e.RequestMessageRate) + valueOf(e.ResponseMessageRate)
	return e.requests() <= 0 && e.tcpThroughput() <= 0 && e.connections() <= 0 && messages <= 0
}

// connections is how many were opened or ended a second, whichever is more.
func (e Edge) connections() float64 {
	return max(valueOf(e.TCPConnectionRate), valueOf(e.TCPEndedRate))
}

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
