package latency

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// kind is the calls of which a first percentile is: they have the same labels, the same reporter, which
// knows the other end of all or of none.
type kind struct {
	labels, reporter string
	known            bool
}

// kindOf is the kind of what a reporter tells.
func (r *reading) kindOf(told *report) kind {
	k := kind{reporter: told.Reporter}
	known := told.metric[istio.SourceWorkload]
	if told.FromSource() {
		known = told.metric[istio.DestinationWorkload]
	}
	k.known = istio.Known(string(known)) != ""
	k.labels = r.labelled(told.metric, told.FromSource() && !k.known)
	return k
}

// kindBy is the kind of which a percentile is; false where it is of the calls that count.
func (r *reading) kindBy(part promql.Kind, metric model.Metric) (kind, bool) {
	tag := metric[promql.PartLabel]
	k := kind{reporter: string(metric[istio.Reporter]), known: tag == promql.PartKnown}
	if part == promql.SourceTimes {
		k.reporter = istio.ReporterSource
	}
	k.labels = r.labelled(metric, part == promql.SourceTimes && !k.known)
	return k, tag != ""
}

// labelled are the labels by which percentiles are first asked, as series have them.
func (r *reading) labelled(metric model.Metric, unknown bool) string {
	labels := map[string]string{}
	for _, label := range promql.FirstLabels(r.query, unknown) {
		labels[label] = string(metric[model.LabelName(label)])
	}
	return identity(labels)
}

// nowhere is the number of no kind: of calls to hops there are no first percentiles.
const nowhere = -1

// calls are reports that count: of which kind, where it is one, and how many.
type calls struct {
	kind, reported   int
	several, inParts bool
}

func (c *calls) add(kind int, share float64) {
	c.several = c.several || c.reported > 0 && kind != c.kind
	c.inParts = c.inParts || share < 1
	c.kind = kind
	c.reported++
}

// tally tells which calls of one side of a group count: those of pairs that both sides report, and all.
type tally struct{ pairs, all calls }

// whole is the kind of which are all calls that count, and of which all count; reported is how many reports
// there are of each kind. A group's percentile is of the pairs that both sides report, and of others where
// there is none.
func (t tally) whole(reported []int) (kind int, whole bool) {
	c := t.all
	if t.pairs.reported > 0 {
		c = t.pairs
	}
	if c.several || c.inParts || c.reported == 0 || c.kind == nowhere {
		return nowhere, false
	}
	return c.kind, reported[c.kind] == c.reported
}
