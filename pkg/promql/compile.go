package promql

import (
	"fmt"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// compilers make the expressions of each type of query. A values query has none: it looks labels up, see
// Lookup.
var compilers = map[query.Type]func(query.Query, query.Settings) (Plan, error){
	query.Metric:  compileMetric,
	query.Graph:   always(compileGraph),
	query.Latency: always(compileLatency),
	query.Events:  compileEvents,
	query.Values:  always(func(query.Query, query.Settings) Plan { return Plan{} }),
}

// always is a compiler that refuses nothing.
func always(compile func(query.Query, query.Settings) Plan) func(query.Query, query.Settings) (Plan, error) {
	return func(q query.Query, s query.Settings) (Plan, error) { return compile(q, s), nil }
}

// Compile turns a query into the expressions that answer it. A type that does not exist has been refused
// by query.Decode.
func Compile(q query.Query, s query.Settings) (Plan, error) {
	compile, ok := compilers[q.Type]
	if !ok {
		return nil, &query.FieldError{Field: "queryType", Message: fmt.Sprintf("%q cannot be compiled.", q.Type)}
	}
	return compile(q, s)
}
