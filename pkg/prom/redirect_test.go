package prom_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/alidade-mesh/alidade/pkg/prom"
)

func TestARedirectIsNotFollowedAndItsTargetIsNamed(t *testing.T) {
	// Whoever is redirected to must see neither credentials nor the question.
	thief := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		t.Errorf("the redirect is followed, with %v", r.Header)
	}))
	defer thief.Close()
	const notFollowed = " That is not followed, since the data source's credentials would go along. "
	for name, test := range map[string]struct {
		code               int
		prefix, to, target string
		advice             string
	}{
		"to another host":         {302, "", thief.URL + "/api/v1/query", thief.URL + "/api/v1/query", "Enter " + thief.URL + " as the URL in the data source settings."},
		"with the method kept":    {307, "/prom/", thief.URL + "/other/api/v1/query?token=secret", thief.URL + "/other/api/v1/query", "Enter " + thief.URL + "/other as the URL in the data source settings."},
		"with somebody's name":    {308, "", strings.Replace(thief.URL, "http://", "http://me:secret@", 1) + "/api/v1/query", thief.URL + "/api/v1/query", "Enter " + thief.URL + " as"},
		"to TLS":                  {301, "", "https://HOST/api/v1/query", "https://HOST/api/v1/query", "Enter https://HOST as the URL in the data source settings."},
		"to another prefix":       {302, "", "/prometheus/api/v1/query", "http://HOST/prometheus/api/v1/query", "Enter http://HOST/prometheus as the URL in the data source settings."},
		"to a login":              {302, "", "/login?back=secret", "http://HOST/login", "If Prometheus is there, enter its address as the URL in the data source settings; if it is a login, let Grafana pass it."},
		"for the sake of a slash": {301, "", "/api/v1/query/", "http://HOST/api/v1/query/", "Let the proxy in front of Prometheus answer this path itself."},
	} {
		t.Run(name, func(t *testing.T) {
			asked := 0
			host := ""
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				asked++
				w.Header().Set("Location", strings.ReplaceAll(test.to, "HOST", host))
				w.WriteHeader(test.code)
			}))
			defer server.Close()
			host = server.Listener.Addr().String()
			err := askOnce(t, prom.Config{URL: server.URL + test.prefix, HTTP: httpclient.Options{
				BasicAuth: &httpclient.BasicAuthOptions{User: "me", Password: "secret"}, Header: http.Header{"X-Scope-OrgID": {"shop"}},
			}}).Err
			fill := strings.NewReplacer("HOST", host)
			expectDownstream(t, err, fill.Replace("The server at HOST redirects to "+test.target+" (HTTP "))
			expectDownstream(t, err, notFollowed+fill.Replace(test.advice))
			if asked != 1 {
				t.Errorf("the server is asked %d times", asked)
			}
		})
	}
	server := httptest.NewServer(answering(302, "text/plain", ""))
	defer server.Close()
	expectDownstream(t, askOnce(t, prom.Config{URL: server.URL}).Err, "redirects (HTTP 302) and does not say where to. Check the URL in the data source settings.")
}
