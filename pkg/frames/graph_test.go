package frames_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/graph"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

const (
	web  = " source_cluster=c1 source_workload_namespace=shop source_workload=web source_canonical_service=web source_version=v1"
	cart = " destination_cluster=c1 destination_workload_namespace=shop destination_workload=cart destination_canonical_service=cart destination_app=cart"
	pay  = " destination_workload=unknown destination_service=pay.shop.svc.cluster.local destination_service_name=pay destination_service_namespace=shop"
	http = " alidade_part=traffic reporter=source request_protocol=http response_flags=-"
)

// drawn is the frames of a small mesh: a healthy edge with latency, a call that never arrived, TCP.
func drawn(t *testing.T) data.Frames {
	t.Helper()
	q := decode(t, `{"queryType": "graph"}`)
	g := graph.Assemble(graph.Parts{
		promql.Requests: vector.Of(model.Vector{
			sample(web+cart+http+" response_code=200", 8),
			sample(web+pay+http+" response_code=503", 2),
			sample(web+cart+" alidade_part=traffic reporter=destination response_code=200 connection_security_policy=mutual_tls", 8),
		}),
		promql.DurationQuantile: vector.Of(model.Vector{sample(web+cart, 95)}),
		promql.Durations: vector.Of(model.Vector{
			sample(web+cart+" alidade_part=sum reporter=source", 320),
			sample(web+cart+" alidade_part=count reporter=source", 8),
		}),
		promql.TCP: vector.Of(model.Vector{
			sample(" source_workload=cart"+" destination_workload=db alidade_part=sent reporter=source", 100),
			sample(" source_workload=cart"+" destination_workload=db alidade_part=opened reporter=source", 2),
			sample(" source_workload=cart"+" destination_workload=db alidade_part=closed response_flags=- reporter=source", 1.995),
			sample(" source_workload=cart"+" destination_workload=db alidade_part=closed response_flags=UF reporter=source", 0.005),
		}),
	}, q, query.DefaultSettings())
	return frames.Graph(g, frames.Context{
		Query: q, Plan: promql.Plan{{Name: "requests", Expr: "up"}}, DatasourceUID: "uid",
		Notices: []data.Notice{{Severity: data.NoticeSeverityWarning, Text: "TCP failed"}},
	})
}

