package promql

import "github.com/alidade-mesh/alidade/pkg/query"

// compileEvents asks the series over time in which events are found: the traffic of what may
// appear or vanish, or the error ratios that may cross the threshold.
func compileEvents(q query.Query, s query.Settings) (Plan, error) {
	q.Type = query.Metric
	// What else a query may say of idle pairs or of an earlier time is nothing to events.
	q.Idle, q.CompareTo = false, 0
	q.Signal = "requestRate"
	if q.Event == query.EventErrorRatio {
		q.Signal = "errorRatio"
	}
	return compileMetric(q, s)
}
