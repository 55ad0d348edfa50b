package promql_test

import (
	"testing"
	"time"

	"github.com/prometheus/prometheus/promql/parser"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// BenchmarkCompile takes a graph's JSON to PromQL, and beside it the time that Prometheus's own
// parser takes to read that PromQL, which the server spends before it begins to look for series.
func BenchmarkCompile(b *testing.B) {
	settings := query.DefaultSettings()
	raw := []byte(`{"queryType": "graph", "either": {"namespace": ["shop", "bank"]}, "include": ["latency", "security", "tcp", "throughput"]}`)
	compile := func() promql.Plan {
		q, err := query.Decode(raw, query.Context{RefID: "A", Settings: settings, Now: time.Unix(1_800_000_000, 0), Range: query.Range{
			From: time.Unix(1_799_999_100, 0), To: time.Unix(1_800_000_000, 0), Interval: 15 * time.Second,
		}})
		if err != nil {
			b.Fatal(err)
		}
		plan, err := promql.Compile(q, settings)
		if err != nil {
			b.Fatal(err)
		}
		return plan
	}
	plan := compile()
	b.Run("decodeAndCompile", func(b *testing.B) {
		for b.Loop() {
			compile()
		}
	})
	b.Run("parseInPrometheus", func(b *testing.B) {
		reader := parser.NewParser(parser.Options{})
		for b.Loop() {
			for _, expression := range plan {
				if _, err := reader.ParseExpr(expression.Expr); err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
