package provisioned_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// dashboard is what a dashboard asks.
type dashboard struct {
	Title  string
	Panels []struct {
		Title, Description string
		Targets            []map[string]any
	}
	Annotations struct {
		List []struct {
			Name   string
			Target map[string]any
		}
	}
	Templating struct {
		List []struct {
			Name, Type string
			Query      any
		}
	}
}

// chosen are the values of variables: a pair of the simulated mesh that has all of everything. A
// variable that allows several values is at All, which a browser turns into nothing.
var chosen = map[string]string{
	"sourceNamespace": "shop", "sourceWorkload": "recommendations", "destinationNamespace": "stock", "destinationService": "inventory",
	"destinationWorkload": "inventory", "namespace": "", "workload": "", "reporter": "auto", "compareTo": "0s",
}

func TestEveryQueryOfTheDashboardsReturnsFrames(t *testing.T) {
	files, err := filepath.Glob("../../provisioning/dashboards/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("there are no dashboards (%v)", err)
	}
	l := newTimeline(t)
	l.in(t, "normal", 30*time.Minute)
	elsewhere := pairsElsewhere(t)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var d dashboard
		if err := json.Unmarshal(text, &d); err != nil {
			t.Fatal(err)
		}
		for _, panel := range d.Panels {
			if panel.Description == "" {
				t.Errorf("%s, %s: there is no description that says what to do", d.Title, panel.Title)
			}
			for _, target := range panel.Targets {
				in, pair := l, chosen
				if other, ok := elsewhere[fmt.Sprint(target["signal"])]; ok && d.Title == "Service pair" {
					in, pair = other.timeline, other.chosen
				}
				if rows := in.rows(t, d.Title+", "+panel.Title, target, pair); rows == 0 {
					t.Errorf("%s, %s: the answer is empty", d.Title, panel.Title)
				}
			}
		}
		for _, annotation := range d.Annotations.List {
			l.rows(t, d.Title+", "+annotation.Name, annotation.Target, chosen)
		}
		for _, variable := range d.Templating.List {
			if target, ok := variable.Query.(map[string]any); ok && variable.Type == "query" {
				if rows := l.rows(t, d.Title+", variable "+variable.Name, target, chosen); rows == 0 {
					t.Errorf("%s: the variable %s has no values", d.Title, variable.Name)
				}
			}
		}
	}
}

// elsewhere is a pair of another scenario.
type elsewhere struct {
	timeline *timeline
	chosen   map[string]string
}

// pairsElsewhere are pairs that have what a pair which speaks HTTP has not, by signal.
func pairsElsewhere(t *testing.T) map[string]elsewhere {
	t.Helper()
	all := map[string]elsewhere{}
	for _, other := range []struct {
		scenario, source, workload, destination, service string
		signals                                          []string
	}{
		{"refused-tcp", "reports", "viewer", "reports", "reports-db", []string{"tcpOpenedRate", "tcpFailureRate"}},
		{"plaintext-ambient", "reports", "builder", "reports", "reports-db", []string{"tcpSentThroughput", "tcpReceivedThroughput"}},
		{"endless-streams", "shop", "web", "observability", "collector", []string{"requestMessageRate", "responseMessageRate"}},
	} {
		l := newTimeline(t)
		// Panels show a quarter of an hour, whose first windows begin before it.
		l.in(t, other.scenario, 20*time.Minute)
		pair := maps.Clone(chosen)
		pair["sourceNamespace"], pair["sourceWorkload"] = other.source, other.workload
		pair["destinationNamespace"], pair["destinationService"] = other.destination, other.service
		for _, signal := range other.signals {
			all[signal] = elsewhere{l, pair}
		}
	}
	return all
}

// rows asks a query with the chosen values for its variables, and counts the rows of the answer.
func (l *timeline) rows(t *testing.T, what string, target map[string]any, chosen map[string]string) int {
	t.Helper()
	model, err := json.Marshal(target)
	if err != nil {
		t.Fatal(err)
	}
	text := string(model)
	for name, value := range chosen {
		text = strings.ReplaceAll(text, `"$`+name+`"`, `"`+value+`"`)
	}
	response, err := l.source.QueryData(t.Context(), &backend.QueryDataRequest{Queries: []backend.DataQuery{{
		RefID: "A", JSON: json.RawMessage(text), Interval: 15 * time.Second,
		TimeRange: backend.TimeRange{From: l.now.Add(-15 * time.Minute), To: l.now},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	answer := response.Responses["A"]
	if answer.Error != nil {
		t.Errorf("%s: %v\n%s", what, answer.Error, text)
	}
	rows := 0
	for _, frame := range answer.Frames {
		if len(frame.Fields) > 0 {
			rows += frame.Rows()
		}
	}
	return rows
}
