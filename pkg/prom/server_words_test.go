package prom_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/prom"
)

func TestTheStatusIsExplainedBeforeTheServersOwnWords(t *testing.T) {
	const jsonType, text = "application/json", "text/plain; charset=utf-8"
	const (
		unauthorized = "The server at ADDRESS does not accept the credentials (HTTP 401). Check the authentication in the data source settings."
		denied       = "The server at ADDRESS denies access (HTTP 403). Check what the credentials in the data source settings are allowed to read."
		tooMany      = "The server at ADDRESS takes no more queries for now (HTTP 429). Try again later, or lower the number of concurrent queries in the data source settings."
		badRequest   = "The server at ADDRESS, or a proxy in front of it, answered HTTP 400 (Bad Request)."
		unavailable  = "The server at ADDRESS, or a proxy in front of it, answered HTTP 503 (Service Unavailable). Is Prometheus itself running?"
	)
	for name, test := range map[string]struct {
		code       int
		kind, body string
		want       string
	}{
		"401 with Prometheus's body":   {401, jsonType, `{"status":"error","errorType":"unauthorized","error":"token is expired."}`, unauthorized + " It says: token is expired."},
		"401 of Mimir":                 {401, text, "no org id\n", unauthorized + " It says: no org id. Name the tenant in a header X-Scope-OrgID in the data source settings."},
		"401 that repeats the status":  {401, text, "401 Unauthorized\n", unauthorized},
		"403 with Prometheus's body":   {403, jsonType, `{"status":"error","errorType":"forbidden","error":"tenant shop is not yours"}`, denied + " It says: tenant shop is not yours."},
		"403 of AWS":                   {403, jsonType, `{"message":"The security token included in the request is invalid."}`, denied + " It says: The security token included in the request is invalid."},
		"403 of Google":                {403, jsonType, `{"error":{"code":403,"message":"Permission monitoring.timeSeries.list denied","status":"PERMISSION_DENIED"}}`, denied + " It says: Permission monitoring.timeSeries.list denied."},
		"429 with Prometheus's body":   {429, jsonType, `{"status":"error","errorType":"too_many_requests","error":"too many outstanding requests"}`, tooMany + " It says: too many outstanding requests."},
		"429 of a query front end":     {429, text, "too many outstanding requests", tooMany + " It says: too many outstanding requests."},
		"429 in words of JSON":         {429, jsonType, `{"error": "rate limit of 10 exceeded"}`, tooMany + " It says: rate limit of 10 exceeded."},
		"400 of Cortex":                {400, text, "no org id", badRequest + " It says: no org id. Name the tenant in a header X-Scope-OrgID in the data source settings."},
		"400 in text":                  {400, text, "\r\n\n  the query \x1b[31mhits\x00\tthe max samples limit \xff\nat evaluate.go:12\n", badRequest + " It says: the query [31mhits the max samples limit."},
		"400 of VictoriaMetrics":       {400, text, `error when executing query="sum(rate(x[5m]))" for (time=1, step=2): cannot parse it`, badRequest + " It says: cannot parse it."},
		"400 in HTML that is not said": {400, text, "Bad things <b>happened</b>", "The server at ADDRESS answered HTTP 400 (Bad Request), which is no answer of Prometheus. Check the URL in the data source settings."},
		"503 of Envoy": {503, text, "upstream connect error or disconnect/reset before headers. reset reason: connection failure",
			unavailable + " It says: upstream connect error or disconnect/reset before headers. reset reason: connection failure."},
		"503 of nginx": {503, "text/html", "<html><head><title>503 Service Temporarily Unavailable</title></head></html>", unavailable},
		"404 of Go":    {404, text, "404 page not found\n", "There is no Prometheus API at ADDRESS (HTTP 404 for /api/v1/query). Check the URL in the data source settings, its path included."},
		"404 in words": {404, text, "tenant not found", "There is no Prometheus API at ADDRESS (HTTP 404 for /api/v1/query). Check the URL in the data source settings, its path included. It says: tenant not found."},
		"500 without an end": {500, text, strings.Repeat("long ", 1000),
			"The server at ADDRESS, or a proxy in front of it, answered HTTP 500 (Internal Server Error). It says: " + strings.TrimSpace(strings.Repeat("long ", 40)) + "…"},
	} {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(answering(test.code, test.kind, test.body))
			defer server.Close()
			err := askOnce(t, prom.Config{URL: server.URL}).Err
			want := strings.ReplaceAll(test.want, "ADDRESS", server.Listener.Addr().String())
			expectDownstream(t, err, want)
			if err != nil && err.Error() != want {
				t.Errorf("the error is\n  %s\nrather than\n  %s", err, want)
			}
		})
	}
}
