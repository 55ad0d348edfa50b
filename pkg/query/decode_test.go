package query_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/pkg/query"
)

var end = time.Date(2026, 1, 2, 3, 0, 0, 0, time.UTC)

var hourUntilEnd = query.Range{From: end.Add(-time.Hour), To: end, Interval: 20 * time.Second}

func decode(t *testing.T, raw string) (query.Query, error) {
	t.Helper()
	return query.Decode(json.RawMessage(raw), query.Context{
		RefID:    "A",
		Range:    hourUntilEnd,
		Settings: query.DefaultSettings(),
		Now:      end,
	})
}

func TestAnEmptyQueryIsTheRequestRateByPair(t *testing.T) {
	q, err := decode(t, `{}`)
	if err != nil {
		t.Fatal(err)
	}
	if q.Type != query.Metric || q.Signal != "requestRate" || q.Reporter != query.Auto || q.Errors != query.Errors5xx {
		t.Errorf("the defaults are %+v", q)
	}
	if len(q.GroupBy) != 4 || q.GroupBy[2].Label != "destination_service_namespace" {
		t.Errorf("the default groups are %v", q.GroupBy)
	}
	if q.Window != time.Minute {
		t.Errorf("the window of a range is %v instead of four scrapes", q.Window)
	}
}

func TestAVariableMakesTextOfNumbersAndSwitches(t *testing.T) {
	q, err := decode(t, `{"top": "3", "instant": "true", "minRequestRate": " 0.5 ", "apdexTargetMs": 25.0}`)
	if err != nil || q.Top != 3 || !q.Instant || q.MinRequestRate != 0.5 || q.ApdexTargetMs != 25 {
		t.Errorf("read as %+v (%v)", q, err)
	}
}

func TestNothingIsComparedWithWhereAVariableSaysZero(t *testing.T) {
	for text, want := range map[string]time.Duration{"0s": 0, "0": 0, "": 0, "1h": time.Hour, "1w": 7 * 24 * time.Hour} {
		q, err := decode(t, `{"queryType": "graph", "compareTo": "`+text+`"}`)
		if err != nil || q.CompareTo != want {
			t.Errorf("%q is compared with %v before (%v)", text, q.CompareTo, err)
		}
	}
	if _, err := decode(t, `{"queryType": "graph", "compareTo": "off"}`); err == nil || !strings.HasPrefix(err.Error(), `compareTo: "off" is not a duration`) {
		t.Errorf("a word is answered with %v", err)
	}
}

func TestZeroIsKeptWhereItIsWritten(t *testing.T) {
	for text, want := range map[string]float64{
		`{"queryType": "events", "event": "errorRatio", "threshold": 0}`:    0,
		`{"queryType": "events", "event": "errorRatio", "threshold": "0"}`:  0,
		`{"queryType": "events", "event": "errorRatio", "threshold": 1}`:    1,
		`{"queryType": "events", "event": "errorRatio", "threshold": ""}`:   0.05,
		`{"queryType": "events", "event": "errorRatio", "threshold": null}`: 0.05,
		`{"queryType": "events", "event": "errorRatio"}`:                    0.05,
	} {
		if q, err := decode(t, text); err != nil || q.Threshold != want {
			t.Errorf("%s has the threshold %g (%v)", text, q.Threshold, err)
		}
	}
	s, err := query.ParseSettings([]byte(`{"health": {"degraded": 0, "failing": 0}}`))
	if err != nil || s.Health != (query.Health{}) {
		t.Errorf("the health is %+v (%v)", s.Health, err)
	}
}

func TestAFocusReachesWhatAClearedFieldLeaves(t *testing.T) {
	for text, want := range map[string]int{
		`{"workload": "web"}`: 1, `{"workload": "web", "hops": "", "direction": ""}`: 1, `{"workload": "web", "hops": 100}`: 100, `{"workload": "", "hops": 3}`: 0,
	} {
		q, err := decode(t, `{"queryType": "graph", "focus": `+text+`}`)
		if err != nil || q.Focus.Hops != want || want > 0 && q.Focus.Direction != "both" {
			t.Errorf("%s is read as %+v (%v)", text, q.Focus, err)
		}
	}
}

