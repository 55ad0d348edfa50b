package plugin_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/prometheus/prometheus/promql/parser"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

// Series of a mesh's own, and the labels of both.
const (
	ofCalls     = `{reporter="source",source_workload="web",destination_workload="pay"}`
	ofPods      = `{reporter="source",source_workload="web",destination_workload="pay",pod="web-0"}`
	ruleOf      = `workload:istio_requests_total:rate5m` + ofCalls
	requestsOf  = `istio_requests_total` + ofPods
	durationsOf = `istio_request_duration_milliseconds_bucket` + ofPods
	tcpOf       = `istio_tcp_sent_bytes_total` + ofPods
)

type ofRules struct {
	Setting          struct{ Prefix, Suffix, Kind, Window string }
	InUse, Usable    bool
	Metrics, Missing []string
	MissingLabels    []string `json:"missingLabels"`
	AgeSeconds       *float64 `json:"ageSeconds"`
}

func capabilitiesOfRules(t *testing.T, url, settings string) *ofRules {
	t.Helper()
	status, body := call(t, source(t, url, settings), "GET", "capabilities", "")
	var found struct{ Recorded *ofRules }
	if err := json.Unmarshal([]byte(body), &found); err != nil || status != 200 {
		t.Fatalf("%d %s", status, body)
	}
	return found.Recorded
}

func TestRecordingRulesThatAreFoundAreOffered(t *testing.T) {
	const tenant = `{"requiredMatchers": [{"label": "tenant", "op": "=", "value": "a"}]}`
	for name, test := range map[string]struct {
		series   []string
		settings string
		usable   bool
		says     string
	}{
		"complete": {[]string{requestsOf, ruleOf}, `{}`, true,
			`Use them by the setting {"recorded":{"prefix":"workload:","suffix":":rate5m","kind":"rates","window":"5m"}}.`},
		"alone, as where the metrics are dropped": {[]string{ruleOf}, `{}`, true, "Use them by the setting"},
		"over another look-back": {[]string{requestsOf, `workload:istio_requests_total:rate1m` + ofCalls}, `{}`, true,
			`"suffix":":rate1m","kind":"rates","window":"1m"`},
		"without connections": {[]string{requestsOf, tcpOf, ruleOf}, `{}`, true,
			"They leave out istio_tcp_sent_bytes_total, of which nothing would be shown"},
		"without durations": {[]string{requestsOf, durationsOf, ruleOf}, `{}`, false,
			"which cannot be used: they leave out istio_request_duration_milliseconds_bucket"},
		"without a label": {[]string{requestsOf, `workload:istio_requests_total:rate5m{reporter="source",source_workload="web"}`}, `{}`, false,
			"which cannot be used: they leave out destination_workload."},
		"of those that the required matchers let through": {[]string{requestsOf, `workload:istio_requests_total:rate5m{tenant="a",reporter="source"}`}, tenant, true,
			"Use them by the setting"},
	} {
		t.Run(name, func(t *testing.T) {
			url := reporting(t, test.series...)
			found := capabilitiesOfRules(t, url, test.settings)
			if found == nil || found.InUse || found.Usable != test.usable || found.AgeSeconds == nil {
				t.Errorf("capabilities say %+v", found)
			}
			if result := health(t, source(t, url, test.settings)); !strings.Contains(result.Message, test.says) {
				t.Errorf("health says %s", result.Message)
			}
		})
	}
}

