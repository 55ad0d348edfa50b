package promql_test

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/prometheus/promql/parser"

	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

var update = flag.Bool("update", false, "rewrite the expected PromQL in testdata; refused where CI is set")

// compiled are queries whose PromQL is written down in testdata, a file each.
var compiled = map[string]string{
	"a request rate counts each request once":                     `{}`,
	"a request rate of one reporter is one selector":              `{"reporter": "source"}`,
	"an empty groupBy sums the whole mesh":                        `{"reporter": "destination", "groupBy": []}`,
	"peers, request and outcome become matchers":                  `{"reporter": "source", "source": {"namespace": "shop", "workload": ["web", "ca.rt"]}, "destination": {"service": {"op": "=~", "value": "pay.*"}}, "protocol": "grpc", "responseCode": {"op": "=~", "value": "5.."}, "responseFlags": ["UT", "URX"], "grpcStatus": {"op": "!=", "value": ["0", ""]}, "security": "mutual_tls", "filters": [{"label": "user_tier", "op": "!=|", "values": ["gold", "silver"]}]}`,
	"a list of expressions is joined as alternatives":             `{"reporter": "source", "source": {"workload": {"op": "!~", "value": ["a.*", "b|c"]}}}`,
	"absent asks for an empty label":                              `{"reporter": "source", "filters": [{"label": "user_tier", "op": "absent"}]}`,
	"either end may match, also for the witness":                  `{"either": {"namespace": "shop"}, "groupBy": ["source.namespace"]}`,
	"the witness knows peers, not outcomes":                       `{"source": {"workload": "web"}, "responseCode": "503", "groupBy": ["source.workload"]}`,
	"an error rate joins codes and gRPC statuses before it sums":  `{"signal": "errorRate", "reporter": "source", "groupBy": ["destination.service"]}`,
	"an error ratio is none where nothing failed":                 `{"signal": "errorRatio", "reporter": "source", "groupBy": ["destination.service"]}`,
	"an error ratio by code divides by all codes":                 `{"signal": "errorRatio", "reporter": "source", "groupBy": ["destination.service", "responseCode"], "responseFlags": ["UH"]}`,
	"an error ratio of the whole mesh by code":                    `{"signal": "errorRatio", "reporter": "source", "groupBy": ["responseCode"], "errors": "4xx5xx"}`,
	"anything but success can be an error":                        `{"signal": "errorRate", "reporter": "source", "groupBy": ["destination.service"], "errors": "non2xx"}`,
	"an error ratio counts each request once":                     `{"signal": "errorRatio"}`,
	"a duration has an expression a statistic":                    `{"signal": "duration", "reporter": "source", "statistics": ["mean", "p50", "p99.9"], "groupBy": ["destination.workload"]}`,
	"a percentile counts each request once":                       `{"signal": "duration"}`,
	"an instant looks back over the whole range":                  `{"instant": true, "reporter": "source", "groupBy": []}`,
	"a window can be written":                                     `{"window": "1h30m", "reporter": "source", "groupBy": []}`,
	"a size is a distribution in bytes":                           `{"signal": "requestSize", "reporter": "source", "groupBy": [], "statistics": ["p50"]}`,
	"a throughput is the rate of a histogram's sum":               `{"signal": "responseThroughput", "reporter": "source", "groupBy": []}`,
	"a flagged ratio divides by all requests":                     `{"signal": "flaggedRatio", "responseFlags": ["UT"], "reporter": "source", "groupBy": []}`,
	"an apdex compares bounds as numbers":                         `{"signal": "apdex", "apdexTargetMs": 250000, "reporter": "source", "groupBy": []}`,
	"messages count once by their own metric":                     `{"signal": "requestMessageRate", "groupBy": []}`,
	"a TCP metric is its own witness":                             `{"signal": "tcpSentThroughput", "groupBy": ["destination.workload"]}`,
	"the share of mutual TLS is of calls whose policy is known":   `{"signal": "mtlsRatio", "groupBy": ["destination.namespace"]}`,
	"plain text is none where all is encrypted":                   `{"signal": "plaintextRate", "reporter": "destination", "groupBy": []}`,
	"attempts are compared for pairs that both sides report":      `{"signal": "attemptsPerRequest"}`,
	"latency compares both sides of the same pairs":               `{"queryType": "latency"}`,
	"latency over time by called workload":                        `{"queryType": "latency", "instant": false, "statistics": ["mean"], "either": {"namespace": "shop"}, "destination": {"workload": "pay"}, "groupBy": ["destination.workloadNamespace", "destination.workload"], "application": {"metric": "served_ms", "workloadLabel": "app"}}`,
	"the caller side is what the receiving side does not see":     `{"signal": "callerSideLatency"}`,
	"the receiving proxy is what its application does not see":    `{"signal": "receivingProxyLatency", "groupBy": ["destination.workload"]}`,
	"an application is weighted by what its proxy saw":            `{"signal": "applicationLatency", "destination": {"workload": "pay"}, "groupBy": ["destination.namespace"], "application": {"metric": "served_seconds"}}`,
	"proxies are held back by their limit":                        `{"signal": "proxyCpuThrottledRatio", "destination": {"namespace": "shop", "workload": ["web", "c.rt"]}}`,
	"proxies use memory":                                          `{"signal": "proxyMemory", "destination": {"workload": {"op": "!~", "value": "we.*"}}}`,
	"a graph that is compared asks the same of an earlier time":   `{"queryType": "graph", "compareTo": "1d", "include": ["latency"], "reporter": "source"}`,
	"what had traffic before is none now":                         `{"idle": true, "compareTo": "1h", "reporter": "source", "groupBy": ["destination.service"]}`,
	"hostile values stay data":                                    `{"reporter": "source", "source": {"workload": "a\"} or vector(1) or x{b=\"\\"}, "destination": {"workload": ["a|b", "c.*", "\n"]}, "groupBy": []}`,
	"a graph of workloads":                                        `{"queryType": "graph", "include": ["latency", "security", "tcp", "throughput"], "reporter": "source"}`,
	"a graph of services counts each request once":                `{"queryType": "graph", "nodes": "service"}`,
	"a graph of namespaces that touch one, with waypoints":        `{"queryType": "graph", "nodes": "namespace", "either": {"namespace": "shop"}, "include": ["waypoints"]}`,
	"a graph of versions without its latency when only a mean is": `{"queryType": "graph", "nodes": "version", "include": ["latency"], "latencyStatistic": "mean", "reporter": "destination"}`,
}

