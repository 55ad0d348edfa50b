package simulator

// receive takes a request in at the callee: its proxy, the queue in front of
// its handlers, the handler. It records what the callee's proxy and application
// see. The caller's proxy hangs up after patience.
func (f *flow) receive(r request, to *pod, patience float64) reply {
	var proxy float64
	if r.call.edge.destinations != nil {
		proxy = f.random.sample(receivingProxy) + f.throttle(to.node)
	}
	before := proxy + to.queue.wait(f.random)
	got := reply{cut: true}
	if before < patience {
		got = f.handle(r.call.to, to, patience-before, r.tier)
	}
	truth := &r.call.edge.truth
	truth.Arrivals++
	truth.ReceivingMs += before
	truth.HandlerMs += got.ms
	got.ms += before
	if got.answered() {
		to.inbound.answered(got.ms - proxy)
	}
	if got.cut {
		got.ms = max(patience, 0)
	}
	if books := r.call.edge.destinations; books != nil {
		seen := got
		if got.cut {
			seen = got.cutOff(r.call.to.Protocol, false)
		}
		seen.seen, seen.arrived = r.call.edge.callerSeen(r.from), true
		f.record(r, books[to.index], seen)
		r.call.edge.arrived(r.call.to.Protocol, seen)
	}
	// What the callee's proxy knows of a broken connection to its own
	// application stays with it, if it has answered in its stead.
	if got.code != 0 {
		got.flags = 0
	}
	return got
}

// handle runs an operation in one of the application's threads.
func (f *flow) handle(o *operation, p *pod, patience float64, tier uint8) reply {
	got := f.run(o, p, patience, tier)
	if got.cut = got.cut || got.ms >= patience; got.cut {
		got.ms = patience
	}
	p.queue.handled(got.ms)
	if o.node.Kind == Application {
		p.application.handled(got.applicationCode(), got.ms)
	}
	return got
}

// applicationCode is the status that the application itself counts.
func (r reply) applicationCode() int {
	switch {
	case r.cut:
		return clientClosed
	case r.flags&upstreamTermination != 0:
		// The handler failed before the connection broke; the 503 is its
		// proxy's.
		return 500
	default:
		return int(r.code)
	}
}

// clientClosed is the status that servers log for a client that hung up.
const clientClosed = 499

// brokenBelow is how an operation fails when a call of its own has failed.
var brokenBelow = Failure{Code: 502, GRPCStatus: grpcUnavailable}

// run does what the operation declares: its own work, then its stages.
func (f *flow) run(o *operation, p *pod, patience float64, tier uint8) reply {
	got := reply{code: 200, grpcStatus: plainHTTP}
	if o.Protocol == GRPC {
		got.grpcStatus = grpcOK
	}
	got.ms = f.random.sample(o.Own) * p.slowdown
	if failure, failed := f.fails(o, p); failed {
		return got.with(o.Protocol, failure)
	}
	if got.ms >= patience {
		got.cut = true
		return got
	}
	for _, stage := range o.stages {
		slowest, broken := 0.0, false
		for i := range stage {
			c := &stage[i]
			if c.share < 1 && !f.random.chance(c.share) {
				continue
			}
			ms, failed := f.ask(request{c, p, tier}, patience-got.ms)
			slowest = max(slowest, ms)
			broken = broken || failed && !f.random.chance(c.tolerated)
		}
		got.ms += slowest
		if got.ms >= patience {
			got.cut = true
			return got
		}
		if broken {
			return got.with(o.Protocol, brokenBelow)
		}
	}
	return got
}

// ask makes one call of a handler, over HTTP or TCP.
func (f *flow) ask(r request, patience float64) (ms float64, failed bool) {
	if r.call.to.node.Kind == Database {
		return f.query(r.call, r.from)
	}
	got := f.send(r, patience)
	return got.ms, got.failed()
}

// fails draws one of an operation's failures, or one of the pod's version.
func (f *flow) fails(o *operation, p *pod) (Failure, bool) {
	if len(o.Failures)+len(p.failures) == 0 {
		return Failure{}, false
	}
	at := f.random.Float64()
	for _, failures := range [][]Failure{o.Failures, p.failures} {
		for _, failure := range failures {
			if at < failure.Share {
				return failure, true
			}
			at -= failure.Share
		}
	}
	return Failure{}, false
}
