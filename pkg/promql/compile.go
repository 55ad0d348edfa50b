package promql

import (
	"fmt"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// Compile turns a query into the expressions that answer it.
func Compile(q query.Query, s query.Settings) (Plan, error) {
	switch q.Type {
	case query.Metric:
		return compileMetric(q, s)
	case query.Graph:
		return compileGraph(q, s), nil
	}
	return nil, &query.FieldError{
		Field:   "queryType",
		Message: fmt.Sprintf("%q is not available in this version. Use \"metric\" or \"graph\".", q.Type),
	}
}
