package simulator

// endingGroup counts TCP connections that were not taken: all that they have are
// flags, with which they are closed.
type endingGroup struct {
	peer   peer
	flags  string
	target *Target
	labels []Label
	// failures says that the proxy counts them as failed too.
	failures bool
	closed   uint64
}

var (
	endingSeries  = plainSeries(closedFamily)
	failureSeries = plainSeries(closedFamily, failedFamily)
)

func newEndingGroup(b *books, p peer, flags string) *endingGroup {
	return &endingGroup{peer: p, flags: flags, target: b.target, labels: b.connectionLabels(p, flags), failures: b.countsFailures}
}

func (g *endingGroup) Target() *Target { return g.target }
func (g *endingGroup) Labels() []Label { return g.labels }
func (g *endingGroup) Series() []Series {
	if g.failures {
		return failureSeries
	}
	return endingSeries
}
func (g *endingGroup) AppendValues(into []float64) []float64 {
	into = append(into, float64(g.closed))
	if g.failures {
		into = append(into, float64(g.closed))
	}
	return into
}
