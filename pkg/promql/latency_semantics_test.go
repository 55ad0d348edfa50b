package promql_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/latency"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// breakdowns are meshes, a latency query's members beyond its type and window, and its rows: the
// values of the labels, what the mean is made of, the dominant part, the confidence, and notes.
var breakdowns = []semanticsCase{
	{
		"two sides and an application are three parts",
		`source web > pay 1/s @100
		 destination web > pay 1/s @70
		 application pay 1/s @50`, ``,
		"web shop pay: 100 = 30 caller + 20 proxy + 50 application; application high",
	},
	{
		"without an application's metric two parts remain",
		`source web > pay 1/s @100
		 destination web > pay 1/s @30`, ``,
		"web shop pay: 100 = 70 caller + 30 not split; callerSide high; No application metric of pay was found: there the receiving proxy and the application are not told apart.",
	},
	{
		"what is not split may hold the largest part",
		`source web > pay 1/s @100
		 destination web > pay 1/s @70`, ``,
		"web shop pay: 100 = 30 caller + 70 not split; unknown high; No application metric",
	},
	{
		"a source alone",
		`source web > pay 1/s @100
		 application pay 1/s @50`, ``,
		"web shop pay: 100 = 100 not split; unknown low; Only the caller reports",
	},
	{
		"a call that never arrived has its service's name",
		`source web > ? 1/s @100 code=503 flags=UH service=api.example.com`, ``,
		"web unknown unknown (api.example.com): 100 = 100 not split; unknown low; Only the caller reports",
	},
	{
		"a destination alone",
		`destination ? > pay 1/s @70 policy=none
		 application pay 1/s @50`, ``,
		"unknown shop pay: 70 = 20 proxy + 50 application; application low; Only the receiving side reports",
	},
	{
		"a waypoint in the middle",
		`source web > pay 1/s @100
		 waypoint web > pay 1/s @80
		 application pay 1/s @30`, ``,
		"web shop pay: 100 = 20 caller + 50 proxy + 30 application; receivingProxy high; A waypoint reports the receiving side",
	},
	{
		"a destination beside its application is believed before a waypoint",
		`source web > pay 1/s @100
		 waypoint web > pay 1/s @80
		 destination web > pay 1/s @60
		 application pay 1/s @30`, ``,
		"web shop pay: 100 = 40 caller + 30 proxy + 30 application; callerSide high",
	},
	{
		"gRPC is told as HTTP is",
		`source web > pay 1/s @100 request_protocol=grpc grpc=0
		 source web > pay 1/s @200 request_protocol=grpc grpc=14
		 destination web > pay 1/s @90 request_protocol=grpc grpc=0
		 destination web > pay 1/s @150 request_protocol=grpc grpc=14
		 application pay 2/s @100`, `"protocol": "grpc"`,
		"web shop pay: 150 = 30 caller + 20 proxy + 100 application; application high",
	},
	{
		"a canary is told from what it replaces, which its application does not",
		`source web > pay 9/s @50 destination_version=v1
		 destination web > pay 9/s @40 destination_version=v1
		 source web > pay 1/s @250 destination_version=v2
		 destination web > pay 1/s @240 destination_version=v2
		 application pay 10/s @58`, `"groupBy": ["destination.version"]`,
		`v1: 50 = 10 caller + -18 proxy + 58 application; unknown low; The application's time is that of all callers and versions of pay, whose calls take 60.0 ms at its proxy and not 40.0 ms as these do: how these 40.0 ms are split is uncertain.
		 v2: 250 = 10 caller + 182 proxy + 58 application; unknown low; The application's time is that of all callers and versions of pay, whose calls take 60.0 ms at its proxy and not 240 ms as these do`,
	},
	{
		"two callers whose times differ, and the sum of both, which is exact",
		`source web > pay 9/s @50
		 destination web > pay 9/s @40
		 source cart > pay 1/s @250
		 destination cart > pay 1/s @240
		 application pay 10/s @58`, `"groupBy": ["destination.workload"]`,
		"pay: 70 = 10 caller + 2 proxy + 58 application; application high",
	},
	{
		"two callers whose times differ, one by one",
		`source web > pay 9/s @50
		 destination web > pay 9/s @40
		 source cart > pay 1/s @500
		 destination cart > pay 1/s @240
		 application pay 10/s @58`, ``,
		`cart shop pay: 500 = 260 caller + 182 proxy + 58 application; callerSide low; The application's time is that of all callers
		 web shop pay: 50 = 10 caller + -18 proxy + 58 application; unknown low; The application's time is that of all callers`,
	},
	{
		"two callers whose times are alike share the application's",
		`source web > pay 9/s @50
		 destination web > pay 9/s @40
		 source cart > pay 1/s @60
		 destination cart > pay 1/s @41
		 application pay 10/s @30`, `"source": {"workload": "cart"}`,
		"cart shop pay: 60 = 19 caller + 11 proxy + 30 application; application high; The application's time is that of all callers and versions of pay.",
	},
	{
		"callers that differ by little of the mean and by most of the receiving proxy",
		`source web > pay 9/s @1000
		 destination web > pay 9/s @990
		 source cart > pay 1/s @1180
		 destination cart > pay 1/s @1170
		 application pay 10/s @1007`, ``,
		`cart shop pay: 1180 = 10 caller + 163 proxy + 1007 application; application low; The application's time is that of all callers and versions of pay, whose calls take 1008 ms at its proxy and not 1170 ms as these do: the receiving proxy's 163 ms may be off by 162 ms.
		 web shop pay: 1000 = 10 caller + -17 proxy + 1007 application; application low; The application's time is that of all callers and versions of pay, whose calls take 1008 ms at its proxy and not 990 ms as these do: the receiving proxy's -17.0 ms may be off by 18.0 ms.`,
	},
	{
		"callers that differ by so much that the application may be shorter than the caller side",
		`source web > pay 9/s @180
		 destination web > pay 9/s @90
		 source cart > pay 1/s @200
		 destination cart > pay 1/s @104
		 application pay 10/s @91`, `"source": {"workload": "cart"}`,
		"cart shop pay: 200 = 96 caller + 13 proxy + 91 application; unknown low; The application's time is that of all callers and versions of pay, whose calls take 91.4 ms at its proxy and not 104 ms as these do: the receiving proxy's 13.0 ms may be off by 12.6 ms.",
	},
	{
		"an application in milliseconds with labels of its own",
		`source web > pay 1/s @100
		 destination web > pay 1/s @70
		 application pay 1/s @50 metric=served_ms ns=shop deployment=pay`,
		`"application": {"metric": "served_ms", "unit": "ms", "namespaceLabel": "ns", "workloadLabel": "deployment"}`,
		"web shop pay: 100 = 30 caller + 20 proxy + 50 application; application high",
	},
	{
		"an application in another unit than is said",
		`source web > pay 1/s @100
		 destination web > pay 1/s @70
		 application pay 1/s @50 metric=served_ms`,
		`"application": {"metric": "served_ms", "unit": "s"}`,
		"web shop pay: 100 = 30 caller + -49930 proxy + 50000 application; application low; The receiving proxy is -49930 ms. The application took longer than its proxy saw: served_ms counts other requests too, such as those of other callers or beside the mesh, or is in another unit",
	},
	{
		"a proxy that measures its application",
		`source web > pay 1/s @100
		 destination web > pay 1/s @70
		 application pay 1/s @50 metric=envoy_cluster_upstream_rq_time cluster_name=inbound|8080||`, ``,
		"web shop pay: 100 = 30 caller + 20 proxy + 50 application; application high; The application's time is what its proxy measured",
	},
	{
		"retries belong to the caller side",
		`source web > pay 1/s @100
		 destination web > pay 1/s @10 @30
		 application pay 1/s @10 @20`, ``,
		"web shop pay: 100 = 80 caller + 5 proxy + 15 application; callerSide low; 2.00 attempts a request",
	},
	{
		"calls that do not arrive",
		`source web > pay 2/s @100
		 destination web > pay 1/s @60`, ``,
		"web shop pay: 100 = 40 caller + 60 not split; unknown low; The receiving side counts 50% of the caller's requests",
	},
	{
		"too few requests",
		`source web > pay 0.05/s @100
		 destination web > pay 0.05/s @70`, ``,
		"web shop pay: 100 = 30 caller + 70 not split; unknown low; Only about 15 requests in 5m",
	},
	{
		"a receiving side that takes longer",
		`source web > pay 1/s @70
		 destination web > pay 1/s @100
		 application pay 1/s @50`, ``,
		"web shop pay: 70 = -30 caller + 50 proxy + 50 application; receivingProxy low; The caller side is -30.0 ms. The receiving side took longer than its caller",
	},
	{
		"a part of a group whose applications tell nothing remains together",
		`source web > pay 1/s @100
		 destination web > pay 1/s @80
		 source web > cart 1/s @60
		 destination web > cart 1/s @40
		 application pay 1/s @50`, `"groupBy": ["source.workload"]`,
		"web: 80 = 20 caller + 15 proxy + 25 application + 20 not split; application high; No application metric of cart was found",
	},
	{
		"a pair that one side alone reports is left out of a group",
		`source web > pay 3/s @100
		 destination web > pay 3/s @80
		 source web > legacy 1/s @900
		 application pay 3/s @50`, `"groupBy": ["source.namespace"]`,
		"shop: 100 = 20 caller + 30 proxy + 50 application; application high; 25% of the requests are of pairs that one side alone reports, and are left out.",
	},
	{
		"nothing is called",
		`source web > pay 0/s @100
		 destination web > pay 0/s @70`, ``, "",
	},
}