func TestServicesAreGroupedByTheNameThatWasCalled(t *testing.T) {
	q, err := decode(t, `{"nodes": "service"}`)
	if err != nil || q.GroupBy[3].Label != "destination_service_name" {
		t.Errorf("grouped by %v (%v)", q.GroupBy, err)
	}
}

func TestGrafanasEnvelopeIsTakenOff(t *testing.T) {
	_, err := decode(t, `{"refId": "A", "hide": false, "key": "Q-1", "datasource": {"uid": "x"}, "datasourceId": 1, "intervalMs": 1000, "maxDataPoints": 10, "queryCachingTTL": 1, "queryType": ""}`)
	if err != nil {
		t.Error(err)
	}
}

func TestAStepIsOfTheEnvelope(t *testing.T) {
	for raw, want := range map[string]query.Step{`{"queryType": "graph", "step": "first"}`: query.StepFirst, `{"step": ""}`: "", `{"step": null}`: "", `{}`: ""} {
		if q, err := decode(t, raw); err != nil || q.Step != want {
			t.Errorf("%s is the step %q, %v", raw, q.Step, err)
		}
	}
	for raw, want := range map[string]string{
		`{"step": "second"}`: `step: "second" is not known. Use "first".`,
		`{"step": 1}`:        `step: 1 is not a string. Use "first".`,
	} {
		if _, err := decode(t, raw); err == nil || err.Error() != want {
			t.Errorf("%s is answered with %v", raw, err)
		}
	}
}

func TestWindows(t *testing.T) {
	windows := map[string]time.Duration{
		`{}`:                                    time.Minute,
		`{"instant": true}`:                     time.Hour,
		`{"queryType": "graph"}`:                time.Hour,
		`{"window": "$__rate_interval"}`:        time.Minute,
		`{"window": "${__interval}"}`:           20 * time.Second,
		`{"window": "$__range"}`:                time.Hour,
		`{"window": "1h30m"}`:                   90 * time.Minute,
		`{"window": "", "instant": true}`:       time.Hour,
		`{"instant": true, "window": "90s"}`:    90 * time.Second,
		`{"queryType": "graph", "window":"2d"}`: 48 * time.Hour,
	}
	for raw, want := range windows {
		q, err := decode(t, raw)
		if err != nil || q.Window != want {
			t.Errorf("%s has the window %v (%v) instead of %v", raw, q.Window, err, want)
		}
	}
}

func TestAnInstantIsNotInTheFuture(t *testing.T) {
	q, err := query.Decode(json.RawMessage(`{"instant": true}`), query.Context{
		Range:    query.Range{From: end.Add(-time.Hour), To: end.Add(24 * time.Hour)},
		Settings: query.DefaultSettings(),
		Now:      end,
	})
	if err != nil || !q.Range.To.Equal(end) || q.Window != time.Hour {
		t.Errorf("evaluated at %v over %v (%v)", q.Range.To, q.Window, err)
	}
}

func TestMatches(t *testing.T) {
	matches := map[string]query.Match{
		`"web"`:                                 {Op: query.OpEqual, Values: []string{"web"}},
		`["web", "cart"]`:                       {Op: query.OpEqual, Values: []string{"web", "cart"}},
		`{"op": "=~", "value": "we.*"}`:         {Op: query.OpRegex, Values: []string{"we.*"}},
		`{"op": "!=", "value": ["a", "b"]}`:     {Op: query.OpNotEqual, Values: []string{"a", "b"}},
		`{"op": "absent"}`:                      {Op: query.OpAbsent},
		`503`:                                   {Op: query.OpEqual, Values: []string{"503"}},
		`""`:                                    {Op: query.OpEqual},
		`[]`:                                    {Op: query.OpEqual},
		`{"op": "=~", "value": "^a$|(b)$"}`:     {Op: query.OpRegex, Values: []string{"^a$|(b)$"}},
		`{"op": "=~", "value": ["a", "", "b"]}`: {Op: query.OpRegex, Values: []string{"a", "b"}},
	}
	for raw, want := range matches {
		q, err := decode(t, `{"source": {"workload": `+raw+`}}`)
		if err != nil {
			t.Errorf("%s: %v", raw, err)
			continue
		}
		got := q.Source.Workload
		if (got.Op != want.Op && !got.Empty()) || strings.Join(got.Values, "\x00") != strings.Join(want.Values, "\x00") {
			t.Errorf("%s is read as %+v instead of %+v", raw, got, want)
		}
	}
}

