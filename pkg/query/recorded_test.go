package query_test

import (
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/pkg/query"
)

func TestNoWindowIsShorterThanThatOfRecordedRates(t *testing.T) {
	settings := query.DefaultSettings()
	settings.Recorded, _ = query.ShippedRules("5m")
	hour := query.Range{From: time.Unix(0, 0), To: time.Unix(3600, 0), Interval: time.Minute}
	for raw, want := range map[string]struct{ window, shorter time.Duration }{
		`{}`:                               {5 * time.Minute, 0},
		`{"instant": true}`:                {time.Hour, 0},
		`{"window": "$__interval"}`:        {5 * time.Minute, 0},
		`{"window": "1m"}`:                 {5 * time.Minute, time.Minute},
		`{"window": "5m"}`:                 {5 * time.Minute, 0},
		`{"window": "15m"}`:                {15 * time.Minute, 0},
		`{"queryType": "graph"}`:           {time.Hour, 0},
		`{"window": "$__rate_interval"}`:   {5 * time.Minute, 0},
		`{"queryType": "latency"}`:         {time.Hour, 0},
		`{"window": "${__rate_interval}"}`: {5 * time.Minute, 0},
	} {
		q, err := query.Decode([]byte(raw), query.Context{Range: hour, Settings: settings})
		if err != nil {
			t.Fatal(err)
		}
		if q.Window != want.window || q.ShorterWindow != want.shorter {
			t.Errorf("%s looks back %s, where %s was written", raw, q.Window, q.ShorterWindow)
		}
	}
	settings.Recorded = query.Recorded{Prefix: "workload:", Kind: query.RecordedCounters}
	q, err := query.Decode([]byte(`{"window": "1m"}`), query.Context{Range: hour, Settings: settings})
	if err != nil || q.Window != time.Minute {
		t.Errorf("recorded counters look back %s: %v", q.Window, err)
	}
}

func TestAShippedRuleHasALookBack(t *testing.T) {
	for window, want := range map[string]bool{"5m": true, "90s": true, "": false, "0s": false, "fast": false, "1000y": false} {
		if _, ok := query.ShippedRules(window); ok != want {
			t.Errorf("%q is taken for a look-back: %t", window, ok)
		}
	}
}
