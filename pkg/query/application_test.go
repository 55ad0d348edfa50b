package query_test

import (
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/query"
)

func TestApplicationsAreAHistogramOrSeveral(t *testing.T) {
	pod := query.Origin{NamespaceLabel: "namespace", WorkloadLabel: "pod"}
	for name, test := range map[string]struct {
		settings string
		want     []query.Application
	}{
		"one, whose unit its name tells": {`{"application": {"metric": "served_seconds"}}`, []query.Application{{Metric: "served_seconds", Unit: "s", Origin: pod}}},
		"one with labels of its own": {`{"application": {"metric": "served", "unit": "ms", "namespaceLabel": "ns", "workloadLabel": "app"}}`,
			[]query.Application{{Metric: "served", Unit: "ms", Origin: query.Origin{NamespaceLabel: "ns", WorkloadLabel: "app"}}}},
		"several":              {`{"application": [{"metric": "a_ms"}, {"metric": "b_milliseconds"}]}`, []query.Application{{Metric: "a_ms", Unit: "ms", Origin: pod}, {Metric: "b_milliseconds", Unit: "ms", Origin: pod}}},
		"none":                 {`{"application": []}`, []query.Application{}},
		"an editor's leftover": {`{"application": {"metric": "", "unit": ""}}`, query.DefaultSettings().Applications},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := query.ParseSettings([]byte(test.settings))
			if err != nil {
				t.Fatal(err)
			}
			if len(s.Applications) != len(test.want) {
				t.Fatalf("the applications are %+v", s.Applications)
			}
			for i, want := range test.want {
				if s.Applications[i] != want {
					t.Errorf("an application is %+v instead of %+v", s.Applications[i], want)
				}
			}
		})
	}
}

func TestWrongApplicationsAreNamed(t *testing.T) {
	for settings, want := range map[string]string{
		`{"application": {"metric": "served"}}`:                       `application.unit: served does not tell it by its name. Use "s" or "ms".`,
		`{"application": {"metric": "a b"}}`:                          `application.metric: "a b" is not a metric's name`,
		`{"application": {"metric": "a_ms", "unit": "us"}}`:           `application.unit: "us" is not known`,
		`{"application": {"metric": "a_ms", "label": "x"}}`:           `application.label: there is no such field. Use "metric", "unit", "namespaceLabel" or "workloadLabel".`,
		`{"application": {"metric": "a_ms", "workloadLabel": "a-b"}}`: `application.workloadLabel: "a-b" is not a label's name`,
		`{"application": [{"metric": "a_ms"}, {"unit": "s"}]}`:        `application[1].metric: it is missing`,
		`{"application": "a_ms"}`:                                     `application: "a_ms" is not a JSON object`,
		`{"envoy": {"workloadLabel": "le"}}`:                          `envoy.workloadLabel: buckets are chosen`,
		`{"envoy": {"metric": "envoy_cluster_upstream_rq_time"}}`:     `envoy.metric: there is no such field. Use "namespaceLabel" or "workloadLabel".`,
	} {
		if _, err := query.ParseSettings([]byte(settings)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s is answered with %v instead of %s", settings, err, want)
		}
	}
	s, err := query.ParseSettings([]byte(`{"envoy": {"workloadLabel": "app"}}`))
	if err != nil || s.Envoy != (query.Origin{NamespaceLabel: "namespace", WorkloadLabel: "app"}) {
		t.Errorf("envoy is %+v, %v", s.Envoy, err)
	}
}

func TestALatencyQueryIsAnInstantUnlessATimeIsAsked(t *testing.T) {
	for text, instant := range map[string]bool{
		`{"queryType": "latency"}`:                     true,
		`{"queryType": "latency", "instant": true}`:    true,
		`{"queryType": "latency", "instant": false}`:   false,
		`{"queryType": "graph", "instant": false}`:     true,
		`{"queryType": "latency", "instant": "false"}`: false,
	} {
		q, err := decode(t, text)
		if err != nil || q.Instant != instant {
			t.Errorf("%s is an instant: %t, %v", text, q.Instant, err)
		}
	}
}

func TestALatencyQueryRefusesWhatTheSidesDoNotKnowAlike(t *testing.T) {
	for text, want := range map[string]string{
		`"responseCode": "200"`:   "responseCode: a latency query cannot be narrowed by it: it compares what both sides of a call saw, and of requests they know only protocol alike.",
		`"reporter": "source"`:    "reporter: a latency query cannot be narrowed by it",
		`"security": "none"`:      "security: a latency query cannot be narrowed by it",
		`"groupBy": ["reporter"]`: "groupBy[0]: a latency query cannot be grouped by reporter",
		`"filters": [{"label": "response_flags", "op": "=", "value": "UT"}]`: "filters[0].label: a latency query cannot be narrowed by response_flags",
		`"protocol": "grpc", "groupBy": ["protocol"]`:                        "",
	} {
		_, err := decode(t, `{"queryType": "latency", `+text+`}`)
		if want == "" && err != nil || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%s is answered with %v instead of %q", text, err, want)
		}
	}
}
