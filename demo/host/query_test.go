package host_test

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/host"
	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

// queryBody asks a data source about the load's first half hour.
func queryBody(uid, query string) string {
	to := promload.Epoch.Add(30 * time.Minute).UnixMilli()
	return fmt.Sprintf(`{"from":"%d","to":"%d","queries":[{"refId":"A","datasource":{"uid":%q},"intervalMs":15000,"maxDataPoints":100,%s}]}`,
		to-15*60*1000, to, uid, query)
}

// queryAnswer is what Grafana's front end reads of an answer.
type queryAnswer struct {
	Results map[string]struct {
		Status      int
		Error       string
		ErrorSource string
		Frames      []struct {
			Schema struct {
				Name   string
				Fields []struct{ Name, Type string }
			}
			Data struct{ Values [][]any }
		}
	}
}

func TestAQueryIsAnsweredInGrafanasShape(t *testing.T) {
	status, body := ask(t, start(t, nil)+"/api/ds/query", queryBody("mesh", `"queryType":"graph"`))
	if status != http.StatusOK {
		t.Fatalf("status %d: %s", status, body)
	}
	result := decode[queryAnswer](t, body).Results["A"]
	if result.Status != http.StatusOK {
		t.Errorf("the query's status is %d", result.Status)
	}
	var names []string
	for _, frame := range result.Frames {
		names = append(names, frame.Schema.Name)
		if len(frame.Schema.Fields) != len(frame.Data.Values) {
			t.Errorf("%s: %d fields and %d columns", frame.Schema.Name, len(frame.Schema.Fields), len(frame.Data.Values))
		}
	}
	if !slices.Contains(names, "nodes") || !slices.Contains(names, "edges") {
		t.Fatalf("frames %v", names)
	}
	edges := result.Frames[slices.Index(names, "edges")]
	for i, field := range edges.Schema.Fields {
		// Both proxies report the pair, and each of its two requests a second counts once.
		if field.Name == "requestRate" && fmt.Sprint(edges.Data.Values[i]) != "[2]" {
			t.Errorf("request rates are %v", edges.Data.Values[i])
		}
	}
}

func TestAFailedQueryIs400AndSaysWhy(t *testing.T) {
	url := start(t, nil) + "/api/ds/query"
	cases := map[string]struct{ uid, query, want string }{
		"a field that does not exist":    {"mesh", `"signl":"requestRate"`, "signl"},
		"a Prometheus that is not there": {"far", `"queryType":"graph"`, "127.0.0.1:1"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			status, body := ask(t, url, queryBody(test.uid, test.query))
			if status != http.StatusBadRequest {
				t.Errorf("status %d", status)
			}
			if result := decode[queryAnswer](t, body).Results["A"]; !strings.Contains(result.Error, test.want) {
				t.Errorf("error %q does not name %q", result.Error, test.want)
			}
		})
	}
}

func TestABackendIsToldThatAnAlertRuleAsks(t *testing.T) {
	url := start(t, nil) + "/api/ds/query"
	ask := func(fromAlert string) string {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, url, strings.NewReader(queryBody("mesh", `"queryType":"graph"`)))
		if err != nil {
			t.Fatal(err)
		}
		if fromAlert != "" {
			request.Header.Set("FromAlert", fromAlert)
		}
		response, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = response.Body.Close() }()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return decode[queryAnswer](t, string(body)).Results["A"].Error
	}
	// A graph is no answer to an alert rule, and only the backend knows that.
	if message := ask("true"); !strings.Contains(message, "alert") {
		t.Errorf("an alert rule was answered: %q", message)
	}
	if message := ask(""); message != "" {
		t.Errorf("a panel was refused: %s", message)
	}
}

func TestABadRequestSaysWhatIsWrong(t *testing.T) {
	url := start(t, nil) + "/api/ds/query"
	cases := map[string]struct {
		body, want string
		status     int
	}{
		"no JSON":                       {"{", "bad request data", http.StatusBadRequest},
		"no queries":                    {`{"from":"now-1h","to":"now"}`, "no queries found", http.StatusBadRequest},
		"a time that is none":           {`{"from":"soon","to":"now","queries":[{}]}`, "from: ", http.StatusBadRequest},
		"a data source that is unknown": {queryBody("nobody", `"queryType":"graph"`), "nobody", http.StatusNotFound},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			status, body := ask(t, url, test.body)
			if message := decode[map[string]string](t, body)["message"]; status != test.status || !strings.Contains(message, test.want) {
				t.Errorf("%d %q", status, message)
			}
		})
	}
}

func TestResourcesReachTheBackend(t *testing.T) {
	resources := start(t, nil) + "/api/datasources/uid/mesh/resources/"
	status, body := ask(t, resources+"signals", "")
	if status != http.StatusOK || !strings.Contains(body, "requestRate") {
		t.Errorf("signals: %d %.200s", status, body)
	}
	status, body = ask(t, resources+"compile", `{"query":{"signal":"requestRate"},"from":"now-1h","to":"now","intervalMs":15000}`)
	if status != http.StatusOK || !strings.Contains(body, "istio_requests_total") {
		t.Errorf("compile: %d %.200s", status, body)
	}
}

func TestHealthTellsGoodFromBad(t *testing.T) {
	url := start(t, func(o *host.Options) { o.Variables["PROMETHEUS"] = presentPrometheus(t) }) + "/api/datasources/uid/"
	status, body := ask(t, url+"mesh/health", "")
	if answer := decode[map[string]any](t, body); status != http.StatusOK || answer["status"] != "OK" {
		t.Errorf("mesh: %d %s", status, body)
	}
	status, body = ask(t, url+"far/health", "")
	if answer := decode[map[string]any](t, body); status != http.StatusBadRequest || answer["status"] != "ERROR" {
		t.Errorf("far: %d %s", status, body)
	}
}
