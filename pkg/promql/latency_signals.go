package promql

// callerSide is the mean that callers saw less the mean that receiving sides saw, of the same pairs.
func callerSide(m metricQuery) (expr, error) {
	b := newBreakdown(m.query, m.settings, m.labels)
	return minus(b.seenBy(counted.sentAndSeen, m.labels).mean(b.scope), b.seenBy(counted.arrivedAndSeen, m.labels).mean(b.scope)), nil
}

// receivingProxy is the mean that receiving sides saw less that of the applications behind them,
// weighted by requests; workloads whose applications tell nothing are left out.
func receivingProxy(m metricQuery) (expr, error) {
	b := newBreakdown(m.query, m.settings, m.labels)
	seen := b.seenBy(counted.arrived, m.labels, CalledWorkload())
	return over(sumBy(m.labels, minus(seen.sum(b.scope), b.handled(seen))), b.measured(m.labels, seen)), nil
}

// applicationTime is the mean of the applications, weighted by the requests that the receiving sides saw.
func applicationTime(m metricQuery) (expr, error) {
	b := newBreakdown(m.query, m.settings, m.labels)
	seen := b.seenBy(counted.arrived, m.labels, CalledWorkload())
	return over(sumBy(m.labels, b.handled(seen)), b.measured(m.labels, seen)), nil
}

// handled is the milliseconds a second that applications spent on what their proxies saw.
func (b breakdown) handled(seen distribution) expr {
	return operation{
		op: opTimes, match: on(CalledWorkload()) + " group_left ()",
		left: seen.count(b.scope), right: b.own.first(applicationHistogram.mean),
	}
}

// measured is the requests a second whose applications tell their time.
func (b breakdown) measured(labels []string, seen distribution) expr {
	return positive(sumBy(labels, and(seen.count(b.scope), CalledWorkload(), b.own.first(applicationHistogram.mean))))
}
