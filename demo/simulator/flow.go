package simulator

import "math"

// flow sends requests through a mesh. A request is followed from the caller's
// proxy to the handler and back, and so is every request that the handler makes
// meanwhile: a caller's time contains its callees', and a failure travels up
// the tree until somebody tolerates it. All times are in milliseconds.
type flow struct {
	mesh   *mesh
	random random
}

// request is a call that is being made.
type request struct {
	call *call
	from *pod
	// tier is who the customer is, an index into tiers. It travels down the
	// tree; only tagged routes make a label of it.
	tier uint8
}

var (
	// callerProxy is a calling proxy's own time for one request.
	callerProxy = Spread{MedianMs: 0.5, Sigma: 0.4}
	// receivingProxy is a receiving proxy's, together with the way into the
	// application and out of it.
	receivingProxy = Spread{MedianMs: 0.9, Sigma: 0.4}
	// refusal is how long it takes until a connection has failed.
	refusal = Spread{MedianMs: 8, Sigma: 1}
)

// firstBackoffMs is how long a proxy waits on average before its first retry;
// each further one waits twice as long.
const firstBackoffMs = 25.0

// send makes one request through the caller's proxy, with its retries, and
// records it there. The caller waits no longer than patience.
func (f *flow) send(r request, patience float64) reply {
	route := r.call.edge.route
	limit, byTimeout := patience, false
	if route.TimeoutMs > 0 && route.TimeoutMs < patience {
		limit, byTimeout = route.TimeoutMs, true
	}
	truth := &r.call.edge.truth
	truth.Requests++
	own := 0.0
	if r.call.edge.sources != nil {
		own = f.random.sample(callerProxy) + f.throttle(r.from.node)
	}
	truth.CallerProxyMs += own
	elapsed := own
	var got reply
	attempts := max(route.Attempts, 1)
	for try := 1; ; try++ {
		got = f.attempt(r, limit-elapsed)
		elapsed += got.ms
		got.cut = got.cut || elapsed >= limit
		if got.cut || !got.retriable() {
			break
		}
		if try == attempts {
			if attempts > 1 {
				got.flags |= retriesExhausted
			}
			break
		}
		wait := firstBackoffMs * math.Exp2(float64(try-1)) * 2 * f.random.Float64()
		truth.WaitMs += wait
		elapsed += wait
		if got.cut = elapsed >= limit; got.cut {
			break
		}
	}
	if got.answered() {
		if r.call.edge.clusters != nil {
			r.call.edge.clusters[r.from.index].answered(elapsed - own)
		}
		held := f.hold(r, got)
		truth.CallerProxyMs += held
		elapsed += held
		// The route's time is up to the answer, the client's own up to its end.
		limit, byTimeout = patience, false
		got.cut = elapsed >= limit
	}
	got.ms = min(elapsed, limit)
	if got.cut {
		got = got.cutOff(r.call.to.Protocol, byTimeout)
	}
	if r.call.edge.sources != nil {
		f.record(r, r.call.edge.sources[r.from.index], got)
		r.call.edge.asked(r.call.to.Protocol, got)
	}
	return got
}

// attempt tries once to reach a pod of the callee.
func (f *flow) attempt(r request, patience float64) reply {
	e := r.call.edge
	if e.to.Registration == Blocked {
		return reply{code: blockedCode, grpcStatus: plainHTTP, seen: peer{known: serviceOnly}}
	}
	if f.random.chance(e.route.UnhealthyShare) {
		return e.unavailable(r.call.to.Protocol, noHealthyUpstream)
	}
	to := e.to.choose(f.random)
	seen := peer{known: e.known(), version: to.version}
	if f.random.chance(e.route.UnreachableShare) {
		got := e.unavailable(r.call.to.Protocol, connectionFailure)
		seen.known = seen.known.refused()
		got.seen, got.ms = seen.normal(), f.random.sample(refusal)
		e.truth.WaitMs += got.ms
		f.carry(r, to, refusedByTunnel)
		return got
	}
	network := f.random.sample(e.network)
	got := f.receive(r, to, patience-network/2)
	got.seen, got.arrived = seen.normal(), true
	got.ms += network
	e.truth.WireMs += network
	f.carry(r, to, noFlags)
	return got
}

// blockedCode is a proxy's answer to calls of hosts that it must not call.
const blockedCode = 502

// unavailable is the calling proxy's own answer to an attempt that it cannot
// pass on.
func (e *edge) unavailable(p Protocol, why flag) reply {
	got := p.unavailable(why)
	if e.route.NoStatus {
		got = got.withoutStatus()
	}
	return got
}

// window is how many bytes of a response an application takes without having
// read them, and proxyBuffer how many its proxy holds of one stream before it
// stops reading from the callee. Both are what HTTP/2 and Envoy begin with.
const (
	window      = 65535
	proxyBuffer = 1 << 20
)

// hold is how long the caller's proxy keeps an answer for an application that
// does not read as fast as it comes: to the proxy, the request ends when it has
// handed over the last byte.
func (f *flow) hold(r request, got reply) float64 {
	rate := r.call.edge.route.ReadBytesPerMs
	if rate == 0 || got.failed() {
		return 0
	}
	return max(0, f.random.around(float64(r.call.to.ResponseBytes))-window) / rate
}

// record enters a finished request into a proxy's books.
func (f *flow) record(r request, b *books, got reply) {
	o := r.call.to
	tier := r.tier
	if !r.call.edge.route.Tagged {
		tier = 0
	}
	t := transfer{ms: got.ms, requestBytes: f.random.around(float64(o.RequestBytes))}
	switch {
	case got.code == 0:
	case got.failed():
		t.responseBytes = errorBytes
	default:
		t.responseBytes = f.random.around(float64(o.ResponseBytes))
	}
	b.answered(answer{got.seen, got.code, got.grpcStatus, got.flags, tier}, t)
	if o.Protocol != GRPC {
		return
	}
	var responses uint64
	if !got.failed() {
		responses = 1
	}
	b.exchanged(got.seen, 1, responses)
}

// errorBytes is the size of an answer that says only what went wrong.
const errorBytes = 180

// choose balances the load over a workload's pods.
func (n *node) choose(r random) *pod {
	at := r.Float64()
	for i, reached := range n.pick {
		if at < reached {
			return n.pods[i]
		}
	}
	return n.pods[len(n.pods)-1]
}
