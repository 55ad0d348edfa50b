package promql

import (
	"fmt"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// Compile turns a query into the expressions that answer it. A values query has none: it looks
// labels up, see Lookup.
func Compile(q query.Query, s query.Settings) (Plan, error) {
	switch q.Type {
	case query.Metric:
		return compileMetric(q, s)
	case query.Graph:
		return compileGraph(q, s), nil
	case query.Latency:
		return compileLatency(q, s), nil
	case query.Events:
		return compileEvents(q, s)
	case query.Values:
		return Plan{}, nil
	}
	return nil, &query.FieldError{
		Field:   "queryType",
		Message: fmt.Sprintf("%q is not known. Use \"metric\", \"graph\", \"latency\", \"values\" or \"events\".", q.Type),
	}
}
