package promql_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/prometheus/prometheus/promql/parser"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// FuzzAnyStringAnywhere puts a string into every field that takes one. A query is refused, or it
// compiles to what Prometheus parses, with the values as data and the required matcher everywhere.
func FuzzAnyStringAnywhere(f *testing.F) {
	for _, seed := range []string{
		"web", `a"b`, `a\`, "a\nb", "a`b", `"} or vector(1) or x{a="`, "(?i:a)", "a)(b", "$name", "${name:regex}",
		"[", "\x00", "\u2028", "a|b", ".*", "{{label}}", "1h", "p95", "-", "source.workload", "le", "__name__", "é", "'",
	} {
		f.Add(seed, uint8(0))
	}
	settings, err := query.ParseSettings([]byte(`{"requiredMatchers": [{"label": "tenant", "op": "=", "value": "blue"}], "strictNamespaces": ["shop"], "nativeHistograms": true}`))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, signal uint8) {
		// JSON holds valid text only: what is not is replaced on the way in.
		quoted, err := json.Marshal(text)
		if err == nil {
			err = json.Unmarshal(quoted, &text)
		}
		if err != nil {
			t.Fatal(err)
		}
		name := istio.Catalogue()[int(signal)%len(istio.Catalogue())].Name
		for _, template := range []string{
			`{"signal": "` + name + `", "source": {"workload": S, "principal": {"op": "!=", "value": [S, "b"]}}, "destination": {"service": {"op": "=~", "value": S}, "namespace": {"op": "!~", "value": [S, "x"]}}}`,
			`{"signal": "` + name + `", "destination": {"workload": S}, "instant": true}`,
			`{"signal": "` + name + `", "groupBy": [S]}`,
			`{"signal": "` + name + `", "window": S}`,
			`{"signal": "` + name + `", "responseFlags": [S], "responseCode": S, "statistics": [S]}`,
			`{"signal": "apdex", "apdexTargetMs": 250, "filters": [{"label": S, "op": "=", "value": S}, {"label": "tag", "op": "!~", "value": S}]}`,
			`{"queryType": "graph", "either": {"workload": S}, "security": S, "protocol": S, "grpcStatus": S}`,
			`{"queryType": "latency", "destination": {"workload": S}, "groupBy": [S], "statistics": [S], "application": {"metric": S, "unit": "s", "namespaceLabel": S}}`,
			`{"queryType": "latency", "source": {"workload": S, "namespace": {"op": "!~", "value": S}}, "compareTo": "1d", "statistics": ["p50"]}`,
			`{"queryType": "latency", "compareTo": S, "either": {"workload": S}}`,
			`{"queryType": "graph", "nodes": "service", "latencyStatistic": S}`,
		} {
			compiles(t, strings.ReplaceAll(template, "S", string(quoted)), text, settings)
		}
	})
}

// compiles checks what a query becomes, if it is not refused.
func compiles(t *testing.T, raw, text string, settings query.Settings) {
	q, err := query.Decode(json.RawMessage(raw), query.Context{Range: hour, Settings: settings})
	if err != nil {
		return
	}
	plan, err := promql.Compile(q, settings)
	if err != nil {
		return
	}
	for _, expression := range plan {
		expr, err := parser.NewParser(parser.Options{}).ParseExpr(expression.Expr)
		if err != nil {
			t.Fatalf("%s becomes what Prometheus does not parse: %v\n%s", raw, err, expression.Expr)
		}
		parser.Inspect(expr, func(node parser.Node, _ []parser.Node) error {
			selector, ok := node.(*parser.VectorSelector)
			if !ok {
				return nil
			}
			required := false
			for _, matcher := range selector.LabelMatchers {
				required = required || matcher.Name == "tenant" && matcher.Value == "blue"
				if matcher.Name == "source_workload" && matcher.Type.String() == "=" && matcher.Value != text && matcher.Value != "unknown" {
					t.Errorf("the value %q is compared as %q", text, matcher.Value)
				}
			}
			if !required {
				t.Errorf("%s: %s lacks the required matcher", raw, selector)
			}
			return nil
		})
	}
}