// refused are queries with the field that their error names and words that it says.
var refused = map[string]struct{ raw, field, words string }{
	"an unknown signal":                {`{"signal": "requestrate"}`, "signal", `"requestRate"`},
	"an unknown field":                 {`{"signl": "x"}`, "signl", `Did you mean "signal"?`},
	"an unknown field within a peer":   {`{"source": {"workloads": "x"}}`, "source.workloads", `"workload"`},
	"a host at the source":             {`{"source": {"host": "x"}}`, "source.host", "no such field"},
	"an unknown type":                  {`{"queryType": "graphs"}`, "queryType", `"graph"`},
	"a bad expression":                 {`{"source": {"workload": {"op": "=~", "value": "a("}}}`, "source.workload", "not a regular expression"},
	"an expression that only closes":   {`{"destination": {"service": {"op": "=~", "value": ["a)(b"]}}}`, "destination.service", "not a regular expression"},
	"an unknown operator":              {`{"source": {"workload": {"op": "~", "value": "a"}}}`, "source.workload.op", `"=~"`},
	"a leftover variable":              {`{"source": {"workload": "$workload"}}`, "source.workload", "$workload"},
	"a leftover variable in an object": {`{"destination": {"namespace": {"op": "=~", "value": "a-${ns:regex}"}}}`, "destination.namespace", "${ns:regex}"},
	"a leftover variable as window":    {`{"window": "$window"}`, "window", "$window"},
	"a leftover variable in a filter":  {`{"filters": [{"label": "x", "value": "$tier"}]}`, "filters[0].value", "$tier"},
	"a leftover variable as group":     {`{"groupBy": ["$by"]}`, "groupBy[0]", "$by"},
	"a leftover variable as reporter":  {`{"reporter": "$reporter"}`, "reporter", "$reporter"},
	"a leftover variable as legend":    {`{"legend": "$name"}`, "legend", "$name"},
	"a bad duration":                   {`{"window": "5 minutes"}`, "window", `"5m"`},
	"an empty duration":                {`{"window": "0s"}`, "window", "not above zero"},
	"nothing in a list":                {`{"source": {"workload": ["web", null]}}`, "source.workload", "null is not a value"},
	"a leftover variable as number":    {`{"top": "$top"}`, "top", "$top"},
	"a fraction of a count":            {`{"top": 2.5}`, "top", "whole number"},
	"a statistic that is none":         {`{"statistics": ["mean", "p200"]}`, "statistics[1]", `"p95"`},
	"the zeroth percentile":            {`{"statistics": ["p0"]}`, "statistics[0]", "p0"},
	"a group of a side that is none":   {`{"groupBy": ["client.workload"]}`, "groupBy[0]", `"source."`},
	"a group of an unknown property":   {`{"groupBy": ["source.host"]}`, "groupBy[0]", `"workload"`},
	"a group by bucket":                {`{"groupBy": ["le"]}`, "groupBy[0]", "Remove"},
	"a filter by metric":               {`{"filters": [{"label": "__name__", "value": "up"}]}`, "filters[0].label", "signal"},
	"a filter without a label":         {`{"filters": [{"value": "x"}]}`, "filters[0].label", "missing"},
	"a filter by something else":       {`{"filters": [{"label": "a b", "value": "x"}]}`, "filters[0].label", "not a label's name"},
	"a flag that is none":              {`{"responseFlags": ["UT,URX"]}`, "responseFlags[0]", "as a list"},
	"a newer schema":                   {`{"schemaVersion": 2}`, "schemaVersion", "Update the plugin"},
	"a number that is none":            {`{"top": "ten"}`, "top", "not a number"},
	"a negative number":                {`{"minRequestRate": -1}`, "minRequestRate", "0 or more"},
	"a node that is none":              {`{"nodes": "pod"}`, "nodes", `"workload"`},
	"an unknown part":                  {`{"include": ["latencies"]}`, "include[0]", `"latency"`},
	"a focus that goes nowhere":        {`{"focus": {"workload": "web", "hops": 0}}`, "focus.hops", "1 or more"},
	"values of nothing":                {`{"queryType": "values"}`, "label", "missing"},
	"a code of messages":               {`{"signal": "requestMessageRate", "responseCode": "500"}`, "responseCode", "know only reporter"},
	"a group of connections by code":   {`{"signal": "tcpSentThroughput", "groupBy": ["responseCode"]}`, "groupBy[0]", "another signal"},
	"a flagged ratio without flags":    {`{"signal": "flaggedRatio"}`, "responseFlags", `["URX"]`},
	"an apdex without a target":        {`{"signal": "apdex"}`, "apdexTargetMs", "250"},
	"encryption as the source sees it": {`{"signal": "mtlsRatio", "reporter": "source"}`, "reporter", `"destination"`},
	"attempts of one reporter":         {`{"signal": "attemptsPerRequest", "reporter": "source"}`, "reporter", "know only protocol"},
	"proxies of a caller":              {`{"signal": "proxyCpu", "source": {"workload": "web"}}`, "source", "as destination"},
	"proxies by service":               {`{"signal": "proxyCpu", "destination": {"service": "web"}}`, "destination.service", `"workload"`},
	"proxies of either's service":      {`{"signal": "proxyCpu", "either": {"service": "web"}}`, "either.service", `"workload"`},
	"proxies by their callers":         {`{"signal": "proxyCpu", "groupBy": ["destination.workload", "source.workload"]}`, "groupBy[1]", `"workloadNamespace"`},
	"proxies by a label of calls":      {`{"signal": "proxyCpu", "groupBy": ["destination_version"]}`, "groupBy[0]", "proxies of a workload"},
	"proxies of a reporter":            {`{"signal": "proxyCpu", "reporter": "source"}`, "reporter", "know nothing of requests"},
	"attempts that ended somehow":      {`{"signal": "attemptsPerRequest", "filters": [{"label": "response_code", "value": "200"}]}`, "filters[0].label", "what both sides of a call saw"},
	"a variable among flags":           {`{"responseFlags": ["UT", "$flag"]}`, "responseFlags[1]", "$flag"},
	"events of nothing":                {`{"queryType": "events"}`, "event", `"newVersion"`},
	"nothing at all":                   {``, "query", "it is missing"},
	"null":                             {`null`, "query", "null is not a JSON object"},
	"a text":                           {`"x"`, "query", "not a JSON object"},
	"a number":                         {`3`, "query", "not a JSON object"},
	"half of an object":                {`{"signal": `, "query", "not a JSON object"},
	"a focus on everything":            {`{"focus": {"workload": "web", "hops": 1000000000000}}`, "focus.hops", "Use 100 or less"},
	"a focus a little too far":         {`{"focus": {"workload": "web", "hops": "101"}}`, "focus.hops", "101 is too large. Use 100 or less."},
	"a negative focus":                 {`{"focus": {"workload": "web", "hops": -1}}`, "focus.hops", "1 or more"},
	"a step of a metric":               {`{"step": "first"}`, "step", "graphs alone"},
	"a threshold in percent":           {`{"queryType": "events", "event": "errorRatio", "threshold": 5}`, "threshold", "0.05 for 5%"},
	"a negative threshold":             {`{"threshold": -0.1}`, "threshold", "0 or more"},
	"a window beyond reason":           {`{"window": "101y"}`, "window", "100y or less"},
	"a window that overflows":          {`{"window": "99999999999y"}`, "window", "not a duration"},
	"a negative window":                {`{"window": "-5m"}`, "window", "not a duration"},
	"a comparison beyond reason":       {`{"compareTo": "101y"}`, "compareTo", "100y or less"},
	"a negative comparison":            {`{"compareTo": "-1d"}`, "compareTo", "not a duration"},
	"a number beyond numbers":          {`{"minRequestRate": 1e999}`, "minRequestRate", "1e999 is not a number"},
	"not a number":                     {`{"minRequestRate": "NaN"}`, "minRequestRate", `"NaN" is not a number`},
	"infinity":                         {`{"apdexTargetMs": "Inf"}`, "apdexTargetMs", `"Inf" is not a number`},
	"a target beyond a day":            {`{"signal": "apdex", "apdexTargetMs": 1e300}`, "apdexTargetMs", "Use 86400000 or less"},
	"a huge top":                       {`{"top": 1e12}`, "top", "1000000000000 is too large. Use 2147483647 or less."},
	"null as a text":                   {`{"top": "null"}`, "top", `"null" is not a number`},
	"null as the text of a switch":     {`{"idle": "null"}`, "idle", "neither true nor false"},
	"nothing as a filter":              {`{"filters": [null]}`, "filters[0]", "null is not a JSON object"},
	"a schema of long ago":             {`{"schemaVersion": -1}`, "schemaVersion", "0 or more"},
	"something else than an object":    {`[]`, "query", "not a JSON object"},
	"a match that is none":             {`{"protocol": {"op": "=", "value": {"a": 1}}}`, "protocol.value", "neither a string nor a list"},
}

