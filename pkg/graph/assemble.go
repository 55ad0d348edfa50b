package graph

import (
	"cmp"
	"maps"
	"slices"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Parts are the samples that answer a graph's plan, of now or of the earlier time, by what they tell. A
// part that is missing leaves the numbers unknown that it would have told.
type Parts map[promql.Kind]model.Vector

// Assemble makes the whole graph, before anything is left out of it.
func Assemble(parts Parts, q query.Query, s query.Settings) Graph {
	found := locate(parts, q, s)
	totals := sum(found, errorsOf(found, q, s))
	var g Graph
	for _, total := range totals {
		edge := total.edge()
		edge.Health = edge.health(s.Health)
		g.Edges = append(g.Edges, edge)
		g.Responses = append(g.Responses, total.responses(edge.ID)...)
	}
	slices.SortFunc(g.Edges, func(a, b Edge) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(g.Responses, compareResponses)
	g.Nodes = totals.nodesOf(g.Edges, found.roles(s), s)
	g.Untimed = totals.untimed()
	return g
}

// errorsOf is the query's definition of an error. In a mesh of whose requests none tells its code, to
// lack one says nothing.
func errorsOf(found located, q query.Query, s query.Settings) istio.ErrorDefinition {
	coded := slices.ContainsFunc(found.samples[promql.Requests], func(s sample) bool { return s.how.code != "" })
	return istio.ErrorDefinition{Name: string(q.Errors), AnyStatus: s.GRPCErrors.Any, Statuses: s.GRPCErrors.Statuses, NoCodes: !coded}
}

func compareResponses(a, b Response) int {
	return cmp.Or(
		cmp.Compare(a.Edge, b.Edge), cmp.Compare(a.Protocol, b.Protocol), cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.GRPCStatus, b.GRPCStatus), cmp.Compare(a.Flags, b.Flags),
	)
}

// sortedKeys are a map's keys in order.
func sortedKeys[V any](all map[string]V) []string { return slices.Sorted(maps.Keys(all)) }
