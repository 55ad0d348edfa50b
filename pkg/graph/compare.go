package graph

import (
	"cmp"
	"slices"
)

// Change says how a node or an edge differs from an earlier graph.
type Change string

// The changes. An edge that is the same can still carry other numbers.
const (
	Added   Change = "added"
	Removed Change = "removed"
	Same    Change = "same"
)

// ComparedWith puts an earlier graph beside this one: each node and edge gets its earlier self, and
// what is gone stays, without numbers of now. Where either graph is not whole, what is in one of them
// alone is neither new nor gone: nobody knows.
func (g Graph) ComparedWith(before Graph, whole bool) Graph {
	compared := Graph{Responses: g.Responses}
	appeared := Added
	if !whole {
		appeared = ""
	}
	earlierNodes := map[string]Node{}
	for _, node := range before.Nodes {
		earlierNodes[node.ID()] = node
	}
	for _, node := range g.Nodes {
		node.Change = appeared
		if earlier, ok := earlierNodes[node.ID()]; ok {
			node.Change, node.Before = Same, &earlier
			delete(earlierNodes, node.ID())
		}
		compared.Nodes = append(compared.Nodes, node)
	}
	if !whole {
		clear(earlierNodes)
	}
	for _, earlier := range earlierNodes {
		compared.Nodes = append(compared.Nodes, Node{
			Identity: earlier.Identity, Role: earlier.Role,
			Services: earlier.Services, Apps: earlier.Apps, Versions: earlier.Versions,
			Health: Idle, Change: Removed, Before: &earlier,
		})
	}
	earlierEdges := map[string]Edge{}
	for _, edge := range before.Edges {
		earlierEdges[edge.ID] = edge
	}
	for _, edge := range g.Edges {
		edge.Change = appeared
		if earlier, ok := earlierEdges[edge.ID]; ok {
			edge.Change, edge.Before = Same, &earlier
			delete(earlierEdges, edge.ID)
		}
		compared.Edges = append(compared.Edges, edge)
	}
	if !whole {
		clear(earlierEdges)
	}
	for _, earlier := range earlierEdges {
		compared.Edges = append(compared.Edges, Edge{
			ID: earlier.ID, Source: earlier.Source, Target: earlier.Target, Protocols: earlier.Protocols,
			Health: Idle, Change: Removed, Before: &earlier,
		})
	}
	slices.SortFunc(compared.Nodes, func(a, b Node) int { return cmp.Compare(a.ID(), b.ID()) })
	slices.SortFunc(compared.Edges, func(a, b Edge) int { return cmp.Compare(a.ID, b.ID) })
	return compared
}
