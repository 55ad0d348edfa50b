package promql_test

import (
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// sums are metric queries with the labels by which they add up; "quotient" where both terms of one do, "none"
// where an answer by more labels does not tell one by fewer.
var sums = map[string]string{
	`{"groupBy": []}`: "",
	`{"groupBy": ["source.workload", "destination.namespace"]}`:                            "destination_service_namespace,source_workload",
	`{"signal": "errorRate", "groupBy": ["source.workload"]}`:                              "source_workload",
	`{"signal": "errorRate", "groupBy": ["responseCode"]}`:                                 "response_code",
	`{"signal": "requestThroughput", "groupBy": ["source.workload"]}`:                      "source_workload",
	`{"signal": "tcpFailureRate", "groupBy": ["source.workload"]}`:                         "source_workload",
	`{"signal": "proxyMemory", "groupBy": ["destination.workload"]}`:                       "destination_workload",
	`{"signal": "errorRatio", "groupBy": ["source.workload"]}`:                             "quotient alidade_part,source_workload",
	`{"signal": "flaggedRatio", "responseFlags": ["UT"], "groupBy": []}`:                   "quotient alidade_part",
	`{"signal": "duration", "statistics": ["mean"], "groupBy": []}`:                        "quotient alidade_part",
	`{"signal": "proxyCpuThrottledRatio", "groupBy": ["destination.workload"]}`:            "quotient alidade_part,destination_workload",
	`{"signal": "errorRatio", "groupBy": ["source.workload", "responseCode"]}`:             "none",
	`{"signal": "duration", "statistics": ["p95"], "groupBy": []}`:                         "none",
	`{"signal": "apdex", "apdexTargetMs": 250, "groupBy": []}`:                             "none",
	`{"signal": "mtlsRatio", "groupBy": []}`:                                               "none",
	`{"signal": "plaintextRate", "groupBy": []}`:                                           "none",
	`{"signal": "callerSideLatency", "groupBy": []}`:                                       "none",
	`{"signal": "attemptsPerRequest", "groupBy": []}`:                                      "quotient alidade_part",
	`{"idle": true, "compareTo": "1h", "groupBy": []}`:                                     "none",
	`{"signal": "errorRatio", "filters": [], "groupBy": ["alidade_part"], "window": "5m"}`: "none",
}

func TestExpressionsTellWhatTheyAddUp(t *testing.T) {
	for raw, want := range sums {
		for _, expression := range compile(t, raw, query.DefaultSettings()) {
			got := "none"
			if expression.Sum != nil {
				got = strings.Join(expression.Sum.By, ",")
			}
			if expression.Terms != "" {
				parses(t, expression.Terms)
				got = "quotient " + got
			}
			if got != want {
				t.Errorf("%s adds up by %q rather than %q", raw, got, want)
			}
		}
		for _, expression := range compile(t, raw, query.DefaultSettings()).AskedAlone() {
			if expression.Sum != nil || expression.Terms != "" {
				t.Errorf("%s is not asked alone", raw)
			}
		}
	}
}

// Sums of other vectors tell nothing: services told apart, other conditions, other windows.
func TestWhatIsAddedUpIsTheSameWhereGroupsDifferOnly(t *testing.T) {
	of := func(raw string) string { return compile(t, raw, query.DefaultSettings())[0].Sum.Of }
	pairs := of(`{}`)
	for raw, same := range map[string]bool{
		`{"groupBy": []}`: true,
		`{"groupBy": ["responseCode", "source.cluster"]}`:                      true,
		`{"groupBy": ["destination.namespace"]}`:                               true,
		`{"groupBy": ["destination.service"]}`:                                 false,
		`{"groupBy": [], "window": "7m"}`:                                      false,
		`{"groupBy": [], "source": {"workload": "web"}}`:                       false,
		`{"groupBy": [], "reporter": "source"}`:                                false,
		`{"groupBy": [], "signal": "errorRate"}`:                               false,
		`{"groupBy": [], "signal": "errorRatio"}`:                              false,
		`{"groupBy": [], "signal": "responseMessageRate"}`:                     false,
		`{"groupBy": ["source.workload"], "destination": {"service": "cart"}}`: false,
	} {
		if got := of(raw) == pairs; got != same {
			t.Errorf("%s adds up the same: %t", raw, got)
		}
	}
}
