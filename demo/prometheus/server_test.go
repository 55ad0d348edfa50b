package prometheus_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/prometheus/model/labels"

	"github.com/alidade-mesh/alidade/demo/prometheus"
)

var start = time.Date(2026, 3, 2, 10, 0, 0, 0, time.UTC)

func open(t *testing.T, options prometheus.Options) (*prometheus.Server, string) {
	t.Helper()
	server, err := prometheus.Open("", options)
	if err != nil {
		t.Fatal(err)
	}
	listener := httptest.NewServer(server.Handler())
	t.Cleanup(func() {
		listener.Close()
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	return server, listener.URL
}

// write stores a counter that grows by step at each of n scrapes.
func write(t *testing.T, server *prometheus.Server, step float64) *prometheus.Series {
	t.Helper()
	series := prometheus.NewSeries(labels.FromStrings("__name__", "requests_total", "app", "web"))
	for i := range 20 {
		batch := server.Batch(start.Add(time.Duration(i) * 15 * time.Second))
		if err := batch.Add(series, step*float64(i)); err != nil {
			t.Fatal(err)
		}
		if err := batch.Commit(); err != nil {
			t.Fatal(err)
		}
	}
	return series
}

func get(t *testing.T, address string) string {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var body struct {
		Status string          `json:"status"`
		Data   json.RawMessage `json:"data"`
	}
	if err := json.NewDecoder(response.Body).Decode(&body); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	if body.Status != "success" {
		t.Fatalf("%s answers %q", address, body.Status)
	}
	return string(body.Data)
}

func TestWhatIsWrittenIsAnsweredOverHTTP(t *testing.T) {
	server, address := open(t, prometheus.Options{})
	write(t, server, 30)
	at := start.Add(19 * 15 * time.Second).Unix()
	expr := url.QueryEscape(`rate(requests_total[2m])`)
	for path, want := range map[string]string{
		fmt.Sprintf("/api/v1/query?query=%s&time=%d", expr, at):                           `"metric":{"app":"web"}`,
		fmt.Sprintf("/api/v1/query_range?query=%s&start=%d&end=%d&step=15", expr, at, at): `"matrix"`,
		"/api/v1/series?match[]=requests_total":                                           `"requests_total"`,
		"/api/v1/labels":                                                                  `"app"`,
		"/api/v1/label/app/values":                                                        `["web"]`,
		"/api/v1/status/buildinfo":                                                        `"version":"` + prometheus.Version + `"`,
		"/api/v1/status/flags":                                                            `"query.lookback-delta":"5m"`,
		"/api/v1/status/config":                                                           `scrape_interval: 15s`,
		"/api/v1/status/runtimeinfo":                                                      `"storageRetention"`,
		"/api/v1/status/tsdb":                                                             `"numSeries":1`,
		"/api/v1/rules":                                                                   `"groups":[]`,
		"/api/v1/targets":                                                                 `"activeTargets":[]`,
	} {
		if data := get(t, address+path); !strings.Contains(data, want) {
			t.Errorf("%s answers %s, without %s", path, data, want)
		}
	}
}

func TestAnEndedSeriesIsGoneAtOnce(t *testing.T) {
	server, _ := open(t, prometheus.Options{})
	series := write(t, server, 1)
	end := start.Add(20 * 15 * time.Second)
	batch := server.Batch(end)
	if err := batch.End(series); err != nil {
		t.Fatal(err)
	}
	if err := batch.Commit(); err != nil {
		t.Fatal(err)
	}
	before, err := server.Query(t.Context(), "requests_total", end.Add(-time.Second))
	if err != nil || len(before) != 1 {
		t.Fatalf("before its end the series answers %v, %v", before, err)
	}
	after, err := server.Query(t.Context(), "requests_total", end)
	if err != nil || len(after) != 0 {
		t.Fatalf("after its end the series answers %v, %v", after, err)
	}
}

func TestARolledBackBatchIsForgotten(t *testing.T) {
	server, _ := open(t, prometheus.Options{})
	batch := server.Batch(start)
	if err := batch.Add(prometheus.NewSeries(labels.FromStrings("__name__", "forgotten")), 1); err != nil {
		t.Fatal(err)
	}
	if err := batch.Rollback(); err != nil {
		t.Fatal(err)
	}
	if got, err := server.Query(t.Context(), "forgotten", start); err != nil || len(got) != 0 {
		t.Fatalf("the forgotten series answers %v, %v", got, err)
	}
}

func TestMetadataNamesTheFamilies(t *testing.T) {
	_, address := open(t, prometheus.Options{Families: []prometheus.Family{
		{Name: "requests_total", Type: "counter", Help: "Requests."},
	}})
	for path, want := range map[string]string{
		"/api/v1/metadata":                       `"requests_total":[{"type":"counter","unit":"","help":"Requests."}]`,
		"/api/v1/metadata?metric=requests_total": `"help":"Requests."`,
		"/api/v1/metadata?metric=other":          `{}`,
	} {
		if data := get(t, address+path); !strings.Contains(data, want) {
			t.Errorf("%s answers %s, without %s", path, data, want)
		}
	}
}

func TestADirectoryOfOnesOwnKeepsItsSamples(t *testing.T) {
	dir := t.TempDir()
	server, err := prometheus.Open(dir, prometheus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	write(t, server, 1)
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := prometheus.Open(dir, prometheus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	got, err := again.Query(t.Context(), "requests_total", start.Add(5*time.Minute))
	if err != nil || len(got) != 1 || got[0].F != 19 {
		t.Fatalf("after reopening the series answers %v, %v", got, err)
	}
}

func TestQueryNamesTheExpressionItCannotRead(t *testing.T) {
	server, _ := open(t, prometheus.Options{})
	if _, err := server.Query(t.Context(), "rate(", start); err == nil || !strings.Contains(err.Error(), `"rate("`) {
		t.Errorf("the error is %v", err)
	}
	if _, err := server.Query(t.Context(), "up[5m]", start); err == nil || !strings.Contains(err.Error(), "matrix") {
		t.Errorf("the error is %v", err)
	}
	scalar, err := server.Query(t.Context(), "1 + 1", start)
	if err != nil || len(scalar) != 1 || scalar[0].F != 2 {
		t.Errorf("1 + 1 answers %v, %v", scalar, err)
	}
}

// Servers with the same options that follow each other share what answers, and nothing that is answered.
func TestAServerAnswersNothingOfTheOneBefore(t *testing.T) {
	const query = "/api/v1/query?query=requests_total&time=2026-03-02T10:04:45Z"
	for _, step := range []float64{1, 2} {
		t.Run(fmt.Sprint(step), func(t *testing.T) {
			server, url := open(t, prometheus.Options{})
			if got := get(t, url+query); strings.Contains(got, "web") {
				t.Errorf("an empty server answers %s", got)
			}
			write(t, server, step)
			if got, want := get(t, url+query), fmt.Sprintf("%q", fmt.Sprint(19*step)); !strings.Contains(got, want) {
				t.Errorf("%s is answered rather than %s", got, want)
			}
			if got := get(t, url+"/api/v1/status/tsdb"); !strings.Contains(got, `"numSeries":1`) {
				t.Errorf("the storage is described by %s", got)
			}
		})
	}
}
