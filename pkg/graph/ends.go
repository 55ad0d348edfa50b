package graph

import (
	"iter"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// end is the labels of one end of calls, which many series have in common.
type end struct {
	labels vector.Sample
	key    string
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

// columns are the labels that are read of every sample: those of both ends, of which it matters too whether
// there was a way to the called one, and those that tell what the sample is.
var columns = []string{
	istio.SourceCluster, istio.SourceNamespace, istio.SourceWorkload,
	istio.SourceCanonicalService, istio.SourceApp, istio.SourceVersion, istio.SourcePrincipal,

	istio.DestinationCluster, istio.DestinationWorkloadNamespace, istio.DestinationWorkload,
	istio.DestinationCanonicalService, istio.DestinationApp, istio.DestinationVersion,
	istio.DestinationNamespace, istio.DestinationServiceName, istio.DestinationHost,

	istio.Reporter, istio.ResponseFlags, promql.PartLabel,
	istio.SecurityPolicy, istio.Protocol, istio.ResponseCode, istio.GRPCStatus,
}

// The places of labels among the columns.
const (
	firstOfSource, endOfSource = 0, 7
	firstOfCalled, endOfCalled = 7, 16
)

const (
	reporterColumn = endOfCalled + iota
	flagsColumn
	partColumn
	policyColumn
	protocolColumn
	codeColumn
	statusColumn
)

// ends are those of one side by their labels.
type ends struct {
	first, end int
	known      map[string]*end
	key        []byte
}

func newEnds(first, last int) *ends { return &ends{first: first, end: last, known: map[string]*end{}} }

// of is the end of a series.
func (e *ends) of(labels *vector.Sample, columns *vector.Columns, mark byte) *end {
	e.key = append(e.key[:0], mark)
	for column := e.first; column < e.end; column++ {
		e.key = append(append(e.key, columns.Value(labels, column)...), separator)
	}
	known, ok := e.known[string(e.key)]
	if !ok {
		known = &end{labels: *labels, key: string(e.key)}
		e.known[known.key] = known
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
		e.lost = &end{labels: e.labels, key: e.key, isLost: true}
	}
	return e.lost
}

// separator stands between the values of labels: no text holds it.
const separator = 0xff
