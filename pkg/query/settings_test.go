package query_test

import (
	"errors"
	"net/url"
	"reflect"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/query"
)

func TestRequiredMatchersThatRestrictNothingAreRefused(t *testing.T) {
	for raw, want := range map[string]string{
		`""`:                                   `requiredMatchers: "" restricts nothing. Write a list`,
		`null`:                                 `requiredMatchers: null restricts nothing. Write a list`,
		`"tenant=\"a\""`:                       `requiredMatchers: "tenant=\"a\"" restricts nothing`,
		`{}`:                                   `requiredMatchers: {} restricts nothing`,
		`{"tenant": "a"}`:                      `requiredMatchers: {"tenant": "a"} restricts nothing`,
		`false`:                                `requiredMatchers: false restricts nothing`,
		`0`:                                    `requiredMatchers: 0 restricts nothing`,
		`[{}]`:                                 `requiredMatchers[0].label: it is missing`,
		`[null]`:                               `requiredMatchers[0]: null is not a JSON object`,
		`["tenant=\"a\""]`:                     `requiredMatchers[0]: "tenant=\"a\"" is not a JSON object`,
		`[{"label": "tenant", "values": []}]`:  `requiredMatchers: a matcher has no value`,
		`[{"label": "tenant", "value": null}]`: `requiredMatchers: a matcher has no value`,
		`[{"label": "tenant", "op": "=~", "value": ""}]`:                                       `requiredMatchers: a matcher has no value`,
		`[{"label": "tenant", "value": "a"}, {"label": "team", "value": [""]}]`:                `requiredMatchers: a matcher has no value`,
		`[{"label": "tenant", "value": [null]}]`:                                               `requiredMatchers[0].value: null is not a value`,
		`[{"label": "tenant", "op": "!=", "value": ["", "secret"]}]`:                           `requiredMatchers[0].value: an empty value is left out`,
		`[{"label": "tenant", "value": "a"}, {"label": "x", "op": "!=|", "values": ["b",""]}]`: `requiredMatchers[1].values: an empty value is left out`,
		`[{"label": "tenant", "value": "$tenant"}]`:                                            `requiredMatchers[0].value: the variable $tenant has no value`,
		`[{"label": "${label}", "value": "a"}]`:                                                `requiredMatchers[0].label: the variable ${label} has no value`,
		`[{"label": "tenant", "operator": "=", "value": "a"}]`:                                 `requiredMatchers[0].operator: there is no such field`,
	} {
		s, err := query.ParseSettings([]byte(`{"requiredMatchers": ` + raw + `}`))
		var field *query.FieldError
		if !errors.As(err, &field) || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s is read as %+v, %v; want %q", raw, s.RequiredMatchers, err, want)
		}
	}
	for _, name := range []string{"requiredMatcher", "requiredmatchers", "requredMatchers"} {
		if _, err := query.ParseSettings([]byte(`{"` + name + `": []}`)); err == nil || !strings.HasPrefix(err.Error(), name+`: there is no such field. Did you mean "requiredMatchers"?`) {
			t.Errorf("%s is answered with %v", name, err)
		}
	}
}

func TestRequiredMatchersThatRestrictAreKept(t *testing.T) {
	for raw, want := range map[string][]query.Filter{
		`[]`:                                         nil,
		`[{"label": "a", "op": "absent"}]`:           {{Label: "a", Match: query.Match{Op: query.OpAbsent}}},
		`[{"label": "a", "value": 7}]`:               {{Label: "a", Match: query.Match{Op: query.OpEqual, Values: []string{"7"}}}},
		`[{"label": "a", "values": ["b"]}]`:          {{Label: "a", Match: query.Match{Op: query.OpEqual, Values: []string{"b"}}}},
		`[{"label": "a", "op": null, "value": "b"}]`: {{Label: "a", Match: query.Match{Op: query.OpEqual, Values: []string{"b"}}}},
	} {
		s, err := query.ParseSettings([]byte(`{"requiredMatchers": ` + raw + `}`))
		if err != nil || !reflect.DeepEqual(s.RequiredMatchers, want) {
			t.Errorf("%s is read as %+v, %v", raw, s.RequiredMatchers, err)
		}
	}
}

func TestMatchersOfZTunnelWithoutAValueAreRefused(t *testing.T) {
	if _, err := query.ParseSettings([]byte(`{"ztunnel": [{"label": "app", "value": "ztunnel"}, {"label": "team"}]}`)); err == nil || !strings.HasPrefix(err.Error(), "ztunnel: a matcher has no value") {
		t.Errorf("the error is %v", err)
	}
	if s, err := query.ParseSettings([]byte(`{"ztunnel": []}`)); err != nil || len(s.ZTunnel) != 0 {
		t.Errorf("no matchers are read as %+v, %v", s.ZTunnel, err)
	}
}

