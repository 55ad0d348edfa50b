package simulator

// proxyBounds are the upper bounds of the buckets that a proxy has by default,
// the same for milliseconds and for bytes; the last bucket has none.
var proxyBounds = []float64{
	0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000,
	30000, 60000, 300000, 600000, 1800000, 3600000,
}

// applicationBounds are the upper bounds, in seconds, that OpenTelemetry gives
// http.server.request.duration.
var applicationBounds = []float64{
	0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
}

// smallValues finds the bucket of a whole number up to 5000 without searching.
var smallValues = func() (index [5001]uint8) {
	for v := range index {
		index[v] = uint8(search(proxyBounds, float64(v)))
	}
	return index
}()

func search(bounds []float64, v float64) int {
	for i, bound := range bounds {
		if v <= bound {
			return i
		}
	}
	return len(bounds)
}

// histogram counts whole numbers: milliseconds or bytes for a proxy,
// microseconds for an application.
type histogram struct {
	// counts per bucket, not cumulated; the last is the one without a bound.
	counts []uint64
	sum    uint64
}

func newProxyHistogram() histogram {
	return histogram{counts: make([]uint64, len(proxyBounds)+1)}
}

// observe adds one whole number to a proxy's histogram.
func (h *histogram) observe(v uint64) {
	h.sum += v
	if v < uint64(len(smallValues)) {
		h.counts[smallValues[v]]++
		return
	}
	h.counts[search(proxyBounds, float64(v))]++
}

// appendValues writes what is exposed: cumulated buckets, then sum and count.
// The unit is how much of the counted number is one of the exposed.
func (h *histogram) appendValues(into []float64, unit float64) []float64 {
	var cumulated uint64
	for _, count := range h.counts {
		cumulated += count
		into = append(into, float64(cumulated))
	}
	return append(into, float64(h.sum)/unit, float64(cumulated))
}
