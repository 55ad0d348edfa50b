package query_test

import (
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// FuzzDecode reads anything as a query. It is refused with the name of a field, or it can be written
// and read again as itself.
func FuzzDecode(f *testing.F) {
	for _, test := range refused {
		f.Add(test.raw)
	}
	for _, seed := range []string{
		`{}`, `{"queryType": "graph", "focus": {"workload": "web", "hops": 2}, "include": []}`, `{"queryType": "latency", "instant": false, "compareTo": "1d"}`,
		`{"queryType": "values", "label": "reporter"}`, `{"queryType": "events", "event": "errorRatio", "threshold": 0}`,
		`{"source": {"workload": {"op": "!~", "value": ["a", "b"]}}, "filters": [{"label": "x", "op": "!=|", "values": ["a"]}], "groupBy": ["x"]}`,
		`{"signal": "duration", "statistics": ["p99.9", "mean"], "window": "${__interval}", "top": "3", "responseFlags": "UT"}`,
		`{"legend": "\ud800", "application": {"metric": "a_ms"}, "nodes": "service", "latencyStatistic": "p99"}`, `{"minRequestRate": -0}`, `{"": ""}`, `{"queryType": "graph", "step": "first"}`,
	} {
		f.Add(seed)
	}
	context := query.Context{RefID: "A", Range: hourUntilEnd, Settings: query.DefaultSettings(), Now: end}
	f.Fuzz(func(t *testing.T, raw string) {
		q, err := query.Decode(json.RawMessage(raw), context)
		if err != nil {
			named(t, raw, err)
			return
		}
		for _, number := range []float64{q.ApdexTargetMs, q.MinRequestRate, q.Threshold} {
			if number < 0 || math.IsInf(number, 0) || math.IsNaN(number) {
				t.Errorf("%s holds the number %g", raw, number)
			}
		}
		if q.Window <= 0 || q.Window > 100*365*24*time.Hour || q.CompareTo < 0 || q.Top < 0 || q.Focus.Hops > 100 {
			t.Errorf("%s is out of bounds: %+v", raw, q)
		}
		written, err := query.Encode(q)
		if err != nil {
			t.Fatalf("%s cannot be written: %v", raw, err)
		}
		again, err := query.Decode(written, context)
		again.Step = q.Step
		if err != nil || !reflect.DeepEqual(q, again) {
			t.Errorf("%s\nis written as\n%s\nwhich reads as\n%+v (%v)\nrather than\n%+v", raw, written, again, err, q)
		}
	})
}

// FuzzParseSettings reads anything as settings. They are refused with the name of a field, or every
// required matcher restricts something.
func FuzzParseSettings(f *testing.F) {
	for _, seed := range []string{
		``, `null`, `[]`, `{"requiredMatchers": [{"label": "tenant", "op": "=", "value": "blue"}]}`, `{"requiredMatchers": [{"label": "a", "values": ["b", ""]}]}`,
		`{"gateways": {"workload": []}, "waypoints": "(", "ztunnel": [], "grpcErrors": ["14"], "customQueryParameters": "a=b"}`,
		`{"health": {"degraded": 0, "failing": 1}, "recorded": {"prefix": "a", "kind": "rates", "window": "1m"}, "links": {"traces": {"uid": "a"}}}`,
		`{"application": [{"metric": "a_ms"}], "envoy": {"workloadLabel": "app"}, "strictNamespaces": "pay", "strictMetric": "x", "timeInterval": "1m"}`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		s, err := query.ParseSettings([]byte(raw))
		s.RoleOf("web")
		if err != nil {
			named(t, raw, err)
			return
		}
		var written struct {
			RequiredMatchers []json.RawMessage `json:"requiredMatchers"`
		}
		if json.Unmarshal([]byte(raw), &written) == nil && len(written.RequiredMatchers) != len(s.RequiredMatchers) {
			t.Errorf("%s is read as %+v", raw, s.RequiredMatchers)
		}
		for _, filter := range s.RequiredMatchers {
			if filter.Label == "" || filter.Match.Empty() {
				t.Errorf("%s is read as %+v", raw, s.RequiredMatchers)
			}
		}
		if s.ScrapeInterval <= 0 || s.QueryTimeout <= 0 || s.MaxConcurrentQueries < 1 || s.MaxGraphEdges < 1 || s.MaxExternalHosts < 0 {
			t.Errorf("%s is out of bounds: %+v", raw, s)
		}
	})
}

// named checks that an error says of which field it speaks.
func named(t *testing.T, raw string, err error) {
	t.Helper()
	var field *query.FieldError
	if !errors.As(err, &field) || field.Field == "" || field.Message == "" {
		t.Errorf("%s is answered with %v", raw, err)
	}
}
