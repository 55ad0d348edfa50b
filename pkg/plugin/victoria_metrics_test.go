//go:build victoriametrics

package plugin_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/plugin"
	"github.com/alidade-mesh/alidade/pkg/plugin/plugintest"
)

// victoriaMetrics starts the executable on a port of its own, and ends it with the test.
func victoriaMetrics(t *testing.T) string {
	t.Helper()
	address := plugintest.FreeAddress(t)
	server := exec.Command("victoria-metrics", "-httpListenAddr="+address, "-storageDataPath="+t.TempDir(), "-retentionPeriod=1y",
		"-search.latencyOffset=0s", "-search.disableCache", "-memory.allowedBytes=256MB",
		// Ratios of what a namespace is called for are longer than the 16 KiB which it takes by default.
		"-search.maxQueryLen=256KiB")
	output := &bytes.Buffer{}
	server.Stdout, server.Stderr = output, output
	if err := server.Start(); err != nil {
		t.Fatalf("victoria-metrics could not be started: %v", err)
	}
	t.Cleanup(func() {
		_ = server.Process.Kill()
		_ = server.Wait()
	})
	for deadline := time.Now().Add(20 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if response, err := http.Get("http://" + address + "/health"); err == nil {
			_ = response.Body.Close()
			return "http://" + address
		}
	}
	t.Fatalf("victoria-metrics does not answer:\n%s", output)
	return ""
}

// copySeries takes the samples of the mesh's hour to another server, as if it had begun at another
// time: what is older than its retention is not kept there.
func copySeries(t *testing.T, from, to string, start time.Time) {
	t.Helper()
	var answer struct {
		Data struct {
			Result []struct {
				Metric map[string]string
				Values [][2]any
			}
		}
	}
	form := url.Values{"query": {`{__name__=~".+"}[1h1m]`}, "time": {fmt.Sprint(hour.To.Unix())}}
	if err := json.Unmarshal(fetch(t, from+"/api/v1/query", form), &answer); err != nil {
		t.Fatal(err)
	}
	if len(answer.Data.Result) == 0 {
		t.Fatal("there is nothing to copy")
	}
	var lines bytes.Buffer
	for _, series := range answer.Data.Result {
		fmt.Fprint(&lines, "{\"metric\":")
		name, err := json.Marshal(series.Metric)
		if err != nil {
			t.Fatal(err)
		}
		var values, times []string
		for _, sample := range series.Values {
			seconds, ok := sample[0].(float64)
			if !ok {
				t.Fatalf("the time of a sample is %v", sample[0])
			}
			values = append(values, fmt.Sprint(sample[1]))
			times = append(times, fmt.Sprint(start.Add(time.Duration(seconds)*time.Second).UnixMilli()))
		}
		fmt.Fprintf(&lines, "%s,\"values\":[%s],\"timestamps\":[%s]}\n", name, strings.Join(values, ","), strings.Join(times, ","))
	}
	response, err := http.Post(to+"/api/v1/import", "application/json", &lines)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode/100 != 2 {
		t.Fatalf("importing is answered with %s", response.Status)
	}
	// What is imported is shown a while later, unless it is asked to be shown now.
	fetch(t, to+"/internal/force_flush", nil)
}

func fetch(t *testing.T, address string, form url.Values) []byte {
	t.Helper()
	response, err := http.PostForm(address, form)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode/100 != 2 {
		t.Fatalf("%s: %s %s (%v)", address, response.Status, body, err)
	}
	return body
}

// valuesOf are the numbers of frames by what stands beside them; times count from a start.
func valuesOf(response backend.DataResponse, start time.Time) map[string]float64 {
	found := map[string]float64{}
	for _, frame := range response.Frames {
		count, err := frame.RowLen()
		if err != nil {
			count = 0
		}
		for i := range count {
			name := frame.Name
			for _, field := range frame.Fields {
				if value, known := field.ConcreteAt(i); known {
					switch value := value.(type) {
					case time.Time:
						name += fmt.Sprint(" ", value.Sub(start))
					case string:
						name += " " + value
					}
				}
			}
			for _, field := range frame.Fields {
				if number, err := field.NullableFloatAt(i); err == nil && number != nil && !field.Type().Time() {
					found[fmt.Sprint(name, " ", field.Name, field.Labels)] = *number
				}
			}
		}
	}
	return found
}