func TestNobodyPlaysARoleThatMatchesNothing(t *testing.T) {
	for raw, role := range map[string]string{
		`{}`: "gateway", `""`: "gateway", `null`: "gateway", `{"workload": null}`: "gateway",
		`[]`: "", `[""]`: "", `{"workload": ""}`: "", `{"workload": []}`: "", `{"workload": {"op": "=~", "value": ""}}`: "",
		`"istio-.*"`: "gateway", `{"workload": ["istio-ingressgateway"]}`: "gateway",
	} {
		s, err := query.ParseSettings([]byte(`{"gateways": ` + raw + `, "waypoints": {"workload": ""}}`))
		if got := s.RoleOf("istio-ingressgateway"); err != nil || got != role {
			t.Errorf("with %s, istio-ingressgateway plays %q instead of %q (%v)", raw, got, role, err)
		}
		if got := s.RoleOf("web"); got != "" {
			t.Errorf("with %s, web plays %q", raw, got)
		}
	}
	if _, err := query.ParseSettings([]byte(`{"gateways": ["a", "b"]}`)); err == nil || !strings.HasPrefix(err.Error(), `gateways: ["a", "b"] is a list. Write {"workload": ["a", "b"]}`) {
		t.Errorf("a list is answered with %v", err)
	}
	if s := (query.Settings{}); s.RoleOf("web") != "" {
		t.Errorf("without settings, web plays %q", s.RoleOf("web"))
	}
}

func TestGatewaysAreNamedAsIstioNamesThem(t *testing.T) {
	s := query.DefaultSettings()
	for _, workload := range []string{
		"istio-ingressgateway", "istio-egressgateway", "istio-eastwestgateway", "ingressgateway", "prod-ingress-gateway",
		"istio-ingressgateway-internal", "istio-ingress", "istio-egress-eu", "istio-eastwestgateway-network1", "eu-eastwest-gateway",
		"bookinfo-gateway-istio", "gateway-istio",
	} {
		if role := s.RoleOf(workload); role != query.RoleGateway {
			t.Errorf("%s plays %q", workload, role)
		}
	}
	for _, workload := range []string{"payment-gateway", "gateway-api-docs", "gateway", "api-gateway-tests", "digress-gatewaykeeper", "istio-ingressor", "web-istio"} {
		if role := s.RoleOf(workload); role != "" {
			t.Errorf("%s plays %q", workload, role)
		}
	}
}

func TestGRPCErrors(t *testing.T) {
	server := query.GRPCErrors{Statuses: []string{"2", "4", "12", "13", "14", "15"}}
	for raw, want := range map[string]query.GRPCErrors{
		`""`: server, `null`: server, `"server"`: server, `"any"`: {Any: true},
		`["14", 4, "13", 4]`: {Statuses: []string{"4", "13", "14"}}, `[16, 1]`: {Statuses: []string{"1", "16"}}, `[]`: {Statuses: []string{}},
	} {
		s, err := query.ParseSettings([]byte(`{"grpcErrors": ` + raw + `}`))
		if err != nil || !reflect.DeepEqual(s.GRPCErrors, want) {
			t.Errorf("%s is read as %+v (%v) instead of %+v", raw, s.GRPCErrors, err, want)
		}
	}
	for raw, want := range map[string]string{
		`"all"`:        `grpcErrors: "all" is not known. Use "server" or "any", or a list of statuses`,
		`14`:           `grpcErrors: 14 is not known. Use`,
		`{}`:           `grpcErrors: {} is not known. Use`,
		`["14", 0]`:    `grpcErrors[1]: "0" is not the number of a gRPC status that can be an error. Use 1 to 16.`,
		`[17]`:         `grpcErrors[0]: "17" is not the number`,
		`["INTERNAL"]`: `grpcErrors[0]: "INTERNAL" is not the number`,
		`[1.5]`:        `grpcErrors[0]: "1.5" is not the number`,
		`["14", [13]]`: `grpcErrors: [13] is neither a string nor a list`,
		`["14", null]`: `grpcErrors: null is not a value`,
	} {
		if _, err := query.ParseSettings([]byte(`{"grpcErrors": ` + raw + `}`)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s is answered with %v; want %q", raw, err, want)
		}
	}
}

