package graph

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// sums are the totals of all samples.
type sums struct {
	edges map[pair]*edgeSum
	nodes map[Identity]*description
}

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

// outcome is how requests ended.
type outcome struct{ protocol, code, grpcStatus, flags string }

// edgeSum adds up the samples of one edge; rates are per second.
type edgeSum struct {
	protocols, reporters map[string]bool
	requests, errors     amount
	// unanswered are requests that got no response, whoever is to blame.
	unanswered                        amount
	requestMessages, responseMessages amount
	outcomes                          map[outcome]float64
	// encrypted and plain are requests or, for TCP, bytes whose policy the receiver told.
	encryptedRequests, plainRequests float64
	encryptedBytes, plainBytes       float64
	// durations are the halves of means by all that tells them apart, timedBy the reporters of which they
	// are, and timedByReceiver the workloads of those that the receiving side tells.
	durations                   map[model.Fingerprint]halves
	timedBy                     map[string]bool
	timedByReceiver             map[[2]string]bool
	latency                     *float64
	requestBytes, responseBytes amount
	sent, received              amount
	// opened and closed are connections, closedFailing those that ended by a failure, by whose they are in
	// closedBy; failed are those that are counted as failed before they were made.
	opened, closed   amount
	closedFailing    float64
	failed, closedBy map[pairOutcome]float64
	// refusedAs are connections that failed as the receiving side tells it, by flags.
	refusedAs map[string]float64
}

// sum adds up samples, traffic first: only traffic makes an edge, and what else is known of a pair
// without any is dropped. What has traffic describes nodes before what has none: the series of a version
// that is gone stand still.
func sum(samples []located, definition istio.ErrorDefinition) sums {
	totals := sums{edges: map[pair]*edgeSum{}, nodes: map[Identity]*description{}}
	for _, pass := range []func(located) bool{
		func(l located) bool { return l.isTraffic() && l.Value > 0 },
		func(l located) bool { return l.isTraffic() && !(l.Value > 0) },
		func(l located) bool { return !l.isTraffic() },
	} {
		for _, sample := range samples {
			if value := float64(sample.Value); !pass(sample) || math.IsNaN(value) || math.IsInf(value, 0) {
				continue
			}
			edge, ok := totals.edges[sample.pair]
			if !ok && sample.isTraffic() {
				edge = totals.open(sample.pair)
			}
			if sample.isTraffic() {
				totals.describe(sample)
			}
			if edge != nil {
				edge.add(sample, definition)
			}
		}
	}
	return totals
}

// open starts the totals of an edge.
func (s sums) open(ends pair) *edgeSum {
	edge := &edgeSum{
		protocols: map[string]bool{}, reporters: map[string]bool{}, outcomes: map[outcome]float64{},
		failed: map[pairOutcome]float64{}, closedBy: map[pairOutcome]float64{}, durations: map[model.Fingerprint]halves{},
		refusedAs: map[string]float64{}, timedBy: map[string]bool{}, timedByReceiver: map[[2]string]bool{},
	}
	s.edges[ends] = edge
	return edge
}

// sortedKeys are a map's keys in order: sums of the same numbers are the same number then.
func sortedKeys[K cmp.Ordered, V any](all map[K]V) []K { return slices.Sorted(maps.Keys(all)) }
