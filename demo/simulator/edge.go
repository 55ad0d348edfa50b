package simulator

// edge is a pair of workloads, one of which calls the other.
type edge struct {
	from, to *node
	route    Route
	network  Spread
	// sources are the books of the calling proxies, by pod; nil where the
	// caller has no proxy.
	sources []*books
	// destinations are the books of the called proxies, or of the waypoint, by
	// the called pod; nil where the callee has no proxy or is outside.
	destinations []*books
	// waypoint is what calls pass on their way; nil where they go directly.
	waypoint *node
	// gateway is the east-west gateway of the callee's network; nil where both
	// ends are on one network.
	gateway *node
	// tunnelSources and tunnelDestinations are the books of the ztunnels beside
	// the calling and the called pods; nil where these are not ambient.
	tunnelSources, tunnelDestinations []*books
	// clusters are what the calling proxies count of the callee, by pod; nil
	// where nobody counts it.
	clusters []*cluster
	truth    Truth
	// named and nameless are the traffic whose callee some proxy could name, and
	// the traffic of which nobody knows more than the service.
	named, nameless Traffic
	// pools are the TCP connections of each calling pod.
	pools []*pool
}

// oneDataCentre is the time on the wire between two pods, there and back.
var oneDataCentre = Spread{MedianMs: 0.6, Sigma: 0.4}

func (m *mesh) edge(from, to *node, earlier map[bookKey]bookkeeper) *edge {
	for _, known := range m.edges {
		if known.from == from && known.to == to {
			return known
		}
	}
	e := &edge{from: from, to: to, network: oneDataCentre}
	for _, route := range m.topology.Routes {
		if route.From == from.Name && route.To == to.Name {
			e.route = route
		}
	}
	if e.route.Network.MedianMs > 0 {
		e.network = e.route.Network
	}
	e.gateway, _ = m.gateway(from, to)
	if to.Waypoint != "" && !from.Bare {
		e.waypoint = m.byName[to.Waypoint]
	}
	if from.proxied() {
		for _, p := range from.pods {
			e.sources = append(e.sources, m.sourceBooks(e, p, earlier))
		}
	}
	if to.reports() {
		for _, p := range to.pods {
			e.destinations = append(e.destinations, m.destinationBooks(e, p, earlier))
		}
	}
	if e.waypoint != nil {
		for _, p := range to.pods {
			e.destinations = append(e.destinations, m.waypointBooks(e, p, earlier))
		}
	}
	m.addClusters(e, earlier)
	m.addTunnels(e, earlier)
	for _, p := range from.pods {
		e.pools = append(e.pools, keep(m, earlier, bookKey{"pool", p.target.Pod, to.Name}, func() *pool { return &pool{} }))
	}
	m.edges = append(m.edges, e)
	return e
}

// proxied says whether each pod has a proxy.
func (n *node) proxied() bool {
	return !n.Bare && !n.Ambient && n.Kind != External
}

// reports says whether there is a proxy that reports as a destination.
func (n *node) reports() bool {
	return n.proxied() && (n.Kind == Application || n.Kind == Database)
}

// known is the most that a calling proxy can learn of the callee. A ztunnel
// encrypts, but has no labels to tell.
func (e *edge) known() knowledge {
	switch {
	case e.gateway != nil && e.gateway.Terminating:
		return gatewayOnly
	case e.gateway != nil:
		return elsewhere
	case e.to.Kind == External:
		return serviceOnly
	case e.to.Bare:
		return unconnected
	case e.to.Ambient && e.waypoint == nil:
		return unanswered
	default:
		return whole
	}
}

