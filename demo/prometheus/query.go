package prometheus

import (
	"context"
	"fmt"
	"time"

	"github.com/prometheus/prometheus/promql"
)

// Query evaluates expr at one instant, in the engine that the HTTP API uses.
// A scalar is answered as a vector of one sample without labels.
func (s *Server) Query(ctx context.Context, expr string, at time.Time) (promql.Vector, error) {
	query, err := s.engine.NewInstantQuery(ctx, s.db, nil, expr, at)
	if err != nil {
		return nil, fmt.Errorf("reading %q: %w", expr, err)
	}
	defer query.Close()
	result := query.Exec(ctx)
	if result.Err != nil {
		return nil, fmt.Errorf("evaluating %q: %w", expr, result.Err)
	}
	switch value := result.Value.(type) {
	case promql.Vector:
		// The engine takes its slices back when the query is closed.
		return append(promql.Vector(nil), value...), nil
	case promql.Scalar:
		return promql.Vector{{T: value.T, F: value.V}}, nil
	default:
		return nil, fmt.Errorf("evaluating %q: it answers a %s, and only vectors and scalars are read here", expr, value.Type())
	}
}
