package prom

import (
	"strings"
	"time"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// kind is which page of the API a question is put to.
type kind int

const (
	instant kind = iota
	table
	ranged
	labelValues
	labelNames
	buildInfo
)

// question tells questions apart; those that are equal have the same answer.
type question struct {
	identity identity
	kind     kind
	// text is the expression, or what is looked up: the label and the selectors.
	text string
	// The times are nanoseconds since 1970; of an instant only the end counts.
	from, to int64
	step     time.Duration
	// sum is the vector that the expression adds up, and by are the labels, joined by commas; sum is empty
	// where it does more than that.
	sum, by string
}

func questionOf(expression promql.Expression, r query.Range) question {
	if expression.Table {
		return question{kind: table, text: expression.Expr, to: r.To.UnixNano()}
	}
	if expression.Instant {
		return question{kind: instant, text: expression.Expr, to: r.To.UnixNano()}
	}
	return question{kind: ranged, text: expression.Expr, from: r.From.UnixNano(), to: r.To.UnixNano(), step: r.Interval}
}

func lookupOf(what kind, lookup promql.Lookup, r query.Range) question {
	text := strings.Join(append([]string{lookup.Label}, lookup.Selectors...), "\x00")
	return question{kind: what, text: text, from: r.From.UnixNano(), to: r.To.UnixNano()}
}

// empty is what client_golang is given to decode when the answer itself has been read.
func (q question) empty() string {
	switch q.kind {
	case labelValues, labelNames:
		return `{"status":"success","data":[]}`
	case buildInfo:
		return `{"status":"success","data":{}}`
	}
	return `{"status":"success","data":{"resultType":"vector","result":[]}}`
}