func TestParametersOfTheServerDoNotReplaceTheQuestion(t *testing.T) {
	for raw, want := range map[string]url.Values{
		`""`:                                    nil,
		`"   "`:                                 nil,
		`"dedup=true&max_source_resolution=5m"`: {"dedup": {"true"}, "max_source_resolution": {"5m"}},
		`"?replicaLabels[]=a&replicaLabels%5B%5D=b"`: {"replicaLabels[]": {"a", "b"}},
	} {
		s, err := query.ParseSettings([]byte(`{"customQueryParameters": ` + raw + `}`))
		if err != nil || !reflect.DeepEqual(s.QueryParameters, want) {
			t.Errorf("%s is read as %v (%v)", raw, s.QueryParameters, err)
		}
	}
	for _, name := range []string{"query", "time", "start", "end", "step", "timeout", "match[]", "match%5B%5D", "%71uery"} {
		_, err := query.ParseSettings([]byte(`{"customQueryParameters": "dedup=true&` + name + `=up"}`))
		if err == nil || !strings.HasPrefix(err.Error(), "customQueryParameters: ") || !strings.Contains(err.Error(), "is the question itself") {
			t.Errorf("%s is answered with %v", name, err)
		}
	}
	for raw, want := range map[string]string{
		`"a=%zz"`: "are not parameters of a request", `"a=1;b=2"`: "are not parameters of a request", `"=x"`: "a parameter without a name", `{"dedup": true}`: "is not a string",
	} {
		if _, err := query.ParseSettings([]byte(`{"customQueryParameters": ` + raw + `}`)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s is answered with %v", raw, err)
		}
	}
}

func TestExternalHostsMayAllBeFolded(t *testing.T) {
	for raw, want := range map[string]int{`{}`: 50, `{"maxExternalHosts": 0}`: 0, `{"maxExternalHosts": "7"}`: 7} {
		if s, err := query.ParseSettings([]byte(raw)); err != nil || s.MaxExternalHosts != want {
			t.Errorf("%s is read as %d (%v)", raw, s.MaxExternalHosts, err)
		}
	}
	if _, err := query.ParseSettings([]byte(`{"maxExternalHosts": -1}`)); err == nil || !strings.HasPrefix(err.Error(), "maxExternalHosts: -1 is too small. Use 0 or more.") {
		t.Errorf("the error is %v", err)
	}
}

func TestSettingsThatContradictEachOtherAreRefusedInAnyOrder(t *testing.T) {
	for _, raw := range []string{
		`{"strictNamespaces": ["pay"], "strictMetric": "strict"}`,
		`{"strictMetric": "strict", "strictNamespaces": ["pay"], "links": {}}`,
	} {
		if s, err := query.ParseSettings([]byte(raw)); err == nil || err.Error() != "strictMetric: strictNamespaces is set too. Keep one of them." || s.StrictMetric != "" {
			t.Errorf("%s is read as %q, %v", raw, s.StrictMetric, err)
		}
	}
	for _, raw := range []string{`{"strictNamespaces": [""], "strictMetric": "strict"}`, `{"strictNamespaces": [], "strictMetric": "strict"}`} {
		if s, err := query.ParseSettings([]byte(raw)); err != nil || s.StrictMetric != "strict" {
			t.Errorf("%s is read as %q, %v", raw, s.StrictMetric, err)
		}
	}
}

func TestNumbersWhereSettingsExpectTextAreErrors(t *testing.T) {
	for _, name := range []string{
		"httpMethod", "timeInterval", "queryTimeout", "customQueryParameters", "errors", "grpcErrors", "latencyStatistic", "health",
		"nativeHistograms", "twoSteps", "waypoints", "gateways", "recorded", "application", "envoy", "ztunnel", "strictMetric", "links", "requiredMatchers",
	} {
		if _, err := query.ParseSettings([]byte(`{"` + name + `": 3}`)); err == nil || !strings.HasPrefix(err.Error(), name+": ") {
			t.Errorf("%s: 3 is answered with %v", name, err)
		}
	}
	for raw, want := range map[string]string{
		`[]`: "jsonData: [] is not a JSON object", `"x"`: "jsonData: ", `3`: "jsonData: ", `{`: "jsonData: ",
		`{"timeInterval": "99y"}`: `timeInterval: "99y" is too long. Use 1d or less.`,
		`{"queryTimeout": "0s"}`:  `queryTimeout: "0s" is not above zero.`,
		`{"recorded": {"prefix": "a:", "kind": "rates", "window": "250y"}}`: `recorded.window: "250y" is too long`,
		`{"maxGraphEdges": 1e12}`:          `maxGraphEdges: 1000000000000 is too large. Use 2147483647 or less.`,
		`{"maxGraphEdges": "NaN"}`:         `maxGraphEdges: "NaN" is not a number.`,
		`{"health": {"degraded": "null"}}`: `health.degraded: "null" is not a number.`,
		`{"health": {"failing": 1e999}}`:   `health.failing: 1e999 is not a number.`,
	} {
		if _, err := query.ParseSettings([]byte(raw)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s is answered with %v; want %q", raw, err, want)
		}
	}
	for _, raw := range []string{"", " ", "null", "{}"} {
		if s, err := query.ParseSettings([]byte(raw)); err != nil || !reflect.DeepEqual(s, query.DefaultSettings()) {
			t.Errorf("%q is read as %+v (%v)", raw, s, err)
		}
	}
}
