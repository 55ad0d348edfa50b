package simulator

// End is one end of a pair's calls: a workload, or the word "unknown" where no
// proxy that saw them could name it.
type End struct {
	Cluster, Namespace, Workload string
}

// nowhere is an end that nobody could name.
var nowhere = End{Cluster: unknown, Namespace: unknown, Workload: unknown}

// Pair is who called whom, named as well as the proxies of both sides together
// could: the caller by its own side or by the called one, and likewise the
// callee. Where a call reached nobody or went outside, the service alone is
// known.
type Pair struct {
	Source, Destination End
	// Host is the service's whole name, whatever a proxy knew of it; Service and
	// ServiceNamespace are its parts, or PassthroughCluster and BlackHoleCluster
	// in "unknown". All are "unknown" where a gateway had no route and did not
	// write for which host.
	Host, Service, ServiceNamespace string
	// Gateway is the principal of the east-west gateway that the called side
	// takes for the caller. Empty where it learns who calls.
	Gateway string
}

// Traffic is what really passed between a pair, whatever was reported of it and
// by whom: numbers since the scenario began.
type Traffic struct {
	// Requests are what callers asked, each one once however often it was tried
	// again; of callers without a proxy, what arrived. Where only ztunnels lie
	// in between, nobody sees requests and there are none. A stream that does
	// not end is none yet.
	Requests float64
	// Errors are those of them that failed: HTTP 5xx; no status, unless the
	// caller had gone; a gRPC status that is the server's fault.
	Errors float64
	// Arrivals are attempts that reached a proxy of the callee, and
	// EncryptedArrivals those of them over mutual TLS.
	Arrivals, EncryptedArrivals float64
	// RequestMessages and ResponseMessages are gRPC messages.
	RequestMessages, ResponseMessages float64
	// Opened are TCP connections, those of databases' clients and those that
	// ztunnels carry; Failed are those of them that were not taken.
	Opened, Failed float64
	// EncryptedOpened are those of the connections that did not fail that the
	// mesh encrypts.
	EncryptedOpened float64
	// SentBytes are those of responses over TCP, ReceivedBytes of requests.
	SentBytes, ReceivedBytes float64
}

// Traffic is that of all pairs since the scenario began. Pairs without any are
// left out.
func (s *Simulator) Traffic() map[Pair]Traffic {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	m := s.flow.mesh
	all := map[Pair]Traffic{}
	add := func(p Pair, t Traffic) {
		if t != (Traffic{}) {
			all[p] = all[p].Plus(t)
		}
	}
	for _, e := range m.edges {
		add(m.pair(e, true), e.named)
		add(m.pair(e, false), e.nameless)
	}
	for _, e := range m.entries {
		for _, lost := range e.lost {
			p := Pair{Source: m.end(e.from), Destination: nowhere, Host: unknown, Service: unknown, ServiceNamespace: unknown}
			if lost.host != "" {
				p.Host = lost.host
			}
			add(p, lost.traffic)
		}
	}
	return all
}

// Since is what has come on top of earlier traffic.
func (t Traffic) Since(earlier Traffic) Traffic {
	return t.add(earlier, -1)
}

// Plus is two pairs' traffic together.
func (t Traffic) Plus(other Traffic) Traffic {
	return t.add(other, 1)
}

func (t Traffic) add(o Traffic, times float64) Traffic {
	t.Requests += times * o.Requests
	t.Errors += times * o.Errors
	t.Arrivals += times * o.Arrivals
	t.EncryptedArrivals += times * o.EncryptedArrivals
	t.RequestMessages += times * o.RequestMessages
	t.ResponseMessages += times * o.ResponseMessages
	t.Opened += times * o.Opened
	t.Failed += times * o.Failed
	t.EncryptedOpened += times * o.EncryptedOpened
	t.SentBytes += times * o.SentBytes
	t.ReceivedBytes += times * o.ReceivedBytes
	return t
}

func (m *mesh) pair(e *edge, named bool) Pair {
	p := Pair{
		Source: m.caller(e), Destination: nowhere,
		Host: e.to.address.host, Service: e.to.address.name, ServiceNamespace: e.to.address.namespace,
	}
	if named {
		p.Destination = m.end(e.to)
	}
	if e.terminated() {
		p.Gateway = m.topology.identityOf(e.gateway.Workload, "").principal
	}
	return p
}

func (m *mesh) end(n *node) End {
	return End{Cluster: m.topology.clusterOf(n.Workload), Namespace: n.Namespace, Workload: n.deployment()}
}

// caller is who calls, as far as anybody knows: of a bare workload, no more than
// the called one's ztunnel finds out.
func (m *mesh) caller(e *edge) End {
	switch {
	case !e.from.Bare || e.to.Ambient && e.from.Anonymity == Named:
		return m.end(e.from)
	case e.to.Ambient && e.from.Anonymity == NamespaceOnly:
		return End{Cluster: unknown, Namespace: e.from.Namespace, Workload: unknown}
	default:
		return nowhere
	}
}

// traffic is where a call belongs: to a workload that some proxy could name, or
// to the service alone.
func (e *edge) traffic(got reply) *Traffic {
	if got.arrived && (e.destinations != nil || e.known().named()) || !got.arrived && got.seen.known.named() {
		return &e.named
	}
	return &e.nameless
}

// asked counts a request that the caller's proxy has brought to its end.
func (e *edge) asked(p Protocol, got reply) {
	t := e.traffic(got)
	t.Requests++
	if got.broken() {
		t.Errors++
	}
	if p == GRPC {
		t.RequestMessages++
		if !got.failed() {
			t.ResponseMessages++
		}
	}
}

// arrived counts an attempt that the callee's proxy has seen. Where nobody sees
// the request at the caller's, it is the request.
func (e *edge) arrived(p Protocol, got reply) {
	t := e.traffic(got)
	t.Arrivals++
	if !e.from.Bare {
		t.EncryptedArrivals++
	}
	if e.sources == nil {
		e.asked(p, got)
	}
}

// connected counts TCP connections that were opened, and the bytes on them.
func (e *edge) connected(opened, sent, received uint64) {
	t := &e.named
	if e.destinations == nil && e.tunnelDestinations == nil && !e.known().named() {
		t = &e.nameless
	}
	t.Opened += float64(opened)
	if !e.from.Bare && !e.to.Bare {
		t.EncryptedOpened += float64(opened)
	}
	t.SentBytes += float64(sent)
	t.ReceivedBytes += float64(received)
}

// disconnected counts a TCP connection that was not taken.
func (e *edge) disconnected(named bool) {
	t := &e.nameless
	if named {
		t = &e.named
	}
	t.Opened++
	t.Failed++
}

// serversFault are the gRPC statuses of failures that the server answers for:
// UNKNOWN, DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS.
var serversFault = map[int16]bool{2: true, 4: true, 12: true, 13: true, 14: true, 15: true}

// broken says whether a request failed, to one who watches the mesh: a caller
// that left is nobody's failure.
func (r reply) broken() bool {
	return r.code >= 500 || r.code == 0 && r.flags&downstreamTermination == 0 || serversFault[r.grpcStatus]
}
