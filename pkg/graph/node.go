package graph

import (
	"cmp"
	"slices"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// description is what samples tell of a node beside its identity.
type description struct{ services, apps, versions map[string]bool }

// describe notes what a sample tells of its two ends.
func (s sums) describe(sample located) {
	s.describeEnd(sample.source, sample.Metric, [3]string{istio.SourceCanonicalService, istio.SourceApp, istio.SourceVersion})
	s.describeEnd(sample.target, sample.Metric, [3]string{istio.DestinationCanonicalService, istio.DestinationApp, istio.DestinationVersion})
}

func (s sums) describeEnd(identity Identity, sample model.Metric, labels [3]string) {
	told, ok := s.nodes[identity]
	if !ok {
		told = &description{map[string]bool{}, map[string]bool{}, map[string]bool{}}
		s.nodes[identity] = told
		note(told.services, identity.Kind == Service, identity.Name)
		note(told.apps, identity.Kind == App, identity.Name)
		note(told.versions, identity.Kind == Version, identity.Version)
	}
	// A service that nothing answered for, or somebody unknown, has nothing to tell of itself.
	told.add(sample, labels)
}

func (d *description) add(sample model.Metric, labels [3]string) {
	for i, set := range []map[string]bool{d.services, d.apps, d.versions} {
		value := known(sample, labels[i])
		note(set, value != "", value)
	}
}

func note(set map[string]bool, applies bool, value string) {
	if applies && value != "" {
		set[value] = true
	}
}

// traffic is what the edges of one node add up to.
type traffic struct {
	in, inErrors, out, outErrors amount
	// lostErrors are errors of calls to nobody: their caller's own.
	lostErrors float64
	tcpIn      amount
	tcpOut     float64
}

// nodesOf makes the nodes from what their samples told and what their edges add up to. Edges are
// sorted, which fixes the order of the sums.
func nodesOf(described map[Identity]*description, edges []Edge, s query.Settings) []Node {
	totals := map[string]*traffic{}
	of := func(id string) *traffic {
		if totals[id] == nil {
			totals[id] = &traffic{}
		}
		return totals[id]
	}
	for _, edge := range edges {
		of(edge.Source).addOut(edge)
		of(edge.Target).addIn(edge)
	}
	nodes := make([]Node, 0, len(described))
	for identity, told := range described {
		total := of(identity.ID())
		nodes = append(nodes, Node{
			Identity: identity, Role: roleOf(identity, s),
			Services: sortedSet(told.services), Apps: sortedSet(told.apps), Versions: sortedSet(told.versions),
			RequestRateIn: total.in.optional(), RequestRateOut: total.out.optional(),
			ErrorRatioIn: ratio(total.inErrors, total.in), ErrorRatioOut: ratio(total.outErrors, total.out),
			TCPThroughputIn: total.tcpIn.optional(),
			Health:          total.health(identity.Kind, s.Health),
		})
	}
	slices.SortFunc(nodes, func(a, b Node) int { return cmp.Compare(a.ID(), b.ID()) })
	return nodes
}

func (t *traffic) addOut(edge Edge) {
	t.out.addOptional(edge.RequestRate)
	t.outErrors.addOptional(edge.ErrorRate)
	t.tcpOut += edge.tcpThroughput()
	if edge.Target == unknownDestination.ID() && edge.ErrorRate != nil {
		t.lostErrors += *edge.ErrorRate
	}
}

func (t *traffic) addIn(edge Edge) {
	t.in.addOptional(edge.RequestRate)
	t.inErrors.addOptional(edge.ErrorRate)
	t.tcpIn.addOptional(edge.TCPSentThroughput)
	t.tcpIn.addOptional(edge.TCPReceivedThroughput)
}

// roleOf is the role of a node that goes by the name of a workload, or of its service.
func roleOf(identity Identity, s query.Settings) string {
	switch identity.Kind {
	case Workload, Version, Service, App:
		return s.RoleOf(identity.Name)
	}
	return ""
}
