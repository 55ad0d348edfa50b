package graph_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// benchmarkedEdges is how many edges BenchmarkAssemble draws.
const benchmarkedEdges = 2000

// BenchmarkAssemble makes a graph of 2,000 edges of the answers to its queries, and beside it the
// time that encoding/json takes to read those answers.
func BenchmarkAssemble(b *testing.B) {
	answers := largeAnswers()
	parts := graph.Parts{}
	for kind, answer := range answers {
		parts[kind] = vector.Of(answer)
	}
	settings := query.DefaultSettings()
	q := query.Query{Nodes: query.NodeWorkload, Reporter: query.Auto, Errors: query.Errors5xx}
	if g := graph.Assemble(parts, q, settings); len(g.Edges) != benchmarkedEdges {
		b.Fatalf("%d edges are drawn", len(g.Edges))
	}
	b.Run("assemble", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			graph.Assemble(parts, q, settings)
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/benchmarkedEdges, "µs/edge")
	})
	texts, err := json.Marshal(answers)
	if err != nil {
		b.Fatal(err)
	}
	b.Run("readAnswers", func(b *testing.B) {
		for b.Loop() {
			var read map[promql.Kind]model.Vector
			if err := json.Unmarshal(texts, &read); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// largeAnswers are the answers for 500 workloads that call four others each: two codes and the mean of the
// latency as both sides tell them, and the percentile.
func largeAnswers() map[promql.Kind]model.Vector {
	const callers, callees = 500, benchmarkedEdges / 500
	answers := map[promql.Kind]model.Vector{}
	for i := range callers {
		for j := range callees {
			add := func(kind promql.Kind, value float64, more model.Metric) {
				metric := peers(i, (i+1+j*7)%callers)
				for name, text := range more {
					metric[name] = text
				}
				answers[kind] = append(answers[kind], &model.Sample{Metric: metric, Value: model.SampleValue(value)})
			}
			outcome := func(by, code, policy string) model.Metric {
				return model.Metric{
					promql.PartLabel: promql.PartTraffic, "reporter": model.LabelValue(by), "request_protocol": "http",
					"response_code": model.LabelValue(code), "response_flags": "-", "connection_security_policy": model.LabelValue(policy),
				}
			}
			half := func(by, part string) model.Metric {
				return model.Metric{promql.PartLabel: model.LabelValue(part), "reporter": model.LabelValue(by), "response_flags": "-"}
			}
			for by, policy := range map[string]string{"source": "unknown", "destination": "mutual_tls"} {
				add(promql.Requests, float64(i+1), outcome(by, "200", policy))
				add(promql.Requests, 0.01, outcome(by, "503", policy))
				add(promql.Durations, 40*float64(i+1), half(by, promql.PartSum))
				add(promql.Durations, float64(i+1), half(by, promql.PartCount))
			}
			add(promql.DurationQuantile, 95, nil)
		}
	}
	return answers
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