func TestCompile(t *testing.T) {
	for name, raw := range compiled {
		t.Run(name, func(t *testing.T) {
			plan := compile(t, raw, query.DefaultSettings())
			expected(t, name, print(plan))
			for _, expression := range plan {
				parses(t, expression.Expr)
			}
		})
	}
}

func TestRequiredMatchersStandInEverySelector(t *testing.T) {
	settings, err := query.ParseSettings([]byte(`{"requiredMatchers": [{"label": "tenant", "op": "=", "value": "blue"}], "nativeHistograms": true}`))
	if err != nil {
		t.Fatal(err)
	}
	for name, raw := range compiled {
		for _, expression := range compile(t, raw, settings) {
			parser.Inspect(parses(t, expression.Expr), func(node parser.Node, _ []parser.Node) error {
				if selector, ok := node.(*parser.VectorSelector); ok && !strings.Contains(selector.String(), `tenant="blue"`) {
					t.Errorf("%s: %s lacks the required matcher", name, selector)
				}
				return nil
			})
		}
	}
}

func TestStrictNamespacesAreAListOrAMetric(t *testing.T) {
	for kind, raw := range map[string]string{
		"list":   `{"strictNamespaces": ["shop", "pay"]}`,
		"metric": `{"strictMetric": "mesh:strict", "requiredMatchers": [{"label": "tenant", "op": "=", "value": "blue"}]}`,
	} {
		settings, err := query.ParseSettings([]byte(raw))
		if err != nil {
			t.Fatal(err)
		}
		plan := compile(t, `{"signal": "strictPlaintextRate", "reporter": "destination", "groupBy": ["destination.namespace"]}`, settings)
		expected(t, "STRICT by a "+kind, print(plan))
		parses(t, plan[0].Expr)
	}
}

