package graph

import (
	"cmp"
	"maps"
	"slices"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Parts are the samples that answer a graph's plan, by the names of its expressions. A part that is
// missing leaves the numbers unknown that it would have told.
type Parts map[string]model.Vector

// Assemble makes the whole graph, before anything is left out of it.
func Assemble(parts Parts, q query.Query, s query.Settings) Graph {
	totals := sum(locate(parts, q.Nodes), q.Errors)
	var g Graph
	for ends, total := range totals.edges {
		edge := total.edge(ends)
		edge.Health = edgeHealth(edge, s.Health)
		g.Edges = append(g.Edges, edge)
		g.Responses = append(g.Responses, total.responses(edge.ID)...)
	}
	slices.SortFunc(g.Edges, func(a, b Edge) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(g.Responses, compareResponses)
	g.Nodes = nodesOf(totals.nodes, g.Edges, s)
	return g
}

func compareResponses(a, b Response) int {
	return cmp.Or(
		cmp.Compare(a.Edge, b.Edge), cmp.Compare(a.Protocol, b.Protocol), cmp.Compare(a.Code, b.Code),
		cmp.Compare(a.GRPCStatus, b.GRPCStatus), cmp.Compare(a.Flags, b.Flags),
	)
}

// pair is the two ends of a call.
type pair struct{ source, target Identity }

// located is a sample whose ends are known.
type located struct {
	pair
	*model.Sample
	part string
}

// branch is which of a part's expressions answered.
func (l located) branch() string { return string(l.Metric[promql.PartLabel]) }

// isTraffic tells the samples that make an edge from those that describe one.
func (l located) isTraffic() bool {
	return (l.part == promql.PartRequests || l.part == promql.PartTCP) && l.branch() != promql.PartSecurity
}

// partOrder is the order in which parts are summed.
var partOrder = []string{
	promql.PartRequests, promql.PartTCP, promql.PartThroughput,
	promql.PartDurationSum, promql.PartDurationCount, promql.PartDurationQuantile,
}

// locate finds the ends of every sample. Within a part the samples are sorted, so that sums of
// floating-point numbers do not depend on the order in which a server answers.
func locate(parts Parts, kind query.NodeKind) []located {
	find := identifier{kind, learnNames(parts)}
	var samples []located
	for _, name := range partOrder {
		for _, sample := range inOrder(parts[name]) {
			ends := pair{find.source(sample.Metric), find.destination(sample.Metric)}
			samples = append(samples, located{ends, sample, name})
		}
	}
	known := learnGaps(func(yield func(Identity) bool) {
		for _, sample := range samples {
			if !yield(sample.source) || !yield(sample.target) {
				return
			}
		}
	})
	for i := range samples {
		samples[i].source = known.fill(samples[i].source)
		samples[i].target = known.fill(samples[i].target)
	}
	across := learnCrossings(samples)
	for i := range samples {
		samples[i].pair = across.fill(samples[i].pair)
	}
	return samples
}

// sortedSet is the members of a set in order.
func sortedSet(set map[string]bool) []string { return slices.Sorted(maps.Keys(set)) }

// inOrder sorts samples by their labels. A fingerprint reads all labels, so each is made once.
func inOrder(part model.Vector) model.Vector {
	type marked struct {
		mark   model.Fingerprint
		sample *model.Sample
	}
	all := make([]marked, len(part))
	for i, sample := range part {
		all[i] = marked{sample.Metric.Fingerprint(), sample}
	}
	slices.SortFunc(all, func(a, b marked) int { return cmp.Compare(a.mark, b.mark) })
	sorted := make(model.Vector, len(all))
	for i, m := range all {
		sorted[i] = m.sample
	}
	return sorted
}
