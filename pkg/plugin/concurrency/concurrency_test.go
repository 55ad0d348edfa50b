// Package concurrency_test asks the plugin much at once. It is run by the race detector, for which all that a test
// needs is compiled once more: so that a stand-in answers here, and the real Prometheus in the plugin's other tests.
package concurrency_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/alidade-mesh/alidade/pkg/plugin"
	"github.com/alidade-mesh/alidade/pkg/plugin/plugintest"
)

const (
	asker  = `{"instant": true, "window": "5m", "groupBy": ["source.workload"]}`
	graph  = `{"queryType": "graph", "window": "5m"}`
	rounds = 4
)

// questions are queries of every kind.
var questions = []string{
	asker, graph,
	`{"window": "5m", "groupBy": ["source.workload"]}`,
	`{"signal": "duration", "statistics": ["mean", "p95"], "instant": true, "window": "5m"}`,
	`{"queryType": "latency", "window": "5m"}`,
	`{"queryType": "values", "label": "source.workload"}`,
}

func settings(url string) backend.DataSourceInstanceSettings {
	return backend.DataSourceInstanceSettings{
		ID: 1, UID: "uid", Name: "mesh", Type: "alidade-istio-datasource", URL: url, JSONData: json.RawMessage(`{}`), Updated: time.Unix(1, 0),
	}
}

// asking is a request of some queries, each of which is answered by its own text.
func asking(texts ...string) *backend.QueryDataRequest {
	request := &backend.QueryDataRequest{}
	for _, text := range texts {
		request.Queries = append(request.Queries, backend.DataQuery{
			RefID: text, JSON: json.RawMessage(text), Interval: time.Minute, TimeRange: backend.TimeRange{From: time.Unix(0, 0), To: time.Unix(3600, 0)},
		})
	}
	return request
}

// source is an instance of the plugin for a server.
func source(t *testing.T, url string) *plugin.DataSource {
	t.Helper()
	return plugintest.Open(t, settings(url))
}

func TestWhoeverAsksAtTheSameTimeIsAnsweredWhatTheyMaySee(t *testing.T) {
	client, instance := plugintest.Serve(t), settings(server(t, atOnce, nothing).URL)
	pluginContext := backend.PluginContext{Namespace: "default", PluginID: instance.Type, DataSourceInstanceSettings: &instance}
	var group sync.WaitGroup
	for range rounds {
		for _, user := range []string{"user=anna", "user=ben"} {
			group.Go(func() {
				request := asking(questions...)
				request.PluginContext = pluginContext
				request.SetHTTPHeader("Cookie", user)
				response, err := client.QueryData(t.Context(), request)
				if err != nil {
					t.Error(err)
					return
				}
				for _, text := range questions {
					if answer := response.Responses[text]; answer.Error != nil || len(answer.Frames) == 0 {
						t.Errorf("%s is answered %v (%v)", text, answer.Frames, answer.Error)
					}
				}
				if got := labelOf(response.Responses[asker]); got != user {
					t.Errorf("%s is answered what %q sees", user, got)
				}
			})
			group.Go(func() {
				request := &backend.CallResourceRequest{PluginContext: pluginContext, Path: "capabilities", URL: "capabilities", Method: http.MethodGet}
				request.SetHTTPHeader("Cookie", user)
				sender := backend.CallResourceResponseSenderFunc(func(r *backend.CallResourceResponse) error {
					if r.Status != http.StatusOK {
						t.Errorf("capabilities are answered with %d: %s", r.Status, r.Body)
					}
					return nil
				})
				if err := client.CallResource(t.Context(), request, sender); err != nil {
					t.Error(err)
				}
			})
		}
	}
	group.Wait()
}

// labelOf is the workload that an answer of one number is about.
func labelOf(answer backend.DataResponse) string {
	if len(answer.Frames) == 0 || len(answer.Frames[0].Fields) == 0 {
		return ""
	}
	return answer.Frames[0].Fields[len(answer.Frames[0].Fields)-1].Labels["source_workload"]
}

// Whoever asks at the same time shares a survey, and nobody waits for one that takes long.
func TestManyShareASurveyThatTakesLong(t *testing.T) {
	answered := make(chan struct{})
	s := server(t, func() { <-answered }, nothing)
	d := source(t, s.URL)
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			response, err := d.QueryData(t.Context(), asking(asker))
			if err != nil || response.Responses[asker].Error != nil {
				t.Error(err, response.Responses[asker].Error)
			}
		})
	}
	group.Wait()
	close(answered)
	if got := s.surveys.Load(); got != 1 {
		t.Errorf("%d surveys were asked", got)
	}
}

// What panics, or is refused, fails alone.
func TestWhatFailsFailsAlone(t *testing.T) {
	d := source(t, server(t, atOnce, func(expr string) bool { return strings.Contains(expr, "histogram_quantile") }).URL)
	// Nobody else is answered what is asked while traffic is recorded, as by what has this name.
	panicking := httpclient.WithContextualMiddleware(t.Context(), httpclient.NamedMiddlewareFunc("sdk-har-capture",
		func(httpclient.Options, http.RoundTripper) http.RoundTripper {
			return httpclient.RoundTripperFunc(func(*http.Request) (*http.Response, error) { panic("on the way") })
		}))
	const nonsense = `{"signal": "nonsense"}`
	var group sync.WaitGroup
	for range rounds {
		for ctx, panics := range map[context.Context]bool{t.Context(): false, panicking: true} {
			group.Go(func() {
				response, err := d.QueryData(ctx, asking(asker, graph, nonsense))
				if err != nil {
					t.Error(err)
					return
				}
				if response.Responses[nonsense].Error == nil {
					t.Error("nonsense is answered")
				}
				for _, text := range []string{asker, graph} {
					answer := response.Responses[text].Error
					if panics != (answer != nil) || panics && !strings.Contains(answer.Error(), "on the way") {
						t.Errorf("%s is answered with %v where panics is %t", text, answer, panics)
					}
				}
			})
		}
	}
	group.Wait()
}
