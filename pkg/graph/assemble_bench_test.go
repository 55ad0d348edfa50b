package graph_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// benchmarkedEdges is how many edges BenchmarkAssemble draws.
const benchmarkedEdges = 2000

// BenchmarkAssemble makes a graph of 2,000 edges of the answers to its queries, and beside it the
// time that encoding/json takes to read those answers.
func BenchmarkAssemble(b *testing.B) {
	parts := largeParts()
	settings := query.DefaultSettings()
	q := query.Query{Nodes: query.NodeWorkload, Errors: query.Errors5xx}
	if g := graph.Assemble(parts, q, settings); len(g.Edges) != benchmarkedEdges {
		b.Fatalf("%d edges are drawn", len(g.Edges))
	}
	b.Run("assemble", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			graph.Assemble(parts, q, settings)
		}
	})
	answers, err := json.Marshal(parts)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("readAnswers", func(b *testing.B) {
		for b.Loop() {
			var read graph.Parts
			if err := json.Unmarshal(answers, &read); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// largeParts are the answers for 500 workloads that call four others each: two codes, a policy, and
// the mean and the percentile of the latency.
func largeParts() graph.Parts {
	const callers, callees = 500, benchmarkedEdges / 500
	parts := graph.Parts{}
	for i := range callers {
		for j := range callees {
			add := func(part string, value float64, more model.Metric) {
				metric := peers(i, (i+1+j*7)%callers)
				for name, text := range more {
					metric[name] = text
				}
				parts[part] = append(parts[part], &model.Sample{Metric: metric, Value: model.SampleValue(value)})
			}
			outcome := func(code string) model.Metric {
				return model.Metric{promql.PartLabel: promql.PartTraffic, "reporter": "source", "request_protocol": "http", "response_code": model.LabelValue(code), "response_flags": "-"}
			}
			add(promql.PartRequests, float64(i+1), outcome("200"))
			add(promql.PartRequests, 0.01, outcome("503"))
			add(promql.PartRequests, float64(i+1), model.Metric{promql.PartLabel: promql.PartSecurity, "connection_security_policy": "mutual_tls"})
			add(promql.PartDurationSum, 40*float64(i+1), nil)
			add(promql.PartDurationCount, float64(i+1), nil)
			add(promql.PartDurationQuantile, 95, nil)
		}
	}
	return parts
}

// peers are the labels of an edge's identity.
func peers(from, to int) model.Metric {
	metric := model.Metric{}
	for end, i := range map[string]int{"source": from, "destination": to} {
		name := model.LabelValue(fmt.Sprintf("service-%04d", i))
		for label, text := range map[string]model.LabelValue{
			"cluster": "c1", "workload_namespace": model.LabelValue(fmt.Sprintf("team-%02d", i/10)),
			"workload": name, "canonical_service": name, "app": name,
		} {
			metric[model.LabelName(end+"_"+label)] = text
		}
		if end == "destination" {
			metric["destination_service_name"] = name
			metric["destination_service_namespace"] = metric["destination_workload_namespace"]
		}
	}
	return metric
}
