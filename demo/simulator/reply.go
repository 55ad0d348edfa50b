package simulator

// reply is what came back, as the caller's proxy sees it.
type reply struct {
	code uint16
	// grpcStatus is plainHTTP where the operation does not speak gRPC, and
	// noStatus where a gRPC answer did not come.
	grpcStatus int16
	flags      flag
	// seen is what the proxy has learnt of its peer.
	seen peer
	ms   float64
	// arrived says that the last attempt reached the callee.
	arrived bool
	// cut says that the time ran out before the answer.
	cut bool
}

const (
	plainHTTP = -1
	noStatus  = -2
)

// The gRPC statuses that are named here: success, the one that is a caller's
// mistake, and the one that proxies make themselves.
const (
	grpcOK          = 0
	grpcNotFound    = 5
	grpcUnavailable = 14
)

// failed says whether a caller that wants a result did not get one.
func (r reply) failed() bool {
	return r.cut || r.code >= 500 || r.code == 0 || r.grpcStatus > grpcOK
}

// answered says whether a whole answer came from the other side.
func (r reply) answered() bool {
	return !r.cut && r.flags&(noHealthyUpstream|connectionFailure|upstreamTermination) == 0
}

// retriable is what Istio retries by default: a connection that failed, and
// "not now". Without a healthy endpoint there is nothing to retry on.
func (r reply) retriable() bool {
	if r.flags&noHealthyUpstream != 0 {
		return false
	}
	return r.flags&connectionFailure != 0 || r.code == 503 || r.grpcStatus == grpcUnavailable
}

// unavailable is a proxy's own answer to a request that it cannot pass on. To a
// gRPC client it says so in the gRPC status, with the HTTP status 200.
func (p Protocol) unavailable(why flag) reply {
	r := reply{code: 503, grpcStatus: plainHTTP, flags: why, seen: peer{known: serviceOnly}}
	if p == GRPC {
		r.code, r.grpcStatus = 200, grpcUnavailable
	}
	return r
}

// withoutStatus is a proxy's own answer where it tells no status.
func (r reply) withoutStatus() reply {
	r.code = 0
	return r
}

// cutOff is what a proxy records of a request that it gave up, or whose caller
// hung up: then there is no status at all.
func (r reply) cutOff(p Protocol, byTimeout bool) reply {
	r.seen.known = max(r.seen.known, unanswered)
	switch {
	case byTimeout && p == GRPC:
		r.code, r.grpcStatus, r.flags = 200, grpcUnavailable, upstreamTimeout
	case byTimeout:
		r.code, r.grpcStatus, r.flags = 504, plainHTTP, upstreamTimeout
	case p == GRPC:
		r.code, r.grpcStatus, r.flags = 0, noStatus, downstreamTermination
	default:
		r.code, r.grpcStatus, r.flags = 0, plainHTTP, downstreamTermination
	}
	return r
}

// with makes a reply fail.
func (r reply) with(p Protocol, failure Failure) reply {
	if failure.Stall {
		r.ms += stallMs
	}
	r.code = uint16(failure.Code)
	if failure.Crash {
		r.code, r.flags = 503, upstreamTermination
	}
	if failure.Silent {
		r.code = 0
	}
	if p == GRPC {
		r.grpcStatus = int16(failure.GRPCStatus)
		if r.code == 0 {
			r.code = 200
		}
	}
	return r
}

// stallMs is how long a request hangs that nobody answers.
const stallMs = 60_000

// normal forgets the version of a peer of which nothing is known.
func (p peer) normal() peer {
	if !p.known.named() {
		p.version = ""
	}
	return p
}
