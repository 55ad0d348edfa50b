package simulator

import "time"

const defaultConnectionAge = 10 * time.Minute

// pool is a pod's open TCP connections to one callee, by the callee's pod.
type pool struct {
	open []int
}

// groups are none: the connections themselves are counted in the books.
func (*pool) groups() []Group { return nil }

// query sends a request over TCP and waits for its answer. Proxies count its
// bytes and connections; what goes on inside they cannot see. It fails where it
// needs a connection that is not taken.
func (f *flow) query(c *call, from *pod) (ms float64, failed bool) {
	e := c.edge
	to := e.to.choose(f.random)
	if f.disconnect(e, from, to) {
		return f.random.sample(refusal), true
	}
	sent := uint64(f.random.around(float64(c.to.ResponseBytes)))
	received := uint64(f.random.around(float64(c.to.RequestBytes)))
	opened := e.route.Connections == 0
	for _, stream := range e.streams(from, to) {
		stream.carried(sent, received, opened)
	}
	e.connected(count(opened), sent, received)
	ms = f.random.sample(e.network) + f.random.sample(c.to.Own)
	if opened {
		// A connection of its own costs a handshake of TCP and one of TLS.
		ms += 2 * f.random.sample(e.network)
	}
	return ms, false
}

func count(happened bool) uint64 {
	if happened {
		return 1
	}
	return 0
}

// streams are the groups of all proxies for the connections between two pods.
func (e *edge) streams(from, to *pod) []*streamGroup {
	var both []*streamGroup
	if e.sources != nil {
		both = append(both, e.sources[from.index].stream(peer{known: e.known(), version: to.version}.normal(), noFlags))
	}
	if e.destinations != nil {
		both = append(both, e.destinations[to.index].stream(e.callerSeen(from), noFlags))
	}
	return append(both, e.tunnels(from, to, noFlags)...)
}

// turnOver opens the connections that a pool lacks, and replaces those that
// have reached their age.
func (f *flow) turnOver(e *edge, elapsed time.Duration) {
	if e.to.Kind != Database || e.route.Connections == 0 {
		return
	}
	age := e.route.ConnectionAge
	if age == 0 {
		age = defaultConnectionAge
	}
	ending := min(float64(elapsed)/float64(age), 1)
	for i := range e.pools {
		from, p := e.from.pods[i], e.pools[i]
		for len(p.open) < len(e.to.pods) {
			p.open = append(p.open, 0)
		}
		for j, to := range e.to.pods {
			streams := e.streams(from, to)
			for range p.open[j] {
				if f.random.chance(ending) {
					p.open[j]--
					for _, stream := range streams {
						stream.closed++
					}
				}
			}
			for p.open[j] < e.route.Connections {
				p.open[j]++
				e.connected(1, 0, 0)
				for _, stream := range streams {
					stream.opened++
				}
			}
		}
	}
}
