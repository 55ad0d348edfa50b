package plugin_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

// statsOf are the costs of an answer by their names.
func statsOf(t *testing.T, response backend.DataResponse) map[string]float64 {
	t.Helper()
	if response.Error != nil {
		t.Fatal(response.Error)
	}
	stats := map[string]float64{}
	for _, stat := range response.Frames[0].Meta.Stats {
		stats[stat.DisplayName] = stat.Value
	}
	return stats
}

func TestAnAnswerTellsWhatItCost(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	const pairs = `{"reporter": "source", "window": "5m", "groupBy": ["source.workload", "destination.service"]}`
	first := ask(t, d, pairs, nil)
	again := ask(t, d, pairs, nil)
	callers := ask(t, d, `{"reporter": "source", "window": "5m", "groupBy": ["source.workload"]}`, nil)

	took := statsOf(t, first)
	if took["requestRate: series"] != 2 || took["All parts: questions to the server"] != 1 || took["requestRate: time of the server"] <= 0 ||
		took["All parts: time of the server, added up"] != took["requestRate: time of the server"] {
		t.Errorf("first: %v", took)
	}
	known := statsOf(t, again)
	if known["requestRate: series, from an answer at hand"] != 2 || known["All parts: questions to the server"] != 0 || known["All parts: time of the server, added up"] != 0 {
		t.Errorf("again: %v", known)
	}
	if sums := statsOf(t, callers); sums["requestRate: series, added up from a finer answer"] != 1 || sums["All parts: questions to the server"] != 0 {
		t.Errorf("of callers: %v", sums)
	}
	for said, response := range map[string]backend.DataResponse{
		`\d+ ms, 2 series, \d+ samples`: first,
		`not asked again, another query's answer was at hand \(\d+ ms then\), 2 series, \d+ samples`: again,
		`not asked, added up from the answer to a finer question, 1 series, \d+ samples`:             callers,
	} {
		executed := response.Frames[0].Meta.ExecutedQueryString
		if !regexp.MustCompile(`^# requestRate\n# cost: ` + said + "\n").MatchString(executed) {
			t.Errorf("executed is\n%s", executed)
		}
	}
}

func TestEveryPartOfAGraphTellsWhatItCost(t *testing.T) {
	server := inFrontOf(t, promload.Start(t, mesh).URL)
	server.fail = func(expr string) bool { return strings.Contains(expr, "istio_tcp_sent_bytes_total") }
	d := source(t, server.URL, `{}`)
	response := ask(t, d, `{"queryType": "graph"}`, nil)
	stats := statsOf(t, response)
	for _, part := range []string{"requests", "durations", "durationQuantile"} {
		if stats[part+": series"] == 0 || stats[part+": time of the server"] <= 0 {
			t.Errorf("%s is not told: %v", part, stats)
		}
	}
	executed := response.Frames[0].Meta.ExecutedQueryString
	if !regexp.MustCompile(`(?m)^# tcp\n# cost: failed after \d+ ms$`).MatchString(executed) {
		t.Errorf("executed is\n%s", executed)
	}
	if parts := regexp.MustCompile(`(?m)^# cost: `).FindAllString(executed, -1); len(parts) < 4 || strings.Count(executed, "\n\n") != len(parts)-1 {
		t.Errorf("%d parts are told in\n%s", len(parts), executed)
	}
}
