package plugin_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/alidade-mesh/alidade/pkg/plugin/plugintest"
)

// Grafana decides which of a user's headers go along.
func TestHeadersOfTheUserAndOfTheSettingsGoAlong(t *testing.T) {
	got := make(chan http.Header, 64)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		got <- r.Header
		_, _ = w.Write([]byte(`{"status":"success","data":{"resultType":"vector","result":[]}}`))
	}))
	defer server.Close()
	d := plugintest.Open(t, backend.DataSourceInstanceSettings{
		URL: server.URL, Type: "alidade-istio-datasource", Name: "mesh",
		BasicAuthEnabled: true, BasicAuthUser: "me",
		JSONData:                json.RawMessage(`{"httpHeaderName1": "X-Scope-OrgID"}`),
		DecryptedSecureJSONData: map[string]string{"httpHeaderValue1": "tenant", "basicAuthPassword": "secret"},
	})
	// This is how the SDK's own middleware, which is not exported, forwards headers of a request.
	ctx := httpclient.WithContextualMiddleware(t.Context(), httpclient.MiddlewareFunc(
		func(options httpclient.Options, next http.RoundTripper) http.RoundTripper {
			return httpclient.RoundTripperFunc(func(r *http.Request) (*http.Response, error) {
				if options.ForwardHTTPHeaders {
					r.Header.Set("X-Id-Token", "whoever asks")
				}
				return next.RoundTrip(r)
			})
		}))
	request := &backend.QueryDataRequest{Queries: []backend.DataQuery{{RefID: "A", TimeRange: hour, JSON: json.RawMessage(`{"instant": true}`)}}}
	if _, err := d.QueryData(ctx, request); err != nil {
		t.Fatal(err)
	}
	header := <-got
	if user, password, _ := (&http.Request{Header: header}).BasicAuth(); user != "me" || password != "secret" {
		t.Errorf("authenticated as %q", user)
	}
	if header.Get("X-Scope-OrgID") != "tenant" || header.Get("X-Id-Token") != "whoever asks" {
		t.Errorf("the headers are %v", header)
	}
}