// differences are what two answers do not agree on: rates are compared up to a hundredth, since
// VictoriaMetrics does not extrapolate a counter to the ends of its window.
func differences(want, got map[string]float64) (lines []string) {
	for name, number := range want {
		other, ok := got[name]
		switch {
		case !ok:
			lines = append(lines, fmt.Sprintf("%s: %g is missing in VictoriaMetrics", name, number))
		case math.Abs(number-other) > 0.01*math.Max(math.Abs(number), 1e-6):
			lines = append(lines, fmt.Sprintf("%s: %g in Prometheus, %g in VictoriaMetrics", name, number, other))
		}
	}
	for name, number := range got {
		if _, ok := want[name]; !ok {
			lines = append(lines, fmt.Sprintf("%s: %g in VictoriaMetrics alone", name, number))
		}
	}
	slices.Sort(lines)
	return lines
}

// sameAnswers asks two servers the same, one of them in the mesh's hour and the other from a start on.
func sameAnswers(t *testing.T, one, other *plugin.DataSource, start time.Time, queries []string) {
	t.Helper()
	ask := func(d *plugin.DataSource, begin time.Time, text string) backend.DataResponse {
		span := backend.TimeRange{From: begin.Add(30 * time.Minute), To: begin.Add(45 * time.Minute)}
		response, err := d.QueryData(t.Context(), &backend.QueryDataRequest{Queries: []backend.DataQuery{{RefID: "A", TimeRange: span, Interval: time.Minute, JSON: json.RawMessage(text)}}})
		if err != nil {
			t.Fatal(err)
		}
		return response.Responses["A"]
	}
	compared := 0
	for _, text := range queries {
		want, got := ask(one, hour.From, text), ask(other, start, text)
		if fmt.Sprint(want.Error) != fmt.Sprint(got.Error) {
			t.Errorf("%s: the error is %v in Prometheus, %v in VictoriaMetrics", text, want.Error, got.Error)
			continue
		}
		known := valuesOf(want, hour.From)
		compared += len(known)
		if lines := differences(known, valuesOf(got, start)); len(lines) > 0 {
			t.Errorf("%s: %d of %d numbers differ, such as\n  %s", text, len(lines), len(known), strings.Join(lines[:min(3, len(lines))], "\n  "))
		}
	}
	t.Logf("%d numbers are compared", compared)
	if compared < len(queries) {
		t.Error("too few to show anything")
	}
}

// Over the window of the rules, and over a longer one.
func TestVictoriaMetricsAnswersTheSameFromRecordedSeries(t *testing.T) {
	prometheus := promload.Start(t, mesh)
	for at := hour.From.Add(10 * time.Minute); !at.After(hour.To); at = at.Add(30 * time.Second) {
		recordAt(t, prometheus.Server, at)
	}
	victoria := victoriaMetrics(t)
	start := time.Now().UTC().Truncate(time.Minute).Add(-58 * time.Minute)
	copySeries(t, prometheus.URL, victoria, start)
	settings := `{"strictNamespaces": ["pay"],` + fromRules + `}`
	one, other := source(t, prometheus.URL, settings), source(t, victoria, settings)
	for _, window := range []string{"5m", "15m"} {
		var queries []string
		for _, text := range recordedQueries() {
			queries = append(queries, strings.Replace(text, "5m", window, 1))
		}
		sameAnswers(t, one, other, start, queries)
	}
}

func TestVictoriaMetricsAnswersTheSame(t *testing.T) {
	prometheus := promload.Start(t, mesh)
	victoria := victoriaMetrics(t)
	// The hour holds the present, of which health and capabilities speak.
	start := time.Now().UTC().Truncate(time.Minute).Add(-58 * time.Minute)
	copySeries(t, prometheus.URL, victoria, start)
	one, other := source(t, prometheus.URL, `{}`), source(t, victoria, `{}`)
	sameAnswers(t, one, other, start, everyQuery(t))
	result := health(t, other)
	if !strings.HasPrefix(result.Message, "A server with Prometheus's API (it tells no version) answers. HTTP and gRPC: 2 series from destination") {
		t.Errorf("health is %s: %s", result.Status, result.Message)
	}
	for _, path := range []string{"capabilities", "labels"} {
		if status, body := call(t, other, http.MethodGet, path, ""); status != http.StatusOK {
			t.Errorf("%s is answered with %d %s", path, status, body)
		}
	}
}