func TestErrorsNameTheFieldAndTheFix(t *testing.T) {
	for name, test := range refused {
		t.Run(name, func(t *testing.T) {
			_, err := decode(t, test.raw)
			var field *query.FieldError
			if !errors.As(err, &field) {
				t.Fatalf("the error is %v", err)
			}
			if field.Field != test.field || !strings.Contains(field.Error(), test.words) {
				t.Errorf("the error is %q at %q; want %q at %q", field.Message, field.Field, test.words, test.field)
			}
		})
	}
}

func TestAnEmptyTimeRangeIsAnError(t *testing.T) {
	_, err := query.Decode(json.RawMessage(`{"queryType": "graph"}`), query.Context{
		Range: query.Range{From: end, To: end}, Settings: query.DefaultSettings(), Now: end,
	})
	if err == nil || !strings.Contains(err.Error(), "timeRange: it is empty") {
		t.Errorf("the error is %v", err)
	}
}

func TestSettings(t *testing.T) {
	s, err := query.ParseSettings([]byte(`{
		"httpMethod": "GET", "timeInterval": "30s", "errors": "non2xx", "latencyStatistic": "p99",
		"health": {"degraded": 0.02}, "requiredMatchers": [{"label": "tenant", "op": "=~", "value": "a|b"}],
		"waypoints": {"workload": ["wp"]}, "gateways": "edge-.*", "tlsSkipVerify": true, "queryTimeout": ""
	}`))
	if err != nil {
		t.Fatal(err)
	}
	if s.HTTPMethod != "GET" || s.ScrapeInterval != 30*time.Second || s.LatencyStatistic.Quantile != 0.99 ||
		s.Health.Degraded != 0.02 || s.Health.Failing != 0.1 || s.QueryTimeout != 30*time.Second || len(s.RequiredMatchers) != 1 {
		t.Errorf("the settings are %+v", s)
	}
	for workload, role := range map[string]string{"wp": "waypoint", "edge-eu": "gateway", "web": "", "my-edge-eu": ""} {
		if got := s.RoleOf(workload); got != role {
			t.Errorf("%s plays %q instead of %q", workload, got, role)
		}
	}
}

