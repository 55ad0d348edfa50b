package promql_test

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// What is true of the mesh's own metrics is true of what the shipped rules record of them.
func TestRecordedSeriesMeanTheSame(t *testing.T) {
	settings := query.DefaultSettings()
	settings.Recorded, _ = query.ShippedRules(istio.RecordedWindow)
	for _, c := range slices.Concat(semantics, signalSemantics, latencySignalSemantics) {
		t.Run(c.name, func(t *testing.T) {
			instance := promload.Start(t, exposition(t, c.mesh))
			recordFor(t, instance, 0)
			sameWindow := strings.Replace(c.query, "{", `{"window": "5m", `, 1)
			if got := answer(t, instance, sameWindow, settings); got != c.answer {
				t.Errorf("the engine answers\n%s\nwant\n%s", got, c.answer)
			}
		})
	}
}

// recordFor evaluates the shipped rules for a while before the end of a load, and at its end.
func recordFor(t *testing.T, instance *promload.Instance, while time.Duration) {
	t.Helper()
	rules, err := instance.Server.Rules(recordingRules)
	if err != nil {
		t.Fatal(err)
	}
	end := promload.Epoch.Add(time.Hour)
	for at := end.Add(-while); !at.After(end); at = at.Add(rules.Interval()) {
		if err := rules.Evaluate(t.Context(), at); err != nil {
			t.Fatal(err)
		}
	}
}

// A version that came while another went, and a code that was there for a while: over a longer window recorded
// rates are as much as what they were recorded of, also where their series are not there all the time. They
// look back five minutes before it, which is what they may differ by.
func TestRecordedRatesAreAveragedOverAllOfAWindow(t *testing.T) {
	const changing = `load 15s
		istio_requests_total{reporter="source",pod="a",destination_version="v1",response_code="200"} 0+30x160 _x79
		istio_requests_total{reporter="source",pod="b",destination_version="v2",response_code="200"} _x160 0+30x79
		istio_requests_total{reporter="source",pod="b",destination_version="v2",response_code="503"} _x190 0+30x16 _x33`
	instance := promload.Start(t, changing)
	recordFor(t, instance, 40*time.Minute)
	recorded := query.DefaultSettings()
	recorded.Recorded, _ = query.ShippedRules(istio.RecordedWindow)
	value := func(raw string, settings query.Settings) float64 {
		plan := compileAt(t, raw, settings, promload.Epoch.Add(time.Hour))
		return instance.Value(t, plan[0].Expr, promload.Epoch.Add(time.Hour))
	}
	for _, filter := range []string{``, `"responseCode": "503", `, `"destination": {"version": "v2"}, `, `"compareTo": "5m", "idle": true, `} {
		raw := `{` + filter + `"instant": true, "reporter": "source", "groupBy": [], "window": "30m"}`
		own, rules := value(raw, query.DefaultSettings()), value(raw, recorded)
		if own <= 0 || math.Abs(rules-own) > 0.2*own {
			t.Errorf("%s: %g from recorded rates, %g from the metrics", raw, rules, own)
		}
	}
}

// Native histograms grow twice as fast in one pod as in the other.
const nativeDurations = `load 15s
	istio_request_duration_milliseconds{reporter="source",pod="a",destination_workload="pay"} {{schema:0 sum:5 count:4 buckets:[1 2 1]}}+{{schema:0 sum:5 count:4 buckets:[1 2 1]}}x240
	istio_request_duration_milliseconds{reporter="source",pod="b",destination_workload="pay"} {{schema:0 sum:9 count:8 buckets:[1 2 5]}}+{{schema:0 sum:9 count:8 buckets:[1 2 5]}}x240`

func TestNativeHistogramsAreRecordedToo(t *testing.T) {
	settings := query.DefaultSettings()
	settings.NativeHistograms = true
	recorded := settings
	recorded.Recorded, _ = query.ShippedRules(istio.RecordedWindow)
	instance := promload.Start(t, nativeDurations)
	recordFor(t, instance, 15*time.Minute)
	for _, window := range []string{"5m", "15m"} {
		for _, statistic := range []string{"mean", "p50", "p95"} {
			raw := `{"signal": "duration", "instant": true, "reporter": "source", "groupBy": ["destination.workload"], "statistics": ["` + statistic + `"], "window": "` + window + `"}`
			want, got := answer(t, instance, raw, settings), answer(t, instance, raw, recorded)
			if got != want || want == "" {
				t.Errorf("%s over %s: %q from recorded series, %q from the metrics", statistic, window, got, want)
			}
		}
		raw := `{"signal": "apdex", "apdexTargetMs": 1, "instant": true, "reporter": "source", "groupBy": [], "window": "` + window + `"}`
		if want, got := answer(t, instance, raw, settings), answer(t, instance, raw, recorded); got != want || want == "" {
			t.Errorf("apdex over %s: %q from recorded series, %q from the metrics", window, got, want)
		}
	}
}
