package graph

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// Focus keeps the calls on every path of at most some hops that leads to or from the nodes which a
// query looks at. What those nodes' neighbours do among themselves is left out. The second answer
// is false where no node is the one looked for.
func (g Graph) Focus(focus query.Focus) (Graph, bool) {
	if focus.Empty() {
		return g, true
	}
	center := map[string]bool{}
	for _, node := range g.Nodes {
		if node.accepts(focus.Peer) {
			center[node.ID()] = true
		}
	}
	wanted := map[string]bool{}
	if focus.Direction != "downstream" {
		g.walk(center, focus.Hops, wanted, func(edge Edge) (near, far string) { return edge.Target, edge.Source })
	}
	if focus.Direction != "upstream" {
		g.walk(center, focus.Hops, wanted, func(edge Edge) (near, far string) { return edge.Source, edge.Target })
	}
	return g.with(keep(g.Edges, func(edge Edge) bool { return wanted[edge.ID] })), len(center) > 0
}

// walk marks the edges within some hops of a few nodes, in one direction. It ends where nothing new is
// reached, however many hops are allowed.
func (g Graph) walk(from map[string]bool, hops int, wanted map[string]bool, ends func(Edge) (near, far string)) {
	reached := map[string]bool{}
	for hop := 0; hop < hops && len(from) > 0; hop++ {
		next := map[string]bool{}
		for id := range from {
			reached[id] = true
		}
		for _, edge := range g.Edges {
			near, far := ends(edge)
			if !from[near] {
				continue
			}
			wanted[edge.ID] = true
			if !reached[far] {
				next[far] = true
			}
		}
		from = next
	}
}

// accepts tells whether a node is what a peer describes. A property that the node does not have is
// compared as the empty text, as Prometheus compares a label that is missing.
func (n Node) accepts(peer query.Peer) bool {
	for _, condition := range peer.Conditions() {
		values := n.property(condition.Property)
		if len(values) == 0 {
			values = []string{""}
		}
		if !slices.ContainsFunc(values, condition.Match.Accepts) {
			return false
		}
	}
	return true
}

// property is what a node is by one of the names that queries use.
func (n Node) property(name string) []string {
	switch name {
	case "cluster":
		if n.Kind == Cluster {
			return []string{n.Name}
		}
		return []string{n.Cluster}
	case "namespace":
		if n.Kind == Namespace {
			return []string{n.Name}
		}
		return []string{n.Namespace}
	case "workload":
		return []string{n.Workload()}
	case "service":
		return n.Services
	case "app":
		return n.Apps
	case "version":
		return n.Versions
	}
	return nil
}

// Workload is the name of the workload that a node is, empty for other kinds.
func (n Node) Workload() string {
	if n.Kind == Workload || n.Kind == Version {
		return n.Name
	}
	return ""
}
