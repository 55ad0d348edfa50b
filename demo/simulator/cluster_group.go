package simulator

import "fmt"

// cluster is what a pod's proxy counts of one of its clusters: its own
// application, or a service that is called. A request is counted once, when its
// answer has arrived as a whole, from the moment at which the proxy had the
// whole request: failed attempts and the waits between them are in it.
type cluster struct {
	target *Target
	labels []Label
	time   histogram
}

var clusterSeries = histogramSeries(upstreamTimeFamily, proxyBounds)

func newCluster(p *pod, name string) *cluster {
	return &cluster{target: p.target, labels: []Label{{"cluster_name", name}}, time: newProxyHistogram()}
}

// inboundCluster leads to the proxy's own application.
const inboundCluster = "inbound|8080||"

// outboundCluster is direction, port, subset and host of what others call.
func (n *node) outboundCluster() string {
	port := 8080
	if n.Registration == Unregistered {
		return n.address.name
	}
	if n.Kind == External {
		port = 443
	}
	return fmt.Sprintf("outbound|%d||%s", port, n.address.host)
}

// answered counts a request, unless nobody counts.
func (c *cluster) answered(ms float64) {
	if c != nil {
		c.time.observe(uint64(ms))
	}
}

// groups leaves out what was never used, as proxies do.
func (c *cluster) groups() []Group {
	for _, count := range c.time.counts {
		if count > 0 {
			return []Group{c}
		}
	}
	return nil
}

func (c *cluster) Target() *Target  { return c.target }
func (c *cluster) Labels() []Label  { return c.labels }
func (c *cluster) Series() []Series { return clusterSeries }
func (c *cluster) AppendValues(into []float64) []float64 {
	return c.time.appendValues(into, 1)
}

// addClusters opens the books about what the calling proxies of an edge await.
func (m *mesh) addClusters(e *edge, earlier map[bookKey]bookkeeper) {
	if !m.topology.EnvoyStatistics || !e.from.proxied() || e.to.Kind == Database || e.to.Registration == Blocked {
		return
	}
	name := e.to.outboundCluster()
	for _, p := range e.from.pods {
		e.clusters = append(e.clusters, keep(m, earlier, bookKey{"cluster", p.target.Pod, name}, func() *cluster { return newCluster(p, name) }))
	}
}

// addInbound opens a pod's books about its own application.
func (m *mesh) addInbound(p *pod, earlier map[bookKey]bookkeeper) {
	if m.topology.EnvoyStatistics && p.node.reports() && p.node.Kind == Application {
		p.inbound = keep(m, earlier, bookKey{"cluster", p.target.Pod, inboundCluster}, func() *cluster { return newCluster(p, inboundCluster) })
	}
}
