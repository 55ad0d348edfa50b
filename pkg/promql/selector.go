package promql

import (
	"slices"
	"strings"
	"time"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// selector is the series of a metric that pass all matchers; with a function, what it makes of their
// samples within a window.
type selector struct {
	metric   string
	matchers []matcher
	// function is empty for the last sample of each series.
	function string
	window   time.Duration
	// offset is how long ago; 0 is at the time of evaluation.
	offset time.Duration
}

func (s selector) level() int { return leaf }

func (s selector) String() string {
	parts := make([]string, len(s.matchers))
	for i, m := range s.matchers {
		parts[i] = m.String()
	}
	text := s.metric + "{" + strings.Join(parts, ",") + "}"
	if s.function != "" {
		text += "[" + formatWindow(s.window) + "]"
	}
	if s.offset > 0 {
		text += " offset " + formatWindow(s.offset)
	}
	if s.function != "" {
		text = s.function + "(" + text + ")"
	}
	return text
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
func (t telemetry) rate(metric string, matchers ...[]matcher) expr {
	series := selector{metric: t.name(metric), matchers: slices.Concat(matchers...), window: t.window, offset: t.offset}
	if t.recorded.Kind != query.RecordedRates {
		series.function = "rate"
		return series
	}
	if t.window <= t.recorded.Window {
		return series
	}
	return t.averaged(series)
}

// stepsPerRecorded is how often recorded rates are read within their own look-back.
const stepsPerRecorded = 5

// averaged is the mean of recorded rates over the window. Where a series is not there it has no traffic: a
// mean of its samples would take a version that came in the middle for one that was there all the time. The
// steps are counted by the server, since servers disagree on whether a window's ends belong to it.
func (t telemetry) averaged(series selector) expr {
	step := t.recorded.Window / stepsPerRecorded
	over := func(function string, of expr) expr {
		return call{function: function, of: subquery{of: of, within: t.window, step: step}}
	}
	steps := call{function: "scalar", of: over("count_over_time", call{function: "vector", of: number(1)})}
	return operation{op: opOver, left: over("sum_over_time", series), right: steps}
}

// last is the last sample of the series of one of the mesh's counters that pass all matchers.
func (t telemetry) last(metric string, matchers ...[]matcher) expr {
	return selector{metric: t.name(metric), matchers: slices.Concat(matchers...), offset: t.offset}
}

// name is what the series of one of the mesh's metrics are called.
func (t telemetry) name(metric string) string { return t.recorded.Prefix + metric + t.recorded.Suffix }