// sourceBooks are what the proxy of pod p counts of its calls to a workload.
// A source never knows the connection's policy, nor the cluster of a callee that
// it reaches through another one's gateway.
func (m *mesh) sourceBooks(e *edge, p *pod, earlier map[bookKey]bookkeeper) *books {
	to := e.to
	b := keep(m, earlier, bookKey{m.clientKind("source"), p.target.Pod, to.Name}, func() *books { return &books{} })
	b.untimed = m.topology.WithoutClientDurations
	b.target, b.proxy, b.policy = p.target, p.proxy, unknown
	self := m.topology.identityOf(p.node.Workload, p.version)
	b.labels = func(seen peer) []Label {
		source := self
		if !seen.known.encrypted() {
			source.principal = unknown
		}
		destination := nobody
		if seen.known == gatewayOnly {
			destination.namespace = e.gateway.Namespace
			destination.principal = m.topology.identityOf(e.gateway.Workload, "").principal
		} else if seen.known.named() {
			destination = m.topology.identityOf(to.Workload, seen.version).as(seen.known)
			if to.Cluster != p.node.Cluster {
				destination.cluster = unknown
			}
			// A gateway sees where its connection ends.
			if e.waypoint != nil && p.node.Kind == Gateway {
				destination = m.topology.identityOf(e.waypoint.Workload, e.waypoint.version()).as(seen.known)
			}
		}
		service := to.address
		if e.hostOnly(seen.known) {
			service = service.hostOnly()
		}
		return peerLabels("source", source, destination, service)
	}
	return b
}

// hostOnly says whether a calling proxy knows no more of the service than its
// host. What it could not send to another network is told by nobody's metadata.
func (e *edge) hostOnly(k knowledge) bool {
	return e.route.HostOnly || e.gateway != nil && k == serviceOnly
}

// lostBooks are what a gateway counts of requests that it has no route for.
func (m *mesh) lostBooks(p *pod, host string, earlier map[bookKey]bookkeeper) *books {
	b := keep(m, earlier, bookKey{m.clientKind("lost"), p.target.Pod, host}, func() *books { return &books{} })
	b.untimed = m.topology.WithoutClientDurations
	b.target, b.proxy, b.policy = p.target, p.proxy, unknown
	self := m.topology.identityOf(p.node.Workload, p.version)
	self.principal = unknown
	asked := noAddress
	if host != "" {
		asked.host = host
	}
	b.labels = func(peer) []Label { return peerLabels("source", self, nobody, asked) }
	return b
}

// lostHosts opens the books about the hosts that an entry's gateway has no route
// for: those that are declared, or one of which it writes nothing.
func (m *mesh) lostHosts(declared Entry, from *node, earlier map[bookKey]bookkeeper) []lostHost {
	hosts := declared.Hosts
	if len(hosts) == 0 {
		hosts = []string{""}
	}
	var all []lostHost
	for _, host := range hosts {
		lost := lostHost{host: host}
		for _, p := range from.pods {
			lost.books = append(lost.books, m.lostBooks(p, host, earlier))
		}
		all = append(all, lost)
	}
	return all
}

// destinationBooks are what the proxy of pod p counts of a workload's calls to
// it. Of a caller without a proxy it knows nothing, and of one whose connection
// ended at a gateway that gateway's principal.
func (m *mesh) destinationBooks(e *edge, p *pod, earlier map[bookKey]bookkeeper) *books {
	from := e.from
	caller, policy := from.Name, "mutual_tls"
	if from.Bare {
		caller, policy = unknown, "none"
	}
	if e.terminated() {
		caller = e.gateway.Name
	}
	b := keep(m, earlier, bookKey{"destination", p.target.Pod, caller}, func() *books { return &books{} })
	b.target, b.proxy, b.policy = p.target, p.proxy, policy
	self := m.topology.identityOf(p.node.Workload, p.version)
	if from.Bare {
		self.principal = unknown
	}
	b.labels = func(seen peer) []Label {
		source := nobody
		switch {
		case e.terminated():
			source.principal = m.topology.identityOf(e.gateway.Workload, "").principal
		case !from.Bare:
			source = m.topology.identityOf(from.Workload, seen.version)
		}
		return peerLabels("destination", source, self, p.node.address)
	}
	return b
}