func TestBreakdowns(t *testing.T) {
	for _, test := range slices.Concat(breakdowns, dividedBreakdowns) {
		t.Run(test.name, func(t *testing.T) {
			raw := `{"queryType": "latency", "window": "5m"`
			if !strings.Contains(test.query, "groupBy") {
				raw += `, "groupBy": ["source.workload", "destination.workloadNamespace", "destination.workload"]`
			}
			if test.query != "" {
				raw += ", " + test.query
			}
			rows := breakDown(t, promload.Start(t, exposition(t, test.mesh)), raw+"}")
			var want []string
			for line := range strings.Lines(test.answer) {
				want = append(want, strings.TrimSpace(line))
			}
			if len(rows) != len(want) {
				t.Fatalf("there are %d rows instead of %d: %v", len(rows), len(want), rows)
			}
			for i, row := range rows {
				if got := printRow(row); !strings.HasPrefix(got, want[i]) || len(row.Notes) > 0 && !strings.Contains(want[i], row.Notes[0][:12]) {
					t.Errorf("the row is\n%s\nwant\n%s", got, want[i])
				}
			}
		})
	}
}

// breakDown asks a latency query's plan of an engine at the end of the load, and what that leaves open.
func breakDown(t *testing.T, instance *promload.Instance, raw string) []latency.Row {
	t.Helper()
	end := promload.Epoch.Add(time.Hour)
	q, settings := decodeAt(t, raw, query.DefaultSettings(), end), query.DefaultSettings()
	answers := latency.Answers{}
	var buckets model.Vector
	ask := func(plan promql.Plan) {
		for _, expression := range plan {
			for _, sample := range instance.Query(t, expression.Expr, end) {
				metric := model.Metric{}
				for name, value := range sample.Metric.Map() {
					metric[model.LabelName(name)] = model.LabelValue(value)
				}
				at, value := model.TimeFromUnixNano(end.UnixNano()), model.SampleValue(sample.F)
				answers[expression.Part] = append(answers[expression.Part], &model.SampleStream{Metric: metric, Values: []model.SamplePair{{Timestamp: at, Value: value}}})
				if expression.Part.Kind == promql.Buckets {
					buckets = append(buckets, &model.Sample{Metric: metric, Value: value})
				}
			}
		}
	}
	ask(compileAt(t, raw, settings, end))
	rows, open := latency.BreakDown(answers, buckets, q, settings)
	if !open.Empty() {
		ask(promql.CompleteLatency(q, settings, open))
		rows, _ = latency.BreakDown(answers, buckets, q, settings)
	}
	return rows
}

