package simulator

import (
	"math"
	"time"
)

// tierShares are how many customers are of the first tier, and of the first or
// the second.
var tierShares = [2]float64{0.7, 0.9}

// arrive lets an entry's requests come in. Their gaps are exponential, so their
// number is Poisson-distributed.
func (f *flow) arrive(e *entry, tide float64, elapsed time.Duration) {
	perSecond := e.PerSecond * tide
	if perSecond <= 0 {
		return
	}
	end := elapsed.Seconds()
	for at := f.random.ExpFloat64() / perSecond; at < end; at += f.random.ExpFloat64() / perSecond {
		from := e.from.choose(f.random)
		if e.call == nil {
			f.lose(e, from)
			continue
		}
		if e.call.to.node.Kind == Database {
			f.query(e.call, from)
			continue
		}
		f.send(request{call: e.call, from: from, tier: f.tier()}, f.patience(e))
	}
}

// lose answers a request that the gateway has no route for.
func (f *flow) lose(e *entry, from *pod) {
	host := &e.lost[0]
	if len(e.lost) > 1 {
		host = &e.lost[f.random.IntN(len(e.lost))]
	}
	host.traffic.Requests++
	host.books[from.index].answered(
		answer{peer: peer{known: serviceOnly}, code: 404, grpcStatus: plainHTTP, flags: noRoute},
		transfer{ms: f.random.sample(callerProxy), requestBytes: f.random.around(400)},
	)
}

func (f *flow) tier() uint8 {
	at := f.random.Float64()
	for i, share := range tierShares {
		if at < share {
			return uint8(i + 1)
		}
	}
	return uint8(len(tiers) - 1)
}

// patience is how long the client waits: for ever, or up to a tenth of a
// second if it is one of those that hang up.
func (f *flow) patience(e *entry) float64 {
	if f.random.chance(e.Impatient) {
		return 100 * f.random.Float64()
	}
	return math.Inf(1)
}
