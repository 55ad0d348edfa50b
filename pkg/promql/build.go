package promql

import (
	"slices"
	"strings"
	"time"

	"github.com/prometheus/common/model"
)

// on is a clause by which series meet.
func on(labels []string) string { return "on (" + strings.Join(labels, ", ") + ")" }

// union joins vectors with `or`: a series that is in several of them is there once.
func union(vectors ...expr) expr {
	joined := vectors[0]
	for _, vector := range vectors[1:] {
		joined = operation{op: opOr, left: joined, right: vector}
	}
	return joined
}

// unless takes away from a vector the series that meet one of another by labels, and and keeps them.
func unless(left expr, labels []string, right expr) expr {
	return operation{op: opUnless, match: on(labels), left: left, right: right}
}

func and(left expr, labels []string, right expr) expr {
	return operation{op: opAnd, match: on(labels), left: left, right: right}
}

// without takes away the series that a part of the same vector holds.
func without(left, some expr) expr { return operation{op: opUnless, left: left, right: some} }

func plus(left, right expr) expr  { return operation{op: opPlus, left: left, right: right} }
func minus(left, right expr) expr { return operation{op: opMinus, left: left, right: right} }
func times(left, right expr) expr { return operation{op: opTimes, left: left, right: right} }
func over(left, right expr) expr  { return operation{op: opOver, left: left, right: right} }

// positive keeps the samples that are above zero, notNegative those that are not below it; neither
// keeps what is no number.
func positive(of expr) expr    { return operation{op: opMore, left: of, right: number(0)} }
func notNegative(of expr) expr { return operation{op: opLeast, left: of, right: number(0)} }

// orZero is a part, and 0 where there is a whole and no part.
func orZero(part, whole expr) expr { return union(part, times(number(0), whole)) }

// ratio is a part over a whole of the same groups: 0 where there is no part, nothing where there
// is no whole. Those that have no part are found among some groups that are at least the whole's.
func ratio(part, whole, among expr) expr { return over(orZero(part, among), positive(whole)) }

// sumBy adds up a vector by labels.
func sumBy(labels []string, of expr) expr {
	return aggregation{function: "sum", by: labels, of: of}
}

// tagged puts a label on every series of a vector.
func tagged(label, value string, of expr) expr {
	return call{function: "label_replace", of: of, after: []string{quote(label), quote(value), `""`, `""`}}
}

// copied gives a label what a regular expression finds in another. Where it finds nothing, the label
// stays as it is.
func copied(of expr, label, found, from, expression string) expr {
	return call{function: "label_replace", of: of, after: []string{quote(label), quote(found), quote(from), quote(expression)}}
}

// quantileOf is a quantile of a histogram.
func quantileOf(q float64, of expr) expr {
	return call{function: "histogram_quantile", before: []string{formatNumber(q)}, of: of}
}

// formatWindow writes a duration as PromQL does.
func formatWindow(window time.Duration) string { return model.Duration(window).String() }

// distinct keeps the first of equal labels.
func distinct(labels ...[]string) []string {
	var kept []string
	for _, label := range slices.Concat(labels...) {
		if !slices.Contains(kept, label) {
			kept = append(kept, label)
		}
	}
	return kept
}
