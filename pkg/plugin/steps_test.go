package plugin_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/frames"
)

const (
	firstStep  = `{"queryType": "graph", "window": "5m", "include": ["security", "tcp"], "step": "first"}`
	secondStep = `{"queryType": "graph", "window": "5m"}`
)

// customOf is what an answer tells of itself.
func customOf(t *testing.T, response backend.DataResponse) frames.Custom {
	t.Helper()
	custom, ok := frame(t, response, "edges").Meta.Custom.(frames.Custom)
	if !ok {
		t.Fatal("the edges tell nothing of themselves")
	}
	return custom
}

// edgesOf is a row an edge: its id, its rate and whether its latency is known.
func edgesOf(t *testing.T, response backend.DataResponse) (rows []string, timed int) {
	t.Helper()
	edges := frame(t, response, "edges")
	id, _ := edges.FieldByName("id")
	rate, _ := edges.FieldByName("requestRate")
	latency, _ := edges.FieldByName("latencyMs")
	for i := range id.Len() {
		value, known := rate.ConcreteAt(i)
		rows = append(rows, fmt.Sprint(id.At(i), " ", value, known))
		if _, known := latency.ConcreteAt(i); known {
			timed++
		}
	}
	return rows, timed
}

// Over both steps every question is asked once: the second asks durations alone.
func TestTheSecondStepAsksWhatTheFirstDidNot(t *testing.T) {
	server := inFrontOf(t, promload.Start(t, mesh).URL)
	d := source(t, server.URL, `{}`)
	first := ask(t, d, firstStep, nil)
	beforehand := slices.Clone(server.asked)
	second := ask(t, d, secondStep, nil)

	questions := map[string]int{}
	for _, expr := range server.asked {
		questions[expr]++
	}
	for expr, times := range questions {
		if times > 1 {
			t.Errorf("asked %d times: %s", times, expr)
		}
	}
	of := func(asked []string, metric string) bool {
		return slices.ContainsFunc(asked, func(expr string) bool { return strings.Contains(expr, metric) })
	}
	for metric, firstAsks := range map[string]bool{
		"istio_requests_total": true, "istio_tcp_sent_bytes_total": true,
		"istio_request_duration_milliseconds_sum": false, "istio_request_duration_milliseconds_bucket": false,
	} {
		if !of(server.asked, metric) {
			t.Errorf("nobody asks %s", metric)
		}
		if of(beforehand, metric) != firstAsks {
			t.Errorf("the first step asks %s: %v", metric, !firstAsks)
		}
	}
	if len(beforehand) != 2 {
		t.Errorf("the first step asks %d questions: %q", len(beforehand), beforehand)
	}

	rows, timed := edgesOf(t, first)
	again, timedThen := edgesOf(t, second)
	if !slices.Equal(rows, again) || timed != 0 || timedThen == 0 {
		t.Errorf("the edges are\n%v with %d latencies, then\n%v with %d", rows, timed, again, timedThen)
	}
}

func TestAFirstStepSaysThatMoreFollows(t *testing.T) {
	d := source(t, promload.Start(t, mesh).URL, `{}`)
	if custom := customOf(t, ask(t, d, firstStep, nil)); custom.Step != "first" || custom.EvaluatedAt != hour.To.UnixMilli() {
		t.Errorf("it is the step %q, of %d", custom.Step, custom.EvaluatedAt)
	}
	if custom := customOf(t, ask(t, d, secondStep, nil)); custom.Step != "" || custom.EvaluatedAt != 0 {
		t.Errorf("the whole is the step %q, of %d", custom.Step, custom.EvaluatedAt)
	}
}

// The day of a range that ends tonight ends now; the rest of an answer is asked of the same moment.
func TestBothStepsLookAtTheSameMoment(t *testing.T) {
	server := inFrontOf(t, promload.Start(t, mesh).URL)
	d := source(t, server.URL, `{}`)
	tonight := backend.TimeRange{From: time.Now().Add(-time.Hour), To: time.Now().Add(time.Hour)}
	first := askWithin(t, d, firstStep, tonight, nil)
	evaluated := time.UnixMilli(customOf(t, first).EvaluatedAt)
	if !evaluated.Before(tonight.To) {
		t.Fatalf("it looked at %s", evaluated)
	}
	beforehand := len(server.asked)
	askWithin(t, d, secondStep, backend.TimeRange{From: tonight.From, To: evaluated}, nil)
	for _, expr := range server.asked[beforehand:] {
		if strings.Contains(expr, "istio_requests_total") && !isSurvey(expr) {
			t.Errorf("asked again: %s", expr)
		}
	}
}

// A survey reads all series of a mesh, beside which a first picture would take longer.
func TestAFirstStepDoesNotSurvey(t *testing.T) {
	server := codeless(t)
	d := source(t, server.URL, `{}`)
	ask(t, d, firstStep, nil)
	if slices.ContainsFunc(server.asked, isSurvey) {
		t.Error("a first step asks a survey")
	}
	ask(t, d, secondStep, nil)
	if !slices.ContainsFunc(server.asked, isSurvey) {
		t.Error("a second step asks no survey")
	}
}
