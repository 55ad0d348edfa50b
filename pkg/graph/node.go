package graph

import (
	"cmp"
	"slices"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// description is what samples tell of a node beside its identity.
type description struct {
	services, apps, versions map[string]bool
	// moves says that this was told by samples with traffic.
	moves bool
}

// describe notes what a sample tells of its two ends.
func (s sums) describe(sample located) {
	s.describeEnd(sample.source, sample, [3]string{istio.SourceCanonicalService, istio.SourceApp, istio.SourceVersion})
	s.describeEnd(sample.target, sample, [3]string{istio.DestinationCanonicalService, istio.DestinationApp, istio.DestinationVersion})
}

func (s sums) describeEnd(identity Identity, sample located, labels [3]string) {
	told, ok := s.nodes[identity]
	if !ok {
		told = &description{services: map[string]bool{}, apps: map[string]bool{}, versions: map[string]bool{}}
		s.nodes[identity] = told
		note(told.services, identity.Kind == Service, identity.Name)
		note(told.apps, identity.Kind == App, identity.Name)
		note(told.versions, identity.Kind == Version, identity.Version)
	}
	// Who is outside the mesh or unknown has labels that say nothing.
	if identity.Kind == External || identity.Kind == Unknown {
		return
	}
	// A service that nothing answered for, or somebody unknown, has nothing to tell of itself; neither has
	// what stands still of what moves.
	if moves := sample.Value > 0; moves || !told.moves {
		told.moves = told.moves || moves
		told.add(sample.Metric, labels)
	}
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

// nodeSum is what the edges of one node add up to.
type nodeSum struct {
	in, inErrors, out, outErrors amount
	// lostErrors are errors of calls to nobody: their caller's own.
	lostErrors float64
	tcpIn      amount
	// tcpEnded and tcpFailed are connections to the node, unanswered are requests to it, a second.
	tcpEnded, tcpFailed, unanswered amount
	// moves says that there was traffic of any kind.
	moves bool
}

// nodesOf makes the nodes from what their samples told and what their edges add up to. Edges are
// sorted, which fixes the order of the sums.
func nodesOf(described map[Identity]*description, edges []Edge, role func(Identity) string, s query.Settings) []Node {
	totals := map[string]*nodeSum{}
	of := func(id string) *nodeSum {
		if totals[id] == nil {
			totals[id] = &nodeSum{}
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
			Identity: identity, Role: role(identity),
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

func (t *nodeSum) addOut(edge Edge) {
	t.out.addOptional(edge.RequestRate)
	t.outErrors.addOptional(edge.ErrorRate)
	t.moves = t.moves || !edge.idle()
	if edge.Target == unknownDestination.ID() && edge.ErrorRate != nil {
		t.lostErrors += *edge.ErrorRate
	}
}

func (t *nodeSum) addIn(edge Edge) {
	t.in.addOptional(edge.RequestRate)
	t.inErrors.addOptional(edge.ErrorRate)
	t.unanswered.addOptional(edge.UnansweredRate)
	t.tcpIn.addOptional(edge.TCPSentThroughput)
	t.tcpIn.addOptional(edge.TCPReceivedThroughput)
	t.tcpEnded.addOptional(edge.TCPEndedRate)
	t.tcpFailed.addOptional(edge.TCPFailureRate)
	t.moves = t.moves || !edge.idle()
}

// roles tells the role of a node that goes by the name of a workload, or of its service. Series show a
// waypoint that its name does not, and that what is called a gateway is none: a gateway's own proxy never
// reports what arrives at it.
func (l locations) roles(s query.Settings) func(Identity) string {
	byName := s.Roles()
	return func(identity Identity) string {
		switch identity.Kind {
		case External:
			return identity.Outside
		case Workload, Version, Service, App:
			if l.hops.Has(counting.Workload{Namespace: identity.Namespace, Name: identity.Name}) {
				return query.RoleWaypoint
			}
			if role := byName(identity.Name); role != query.RoleGateway || !l.answering[identity] {
				return role
			}
		}
		return ""
	}
}
