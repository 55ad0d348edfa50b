package promql

import (
	"strings"
	"time"
)

// expr is PromQL under construction: a value that knows its outermost operator, and is printed once,
// with the parentheses that it needs. Nothing else in the project writes PromQL.
type expr interface {
	// level is how strongly the outermost operator binds; what is not an operation binds strongest.
	level() int
	// String is the text, several lines where that reads better.
	String() string
}

// operator is a binary operator of PromQL.
type operator struct {
	symbol string
	binds  int
}

// The operators, by how strongly they bind. All of them associate to the left.
var (
	opOr     = operator{"or", 1}
	opAnd    = operator{"and", 2}
	opUnless = operator{"unless", 2}
	opMore   = operator{">", 3}
	opLeast  = operator{">=", 3}
	opEqual  = operator{"==", 3}
	opPlus   = operator{"+", 4}
	opMinus  = operator{"-", 4}
	opTimes  = operator{"*", 5}
	opOver   = operator{"/", 5}
)

// leaf is the level of what is not an operation.
const leaf = 9

// operation is two expressions and what joins them.
type operation struct {
	op operator
	// match says by which labels series meet: "on (…)", or empty for all of them.
	match       string
	left, right expr
}

func (o operation) level() int { return o.op.binds }

func (o operation) String() string {
	left, right := o.left.String(), o.right.String()
	if o.left.level() < o.op.binds {
		left = parenthesised(left)
	}
	if o.right.level() <= o.op.binds {
		right = parenthesised(right)
	}
	_, numberLeft := o.left.(number)
	_, numberRight := o.right.(number)
	separator := "\n"
	if numberLeft || numberRight {
		separator = " "
	}
	words := []string{o.op.symbol}
	if o.match != "" {
		words = append(words, o.match)
	}
	return left + separator + strings.Join(append(words, right), " ")
}

func parenthesised(text string) string {
	if !strings.Contains(text, "\n") {
		return "(" + text + ")"
	}
	return "(\n" + indent(text) + "\n)"
}

func indent(text string) string { return "  " + strings.ReplaceAll(text, "\n", "\n  ") }

// number is a scalar.
type number float64

func (n number) level() int     { return leaf }
func (n number) String() string { return formatNumber(float64(n)) }

// aggregation adds up, counts or groups a vector by labels.
type aggregation struct {
	function string
	by       []string
	// without says that `by` are the labels that are given up, in place of those that are kept.
	without bool
	of      expr
}

func (a aggregation) level() int { return leaf }

func (a aggregation) String() string {
	clause := "by"
	if a.without {
		clause = "without"
	}
	return a.function + " " + clause + " (" + strings.Join(a.by, ", ") + ") (\n" + indent(a.of.String()) + "\n)"
}

// call is a function of a vector, with the arguments that stand before it and after it as PromQL.
type call struct {
	function string
	before   []string
	of       expr
	after    []string
}

func (c call) level() int { return leaf }

func (c call) String() string {
	of := c.of.String()
	if !strings.Contains(of, "\n") {
		arguments := append(append(append([]string{}, c.before...), of), c.after...)
		return c.function + "(" + strings.Join(arguments, ", ") + ")"
	}
	text := c.function + "("
	if len(c.before) > 0 {
		text += strings.Join(c.before, ", ") + ","
	}
	text += "\n" + indent(of)
	if len(c.after) > 0 {
		text += ",\n  " + strings.Join(c.after, ", ")
	}
	return text + "\n)"
}

// subquery is an expression at every step within a while.
type subquery struct {
	of           expr
	within, step time.Duration
}

func (s subquery) level() int { return leaf }

func (s subquery) String() string {
	return s.of.String() + "[" + formatWindow(s.within) + ":" + formatWindow(s.step) + "]"
}
