package graph

import (
	"math"

	"github.com/alidade-mesh/alidade/pkg/query"
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
	outcomes             map[outcome]float64
	// encrypted and plain are requests or, for TCP, bytes whose policy the receiver told.
	encryptedRequests, plainRequests float64
	encryptedBytes, plainBytes       float64
	durationSum, durationCount       float64
	latency                          *float64
	requestBytes, responseBytes      amount
	sent, received                   amount
}

// sum adds up samples, traffic first: only traffic makes an edge, and what else is known of a pair
// without any is dropped.
func sum(samples []located, definition query.Errors) sums {
	totals := sums{edges: map[pair]*edgeSum{}, nodes: map[Identity]*description{}}
	for _, traffic := range []bool{true, false} {
		for _, sample := range samples {
			if value := float64(sample.Value); sample.isTraffic() != traffic || math.IsNaN(value) || math.IsInf(value, 0) {
				continue
			}
			edge, ok := totals.edges[sample.pair]
			if !ok && traffic {
				edge = totals.open(sample.pair)
			}
			if traffic {
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
	edge := &edgeSum{protocols: map[string]bool{}, reporters: map[string]bool{}, outcomes: map[outcome]float64{}}
	s.edges[ends] = edge
	return edge
}