// column is a field's values as JSON, null where nothing is known.
func column(t *testing.T, frame *data.Frame, name string) string {
	t.Helper()
	field, _ := frame.FieldByName(name)
	if field == nil {
		t.Fatalf("%s has no field %s", frame.Name, name)
	}
	var values []any
	for i := range field.Len() {
		value, known := field.ConcreteAt(i)
		if !known {
			value = nil
		}
		values = append(values, value)
	}
	text, err := json.Marshal(values)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestGraphFrames(t *testing.T) {
	made := overTheWire(t, drawn(t))
	for name, columns := range map[string]map[string]string{
		"nodes": {
			"id":              `["service/c1/shop/pay","workload///cart","workload///db","workload/c1/shop/cart","workload/c1/shop/web"]`,
			"title":           `["pay","cart","db","cart","web"]`,
			"subtitle":        `["shop","","","shop","shop"]`,
			"mainstat":        `[2,null,null,8,null]`,
			"secondarystat":   `[100,null,null,0,null]`,
			"arc__success":    `[0,0,0,1,0]`,
			"arc__errors":     `[1,0,0,0,0]`,
			"color":           `["red","green","green","green","green"]`,
			"kind":            `["service","workload","workload","workload","workload"]`,
			"role":            `["","","","",""]`,
			"cluster":         `["c1","","","c1","c1"]`,
			"namespace":       `["shop","","","shop","shop"]`,
			"workload":        `["","cart","db","cart","web"]`,
			"service":         `["pay","","","cart","web"]`,
			"app":             `["","","","cart",""]`,
			"version":         `["","","","","v1"]`,
			"requestRateIn":   `[2,null,null,8,null]`,
			"requestRateOut":  `[null,null,null,null,10]`,
			"errorRatioIn":    `[1,null,null,0,null]`,
			"errorRatioOut":   `[null,null,null,null,0.2]`,
			"tcpThroughputIn": `[null,null,100,null,null]`,
			"health":          `["failing","healthy","healthy","healthy","healthy"]`,
		},
		"edges": {
			"id":                    `["workload///cart-\u003eworkload///db","workload/c1/shop/web-\u003eservice/c1/shop/pay","workload/c1/shop/web-\u003eworkload/c1/shop/cart"]`,
			"source":                `["workload///cart","workload/c1/shop/web","workload/c1/shop/web"]`,
			"target":                `["workload///db","service/c1/shop/pay","workload/c1/shop/cart"]`,
			"mainstat":              `[null,2,8]`,
			"secondarystat":         `[null,null,95]`,
			"thickness":             `[1,2.5,4]`,
			"color":                 `["blue","red","gray"]`,
			"protocols":             `["tcp","http","http"]`,
			"requestRate":           `[null,2,8]`,
			"errorRate":             `[null,2,0]`,
			"errorRatio":            `[null,1,0]`,
			"latencyMs":             `[null,null,95]`,
			"latencyMeanMs":         `[null,null,40]`,
			"mtlsRatio":             `[null,null,1]`,
			"requestThroughput":     `[null,null,null]`,
			"responseThroughput":    `[null,null,null]`,
			"tcpSentThroughput":     `[100,null,null]`,
			"tcpReceivedThroughput": `[null,null,null]`,
			"tcpConnectionRate":     `[2,null,null]`,
			"tcpFailureRatio":       `[0.0025,null,null]`,
			"requestMessageRate":    `[null,null,null]`,
			"responseMessageRate":   `[null,null,null]`,
			"reporter":              `["source","source","source"]`,
		},
		"responses": {
			"edge":       `["workload///cart-\u003eworkload///db","workload///cart-\u003eworkload///db","workload/c1/shop/web-\u003eservice/c1/shop/pay","workload/c1/shop/web-\u003eworkload/c1/shop/cart"]`,
			"protocol":   `["tcp","tcp","http","http"]`,
			"code":       `["","","503","200"]`,
			"grpcStatus": `["","","",""]`,
			"flags":      `["-","UF","-","-"]`,
			"rate":       `[1.995,0.005,2,8]`,
		},
	} {
		index := slices.IndexFunc(made, func(frame *data.Frame) bool { return frame.Name == name })
		for field, want := range columns {
			if got := column(t, made[index], field); got != want {
				t.Errorf("%s.%s is\n%s rather than\n%s", name, field, got, want)
			}
		}
	}
}

func TestGraphFramesTellWhatTheyHold(t *testing.T) {
	made := drawn(t)
	names := []string{"nodes", "edges", "responses"}
	seen := []data.VisType{data.VisTypeNodeGraph, data.VisTypeNodeGraph, data.VisTypeTable}
	for i, frame := range made {
		custom, ok := frame.Meta.Custom.(frames.Custom)
		if frame.Name != names[i] || frame.Meta.PreferredVisualization != seen[i] || !ok ||
			custom.Kind != "alidade.graph" || custom.DatasourceUID != "uid" || custom.Window != "10m" || custom.Query.LatencyStatistic.Name != "p95" {
			t.Errorf("frame %d is %q with %+v", i, frame.Name, frame.Meta)
		}
	}
	if meta := made[0].Meta; meta.ExecutedQueryString != "# requests\nup" || len(meta.Notices) != 1 {
		t.Errorf("the nodes tell %+v", meta)
	}
	units := map[string]string{
		"requestRate": "reqps", "errorRatio": "percentunit", "latencyMs": "ms", "tcpSentThroughput": "Bps", "mtlsRatio": "percentunit",
	}
	for name, unit := range units {
		if field, _ := made[1].FieldByName(name); field.Config == nil || field.Config.Unit != unit {
			t.Errorf("%s has no unit %s", name, unit)
		}
	}
}

// The Node Graph takes a frame for edges that is called so or has a field "source"; sections of
// rings need a colour, a name and a number in every row.
func TestGraphFramesKeepTheContractOfTheNodeGraph(t *testing.T) {
	made := drawn(t)
	for _, i := range []int{0, 2} {
		if field, _ := made[i].FieldByName("source"); field != nil {
			t.Errorf("%s would be taken for edges", made[i].Name)
		}
	}
	for _, field := range made[0].Fields {
		if !strings.HasPrefix(field.Name, "arc__") {
			continue
		}
		if field.Type() != data.FieldTypeFloat64 || field.Config.Color["fixedColor"] == "" || field.Config.DisplayName == "" {
			t.Errorf("%s is of type %s with %+v", field.Name, field.Type(), field.Config)
		}
	}
}

func TestAnEmptyGraphHasAllItsFields(t *testing.T) {
	made := frames.Graph(graph.Graph{}, frames.Context{Query: decode(t, `{"queryType": "graph"}`)})
	full := drawn(t)
	for i, frame := range overTheWire(t, made) {
		if frame.Rows() != 0 || len(frame.Fields) != len(full[i].Fields) {
			t.Errorf("%s has %d rows, %d fields", frame.Name, frame.Rows(), len(frame.Fields))
		}
	}
}
