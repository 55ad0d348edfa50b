package plugin_test

import (
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/demo/simulator"
	"github.com/alidade-mesh/alidade/pkg/plugin"
)

// slowScenarios are pairs, the largest part of whose mean is what their scenario made slow.
var slowScenarios = []struct {
	scenario, from, to, dominant string
	// slow is the part that takes at least so long; of the caller side, which half.
	slow       string
	atLeastMs  float64
	confidence string
	note       string
}{
	{simulator.SlowPayments, "checkout", "payments", "application", "applicationMs", 900, "high", ""},
	{simulator.SlowPayments, "web", "checkout", "application", "applicationMs", 900, "low", "the receiving proxy's"},
	{simulator.SlowNetwork, "checkout", "inventory", "callerSide", "networkMs", 220, "", ""},
	{simulator.Throttled, "web", "cart", "receivingProxy", "receivingProxyMs", 25, "high", ""},
	{simulator.RetryStorm, "recommendations", "inventory", "callerSide", "networkMs", 15, "low", "attempts a request"},
	{simulator.SlowReader, "search", "catalog", "callerSide", "callerProxyMs", 150, "high", ""},
}

func TestTheDominantPartIsWhatAScenarioMadeSlow(t *testing.T) {
	for _, test := range slowScenarios {
		t.Run(test.scenario, func(t *testing.T) {
			d, truth, end := scenario(t, test.scenario)
			breakdown := frame(t, askAt(t, d, end, fmt.Sprintf(
				`{"queryType": "latency", "window": "5m", "source": {"workload": %q}, "destination": {"workload": %q}}`, test.from, test.to)), "breakdown")
			if breakdown.Rows() != 1 {
				t.Fatalf("there are %d rows", breakdown.Rows())
			}
			largest := value(t, breakdown, test.slow, 0)
			if got := cell(t, breakdown, "dominant", 0); got != test.dominant || largest == nil || *largest < test.atLeastMs {
				t.Errorf("the dominant part is %s, and %s is %s", got, test.slow, shown(largest))
			}
			parts := truth.parts(test.from, test.to)
			for name, want := range parts {
				got := value(t, breakdown, name, 0)
				if got == nil || math.Abs(*got-want) > closeTo(want) {
					t.Errorf("%s is %s ms, and was simulated as %.2f ms", name, shown(got), want)
				}
				if name != test.slow && got != nil && *got >= *largest {
					t.Errorf("%s is larger than %s", name, test.slow)
				}
			}
			if got := cell(t, breakdown, "confidence", 0); test.confidence != "" && got != test.confidence {
				t.Errorf("the confidence is %s: %s", got, cell(t, breakdown, "notes", 0))
			}
			if notes := cell(t, breakdown, "notes", 0); !strings.Contains(notes, test.note) {
				t.Errorf("the notes are %q without %q", notes, test.note)
			}
		})
	}
}

// closeTo is how near a mean comes to the truth: proxies count whole milliseconds, and what is counted
// for the first time within the window has no sample before it.
func closeTo(ms float64) float64 { return math.Max(0.75, 0.01*math.Abs(ms)) }

// truths are where the time of pairs went within a window.
type truths map[[2]string]simulator.Truth

// parts are those of a pair in milliseconds, the application's being that of all its callers.
func (all truths) parts(from, to string) map[string]float64 {
	pair := all[[2]string{from, to}]
	var arrivals, handled float64
	for ends, other := range all {
		if ends[1] == to {
			arrivals, handled = arrivals+other.Arrivals, handled+other.HandlerMs
		}
	}
	answered := pair.ReceivingMs + pair.HandlerMs
	return map[string]float64{
		"callerProxyMs":    pair.CallerProxyMs / pair.Requests,
		"networkMs":        (pair.WireMs+pair.WaitMs+answered)/pair.Requests - answered/pair.Arrivals,
		"receivingProxyMs": answered/pair.Arrivals - handled/arrivals,
		"applicationMs":    handled / arrivals,
	}
}

// scenario is a data source on eight minutes of a scenario, what is true of its last five
// minutes, and the time at its end.
func scenario(t *testing.T, name string) (*plugin.DataSource, truths, time.Time) {
	t.Helper()
	instance := promload.Empty(t)
	const scrape = 15 * time.Second
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	mesh, err := simulator.New(simulator.Options{Seed: 1, Start: end.Add(-8 * time.Minute), Scenario: name, EnvoyStatistics: true})
	if err != nil {
		t.Fatal(err)
	}
	feed := simulator.NewFeed(mesh, instance.Server, scrape)
	// A window is open at its start: its first sample is a scrape later.
	if err := feed.Until(end.Add(scrape - 5*time.Minute)); err != nil {
		t.Fatal(err)
	}
	before := mesh.Truths()
	if err := feed.Until(end); err != nil {
		t.Fatal(err)
	}
	within := truths{}
	for pair, now := range mesh.Truths() {
		within[pair] = now.Since(before[pair])
	}
	return source(t, instance.URL, `{}`), within, end
}
