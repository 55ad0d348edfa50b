package plugin_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/alidade-mesh/alidade/pkg/plugin/plugintest"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// headersSeen is a server that remembers the headers of each request, by its path.
type headersSeen struct {
	URL  string
	mu   sync.Mutex
	seen map[string][]http.Header
}

func (s *headersSeen) of(path string) []http.Header {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seen[path]
}

func seeHeaders(t *testing.T) *headersSeen {
	t.Helper()
	s := &headersSeen{seen: map[string][]http.Header{}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked := r.URL.Path
		if strings.Contains(r.FormValue("query"), promql.PartLabel) {
			asked = "survey"
		}
		s.mu.Lock()
		s.seen[asked] = append(s.seen[asked], r.Header.Clone())
		s.mu.Unlock()
		if r.URL.Path == "/api/v1/query" {
			fmt.Fprintf(w, `{"status":"success","data":{"resultType":"vector","result":[{"metric":{"source_workload":%q},"value":[1,"1"]}]}}`, r.Header.Get("Cookie"))
			return
		}
		fmt.Fprint(w, `{"status":"success","data":["cart"]}`)
	}))
	t.Cleanup(server.Close)
	s.URL = server.URL
	return s
}

// users are two people, by the headers that Grafana forwards for them.
var users = []map[string]string{
	{"Authorization": "Bearer anna", "X-Id-Token": "id-anna", "Cookie": "session=anna", "X-Grafana-Id": "jwt-anna", "X-Grafana-User": "anna"},
	{"Authorization": "Bearer ben", "X-Id-Token": "id-ben", "Cookie": "session=ben", "X-Grafana-Id": "jwt-ben", "X-Grafana-User": "ben"},
}

func TestTheIdentityOfWhoeverAsksReachesPrometheus(t *testing.T) {
	server, client := seeHeaders(t), plugintest.Serve(t)
	pluginContext := backend.PluginContext{Namespace: "default", PluginID: "alidade-istio-datasource", DataSourceInstanceSettings: &backend.DataSourceInstanceSettings{
		ID: 1, UID: "uid", Name: "mesh", Type: "alidade-istio-datasource", URL: server.URL, JSONData: json.RawMessage(`{}`), Updated: time.Unix(1, 0),
	}}
	for _, user := range users {
		query := &backend.QueryDataRequest{PluginContext: pluginContext, Queries: []backend.DataQuery{{
			RefID: "A", TimeRange: hour, JSON: json.RawMessage(`{"instant": true, "groupBy": ["source.workload"]}`),
		}}}
		resource := &backend.CallResourceRequest{
			PluginContext: pluginContext, Path: "values", URL: "values", Method: http.MethodPost,
			Body: []byte(`{"query": {"signal": "requestRate"}, "label": "source.workload", "from": 0, "to": 3600000}`),
		}
		for name, value := range user {
			query.SetHTTPHeader(name, value)
			resource.SetHTTPHeader(name, value)
		}
		// The second time comes from what is kept, and must be this user's.
		for range 2 {
			response, err := client.QueryData(t.Context(), query)
			if err != nil {
				t.Fatal(err)
			}
			answer := response.Responses["A"]
			if answer.Error != nil || len(answer.Frames) != 1 || len(answer.Frames[0].Fields) == 0 {
				t.Fatalf("%s is answered %v (%v)", user["X-Grafana-User"], answer.Frames, answer.Error)
			}
			if got := answer.Frames[0].Fields[len(answer.Frames[0].Fields)-1].Labels["source_workload"]; got != user["Cookie"] {
				t.Errorf("%s is answered what %s sees", user["X-Grafana-User"], got)
			}
		}
		status := 0
		sender := backend.CallResourceResponseSenderFunc(func(r *backend.CallResourceResponse) error {
			status = max(status, r.Status)
			return nil
		})
		if err := client.CallResource(t.Context(), resource, sender); err != nil || status != http.StatusOK {
			t.Fatalf("the resource is answered with %d (%v)", status, err)
		}
	}
	// Each has a survey, and is told of codes, beside what they ask.
	for path, each := range map[string]int{"/api/v1/query": 1, "survey": 2, "/api/v1/label/source_workload/values": 1} {
		seen := server.of(path)
		if len(seen) != each*len(users) {
			t.Fatalf("%s is asked %d times", path, len(seen))
		}
		for i, headers := range seen {
			for name, value := range users[i/each] {
				if got := headers.Get(name); got != value {
					t.Errorf("%s: the header %s is %q rather than %q", path, name, got, value)
				}
			}
		}
	}
}

// sharing asks the same twice, by two requests with headers of their own, and counts how often it arrives.
func sharing(t *testing.T, contexts [2]context.Context, headers [2]map[string]string) int {
	t.Helper()
	server := seeHeaders(t)
	d := source(t, server.URL, `{}`)
	for i, ctx := range contexts {
		response, err := d.QueryData(ctx, &backend.QueryDataRequest{Headers: headers[i], Queries: []backend.DataQuery{{
			RefID: "A", TimeRange: hour, JSON: json.RawMessage(`{"instant": true}`),
		}}})
		if err != nil || response.Responses["A"].Error != nil {
			t.Fatal(err, response.Responses["A"].Error)
		}
	}
	return len(server.of("/api/v1/query"))
}

func TestAnswersAreSharedByWhoeverTheServerTakesForOne(t *testing.T) {
	me := map[string]string{"http_X-Grafana-User": "me"}
	recorded := httpclient.WithContextualMiddleware(t.Context(), httpclient.NamedMiddlewareFunc("sdk-har-capture",
		func(_ httpclient.Options, next http.RoundTripper) http.RoundTripper { return next }))
	for name, test := range map[string]struct {
		second  context.Context
		headers map[string]string
		asked   int
	}{
		"the same":                      {t.Context(), me, 1},
		"from another panel":            {t.Context(), map[string]string{"http_X-Grafana-User": "me", "http_X-Panel-Id": "5"}, 1},
		"with what is not forwarded":    {t.Context(), map[string]string{"http_X-Grafana-User": "me", "X-Odd": "5"}, 1},
		"by another user":               {t.Context(), map[string]string{"http_X-Grafana-User": "you"}, 2},
		"with a cookie":                 {t.Context(), map[string]string{"http_X-Grafana-User": "me", "Cookie": "a=b"}, 2},
		"with a token":                  {t.Context(), map[string]string{"http_X-Grafana-User": "me", "Authorization": "Bearer me"}, 2},
		"of another tenant":             {t.Context(), map[string]string{"http_X-Grafana-User": "me", "http_X-Scope-OrgID": "shop"}, 2},
		"by a rule, which is forwarded": {t.Context(), map[string]string{"http_X-Grafana-User": "me", "FromAlert": "true"}, 2},
		"while traffic is recorded":     {recorded, me, 2},
	} {
		t.Run(name, func(t *testing.T) {
			if got := sharing(t, [2]context.Context{t.Context(), test.second}, [2]map[string]string{me, test.headers}); got != test.asked {
				t.Errorf("the server is asked %d times rather than %d", got, test.asked)
			}
		})
	}
	if got := sharing(t, [2]context.Context{recorded, recorded}, [2]map[string]string{me, me}); got != 2 {
		t.Errorf("two requests whose traffic is recorded ask %d times", got)
	}
}
