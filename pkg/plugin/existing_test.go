package plugin_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

// exactNames is a server that takes no regular expression on the name of a metric, as Google Managed
// Prometheus does not. It remembers what it is asked beside that.
type exactNames struct {
	URL string

	mu    sync.Mutex
	asked []string
}

func takesExactNames(t *testing.T, target, contentType, refusal string, status int) *exactNames {
	t.Helper()
	address, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	e := &exactNames{}
	proxy := httputil.NewSingleHostReverseProxy(address)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			t.Error(err)
		}
		for _, expr := range append(r.Form["match[]"], r.Form.Get("query")) {
			if strings.Contains(expr, "__name__=~") {
				w.Header().Set("Content-Type", contentType)
				w.WriteHeader(status)
				fmt.Fprint(w, refusal)
				return
			}
		}
		e.mu.Lock()
		e.asked = append(e.asked, r.Form.Get("query"))
		e.mu.Unlock()
		// The form has been read from the body.
		r.Method, r.URL.RawQuery, r.Body, r.ContentLength = http.MethodGet, r.Form.Encode(), http.NoBody, 0
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	e.URL = server.URL
	return e
}

func TestAServerThatTakesNoRegexOnNamesStillTellsWhatIsCollected(t *testing.T) {
	mesh, now := promload.Start(t, mesh).URL, reporting(t,
		`istio_requests_total{reporter="source",source_workload="web",tenant="a"}`,
		`istio_request_duration_milliseconds_count{reporter="source",tenant="a"}`,
		`istio_tcp_sent_bytes_total{reporter="source",tenant="b"}`)
	const unsupported = `invalid parameter \"match[]\": =~ is an unsupported matchtype for the __name__ label`
	for name, refuse := range map[string]struct {
		contentType, body string
		status            int
	}{
		"by Prometheus's error":    {"application/json", `{"status":"error","errorType":"bad_data","error":"` + unsupported + `"}`, 400},
		"as it could not evaluate": {"application/json", `{"status":"error","errorType":"execution","error":"` + unsupported + `"}`, 422},
		"in the answer alone":      {"application/json", `{"status":"error","errorType":"bad_data","error":"` + unsupported + `"}`, 200},
		"in text":                  {"text/plain", "exact matcher on __name__ required", 400},
	} {
		t.Run(name, func(t *testing.T) {
			d := source(t, takesExactNames(t, mesh, refuse.contentType, refuse.body, refuse.status).URL, `{}`)
			response := ask(t, d, `{"signal": "requestMessageRate", "instant": true, "window": "5m"}`, nil)
			if want := "requestMessageRate is not collected here: no series of istio_request_messages_total."; response.Error != nil || !strings.Contains(texts(response), want) {
				t.Errorf("without the metric: %v, notices %q", response.Error, texts(response))
			}
			response = ask(t, d, `{"signal": "requestRate", "instant": true, "window": "5m", "source": {"workload": "nobody"}}`, nil)
			if response.Error != nil || strings.Contains(texts(response), "not collected") {
				t.Errorf("with the metric: %v, notices %q", response.Error, texts(response))
			}
			server := takesExactNames(t, now, refuse.contentType, refuse.body, refuse.status)
			d = source(t, server.URL, `{"requiredMatchers": [{"label": "tenant", "op": "=", "value": "a"}]}`)
			status, body := call(t, d, "GET", "capabilities", "")
			if want := `"metrics":["istio_request_duration_milliseconds","istio_requests_total"]`; status != 200 || !strings.Contains(body, want) {
				t.Errorf("capabilities: %d %s", status, body)
			}
			for _, expr := range server.asked {
				if strings.Count(expr, "istio_") > strings.Count(expr, `tenant="a"`)+strings.Count(expr, `"istio_`)+strings.Count(expr, `"workload:istio_`) {
					t.Errorf("the required matcher is left out of %s", expr)
				}
			}
		})
	}
}

func TestALookUpThatFailsForAnotherReasonIsThatError(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _ = r.ParseForm(); !strings.HasSuffix(r.URL.Path, "/query") || strings.Contains(r.Form.Get("query"), "last_over_time") {
			w.WriteHeader(http.StatusBadRequest)
			fmt.Fprint(w, "no org id")
			return
		}
		fmt.Fprint(w, `{"status":"success","data":{"resultType":"vector","result":[]}}`)
	}))
	defer server.Close()
	if status, body := call(t, source(t, server.URL, `{}`), "GET", "capabilities", ""); status != 502 || !strings.Contains(body, "It says: no org id.") {
		t.Errorf("%d %s", status, body)
	}
}
