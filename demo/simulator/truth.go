package simulator

// Truth is where the time of a pair's calls went, as it was simulated: what
// nobody in a real mesh knows. Times are sums in milliseconds.
type Truth struct {
	// Requests are the caller's; Arrivals are attempts that reached a proxy of
	// the callee.
	Requests, Arrivals float64
	// CallerProxyMs is the calling proxies' own time, with what they held for a
	// caller that reads slowly.
	CallerProxyMs float64
	// WireMs is the network, both ways; WaitMs is between attempts, and for
	// connections that failed.
	WireMs, WaitMs float64
	// ReceivingMs is the called proxies, with the queues behind them;
	// HandlerMs is the handlers, with the calls that they make.
	ReceivingMs, HandlerMs float64
}

// Truths are the truths of all pairs since the scenario began, by the names of
// the calling and the called workload.
func (s *Simulator) Truths() map[[2]string]Truth {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	all := map[[2]string]Truth{}
	for _, e := range s.flow.mesh.edges {
		all[[2]string{e.from.Name, e.to.Name}] = e.truth
	}
	return all
}

// Since is what has come on top of an earlier truth.
func (t Truth) Since(earlier Truth) Truth {
	return Truth{
		Requests: t.Requests - earlier.Requests, Arrivals: t.Arrivals - earlier.Arrivals,
		CallerProxyMs: t.CallerProxyMs - earlier.CallerProxyMs,
		WireMs:        t.WireMs - earlier.WireMs, WaitMs: t.WaitMs - earlier.WaitMs,
		ReceivingMs: t.ReceivingMs - earlier.ReceivingMs, HandlerMs: t.HandlerMs - earlier.HandlerMs,
	}
}
