package graph

import (
	"cmp"
	"maps"
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// Parts are the samples that answer a graph's plan, of now or of the earlier time, by what they tell. A
// part that is missing leaves the numbers unknown that it would have told.
type Parts map[promql.Kind]vector.Vector

// Sums are the totals of a graph, to which percentiles can be added.
type Sums struct {
	located
	sums
	nodes    query.NodeKind
	settings query.Settings
}

// Sum adds up all parts but percentiles.
func Sum(parts Parts, q query.Query, s query.Settings) Sums {
	found := locate(parts, q, s)
	return Sums{found, sum(found, errorsOf(found, q, s)), q.Nodes, s}
}

// Graph is the whole graph, before anything is left out of it, with some percentiles.
func (s Sums) Graph(quantiles vector.Vector) Graph {
	s.addQuantiles(quantiles)
	var g Graph
	for _, total := range s.inOrder() {
		edge := total.edge()
		edge.Health = edge.health(s.settings.Health)
		g.Edges = append(g.Edges, edge)
		g.Responses = append(g.Responses, total.responses(edge.ID)...)
	}
	g.Nodes = s.nodesOf(g.Edges, s.roles(s.settings), s.settings)
	return g
}

// Assemble makes the whole graph of all parts at once.
func Assemble(parts Parts, q query.Query, s query.Settings) Graph {
	return Sum(parts, q, s).Graph(parts[promql.DurationQuantile])
}

// errorsOf is the query's definition of an error. In a mesh of whose requests none tells its code, to
// lack one says nothing.
func errorsOf(found located, q query.Query, s query.Settings) istio.ErrorDefinition {
	coded := slices.ContainsFunc(found.samples[promql.Requests], func(s *sample) bool { return s.how.code != "" })
	return istio.ErrorDefinition{Name: string(q.Errors), AnyStatus: s.GRPCErrors.Any, Statuses: s.GRPCErrors.Statuses, NoCodes: !coded}
}

// inOrder are the totals of all edges in order of their ids.
func (s sums) inOrder() []*edgeSum {
	all := make([]*edgeSum, 0, len(s))
	for ends, total := range s {
		total.id = edgeID(ends.source.id, ends.target.id)
		all = append(all, total)
	}
	slices.SortFunc(all, func(a, b *edgeSum) int { return cmp.Compare(a.id, b.id) })
	return all
}

func compareResponses(a, b Response) int {
	return cmp.Or(
		cmp.Compare(a.Protocol, b.Protocol), cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.GRPCStatus, b.GRPCStatus), cmp.Compare(a.Flags, b.Flags),
	)
}

// sortedKeys are a map's keys in order.
func sortedKeys[V any](all map[string]V) []string { return slices.Sorted(maps.Keys(all)) }
