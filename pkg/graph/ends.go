package graph

import (
	"iter"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// end is the labels of one end of calls, which many series have in common.
type end struct {
	metric model.Metric
	// identity is what they name (named), completed by what others tell where there is a node.
	identity Identity
	named    bool
	// occurs says that it is the end of something that was counted or might have been.
	occurs bool
	// lost is the end of calls that were lost on their way to this one, where it is a hop; nil where none was.
	lost *end
	// isLost says that this is such an end.
	isLost bool
	node   *nodeSum
}

// The labels of an end. Of a called one it matters too whether there was a way to it.
var (
	sourceLabels = []model.LabelName{
		istio.SourceCluster, istio.SourceNamespace, istio.SourceWorkload,
		istio.SourceCanonicalService, istio.SourceApp, istio.SourceVersion, istio.SourcePrincipal,
	}
	calledLabels = []model.LabelName{
		istio.DestinationCluster, istio.DestinationWorkloadNamespace, istio.DestinationWorkload,
		istio.DestinationCanonicalService, istio.DestinationApp, istio.DestinationVersion,
		istio.DestinationNamespace, istio.DestinationServiceName, istio.DestinationHost,
	}
)

// ends are those of one side by their labels.
type ends struct {
	labels []model.LabelName
	known  map[string]*end
	key    []byte
}

func newEnds(labels []model.LabelName) *ends { return &ends{labels: labels, known: map[string]*end{}} }

// of is the end of a series.
func (e *ends) of(metric model.Metric, mark byte) *end {
	e.key = append(e.key[:0], mark)
	for _, label := range e.labels {
		e.key = append(append(e.key, metric[label]...), separator)
	}
	known, ok := e.known[string(e.key)]
	if !ok {
		known = &end{metric: metric}
		e.known[string(e.key)] = known
	}
	return known
}

// all are the ends, and those at which calls were lost on their way to one.
func (e *ends) all() iter.Seq[*end] {
	return func(yield func(*end) bool) {
		for _, one := range e.known {
			if !yield(one) || one.lost != nil && !yield(one.lost) {
				return
			}
		}
	}
}

// whereLost is where calls end that were lost on their way to this end.
func (e *end) whereLost() *end {
	if e.lost == nil {
		e.lost = &end{metric: e.metric, isLost: true}
	}
	return e.lost
}

// separator stands between the values of labels: no text holds it.
const separator = 0xff
