package latency

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// kind is a kind of calls of which first percentiles are: by who reports them, and by whether that knows
// the other end.
type kind int

const (
	sent kind = iota
	sentToUnknown
	arrived
	arrivedFromUnknown
	passed
	passedFromUnknown
	// elsewhere are calls of which there are no first percentiles: those to hops that are left out.
	elsewhere
	kinds
)

// kindOf is the kind of what a reporter tells.
func kindOf(r *report) kind {
	known := r.metric[istio.DestinationWorkload]
	if !r.FromSource() {
		known = r.metric[istio.SourceWorkload]
	}
	return kindBy(r.reporter, istio.Known(string(known)) != "")
}

func kindBy(reporter string, known bool) kind {
	of := map[string]kind{istio.ReporterSource: sent, istio.ReporterDestination: arrived, istio.ReporterWaypoint: passed}
	first, ok := of[reporter]
	switch {
	case !ok:
		return elsewhere
	case known:
		return first
	}
	return first + 1
}

// firstKind is the kind of calls of which a percentile is; false where it is of those that count.
func firstKind(part promql.Kind, metric model.Metric) (kind, bool) {
	tag := metric[promql.PartLabel]
	reporter := string(metric[istio.Reporter])
	if part == promql.SourceTimes {
		reporter = istio.ReporterSource
	}
	return kindBy(reporter, tag == promql.PartKnown), tag != ""
}

// tally tells, of one side of a group's calls, of which kinds those are that count.
type tally struct {
	// pairs are of pairs that both sides report, all whether they do or not.
	pairs, all calls
	// first is how many reports there are of each kind, whether they count or not.
	first [kinds]int
}

// calls is how many reports count in full, by kind, and whether others count in part.
type calls struct {
	of       [kinds]int
	inPart   bool
	reported int
}

func (c *calls) add(k kind, share float64) {
	c.of[k]++
	c.reported++
	c.inPart = c.inPart || share < 1
}

// whole is the kind of which are all calls that count, and of which all count. A group's percentile is of the
// pairs that both sides report, and of others where there is none. It is false where no kind is.
func (t tally) whole() (kind, bool) {
	c := t.counting()
	if c.inPart || c.reported == 0 {
		return elsewhere, false
	}
	for k, reported := range c.of[:elsewhere] {
		if reported == c.reported && t.first[k] == reported {
			return kind(k), true
		}
	}
	return elsewhere, false
}

func (t tally) counting() calls {
	if t.pairs.reported > 0 {
		return t.pairs
	}
	return t.all
}
