package promql

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// matcher is one comparison within a selector.
type matcher struct {
	label, op, value string
}

func (m matcher) String() string { return m.label + m.op + quote(m.value) }

// quote writes a string as PromQL does. The replacement character is escaped, because Prometheus's
// lexer takes it for text that is not UTF-8.
func quote(value string) string {
	return strings.ReplaceAll(strconv.Quote(value), "\uFFFD", `\ufffd`)
}

// opposite matches what a regular expression does not.
func (m matcher) opposite() matcher { return matcher{m.label, "!~", m.value} }

// accepts tells whether a value passes.
func (m matcher) accepts(value string) bool {
	switch m.op {
	case "=":
		return value == m.value
	case "!=":
		return value != m.value
	}
	expression, err := regexp.Compile("^(?s:" + m.value + ")$")
	return err == nil && expression.MatchString(value) == (m.op == "=~")
}

// missing matches a peer's label that says that it does not know, or that is not there; known matches
// any other.
func missing(label string) matcher { return matcher{label, "=~", istio.Missing} }
func known(label string) matcher   { return missing(label).opposite() }

// equal is the commonest matcher.
func equal(label, value string) matcher { return matcher{label, "=", value} }

// toMatcher turns a match that is not empty into a matcher. Values of = and != are data: where
// there are several they are quoted for the regular expression that stands for them.
func toMatcher(label string, match query.Match) matcher {
	several := len(match.Values) > 1
	switch match.Op {
	case query.OpAbsent:
		return equal(label, "")
	case query.OpRegex, query.OpNotRegex:
		expression := match.Values[0]
		if several {
			expression = "(?:" + strings.Join(match.Values, ")|(?:") + ")"
		}
		return matcher{label, string(match.Op), expression}
	}
	if !several {
		return matcher{label, string(match.Op), match.Values[0]}
	}
	quoted := make([]string, len(match.Values))
	for i, value := range match.Values {
		quoted[i] = regexp.QuoteMeta(value)
	}
	op := "=~"
	if match.Op == query.OpNotEqual {
		op = "!~"
	}
	return matcher{label, op, strings.Join(quoted, "|")}
}

// negated is the matcher of everything that a match does not let through, and false where there
// is nothing to exclude.
func negated(label string, match query.Match) (matcher, bool) {
	if match.Empty() {
		return matcher{}, false
	}
	opposite := map[query.Op]query.Op{
		query.OpEqual: query.OpNotEqual, query.OpNotEqual: query.OpEqual,
		query.OpRegex: query.OpNotRegex, query.OpNotRegex: query.OpRegex,
	}
	if match.Op == query.OpAbsent {
		return matcher{label, "!=", ""}, true
	}
	return toMatcher(label, query.Match{Op: opposite[match.Op], Values: match.Values}), true
}

// anyFlag matches series whose comma-joined flags hold one of a few. Whole members are compared:
// UR is not part of URX.
func anyFlag(label string, flags []string) matcher {
	quoted := make([]string, len(flags))
	for i, flag := range flags {
		quoted[i] = regexp.QuoteMeta(flag)
	}
	return matcher{label, "=~", "(.*,)?(" + strings.Join(quoted, "|") + ")(,.*)?"}
}