func TestRulesOfNobodyAreNotOffered(t *testing.T) {
	for name, test := range map[string]struct{ series, settings string }{
		"none":                      {requestsOf, `{}`},
		"of another naming":         {`mesh:istio_requests_total:rate5m` + ofCalls, `{}`},
		"of another metric":         {`workload:istio_agent_pilot_xds:rate5m` + ofCalls, `{}`},
		"without a look-back":       {`workload:istio_requests_total:ratefast` + ofCalls, `{}`},
		"that are not for this one": {ruleOf, `{"requiredMatchers": [{"label": "tenant", "op": "=", "value": "a"}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			url := reporting(t, test.series)
			if found := capabilitiesOfRules(t, url, test.settings); found != nil {
				t.Errorf("capabilities say %+v", found)
			}
			if result := health(t, source(t, url, test.settings)); strings.Contains(result.Message, "ecording rules") {
				t.Errorf("health says %s", result.Message)
			}
		})
	}
}

func TestRulesAreFoundByExactNamesToo(t *testing.T) {
	const refusal = `{"status":"error","errorType":"bad_data","error":"=~ is an unsupported matchtype for the __name__ label"}`
	server := takesExactNames(t, reporting(t, requestsOf, tcpOf, ruleOf), "application/json", refusal, 400)
	found := capabilitiesOfRules(t, server.URL, `{}`)
	if found == nil || !found.Usable || strings.Join(found.Missing, " ") != "istio_tcp_sent_bytes_total" {
		t.Errorf("capabilities say %+v", found)
	}
}

// olderBy writes samples of series some time ago, and others now.
func olderBy(t *testing.T, age time.Duration, old, fresh string) string {
	t.Helper()
	instance := promload.Empty(t)
	now := time.Now()
	for _, one := range []struct {
		series string
		at     time.Time
	}{{old, now.Add(-age)}, {fresh, now}} {
		labels, err := parser.NewParser(parser.Options{}).ParseMetric(one.series)
		if err != nil {
			t.Fatal(err)
		}
		batch := instance.Server.Batch(one.at)
		if err := batch.Add(prometheus.NewSeries(labels), 1); err != nil {
			t.Fatal(err)
		}
		if err := batch.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	return instance.URL
}

func TestRulesThatAreNoLongerEvaluatedAreSaid(t *testing.T) {
	url := olderBy(t, 40*time.Minute, ruleOf, requestsOf)
	for settings, want := range map[string]string{
		`{}`:                  "There are series of recording rules (workload:istio_requests_total:rate5m), which cannot be used: they are no longer written.",
		`{` + fromRules + `}`: "The newest sample of recording rules is 40m",
	} {
		found := capabilitiesOfRules(t, url, settings)
		if found == nil || found.Usable || found.AgeSeconds == nil || *found.AgeSeconds < 2390 || *found.AgeSeconds > 2500 {
			t.Errorf("%s: capabilities say %+v", settings, found)
		}
		if result := health(t, source(t, url, settings)); !strings.Contains(result.Message, want) {
			t.Errorf("%s: health says %s", settings, result.Message)
		}
	}
	// Rules of a minute are late before a server forgets their samples.
	short := olderBy(t, 4*time.Minute, strings.Replace(ruleOf, "5m", "1m", 1), requestsOf)
	const minute = `{"recorded": {"prefix": "workload:", "suffix": ":rate1m", "kind": "rates", "window": "1m"}}`
	if result := health(t, source(t, short, minute)); !strings.Contains(result.Message, "The newest sample of recording rules is 4m") {
		t.Errorf("health says %s", result.Message)
	}
}

func TestHealthCountsTheSeriesOfRules(t *testing.T) {
	result := health(t, source(t, reporting(t, requestsOf, ruleOf), `{`+fromRules+`}`))
	for _, want := range []string{
		"1 series from source (workload:istio_requests_total:rate5m).", "no series of workload:istio_tcp_sent_bytes_total:rate5m.",
		"Sums of recording rules do not tell pods apart",
	} {
		if result.Status != backend.HealthStatusOk || !strings.Contains(result.Message, want) {
			t.Errorf("%s: %s", result.Status, result.Message)
		}
	}
}

func TestRulesThatDoNotExistAreSaid(t *testing.T) {
	result := health(t, source(t, reporting(t, requestsOf), `{`+fromRules+`}`))
	for _, want := range []string{
		"holds neither workload:istio_requests_total:rate5m nor",
		"There is no series of the recording rules that the setting recorded names, such as workload:istio_requests_total:rate5m. Load deploy/prometheus/recording-rules.yml where rules are evaluated, or take recorded out of the settings.",
	} {
		if result.Status != backend.HealthStatusError || !strings.Contains(result.Message, want) {
			t.Errorf("%s: %s", result.Status, result.Message)
		}
	}
}

// What recording rules do not hold is said to whoever asks for it, and is an error to an alert rule.
func TestWhatRulesLeaveOutIsSaidWhereItIsAskedFor(t *testing.T) {
	url := reporting(t, requestsOf, tcpOf, `istio_tcp_connections_opened_total`+ofPods, ruleOf, `istio_request_bytes_sum`+ofPods)
	end := time.Now()
	d := source(t, url, `{`+fromRules+`}`)
	const (
		leavesOut = "The recording rules that the setting recorded names leave out "
		ofPod     = `Recorded series do not carry the label "pod"`
	)
	for text, want := range map[string]string{
		`{"signal": "requestRate", "instant": true}`:                                                              "",
		`{"signal": "proxyMemory", "instant": true, "filters": [{"label": "pod", "op": "=", "value": "web-0"}]}`:  "",
		`{"signal": "mtlsRatio", "instant": true}`:                                                                leavesOut + "istio_tcp_connections_opened_total: what is made of it is missing.",
		`{"signal": "requestThroughput", "instant": true}`:                                                        leavesOut + "istio_request_bytes_sum:",
		`{"signal": "requestRate", "instant": true, "filters": [{"label": "pod", "op": "!=", "value": "web-0"}]}`: ofPod,
		`{"signal": "requestRate", "instant": true, "groupBy": ["pod"]}`:                                          ofPod,
		`{"queryType": "graph"}`:                         leavesOut + "istio_tcp_sent_bytes_total, istio_tcp_connections_opened_total:",
		`{"queryType": "graph", "include": ["latency"]}`: "",
		`{"queryType": "graph", "include": ["latency"], "filters": [{"label": "pod", "op": "=", "value": "web-0"}]}`: ofPod,
	} {
		t.Run(text, func(t *testing.T) {
			said := texts(askAt(t, d, end, text))
			if want == "" && strings.Contains(said, "ecorded") || !strings.Contains(said, want) {
				t.Errorf("it says %q", said)
			}
			if strings.Contains(text, "graph") {
				return
			}
			response, err := d.QueryData(t.Context(), &backend.QueryDataRequest{
				Headers: map[string]string{backend.FromAlertHeaderName: "true"},
				Queries: []backend.DataQuery{{RefID: "A", JSON: []byte(text), TimeRange: backend.TimeRange{From: end.Add(-time.Minute), To: end}}},
			})
			if err != nil {
				t.Fatal(err)
			}
			refused := response.Responses["A"].Error
			if said := refused != nil && strings.Contains(refused.Error(), "recorded: "); said != (want != "") {
				t.Errorf("an alert rule is told %v", refused)
			}
		})
	}
}

func TestAValueThatRulesDoNotKeepIsSaid(t *testing.T) {
	d := source(t, reporting(t, requestsOf, ruleOf), `{`+fromRules+`}`)
	status, body := call(t, d, "POST", "values", `{"label": "pod", "query": {}}`)
	if status != 400 || !strings.Contains(body, `recorded series do not carry the label \"pod\"`) {
		t.Errorf("%d %s", status, body)
	}
}

func TestRatesAreNotToldOverLessThanTheyWereRecordedOver(t *testing.T) {
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	url := recordedMesh(t, "normal", end)
	own, recorded := source(t, url, `{}`), source(t, url, `{`+fromRules+`}`)
	const one, five = `{"instant": true, "window": "1m"}`, `{"instant": true, "window": "5m"}`
	response := askAt(t, recorded, end, one)
	expectSame(t, one, flat(t, response), flat(t, askAt(t, own, end, five)))
	if said := texts(response); !strings.Contains(said, "look back 5m: what the window of 1m asks for is told over that") {
		t.Errorf("it says %q", said)
	}
	for _, text := range []string{five, `{"instant": true, "window": "$__rate_interval"}`} {
		if said := texts(askAt(t, recorded, end, text)); strings.Contains(said, "look back") {
			t.Errorf("%s: it says %q", text, said)
		}
	}
}

func TestWhatIsNotRecordedYetIsSaid(t *testing.T) {
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	recorded := source(t, recordedMesh(t, "normal", end), `{`+fromRules+`}`)
	const says = "Recording rules hold nothing of "
	for text, want := range map[string]string{
		`{"instant": true, "window": "5m"}`:                    "",
		`{"instant": true, "window": "6m"}`:                    says + "2026-01-02T03:24:00Z",
		`{"instant": true, "window": "5m", "compareTo": "6m"}`: says + "2026-01-02T03:24:00Z",
		// Nor is there a mesh then.
		`{"instant": true, "window": "20m"}`: "",
	} {
		if said := texts(askAt(t, recorded, end, text)); want == "" && strings.Contains(said, says) || !strings.Contains(said, want) {
			t.Errorf("%s: it says %q", text, said)
		}
	}
}

func TestNobodyIsToldOfRulesWhereThereIsNoMesh(t *testing.T) {
	d := source(t, olderBy(t, 40*time.Minute, ruleOf, "up"), `{`+fromRules+`}`)
	now := time.Now()
	response, err := d.QueryData(t.Context(), &backend.QueryDataRequest{
		Headers: map[string]string{backend.FromAlertHeaderName: "true"},
		Queries: []backend.DataQuery{{RefID: "A", JSON: []byte(`{"instant": true}`), TimeRange: backend.TimeRange{From: now.Add(-5 * time.Minute), To: now}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if failed := response.Responses["A"].Error; failed != nil {
		t.Errorf("no data is the error %v to an alert rule", failed)
	}
}
