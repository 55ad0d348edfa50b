package plugin_test

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/plugin"
)

// panel is one of a dashboard: a query of its own that is asked with a request of its own.
type panel struct {
	signal, groups string
	instant        bool
	// finest says that no panel adds up the same by more labels.
	finest bool
}

func (p panel) query() string {
	return fmt.Sprintf(`{"signal": %q, "groupBy": [%s], "instant": %t, "window": "2m"}`, p.signal, p.groups, p.instant)
}

// Groups that panels of a mesh have.
const (
	bySource      = `"source.namespace", "source.workload"`
	byDestination = `"destination.namespace", "destination.workload"`
	byPeers       = bySource + `, ` + byDestination
)

// panelsOf are as many panels as there are groups, once for a range and once for its end.
func panelsOf(signal string, groups ...string) []panel {
	var all []panel
	for _, instant := range []bool{false, true} {
		for i, group := range groups {
			all = append(all, panel{signal: signal, groups: group, instant: instant, finest: i == 0})
		}
	}
	return all
}

// fiftyPanels are a dashboard over one mesh. The first groups of a signal are its finest.
var fiftyPanels = slices.Concat(
	panelsOf("requestRate", byPeers+`, "responseCode"`, byPeers, bySource, byDestination, `"responseCode"`, ``, ``),
	panelsOf("requestRate", `"source.workload", "destination.service"`, `"destination.service"`),
	panelsOf("errorRate", byPeers, bySource, byDestination, `"source.namespace"`, `"destination.namespace"`, ``),
	panelsOf("errorRatio", byPeers, bySource, ``),
	panelsOf("responseThroughput", byPeers, `"destination.namespace"`),
	panelsOf("tcpSentThroughput", byPeers, byDestination, ``),
	panelsOf("tcpOpenedRate", byDestination, ``),
)

// show asks for a panel of the twenty minutes before a time.
func (p panel) show(t testing.TB, d *plugin.DataSource, end time.Time, step time.Duration, headers map[string]string) backend.DataResponse {
	response, err := d.QueryData(t.Context(), &backend.QueryDataRequest{Headers: headers, Queries: []backend.DataQuery{{
		RefID: "A", TimeRange: backend.TimeRange{From: end.Add(-20 * time.Minute), To: end}, Interval: step, JSON: json.RawMessage(p.query()),
	}}})
	if err != nil {
		t.Error(err)
		return backend.DataResponse{}
	}
	return response.Responses["A"]
}

// gated is a server that answers expressions when its gate is open, and writes down which were asked.
type gated struct {
	URL     string
	gate    chan struct{}
	arrived chan string
	mu      sync.Mutex
	asked   []string
}

func behindAGate(t *testing.T, answer http.Handler) *gated {
	t.Helper()
	g := &gated{gate: make(chan struct{}), arrived: make(chan string, 1000)}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		// Surveys and look-ups are asked once for a dashboard, beside its panels.
		if expr := queryIn(t, r); strings.HasPrefix(expr, "sum by") {
			g.mu.Lock()
			g.asked = append(g.asked, r.URL.Path+" "+expr)
			g.mu.Unlock()
			g.arrived <- expr
			<-g.gate
		}
		answer.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	g.URL = server.URL
	return g
}

// A dashboard of fifty panels asks the finest sum of each vector, and no other; what each panel shows is what
// it shows alone.
func TestFiftyPanelsAskEachVectorOnce(t *testing.T) {
	if len(fiftyPanels) != 50 {
		t.Fatalf("there are %d panels", len(fiftyPanels))
	}
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	server := simulatedMesh(t, end)
	g := behindAGate(t, server.Handler())
	d := source(t, g.URL, `{"maxConcurrentQueries": 16}`)
	if err := d.StopClock(g.URL, end); err != nil {
		t.Fatal(err)
	}
	shown := make([]backend.DataResponse, len(fiftyPanels))
	var group sync.WaitGroup
	begin := func(finest bool) (begun int) {
		for i, p := range fiftyPanels {
			if p.finest == finest {
				begun++
				group.Go(func() { shown[i] = p.show(t, d, end, time.Minute, nil) })
			}
		}
		return begun
	}
	// The server has been asked the finest when the others come.
	finest := begin(true)
	for range finest {
		<-g.arrived
	}
	begin(false)
	close(g.gate)
	group.Wait()
	if finest != 14 || len(g.asked) != finest {
		t.Errorf("%d questions are asked rather than %d:\n%s", len(g.asked), finest, strings.Join(g.asked, "\n\n"))
	}
	alone := source(t, g.URL, `{}`)
	for i, p := range fiftyPanels {
		if difference := differ(shown[i], p.show(t, alone, end, time.Minute, alert)); difference != "" {
			t.Errorf("%s: %s", p.query(), difference)
		}
	}
}

// differ says how what two panels show differs, but for the last digits of numbers.
func differ(got, want backend.DataResponse) string {
	if got.Error != nil || want.Error != nil {
		return fmt.Sprintf("errors %v and %v", got.Error, want.Error)
	}
	if len(got.Frames) != len(want.Frames) || len(want.Frames) == 0 {
		return fmt.Sprintf("%d series rather than %d", len(got.Frames), len(want.Frames))
	}
	if a, b := executedOf(got), executedOf(want); a != b {
		return fmt.Sprintf("executed is\n%s\nrather than\n%s", a, b)
	}
	for i, wanted := range want.Frames {
		if difference := differIn(got.Frames[i], wanted); difference != "" {
			return difference
		}
	}
	return ""
}

var costs = regexp.MustCompile("(?m)^# cost: .*\n")

// executedOf is what was executed, without what it cost.
func executedOf(response backend.DataResponse) string {
	return costs.ReplaceAllString(response.Frames[0].Meta.ExecutedQueryString, "")
}

func differIn(got, want *data.Frame) string {
	if len(got.Fields) != len(want.Fields) || got.Rows() != want.Rows() || len(want.Fields) == 0 {
		return fmt.Sprintf("%d fields and %d rows rather than %d and %d", len(got.Fields), got.Rows(), len(want.Fields), want.Rows())
	}
	for i, field := range want.Fields {
		if a, b := got.Fields[i].Labels.String(), field.Labels.String(); a != b {
			return a + " rather than " + b
		}
		for row := range field.Len() {
			a, b := got.Fields[i].At(row), field.At(row)
			x, isNumber := a.(float64)
			y, _ := b.(float64)
			if !isNumber && a != b || isNumber && math.Abs(x-y) > 1e-9*math.Abs(y) {
				return fmt.Sprintf("%s has %v rather than %v", field.Labels, a, b)
			}
		}
	}
	return ""
}
