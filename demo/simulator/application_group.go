package simulator

import "strconv"

// applicationBooks are what the application in one pod counts.
type applicationBooks struct {
	pod     *pod
	answers []*applicationGroup
}

// handled records a request that the handler finished.
func (b *applicationBooks) handled(code int, ms float64) {
	for _, group := range b.answers {
		if group.code == code {
			group.observe(ms)
			return
		}
	}
	group := newApplicationGroup(b.pod, code)
	group.observe(ms)
	b.answers = append(b.answers, group)
}

func (b *applicationBooks) groups() []Group {
	all := make([]Group, len(b.answers))
	for i, group := range b.answers {
		all[i] = group
	}
	return all
}

// applicationGroup is an application's own histogram for one status code. The
// application knows neither its caller nor its proxy.
type applicationGroup struct {
	code     int
	target   *Target
	labels   []Label
	duration histogram
}

var applicationSeries = histogramSeries(applicationFamily, applicationBounds)

// microsecondsPerSecond is the histogram's unit: whole microseconds add up
// without rounding, so that two runs have equal sums.
const microsecondsPerSecond = 1e6

func newApplicationGroup(p *pod, code int) *applicationGroup {
	return &applicationGroup{
		code:   code,
		target: p.target,
		labels: []Label{
			{"app", p.node.deployment()},
			{"version", p.version},
			{"http_response_status_code", strconv.Itoa(code)},
		},
		duration: histogram{counts: make([]uint64, len(applicationBounds)+1)},
	}
}

func (g *applicationGroup) observe(ms float64) {
	g.duration.sum += uint64(ms * 1000)
	g.duration.counts[search(applicationBounds, ms/1000)]++
}

func (g *applicationGroup) Target() *Target  { return g.target }
func (g *applicationGroup) Labels() []Label  { return g.labels }
func (g *applicationGroup) Series() []Series { return applicationSeries }
func (g *applicationGroup) AppendValues(into []float64) []float64 {
	return g.duration.appendValues(into, microsecondsPerSecond)
}