func TestSettingsErrorsNameTheField(t *testing.T) {
	for raw, words := range map[string]string{
		`{"timeInterval": "fast"}`:                             `timeInterval: "fast" is not a duration`,
		`{"health": {"degraded": 5}}`:                          "health.degraded: 5 is above 1",
		`{"health": {"degraded": 0.5}}`:                        "health.failing: 0.1 is below degraded",
		`{"requiredMatchers": [{"label": "a-b"}]}`:             `requiredMatchers[0].label: "a-b" is not a label's name`,
		`{"requiredMatchers": [{"label": "tenant"}]}`:          "requiredMatchers: a matcher has no value",
		`{"recorded": {"prefix": "workload:"}}`:                "recorded.kind: it is missing",
		`{"recorded": {"prefix": "w:", "kind": "rates"}}`:      "recorded.window: it is missing",
		`{"strictMetric": "a b"}`:                              `strictMetric: "a b" is not a metric's name`,
		`{"waypoints": {"workload": {"op":"=~","value":"("}}}`: "waypoints.workload: ",
		`{"maxConcurrentQueries": 0}`:                          "maxConcurrentQueries: 0 is too small",
		`nonsense`:                                             "jsonData: ",
	} {
		if _, err := query.ParseSettings([]byte(raw)); err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s is answered with %v; want %q", raw, err, words)
		}
	}
}
