package simulator

import "fmt"

// ztunnel is the workload whose pods carry the connections of ambient workloads,
// one on each node.
const ztunnel = "ztunnel"

// connectionShare is how many requests open a connection of their own; the
// others use one that is open.
const connectionShare = 0.05

// refusedByTunnel is what a ztunnel says of a connection that was not taken.
const refusedByTunnel = "CONNECT"

// version is that of a workload's first replica.
func (n *node) version() string {
	return n.Replicas[0].Version
}

// checkAmbient says what an ambient workload lacks.
func (m *mesh) checkAmbient() error {
	for _, n := range m.nodes {
		if n.Ambient && m.byName[ztunnel] == nil {
			return fmt.Errorf("workload %q is ambient, but there is no workload %q", n.Name, ztunnel)
		}
		if n.Waypoint != "" && m.byName[n.Waypoint] == nil {
			return fmt.Errorf("workload %q: there is no waypoint %q", n.Name, n.Waypoint)
		}
	}
	return nil
}

// addTunnels opens the books of the ztunnels at either end of an edge. The
// waypoint, where one is in between, is the other end for both.
func (m *mesh) addTunnels(e *edge, earlier map[bookKey]bookkeeper) {
	if e.from.Ambient {
		for _, p := range e.from.pods {
			e.tunnelSources = append(e.tunnelSources, m.tunnelBooks(e, p, "source", earlier))
		}
	}
	if e.to.Ambient {
		for _, p := range e.to.pods {
			e.tunnelDestinations = append(e.tunnelDestinations, m.tunnelBooks(e, p, "destination", earlier))
		}
	}
}

// tunnelBooks are what the ztunnel beside pod p counts of an edge.
func (m *mesh) tunnelBooks(e *edge, p *pod, reporter string, earlier map[bookKey]bookkeeper) *books {
	carriers := m.byName[ztunnel].pods
	carrier := carriers[p.index%len(carriers)]
	caller, callee := e.from.Workload, e.to.Workload
	switch {
	case e.waypoint != nil && reporter == "source":
		callee = e.waypoint.Workload
	case e.waypoint != nil:
		caller = e.waypoint.Workload
	}
	key := bookKey{"ztunnel " + reporter, carrier.target.Pod, caller.Name + " " + e.to.Name + " " + p.version}
	b := keep(m, earlier, key, func() *books { return &books{} })
	b.target, b.proxy, b.policy = carrier.target, carrier.proxy, "mutual_tls"
	b.extra, b.countsFailures = []Label{{"app", ztunnel}}, true
	if e.from.Bare || e.to.Bare {
		b.policy = unknown
	}
	b.labels = func(seen peer) []Label {
		from, to := p.version, seen.version
		if reporter == "destination" {
			from, to = to, from
		}
		source, destination := m.topology.identityOf(caller, from).of(caller.Anonymity), m.topology.identityOf(callee, to)
		if b.policy == unknown {
			source.principal, destination.principal = unknown, unknown
		}
		return peerLabels(reporter, source, destination, e.to.address)
	}
	return b
}

// waypointBooks are what a waypoint counts of a workload's calls to pod p.
func (m *mesh) waypointBooks(e *edge, p *pod, earlier map[bookKey]bookkeeper) *books {
	carrier := e.waypoint.pods[p.index%len(e.waypoint.pods)]
	key := bookKey{"waypoint", carrier.target.Pod, e.from.Name + " " + e.to.Name + " " + p.version}
	b := keep(m, earlier, key, func() *books { return &books{} })
	b.target, b.proxy, b.policy = carrier.target, carrier.proxy, "mutual_tls"
	self := m.topology.identityOf(e.to.Workload, p.version)
	b.labels = func(seen peer) []Label {
		return peerLabels("waypoint", m.topology.identityOf(e.from.Workload, seen.version), self, e.to.address)
	}
	return b
}

// tunnels are the groups of the ztunnels between two pods. A connection that was
// not taken is known to its caller's alone.
func (e *edge) tunnels(from, to *pod, flags string) []*streamGroup {
	var both []*streamGroup
	caller, callee := e.tunnelPeers(from, to)
	if e.tunnelSources != nil {
		both = append(both, e.tunnelSources[from.index].stream(callee, flags))
	}
	if e.tunnelDestinations != nil && flags == noFlags {
		both = append(both, e.tunnelDestinations[to.index].stream(caller, flags))
	}
	return both
}

// tunnelPeers are how ztunnels see the two ends of a connection.
func (e *edge) tunnelPeers(from, to *pod) (caller, callee peer) {
	if e.waypoint != nil {
		return peer{version: e.waypoint.version()}, peer{version: e.waypoint.version()}
	}
	return peer{version: from.version}, peer{version: to.version}
}

// carry counts a request as its ztunnels see it: as bytes of a connection.
func (f *flow) carry(r request, to *pod, flags string) {
	e := r.call.edge
	if e.tunnelSources == nil && e.tunnelDestinations == nil {
		return
	}
	var sent, received uint64
	if flags == noFlags {
		sent = uint64(f.random.around(float64(r.call.to.ResponseBytes)))
		received = uint64(f.random.around(float64(r.call.to.RequestBytes)))
	}
	opened := flags != noFlags || f.random.chance(connectionShare)
	for _, stream := range e.tunnels(r.from, to, flags) {
		stream.carried(sent, received, opened)
	}
	switch {
	case flags == noFlags:
		e.connected(count(opened), sent, received)
	case e.tunnelSources != nil:
		e.disconnected(true)
	}
}
