package simulator

import "fmt"

// refusedByPolicy is what the ztunnel in front of a callee says of a connection
// that its policy does not allow; the caller's learns no more than that it was
// not taken.
const refusedByPolicy = "DENY"

// disconnect says whether a new connection to a database fails, and counts it
// where that was seen: one that finds nobody by the caller's proxy alone.
func (f *flow) disconnect(e *edge, from, to *pod) bool {
	route := e.route
	known := e.known()
	switch {
	case f.random.chance(route.UnhealthyShare):
		e.unreached(from, to, peer{known: serviceOnly}, noHealthyUpstream)
	case f.random.chance(route.UnreachableShare):
		known = known.refused()
		e.unreached(from, to, peer{known: known, version: to.version}.normal(), connectionFailure)
	case f.random.chance(route.RefusedShare):
		caller, callee := e.tunnelPeers(from, to)
		if e.tunnelSources != nil {
			e.tunnelSources[from.index].refused(callee, refusedByTunnel)
		}
		e.tunnelDestinations[to.index].refused(caller, refusedByPolicy)
		e.disconnected(true)
	default:
		return false
	}
	return true
}

// unreached counts a connection that only its caller's proxy knows of. A ztunnel
// has one word for all of these, and knows whom it tried.
func (e *edge) unreached(from, to *pod, callee peer, why flag) {
	named := callee.known.named()
	if e.sources != nil {
		e.sources[from.index].refused(callee, why.String())
	}
	if e.tunnelSources != nil {
		_, tried := e.tunnelPeers(from, to)
		e.tunnelSources[from.index].refused(tried, refusedByTunnel)
		named = true
	}
	e.disconnected(named)
}

// checkRoutes says which routes declare failures that cannot be.
func (m *mesh) checkRoutes() error {
	for _, r := range m.topology.Routes {
		from, to := m.byName[r.From], m.byName[r.To]
		fails := r.UnhealthyShare+r.UnreachableShare+r.RefusedShare > 0
		switch {
		case r.RefusedShare > 0 && (to.Kind != Database || !to.Ambient || from.proxied()):
			return fmt.Errorf("route from %q to %q: RefusedShare is for ambient databases that workloads without sidecars call", r.From, r.To)
		case fails && to.Kind == Database && r.Connections > 0:
			return fmt.Errorf("route from %q to %q: connections of a pool do not fail: leave out Connections or the shares", r.From, r.To)
		case r.UnhealthyShare+r.UnreachableShare > 0 && from.Bare:
			return fmt.Errorf("route from %q to %q: nobody sees what a bare workload cannot reach", r.From, r.To)
		}
	}
	return nil
}
