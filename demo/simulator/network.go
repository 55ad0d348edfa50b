package simulator

import "fmt"

// gateway is the east-west gateway through which a workload reaches another;
// none where both are on one network, or the callee is outside.
func (m *mesh) gateway(from, to *node) (*node, error) {
	if from.Network == to.Network || to.Kind == External {
		return nil, nil
	}
	for _, n := range m.nodes {
		if n.Kind == EastWestGateway && n.Network == to.Network {
			return n, nil
		}
	}
	return nil, fmt.Errorf("%s calls %s on the network %q, which has no east-west gateway", from.Name, to.Name, to.Network)
}

// terminated says whether a gateway ends the callers' connections, so that the
// called side does not learn who they are.
func (e *edge) terminated() bool {
	return e.gateway != nil && e.gateway.Terminating
}

// callerSeen is how the called side sees a calling pod.
func (e *edge) callerSeen(from *pod) peer {
	if e.terminated() {
		return peer{known: gatewayOnly}
	}
	return peer{version: from.version}
}
