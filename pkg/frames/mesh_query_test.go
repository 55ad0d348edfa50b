package frames_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/frames"
)

func TestAQueryThatIsWrittenDownReadsAsItself(t *testing.T) {
	for _, text := range []string{
		`{}`,
		`{"groupBy": [], "legend": "{{a}} <b> & c", "top": 3}`,
		`{"signal": "duration", "statistics": ["mean", "p99.9"], "format": "table", "instant": true, "window": "90s"}`,
		`{"signal": "apdex", "apdexTargetMs": 250, "reporter": "waypoint", "errors": "non2xx"}`,
		`{"idle": true, "compareTo": "1d", "instant": true}`,
		`{"source": {"namespace": "shop", "workload": ["web", "cart"]}, "destination": {"service": {"op": "=~", "value": "pay.*"}, "host": {"op": "absent"}},
		  "either": {"cluster": {"op": "!=", "value": ["a", "b"]}}, "responseFlags": ["UT", "-"], "grpcStatus": "14", "responseCode": {"op": "=~", "value": "5.."},
		  "protocol": "http", "security": "mutual_tls",
		  "filters": [{"label": "user_tier", "op": "=", "value": "gold"}, {"label": "x", "op": "!=|", "values": ["a", "b"]}, {"label": "y", "op": "absent"}]}`,
		`{"queryType": "latency"}`,
		`{"queryType": "latency", "instant": false, "statistics": ["p50", "mean"], "groupBy": [], "top": 5, "compareTo": "1d", "application": {"metric": "served_ms"}}`,
		`{"signal": "applicationLatency", "application": {"metric": "served", "unit": "s", "workloadLabel": "app"}}`,
		`{"queryType": "graph"}`,
		`{"queryType": "graph", "include": [], "nodes": "namespace", "latencyStatistic": "mean", "minRequestRate": 0.5, "idle": true, "compareTo": "1d",
		  "focus": {"namespace": "shop", "workload": ["web"], "hops": 2, "direction": "upstream"}}`,
		`{"queryType": "graph", "include": ["tcp", "waypoints", "throughput"], "window": "1h30m"}`,
		`{"queryType": "values", "label": "destination.workload", "either": {"namespace": "shop"}}`,
		`{"queryType": "events", "event": "errorRatio", "threshold": 0.2, "groupBy": ["destination.service"]}`,
	} {
		q := decode(t, text)
		// The frames' own way of writing JSON is the one that counts.
		meta := &data.FrameMeta{Custom: frames.Custom{Query: q}}
		sent := overTheWire(t, data.Frames{data.NewFrame("").SetMeta(meta)})
		written, err := json.Marshal(sent[0].Meta.Custom.(map[string]any)["query"])
		if err != nil {
			t.Fatal(err)
		}
		if again := decode(t, string(written)); !reflect.DeepEqual(q, again) {
			t.Errorf("%s\nis written as\n%s\nwhich reads as\n%+v\nrather than\n%+v", text, written, again, q)
		}
	}
}