func TestRecordingRulesStandInForMetrics(t *testing.T) {
	for name, raw := range map[string]string{
		"recorded counters are rated":               `{"recorded": {"prefix": "workload:", "kind": "counters"}}`,
		"recorded rates are read as they are":       `{"recorded": {"prefix": "workload:", "suffix": ":rate5m", "kind": "rates", "window": "5m"}}`,
		"recorded rates are averaged over a window": `{"recorded": {"prefix": "workload:", "suffix": ":rate1m", "kind": "rates", "window": "1m"}}`,
	} {
		settings, err := query.ParseSettings([]byte(raw))
		if err != nil {
			t.Fatal(err)
		}
		plan := compile(t, `{"signal": "duration", "statistics": ["mean", "p95"], "reporter": "source", "groupBy": []}`, settings)
		expected(t, name, print(plan))
		for _, expression := range plan {
			parses(t, expression.Expr)
		}
	}
}

func TestNativeHistogramsAreAskedBesideClassicOnes(t *testing.T) {
	settings := query.DefaultSettings()
	settings.NativeHistograms = true
	plan := compile(t, `{"signal": "duration", "statistics": ["mean", "p95"], "reporter": "source", "groupBy": []}`, settings)
	expected(t, t.Name(), print(plan))
	for _, expression := range plan {
		parses(t, expression.Expr)
	}
}

// hour is the time range of queries whose end does not matter.
var hour = query.Range{
	From:     time.Date(2026, 1, 2, 2, 0, 0, 0, time.UTC),
	To:       time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC),
	Interval: time.Minute,
}

func compile(t *testing.T, raw string, settings query.Settings) promql.Plan {
	t.Helper()
	return compileAt(t, raw, settings, hour.To)
}

// compileAt reads and compiles a query over the hour before a time in steps of a minute.
func compileAt(t *testing.T, raw string, settings query.Settings, end time.Time) promql.Plan {
	t.Helper()
	plan, err := promql.Compile(decodeAt(t, raw, settings, end), settings)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func decodeAt(t *testing.T, raw string, settings query.Settings, end time.Time) query.Query {
	t.Helper()
	q, err := query.Decode(json.RawMessage(raw), query.Context{
		RefID:    "A",
		Range:    query.Range{From: end.Add(-time.Hour), To: end, Interval: time.Minute},
		Settings: settings,
		Now:      end,
	})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func print(plan promql.Plan) string {
	var b strings.Builder
	for _, expression := range plan {
		kind := "range"
		if expression.Instant {
			kind = "instant"
		}
		b.WriteString("# " + expression.Name + ", " + kind + "\n" + expression.Expr + "\n\n")
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func parses(t *testing.T, text string) parser.Expr {
	t.Helper()
	expr, err := parser.NewParser(parser.Options{}).ParseExpr(text)
	if err != nil {
		t.Fatalf("Prometheus does not parse this: %v\n%s", err, text)
	}
	return expr
}

// expected compares with the file of a test in testdata.
func expected(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", strings.NewReplacer(" ", "_", ",", "").Replace(name)+".promql")
	if *update {
		refuseInCI(t)
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; write it with: go test ./pkg/promql -update", err)
	}
	if got != string(want) {
		t.Errorf("compiled to\n%s\nwant\n%s", got, want)
	}
}

func refuseInCI(t *testing.T) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal("expected results are not rewritten in CI")
	}
}
