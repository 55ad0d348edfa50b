package graph

import (
	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// nodeSum is what samples tell of a node beside its identity, and what its edges add up to.
type nodeSum struct {
	Identity
	// foldedInto is the node that is drawn in its place; nil where it is drawn itself.
	foldedInto               *nodeSum
	id                       string
	services, apps, versions set
	// described says that samples with traffic have told that, answers that a receiving side reports calls
	// of it.
	described, answers bool
	in, inErrors       amount
	out, outErrors     amount
	lostErrors         float64 // errors of calls to nobody: their caller's own
	tcpIn              amount
	tcpEnded           amount // connections to the node, a second
	tcpFailed          amount
	unanswered         amount // requests to it
	moves              bool   // there was traffic of any kind
}

func newNodeSum(identity Identity) *nodeSum {
	node := &nodeSum{Identity: identity, id: identity.ID()}
	switch identity.Kind {
	case Service:
		node.services.note(identity.Name)
	case App:
		node.apps.note(identity.Name)
	case Version:
		node.versions.note(identity.Version)
	}
	return node
}

// note adds what is known.
func (s *set) note(text string) {
	if text != "" {
		s.add(text)
	}
}

// describe notes what a sample tells of its two ends.
func (s *sample) describe() {
	if s.told {
		return
	}
	s.told = true
	moves := s.rate > 0
	s.edge.source.describe(s.from, moves, istio.SourceCanonicalService, istio.SourceApp, istio.SourceVersion)
	s.edge.target.describe(s.to, moves, istio.DestinationCanonicalService, istio.DestinationApp, istio.DestinationVersion)
}

// describe notes the labels of one end. Who is outside the mesh or unknown has labels that say nothing; a
// service that nothing answered for has nothing to tell of itself; neither has what stands still of what
// moves.
func (n *nodeSum) describe(by *end, moves bool, service, app, version string) {
	if n.Kind == External || n.Kind == Unknown || n.described && !moves {
		return
	}
	n.described = n.described || moves
	n.services.note(known(by.labels, service))
	n.apps.note(known(by.labels, app))
	n.versions.note(known(by.labels, version))
}

// nodesOf makes the nodes at which edges end from what their samples told and what their edges add up to.
// Edges are sorted, which fixes the order of the sums.
func (t sums) nodesOf(edges []Edge, role func(*nodeSum) string, s query.Settings) []Node {
	byID := map[string]*nodeSum{}
	for ends := range t {
		byID[ends.source.id], byID[ends.target.id] = ends.source, ends.target
	}
	for _, edge := range edges {
		byID[edge.Source].addOut(edge)
		byID[edge.Target].addIn(edge)
	}
	nodes := make([]Node, 0, len(byID))
	for _, id := range sortedKeys(byID) {
		total := byID[id]
		nodes = append(nodes, Node{
			Identity: total.Identity, Role: role(total),
			Services: total.services.sorted(), Apps: total.apps.sorted(), Versions: total.versions.sorted(),
			RequestRateIn: total.in.optional(), RequestRateOut: total.out.optional(),
			ErrorRatioIn: ratio(total.inErrors, total.in), ErrorRatioOut: ratio(total.outErrors, total.out),
			TCPThroughputIn: total.tcpIn.optional(),
			Health:          total.health(total.Kind, s.Health),
		})
	}
	return nodes
}

func (n *nodeSum) addOut(edge Edge) {
	n.out.addOptional(edge.RequestRate)
	n.outErrors.addOptional(edge.ErrorRate)
	n.moves = n.moves || !edge.idle()
	if edge.Target == nobodyCalled && edge.ErrorRate != nil {
		n.lostErrors += *edge.ErrorRate
	}
}

func (n *nodeSum) addIn(edge Edge) {
	n.in.addOptional(edge.RequestRate)
	n.inErrors.addOptional(edge.ErrorRate)
	n.unanswered.addOptional(edge.UnansweredRate)
	n.tcpIn.addOptional(edge.TCPSentThroughput)
	n.tcpIn.addOptional(edge.TCPReceivedThroughput)
	n.tcpEnded.addOptional(edge.TCPEndedRate)
	n.tcpFailed.addOptional(edge.TCPFailureRate)
	n.moves = n.moves || !edge.idle()
}

// roles tells the role of a node that goes by the name of a workload, or of its service. Series show a
// waypoint that its name does not, and that what is called a gateway is none: a gateway's own proxy never
// reports what arrives at it.
func (l located) roles(s query.Settings) func(*nodeSum) string {
	byName := s.Roles()
	return func(node *nodeSum) string {
		switch node.Kind {
		case External:
			return node.Outside
		case Workload, Version, Service, App:
			if l.hops.Has(counting.Workload{Namespace: node.Namespace, Name: node.Name}) {
				return query.RoleWaypoint
			}
			if role := byName(node.Name); role != query.RoleGateway || !node.answers {
				return role
			}
		}
		return ""
	}
}
