package latency

import (
	"math"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// report is what one reporter tells of some calls, over time.
type report struct {
	*halves
	*counting.Series
	// both is the group to which it belongs where both sides report its pair, alone the one where one does;
	// kind is the number of its kind.
	both, alone *labelled
	kind        int
	to          workload
	via         route
	// answered says that the calls got a whole answer.
	answered bool

	// counted and left say that it counts for a percentile at some time, and that it does not; inPart that it
	// does in part.
	counted, left, inPart bool

	// now is what it tells at the time that is looked at, where told says that it does.
	now  mix
	told bool
	side counting.Side
}

// witness is a series that tells who reports a pair.
type witness struct {
	*counting.Series
	line
	// rate is at the time that is looked at, no number where it is not there.
	rate float64
}

// reports are what all reporters tell of some calls, over time.
type reports struct {
	reader    *counting.Reader
	all       []*report
	witnesses []*witness
}

// readReports reads what reporters tell. Where no witness was asked, what they count is one.
func readReports(matrix model.Matrix) *reports {
	r := &reports{reader: counting.NewReader()}
	for _, told := range halvesOf(matrix) {
		metric := told.metric
		r.all = append(r.all, &report{
			halves: told, Series: r.reader.Read(counting.Metric(metric)),
			to:       workload{string(metric[istio.DestinationWorkloadNamespace]), string(metric[istio.DestinationWorkload])},
			via:      routeOf(metric),
			answered: istio.Answered(string(metric[istio.ResponseFlags])),
		})
	}
	for _, stream := range matrix {
		if stream.Metric[promql.PartLabel] == promql.PartWitness+promql.PartCount {
			r.witness(r.reader.Read(counting.Metric(stream.Metric)), stream.Values)
		}
	}
	if len(r.witnesses) == 0 {
		for _, told := range r.all {
			r.witness(told.Series, told.count.values)
		}
	}
	return r
}

func (r *reports) witness(series *counting.Series, values []model.SamplePair) {
	r.witnesses = append(r.witnesses, &witness{Series: series, line: line{values: values}})
}

// series are those of the witness.
func (r *reports) series(yield func(*counting.Series) bool) {
	for _, w := range r.witnesses {
		if !yield(w.Series) {
			return
		}
	}
}

// at reads a time, and gives the rule by which its reports count. Who reports what differs from time to
// time.
func (r *reports) at(t model.Time, asked counting.Asked) counting.Rule {
	for _, told := range r.all {
		told.now, told.told = told.halves.at(t)
	}
	for _, w := range r.witnesses {
		w.rate = w.line.at(t)
	}
	return r.reader.Rule(func(yield func(*counting.Series, float64) bool) {
		for _, w := range r.witnesses {
			if !math.IsNaN(w.rate) && !yield(w.Series, w.rate) {
				return
			}
		}
	}, asked)
}
