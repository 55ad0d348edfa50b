package plugin_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/demo/simulator"
	"github.com/alidade-mesh/alidade/pkg/plugin"
)

// messy are scenarios whose reports tell the same call in several ways, or not as it was.
var messy = []string{
	"normal", "two-networks", "terminating-gateway", "refused-tcp", "plaintext-ambient", "endless-streams", "unanswered", "passthrough", "server-only-durations",
}

// In whatever way a mesh reports its calls, the sums of the graph are what really passed: in all, out of
// every caller, and into every service.
func TestTheGraphSumsUpToWhatReallyPassed(t *testing.T) {
	for _, name := range messy {
		t.Run(name, func(t *testing.T) {
			d, passed, end := passing(t, name)
			for _, nodes := range []string{"workload", "service"} {
				path := fmt.Sprintf("graph?nodes=%s&from=%d&to=%d", nodes, end.Add(-passingWindow).UnixMilli(), end.UnixMilli())
				status, body := call(t, d, "GET", path, "")
				if status != 200 {
					t.Fatalf("the graph is answered with %d: %s", status, body)
				}
				var drawn passingGraph
				if err := json.Unmarshal([]byte(body), &drawn); err != nil {
					t.Fatal(err)
				}
				got, want := drawn.sums(), passed.sums()
				for _, key := range slices.Sorted(maps.Keys(want)) {
					if !near(got[key], want[key]) {
						t.Errorf("%ss: %s: the graph says %.4g, and %.4g passed", nodes, key, got[key], want[key])
					}
				}
			}
		})
	}
}

// near allows for series that begin within the window, whose first event no rate can see.
func near(got, want float64) bool { return math.Abs(got-want) <= 0.005*want+0.02 }

const passingWindow = 5 * time.Minute

// passages are the traffic of a window by pair, a second.
type passages map[simulator.Pair]simulator.Traffic

// passing is a data source on a scenario, and what passed in its last window.
func passing(t *testing.T, name string) (d *plugin.DataSource, passed passages, end time.Time) {
	t.Helper()
	instance := promload.Empty(t)
	const scrape = 15 * time.Second
	end = time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	mesh, err := simulator.New(simulator.Options{Seed: 1, Start: end.Add(-8 * time.Minute), Scenario: name})
	if err != nil {
		t.Fatal(err)
	}
	feed := simulator.NewFeed(mesh, instance.Server, scrape)
	// A window is open at its start: its first sample is a scrape later, and a rate is over what lies
	// between the first and the last.
	if err := feed.Until(end.Add(scrape - passingWindow)); err != nil {
		t.Fatal(err)
	}
	before := mesh.Traffic()
	if err := feed.Until(end); err != nil {
		t.Fatal(err)
	}
	passed = passages{}
	for pair, now := range mesh.Traffic() {
		passed[pair] = now.Since(before[pair])
	}
	return source(t, instance.URL, `{}`), passed, end
}

// sums are requests, errors, messages, connections and failed ones a second: in all, by caller and by
// called service.
func (p passages) sums() map[string]float64 {
	sums := map[string]float64{}
	seconds := (passingWindow - 15*time.Second).Seconds()
	for pair, passed := range p {
		for what, number := range map[string]float64{
			"requests": passed.Requests, "errors": passed.Errors,
			"connections": passed.Opened, "failed connections": passed.Failed,
		} {
			sums[what] += number / seconds
			if from := pair.Source.Workload; from != "unknown" {
				sums[what+" out of "+from] += number / seconds
			}
			if pair.Destination.Workload != "unknown" || pair.ServiceNamespace != "unknown" {
				sums[what+" into "+ownName(pair.Service)] += number / seconds
			}
		}
		if passed.Requests == 0 {
			sums["messages of streams"] += passed.RequestMessages / seconds
		}
	}
	return sums
}

// ownName is what a service calls itself: one is called by another name.
func ownName(service string) string { return strings.TrimSuffix(service, "-api") }

// passingGraph is what of the graph's JSON is compared.
type passingGraph struct {
	Nodes []struct {
		ID, Name string
		Services []string
	}
	Edges []struct {
		Source, Destination string
		Requests            *float64 `json:"requests_per_second"`
		Errors              *float64 `json:"errors_per_second"`
		Messages            *float64 `json:"request_messages_per_second"`
		Connections         *float64 `json:"tcp_connections_per_second"`
		Failed              *float64 `json:"tcp_failures_per_second"`
	}
}

func (g passingGraph) sums() map[string]float64 {
	names, services := map[string]string{}, map[string]string{}
	for _, node := range g.Nodes {
		names[node.ID], services[node.ID] = node.Name, node.Name
		if len(node.Services) == 1 {
			services[node.ID] = node.Services[0]
		}
	}
	sums := map[string]float64{}
	for _, edge := range g.Edges {
		for what, number := range map[string]*float64{
			"requests": edge.Requests, "errors": edge.Errors, "connections": edge.Connections, "failed connections": edge.Failed,
		} {
			if number != nil {
				sums[what] += *number
				sums[what+" out of "+names[edge.Source]] += *number
				sums[what+" into "+ownName(services[edge.Destination])] += *number
			}
		}
		if edge.Requests == nil && edge.Messages != nil {
			sums["messages of streams"] += *edge.Messages
		}
	}
	return sums
}
