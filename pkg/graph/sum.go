package graph

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// sums are the totals of all samples by pair.
type sums map[pair]*edgeSum

// pair is the two ends of a call.
type pair struct{ source, target *nodeSum }

// amount is a sum that is unknown until something was added.
type amount struct {
	value float64
	known bool
}

func (a *amount) add(value float64) { a.value, a.known = a.value+value, true }

// addOptional adds what is known.
func (a *amount) addOptional(value *float64) {
	if value != nil {
		a.add(*value)
	}
}

// optional is nil where nothing is known.
func (a amount) optional() *float64 {
	if !a.known {
		return nil
	}
	return &a.value
}

// set is a few texts, each once.
type set []string

func (s *set) add(text string) {
	if !slices.Contains(*s, text) {
		*s = append(*s, text)
	}
}

func (s set) has(text string) bool { return slices.Contains(s, text) }

// sorted is the members in order, nil where there is none.
func (s set) sorted() []string {
	slices.Sort(s)
	return s
}

// outcome is how requests ended.
type outcome struct{ protocol, code, grpcStatus, flags string }

// ended is what ended in one way, a second.
type ended struct {
	outcome
	rate float64
}

// outcomes are rates by how something ended, in the order in which they were met.
type outcomes []ended

func (o *outcomes) add(how outcome, rate float64) {
	for i := range *o {
		if (*o)[i].outcome == how {
			(*o)[i].rate += rate
			return
		}
	}
	*o = append(*o, ended{how, rate})
}

// rate is what ended in one way, 0 where nothing did.
func (o outcomes) rate(how outcome) float64 {
	for _, one := range o {
		if one.outcome == how {
			return one.rate
		}
	}
	return 0
}

func (o outcomes) total() (sum float64) {
	for _, one := range o {
		sum += one.rate
	}
	return sum
}

// edgeSum adds up the samples of one edge; rates are per second.
type edgeSum struct {
	pair
	id                   string
	protocols, reporters set
	requests, errors     amount
	// unanswered are requests that got no response, whoever is to blame.
	unanswered                        amount
	requestMessages, responseMessages amount
	outcomes                          outcomes
	// encrypted and plain are requests or, for TCP, bytes whose policy the receiver told.
	encryptedRequests, plainRequests float64
	encryptedBytes, plainBytes       float64
	// durations are the halves of means by series, timedBy the reporters of which they are, and
	// timedByReceiver those that the receiving side tells.
	durations                   []halves
	timedBy                     set
	timedByReceiver             []*series
	latency                     *float64
	requestBytes, responseBytes amount
	sent, received              amount
	// opened and closed are connections, closedFailing those that ended by a failure, by whose they are in
	// closedBy; failed are those that are counted as failed before they were made.
	opened, closed   amount
	closedFailing    float64
	failed, closedBy []pairOutcome
	// refusedAs are connections that failed as the receiving side tells it, by flags.
	refusedAs outcomes
}

// sum adds up samples, traffic first: only traffic makes an edge, and what else is known of a pair
// without any is dropped. What has traffic describes nodes before what has none: the series of a version
// that is gone stand still.
func sum(found located, definition istio.ErrorDefinition) sums {
	totals := sums{}
	for _, pass := range []func(*sample) bool{
		func(s *sample) bool { return s.isTraffic() && s.rate > 0 },
		func(s *sample) bool { return s.isTraffic() && !(s.rate > 0) },
		func(s *sample) bool { return !s.isTraffic() && (s.counts > 0 || s.received) },
	} {
		for _, kind := range partOrder {
			for _, s := range found.samples[kind] {
				if pass(s) && vector.Finite(s.rate) {
					totals.add(s, definition)
				}
			}
		}
	}
	return totals
}

func (t sums) add(s *sample, definition istio.ErrorDefinition) {
	ends := pair{s.source, s.target}
	if s.edge == nil {
		s.edge = t[ends]
	}
	if s.edge == nil && s.isTraffic() {
		s.edge = &edgeSum{pair: ends}
		t[ends] = s.edge
	}
	if s.edge == nil {
		return
	}
	if s.isTraffic() {
		s.describe()
	}
	s.edge.add(s, definition)
}
