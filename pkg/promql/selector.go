package promql

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// selector is the series of a metric that pass all matchers.
func selector(metric string, matchers []matcher) string {
	parts := make([]string, len(matchers))
	for i, m := range matchers {
		parts[i] = m.String()
	}
	return fmt.Sprintf("%s{%s}", metric, strings.Join(parts, ","))
}

// telemetry is where the mesh's series are found: under their own names, or as recording rules.
type telemetry struct {
	recorded query.Recorded
	window   time.Duration
	// offset is how long ago; 0 is at the time of evaluation.
	offset time.Duration
}

// rate is the increase a second of the series of one of the mesh's counters that pass all
// matchers. Rules that record rates already are one; over a longer window they are averaged.
func (t telemetry) rate(metric string, matchers ...[]matcher) string {
	series := selector(t.name(metric), slices.Concat(matchers...))
	window := formatWindow(t.window)
	ago := ""
	if t.offset > 0 {
		ago = " offset " + formatWindow(t.offset)
	}
	switch {
	case t.recorded.Kind != query.RecordedRates:
		return fmt.Sprintf("rate(%s[%s]%s)", series, window, ago)
	case t.window <= t.recorded.Window:
		return series + ago
	}
	return fmt.Sprintf("avg_over_time(%s[%s]%s)", series, window, ago)
}

// name is what the series of one of the mesh's metrics are called.
func (t telemetry) name(metric string) string { return t.recorded.Prefix + metric + t.recorded.Suffix }
