package prom_test

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// askOnce asks a server one instant and returns its result.
func askOnce(t *testing.T, config prom.Config) prom.Result {
	t.Helper()
	if config.Timeout == 0 {
		config.Timeout = 5 * time.Second
	}
	client, err := prom.New(config)
	if err != nil {
		return prom.Result{Err: err}
	}
	t.Cleanup(client.Close)
	plan := promql.Plan{{Part: promql.Part{Kind: "answer"}, Expr: "up", Instant: true}}
	return client.Run(context.Background(), plan, query.Range{To: time.Unix(1_800_000_000, 0)})[promql.Part{Kind: "answer"}]
}

func answering(code int, contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.WriteHeader(code)
		fmt.Fprint(w, body)
	}
}

// silent reads a question and never answers; it ends when the client hangs up.
func silent(_ http.ResponseWriter, r *http.Request) {
	_, _ = io.Copy(io.Discard, r.Body)
	<-r.Context().Done()
}

func TestAnAnswerThatIsNoneIsExplained(t *testing.T) {
	const jsonType = "application/json"
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		want    string
	}{
		"a web page": {
			answering(200, "text/html; charset=utf-8", "<!doctype html><title>Grafana</title>"),
			"The server at ADDRESS answered HTML instead of JSON: the URL in the data source settings points at a web page, or at a login in front of Prometheus, rather than at Prometheus.",
		},
		"a web page that calls itself text": {
			answering(200, "text/plain", "\n <html></html>"),
			"answered HTML instead of JSON",
		},
		"credentials that are not accepted": {
			answering(401, "text/plain", "Unauthorized"),
			"The server at ADDRESS does not accept the credentials (HTTP 401). Check the authentication in the data source settings.",
		},
		"access denied": {
			answering(403, "text/plain", "no"),
			"denies access (HTTP 403)",
		},
		"another path": {
			answering(404, "text/html", "<h1>404</h1>"),
			"There is no Prometheus API at ADDRESS (HTTP 404 for /api/v1/query).",
		},
		"a proxy whose server is down": {
			answering(502, "text/html", "<h1>Bad Gateway</h1>"),
			"answered HTTP 502 (Bad Gateway). Is Prometheus itself running?",
		},
		"a query that fails": {
			answering(422, jsonType, `{"status":"error","errorType":"execution","error":"query processing would load too many samples into memory in query execution"}`),
			"Prometheus could not evaluate the query: query processing would load too many samples into memory in query execution.",
		},
		"a query that is not accepted": {
			answering(400, jsonType, `{"status":"error","errorType":"bad_data","error":"exceeded maximum resolution of 11,000 points per timeseries."}`),
			"Prometheus did not accept the query: exceeded maximum resolution of 11,000 points per timeseries.",
		},
		"a query that took too long there": {
			answering(503, jsonType, `{"status":"error","errorType":"timeout","error":"query timed out in expression evaluation"}`),
			"Prometheus gave up on the query: query timed out in expression evaluation. Narrow it, or shorten its time range.",
		},
		"an error with the status of a success": {
			answering(200, jsonType, `{"status":"error","errorType":"execution","error":"found duplicate series"}`),
			"Prometheus could not evaluate the query: found duplicate series.",
		},
		"JSON of something else": {
			answering(200, jsonType, `{"hello":"world"}`),
			"The server answered with none where a vector was asked.",
		},
		"text that is no JSON": {
			answering(200, jsonType, `hello`),
			"The server at ADDRESS answered with something other than Prometheus's JSON",
		},
		"a value of another type": {
			answering(200, jsonType, `{"status":"success","data":{"resultType":"scalar","result":[1,"1"]}}`),
			"The server answered with a scalar where a vector was asked.",
		},
		"silence": {
			silent,
			"The server at ADDRESS did not answer within 300ms.",
		},
		"a connection that breaks": {
			func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
			"The server at ADDRESS closed the connection before it had answered.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(test.handler)
			defer server.Close()
			result := askOnce(t, prom.Config{URL: server.URL, Timeout: 300 * time.Millisecond})
			expectDownstream(t, result.Err, strings.ReplaceAll(test.want, "ADDRESS", server.Listener.Addr().String()))
		})
	}
}

func TestAServerThatCannotBeReachedIsExplained(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	free := listener.Addr().String()
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	plain := httptest.NewServer(answering(200, "application/json", "{}"))
	defer plain.Close()
	secure := httptest.NewUnstartedServer(answering(200, "application/json", "{}"))
	secure.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	secure.Config.ErrorLog = discard
	secure.StartTLS()
	defer secure.Close()

	for name, test := range map[string]struct{ url, want string }{
		"no URL":              {" ", "The data source has no URL. Enter the address of Prometheus in the data source settings, for example http://prometheus:9090."},
		"no scheme":           {"prometheus:9090", `The URL "prometheus:9090" in the data source settings cannot be used: it does not begin with http:// or https://.`},
		"no host":             {"http://:9090", "it names no host"},
		"no URL at all":       {"http://[::1", "it is not a URL"},
		"credentials in it":   {"ftp://me:secret@prometheus", `The URL "…@prometheus" in`},
		"nobody listens":      {"http://" + free, "Nothing accepts connections at " + free + " (connection refused). Is Prometheus running there and does the URL in the data source settings point to it?"},
		"an unknown host":     {"http://prometheus.invalid:9090", `The host name "prometheus.invalid" cannot be looked up`},
		"TLS where is none":   {strings.Replace(plain.URL, "http:", "https:", 1), "does not speak TLS. Change https:// to http://"},
		"none where TLS is":   {strings.Replace(secure.URL, "https:", "http:", 1), "speaks TLS. Change http:// to https://"},
		"a foreign authority": {secure.URL, "is signed by an authority that is not trusted. Add its CA certificate"},
	} {
		t.Run(name, func(t *testing.T) {
			expectDownstream(t, askOnce(t, prom.Config{URL: test.url}).Err, test.want)
		})
	}
}

func TestOnlyPromQLThatDoesNotParseIsThePluginsMistake(t *testing.T) {
	server := httptest.NewServer(answering(400, "application/json",
		`{"status":"error","errorType":"bad_data","error":"invalid parameter \"query\": 1:3: parse error: unexpected end of input"}`))
	defer server.Close()
	if err := askOnce(t, prom.Config{URL: server.URL}).Err; !backend.IsPluginError(err) {
		t.Errorf("%v is blamed on the server", err)
	}
}

func TestACancelledQueryIsNotBlamedOnTheServer(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(silent))
	defer server.Close()
	client, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(20*time.Millisecond, cancel)
	result := client.Run(ctx, promql.Plan{{Part: promql.Part{Kind: "answer"}, Expr: "up", Instant: true}}, query.Range{})[promql.Part{Kind: "answer"}]
	expectDownstream(t, result.Err, "The query was cancelled before the server answered.")
}

func expectDownstream(t *testing.T, err error, want string) {
	t.Helper()
	switch {
	case err == nil:
		t.Fatal("there is no error")
	case !strings.Contains(err.Error(), want):
		t.Errorf("the error is\n  %s\nwithout\n  %s", err, want)
	case !backend.IsDownstreamError(err):
		t.Errorf("%v is not downstream", err)
	case strings.Contains(err.Error(), "secret"):
		t.Errorf("%v tells a password", err)
	}
}