// printRow writes a row as the breakdowns expect it.
func printRow(row latency.Row) string {
	var name []string
	for _, label := range []string{"source_workload_namespace", "source_workload", "destination_workload_namespace", "destination_workload", "destination_version"} {
		if value, ok := row.Labels[label]; ok {
			name = append(name, value)
		}
	}
	if service := row.Labels["destination_service_name"]; service != "" {
		name = append(name, "("+service+")")
	}
	var parts []string
	sum := 0.0
	for _, part := range []struct {
		name string
		ms   *float64
	}{{"caller", row.CallerSideMs}, {"proxy", row.ReceivingProxyMs}, {"application", row.ApplicationMs}, {"not split", row.NotSplitMs}} {
		if part.ms != nil {
			sum += *part.ms
			parts = append(parts, fmt.Sprintf("%.5g %s", *part.ms, part.name))
			if part.name == "caller" && row.NetworkMs != nil {
				parts[0] += fmt.Sprintf(" (%.5g proxy, %.5g network)", *row.CallerProxyMs, *row.NetworkMs)
			}
		}
	}
	text := fmt.Sprintf("%s: %.5g = %s; %s %s", strings.Join(name, " "), sum, strings.Join(parts, " + "), row.Dominant, row.Confidence)
	return strings.Join(append([]string{text}, row.Notes...), "; ")
}
