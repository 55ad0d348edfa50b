package simulator

import (
	"math"
	"slices"
)

// load is the traffic of one edge of a big mesh.
type load struct {
	perSecond float64
	sides     []*loadGroup
}

func (l *load) grow(seconds float64) {
	for _, side := range l.sides {
		side.grow(l.perSecond * seconds)
	}
}

// loadGroup are the series of one kind of answer on one side of an edge.
type loadGroup struct {
	target *Target
	labels []Label
	// share is this answer's part of the edge's requests.
	share float64
	// below is the share of durations in each bucket or one before it.
	below []float64
	// meanMs is the mean duration.
	meanMs float64
	// due are requests that have not been counted, as a fraction of one.
	due      float64
	requests uint64
	duration histogram
}

var loadSeries = slices.Concat(plainSeries(requestsFamily), histogramSeries(durationFamily, proxyBounds))

func newLoadGroup(b *books, a answer, share float64, took Spread) *loadGroup {
	g := &loadGroup{
		target: b.target, labels: b.answerLabels(a), share: share,
		meanMs: took.MeanMs(), duration: newProxyHistogram(),
	}
	for _, bound := range proxyBounds {
		g.below = append(g.below, took.below(bound))
	}
	return g
}

// grow counts some more requests and lets them fall into the buckets as their
// distribution says, so that the buckets add up to the requests.
func (g *loadGroup) grow(requests float64) {
	g.due += requests * g.share
	whole := math.Floor(g.due)
	g.due -= whole
	g.requests += uint64(whole)
	var counted uint64
	for i, below := range g.below {
		upTo := uint64(math.Round(whole * below))
		g.duration.counts[i] += upTo - counted
		counted = upTo
	}
	g.duration.counts[len(g.below)] += uint64(whole) - counted
	g.duration.sum += uint64(math.Round(whole * g.meanMs))
}

// below is the share of samples up to a bound.
func (s Spread) below(boundMs float64) float64 {
	return 0.5 * math.Erfc(-math.Log(boundMs/s.MedianMs)/(s.Sigma*math.Sqrt2))
}

func (g *loadGroup) Target() *Target  { return g.target }
func (g *loadGroup) Labels() []Label  { return g.labels }
func (g *loadGroup) Series() []Series { return loadSeries }
func (g *loadGroup) AppendValues(into []float64) []float64 {
	return g.duration.appendValues(append(into, float64(g.requests)), 1)
}
