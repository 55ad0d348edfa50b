package plugin_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
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

// fromDashboard are the headers with which Grafana hands on what a dashboard asks.
func fromDashboard(uid string) map[string]string {
	return map[string]string{"http_X-Dashboard-Uid": uid}
}

const appsPanel = `{"signal": "requestRate", "groupBy": ["source.app"], "instant": true}`

// What a dashboard asks beside a graph waits for its first picture; another dashboard and a rule do not.
func TestOtherQueriesOfADashboardWaitForAFirstStep(t *testing.T) {
	server := codeless(t)
	d := source(t, server.URL, `{}`)
	begun, goOn := make(chan struct{}), make(chan struct{})
	var once sync.Once
	server.fail = func(expr string) bool {
		if strings.Contains(expr, "destination_principal") || strings.Contains(expr, "source_principal") {
			once.Do(func() { close(begun) })
			<-goOn
		}
		return false
	}
	var answers sync.WaitGroup
	answers.Go(func() { ask(t, d, firstStep, fromDashboard("a")) })
	<-begun
	answers.Go(func() { ask(t, d, appsPanel, fromDashboard("a")) })
	ask(t, d, failedShare, alert)
	ask(t, d, `{"signal": "requestRate", "groupBy": ["source.version"], "instant": true}`, fromDashboard("b"))
	asked := func() string {
		server.mu.Lock()
		defer server.mu.Unlock()
		return strings.Join(server.asked, "\n")
	}
	ofPanel := "sum by (source_app)"
	if strings.Contains(asked(), ofPanel) {
		t.Errorf("the panel did not wait:\n%s", asked())
	}
	close(goOn)
	answers.Wait()
	if !strings.Contains(asked(), ofPanel) {
		t.Errorf("the panel is never asked:\n%s", asked())
	}
}

// Of one request all is answered together: what stands beside a first step does not wait for it.
func TestWhatComesWithAFirstStepDoesNotWaitForIt(t *testing.T) {
	server := codeless(t)
	d := source(t, server.URL, `{}`)
	within := backend.TimeRange{From: promload.Epoch, To: promload.Epoch.Add(10 * time.Minute)}
	var together sync.WaitGroup
	together.Add(1)
	var once sync.Once
	server.fail = func(expr string) bool {
		switch {
		case strings.Contains(expr, "sum by (source_app)"):
			once.Do(together.Done)
		case strings.Contains(expr, "source_principal"):
			together.Wait()
		}
		return false
	}
	response, err := d.QueryData(t.Context(), &backend.QueryDataRequest{Headers: fromDashboard("a"), Queries: []backend.DataQuery{
		{RefID: "A", TimeRange: within, Interval: 15 * time.Second, JSON: []byte(firstStep)},
		{RefID: "B", TimeRange: within, Interval: 15 * time.Second, JSON: []byte(appsPanel)},
	}})
	if err != nil || response.Responses["A"].Error != nil || response.Responses["B"].Error != nil {
		t.Fatal(err, response)
	}
}

// After a first step that failed comes no second one: nobody waits for it.
func TestNobodyWaitsForAFirstStepThatFailed(t *testing.T) {
	server := codeless(t)
	d := source(t, server.URL, `{}`)
	if failed := ask(t, d, `{"queryType": "graph", "nodes": "nobody", "step": "first"}`, fromDashboard("a")); failed.Error == nil {
		t.Fatal("it did not fail")
	}
	ask(t, d, appsPanel, fromDashboard("a"))
	if waits := d.FirstSteps(); waits != 0 {
		t.Errorf("%d first steps are waited for", waits)
	}
}

// The second step would stand behind all that waited for the first.
func TestOtherQueriesOfADashboardWaitForTheSecondStepToo(t *testing.T) {
	server := codeless(t)
	d := source(t, server.URL, `{}`)
	begun, goOn := make(chan struct{}), make(chan struct{})
	var once sync.Once
	server.fail = func(expr string) bool {
		if strings.Contains(expr, "histogram_quantile") {
			once.Do(func() { close(begun) })
			<-goOn
		}
		return false
	}
	ask(t, d, firstStep, fromDashboard("a"))
	var answers sync.WaitGroup
	answers.Go(func() { ask(t, d, secondStep, fromDashboard("a")) })
	<-begun
	answers.Go(func() { ask(t, d, appsPanel, fromDashboard("a")) })
	ask(t, d, `{"signal": "requestRate", "groupBy": ["source.version"], "instant": true}`, fromDashboard("b"))
	server.mu.Lock()
	asked := strings.Join(server.asked, "\n")
	server.mu.Unlock()
	if strings.Contains(asked, "sum by (source_app)") {
		t.Errorf("the panel did not wait:\n%s", asked)
	}
	close(goOn)
	answers.Wait()
	if waits := d.FirstSteps(); waits != 0 {
		t.Errorf("%d first steps are waited for", waits)
	}
}
