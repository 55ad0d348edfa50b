package query_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

func TestAQueryIsWrittenWithItsDefaultsInOneOrder(t *testing.T) {
	const pair = `"groupBy":["source.namespace","source.workload","destination.namespace","destination.workload"]`
	for text, want := range map[string]string{
		`{}`: `{"schemaVersion":1,"queryType":"metric","reporter":"auto","errors":"5xx","window":"1m","signal":"requestRate",` + pair + `,"format":"timeSeries"}`,
		`{"signal": "duration", "instant": true, "groupBy": [], "top": 3, "idle": true, "compareTo": "1d"}`: `{"schemaVersion":1,"queryType":"metric","reporter":"auto","errors":"5xx","window":"1h","signal":"duration","groupBy":[],` +
			`"statistics":["p95"],"instant":true,"format":"timeSeries","top":3,"compareTo":"1d","idle":true}`,
		`{"queryType": "graph", "focus": {"workload": ["web", "cart"]}}`: `{"schemaVersion":1,"queryType":"graph","reporter":"auto","errors":"5xx","window":"1h","nodes":"workload",` +
			`"include":["latency","security","tcp"],"latencyStatistic":"p95","focus":{"direction":"both","hops":1,"workload":["web","cart"]}}`,
		`{"queryType": "latency", "application": {"metric": "a_ms"}}`: `{"schemaVersion":1,"queryType":"latency","reporter":"auto","errors":"5xx","window":"1h",` + pair +
			`,"statistics":["p95"],"instant":true,"application":{"metric":"a_ms","unit":"ms","namespaceLabel":"namespace","workloadLabel":"pod"}}`,
		`{"queryType": "values", "label": "destination.workload", "source": {"namespace": {"op": "=~", "value": "a.*"}}}`: `{"schemaVersion":1,"queryType":"values",` +
			`"source":{"namespace":{"op":"=~","value":["a.*"]}},"reporter":"auto","errors":"5xx","window":"1h","label":"destination_workload"}`,
		`{"queryType": "events", "event": "errorRatio"}`: `{"schemaVersion":1,"queryType":"events","reporter":"auto","errors":"5xx","window":"1m",` +
			`"groupBy":["source.namespace","source.workload","destination.namespace","destination.service"],"event":"errorRatio","threshold":0.05}`,
		`{"filters": [{"label": "tier", "op": "!=|", "values": ["a", "b"]}, {"label": "x", "op": "absent"}], "nodes": "service", "statistics": ["mean"]}`: `{"schemaVersion":1,"queryType":"metric","reporter":"auto",` +
			`"filters":[{"label":"tier","op":"!=","values":["a","b"]},{"label":"x","op":"absent"}],"errors":"5xx","window":"1m","signal":"requestRate",` +
			`"groupBy":["source.namespace","source.workload","destination.namespace","destination.service"],"statistics":["mean"],"format":"timeSeries","nodes":"service"}`,
	} {
		q, err := decode(t, text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		written, err := query.Encode(q)
		if err != nil || string(written) != want {
			t.Errorf("%s is written as\n%s (%v)\ninstead of\n%s", text, written, err, want)
		}
	}
}

// generated are values for every field of MeshQuery; the first of a list that leaves the field out is nil.
var generated = map[string][]any{
	"schemaVersion":    {nil, 0, 1},
	"source":           {nil, nil, peer("namespace", "shop"), peer("workload", []string{"web", "cart"}), peer("cluster", regex("a.*"))},
	"destination":      {nil, nil, peer("workload", regex("we.*", "ca.*")), peer("host", absent), peer("workloadNamespace", "bank")},
	"either":           {nil, nil, peer("namespace", map[string]any{"op": "!=", "value": ""}), peer("namespace", []string{"shop", "bank"})},
	"reporter":         {nil, nil, "auto", "source", "destination", "waypoint"},
	"protocol":         {nil, nil, "http", map[string]any{"op": "!~", "value": "tcp"}},
	"responseCode":     {nil, nil, nil, nil, 503, regex("5.."), []string{}},
	"responseFlags":    {nil, nil, nil, []string{"UT", "UT", "-"}, "URX", []string{}},
	"grpcStatus":       {nil, nil, nil, nil, 14, []int{4, 14}},
	"security":         {nil, nil, nil, nil, "mutual_tls", absent},
	"filters":          {nil, nil, []any{}, []any{map[string]any{"label": "tier", "op": "=|", "values": []string{"gold", "<&>"}}, map[string]any{"label": "x", "op": "absent"}}},
	"errors":           {nil, "5xx", "4xx5xx", "non2xx"},
	"window":           {nil, "", "$__rate_interval", "$__interval", "$__range", "90s", "1w2d"},
	"groupBy":          {nil, nil, []string{}, []string{"destination.workload", "destination_workload"}, []string{"protocol"}, []string{"source.workload", "tier"}},
	"statistics":       {nil, []string{}, []string{"p95"}, []string{"mean", "p99.9", "mean"}},
	"apdexTargetMs":    {nil, 0, 250, "2.5"},
	"instant":          {nil, true, false, "true"},
	"format":           {nil, "timeSeries", "table"},
	"top":              {nil, 0, 3, "5"},
	"legend":           {nil, "", "{{source_workload}} \"to\" <b>"},
	"application":      {nil, nil, map[string]any{}, map[string]any{"metric": "a_ms"}, map[string]any{"metric": "served", "unit": "s", "workloadLabel": "app"}},
	"nodes":            {nil, "workload", "service", "namespace"},
	"include":          {nil, []string{}, []string{"waypoints", "tcp"}, []string{"latency", "security", "tcp"}},
	"latencyStatistic": {nil, "p95", "mean", "p99"},
	"focus":            {nil, peer("workload", ""), peer("workload", "web"), map[string]any{"namespace": "shop", "hops": 3, "direction": "upstream"}},
	"compareTo":        {nil, "", "0s", "1d", "90m"},
	"minRequestRate":   {nil, 0, 0.25},
	"idle":             {nil, true, false},
	"label":            {nil, "destination.workload", "security", "tier"},
	"event":            {nil, "newVersion", "newEdge", "goneEdge", "errorRatio"},
	"threshold":        {nil, 0, 0.05, 0.2, 1},
}

var absent = map[string]any{"op": "absent"}

func peer(property string, match any) any    { return map[string]any{property: match} }
func regex(values ...string) any             { return map[string]any{"op": "=~", "value": values} }
func pick(random *rand.Rand, from []any) any { return from[random.Intn(len(from))] }

// generate writes a query of a type; any of its fields may say anything.
func generate(random *rand.Rand, queryType string) string {
	members := map[string]any{"queryType": queryType}
	for _, name := range slices.Sorted(maps.Keys(generated)) {
		if value := pick(random, generated[name]); value != nil {
			members[name] = value
		}
	}
	signals := istio.Catalogue()
	if random.Intn(3) > 0 {
		members["signal"] = signals[random.Intn(len(signals))].Name
	}
	text, err := json.Marshal(members)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func TestAnyQueryThatIsWrittenReadsAsItself(t *testing.T) {
	random := rand.New(rand.NewSource(9))
	for _, settings := range []string{`{}`, `{"errors": "non2xx", "latencyStatistic": "p99", "timeInterval": "1m"}`} {
		s, err := query.ParseSettings([]byte(settings))
		if err != nil {
			t.Fatal(err)
		}
		context := query.Context{RefID: "A", Range: hourUntilEnd, Settings: s, Now: end}
		for _, queryType := range []string{"metric", "graph", "latency", "values", "events"} {
			// What is refused by design tells nothing, so that it goes on until enough are read.
			for read := 0; read < 100; {
				text := generate(random, queryType)
				q, err := query.Decode(json.RawMessage(text), context)
				if err != nil {
					continue
				}
				read++
				written, err := json.Marshal(q)
				if err != nil {
					t.Fatalf("%s cannot be written: %v", text, err)
				}
				again, err := query.Decode(written, context)
				if err != nil || !reflect.DeepEqual(q, again) {
					t.Fatalf("%s\nis written as\n%s\nwhich reads as\n%+v (%v)\nrather than\n%+v", text, written, again, err, q)
				}
			}
		}
	}
}

func TestEveryFieldIsGenerated(t *testing.T) {
	_, err := decode(t, `{"zzzzzzzzzz": 1}`)
	_, known, found := strings.Cut(fmt.Sprint(err), "Use ")
	if !found {
		t.Fatalf("the error is %v", err)
	}
	for _, name := range strings.FieldsFunc(known, func(r rune) bool {
		return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\"", r)
	}) {
		name, quoted := strings.CutPrefix(name, `"`)
		name = strings.TrimSuffix(name, `"`)
		if _, ok := generated[name]; quoted && !ok && name != "queryType" && name != "signal" {
			t.Errorf("no values are generated for %s", name)
		}
	}
}
