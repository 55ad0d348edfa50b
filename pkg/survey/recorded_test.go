package survey_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
	"github.com/alidade-mesh/alidade/pkg/survey"
)

func TestTheRulesThatRecordMostAreTaken(t *testing.T) {
	const requests, durations = "workload:istio_requests_total:rate", "workload:istio_request_duration_milliseconds_count:rate"
	for name, test := range map[string]struct {
		names []string
		want  string
	}{
		"most":                      {[]string{requests + "5m", requests + "1m", durations + "1m"}, ":rate1m"},
		"of equals the shipped":     {[]string{requests + "1m", requests + "5m", requests + "10m"}, ":rate5m"},
		"of others the shortest":    {[]string{requests + "10m", requests + "2m"}, ":rate2m"},
		"none without a look-back":  {[]string{"workload:istio_requests_total", requests, requests + "fast"}, ""},
		"none of metrics of others": {[]string{"workload:istio_build:rate5m", "istio_requests_total:rate5m"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			if got := survey.RecordedOf(test.names, query.DefaultSettings()).Rules.Suffix; got != test.want {
				t.Errorf("the rules end in %q instead of %q", got, test.want)
			}
		})
	}
}

func TestAllThatIsRecordedIsMissingWhereItIsNot(t *testing.T) {
	settings := query.DefaultSettings()
	settings.NativeHistograms = true
	if got := survey.RecordedOf(istio.RecordedMetrics(), settings).Missing; !slices.Equal(got, istio.RecordedMetrics()) {
		t.Errorf("missing are %v", got)
	}
	if got := survey.RecordedOf(istio.RecordedMetrics(), query.DefaultSettings()).Missing; slices.Contains(got, istio.RequestDuration) {
		t.Error("native histograms that nobody asks for are missing")
	}
}

func TestDoubtsAreOfWhatAQueryAsks(t *testing.T) {
	settings := query.DefaultSettings()
	settings.Recorded, _ = query.ShippedRules("5m")
	found := survey.RecordedOf([]string{
		"workload:istio_requests_total:rate5m", "istio_requests_total", "istio_request_duration_milliseconds_sum", "istio_tcp_connections_closed_total",
	}, settings)
	found.At = time.Unix(1000, 0)
	found.Newest = found.At
	found.Lost = []string{"app", "source_version"}
	for raw, want := range map[string]string{
		`{"signal": "requestRate"}`:                                  "",
		`{"signal": "duration"}`:                                     "leave out istio_request_duration_milliseconds_sum:",
		`{"signal": "applicationLatency"}`:                           "leave out istio_request_duration_milliseconds_sum:",
		`{"signal": "tcpFailureRatio"}`:                              "leave out istio_tcp_connections_closed_total:",
		`{"signal": "plaintextRate"}`:                                `the label "app"`,
		`{"signal": "proxyCpu"}`:                                     "",
		`{"queryType": "latency"}`:                                   "leave out istio_request_duration_milliseconds_sum:",
		`{"queryType": "events", "event": "newEdge"}`:                "",
		`{"queryType": "graph", "include": ["throughput"]}`:          "",
		`{"signal": "requestRate", "groupBy": ["source.version"]}`:   `the label "source_version"`,
		`{"either": {"version": "v2"}}`:                              `the label "source_version"`,
		`{"queryType": "graph", "include": ["security", "latency"]}`: "leave out istio_request_duration_milliseconds_sum:",
	} {
		q, err := query.Decode([]byte(raw), query.Context{Range: query.Range{From: time.Unix(0, 0), To: time.Unix(1000, 0), Interval: time.Minute}, Settings: settings})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(found.Doubts(q, settings), " "); want == "" && got != "" || !strings.Contains(got, want) {
			t.Errorf("%s: %q", raw, got)
		}
	}
}

// A sum without the label by which errors or reporters are told gives a wrong number rather than none.
func TestALabelThatASignalReadsIsADoubtWhereItIsNotRecorded(t *testing.T) {
	settings := query.DefaultSettings()
	settings.Recorded, _ = query.ShippedRules("5m")
	for label, asked := range map[string][]string{
		istio.ResponseCode:   {`{"signal": "errorRatio"}`, `{"responseCode": "500"}`, `{"queryType": "graph"}`, `{"queryType": "events", "event": "errorRatio"}`},
		istio.ResponseFlags:  {`{"signal": "errorRate"}`, `{"responseFlags": ["UH"]}`, `{"signal": "tcpFailureRatio"}`},
		istio.SecurityPolicy: {`{"signal": "mtlsRatio"}`, `{"security": "none"}`},
		istio.GRPCStatus:     {`{"grpcStatus": "14"}`},
		istio.Protocol:       {`{"protocol": "http"}`},
		istio.Reporter:       {`{"signal": "requestRate"}`, `{"reporter": "source"}`, `{"queryType": "latency"}`},
	} {
		found := survey.RecordedOf(nil, settings)
		found.Metrics = istio.RecordedMetrics()
		found.At = time.Unix(1000, 0)
		found.Newest, found.Lost = found.At, []string{label}
		for _, raw := range asked {
			q, err := query.Decode([]byte(raw), query.Context{Range: query.Range{From: time.Unix(0, 0), To: time.Unix(1000, 0), Interval: time.Minute}, Settings: settings})
			if err != nil {
				t.Fatal(err)
			}
			if said := strings.Join(found.Doubts(q, settings), " "); !strings.Contains(said, `"`+label+`"`) {
				t.Errorf("%s without %s: %q", raw, label, said)
			}
		}
	}
}
