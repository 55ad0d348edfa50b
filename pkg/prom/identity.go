package prom

import (
	"context"
	"crypto/sha256"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// identity is a digest of the headers that Grafana forwards with a request: those who have the same
// are one to the server. A digest, so that tokens are not kept in memory for longer than they are used.
type identity [sha256.Size]byte

// recorder is the name of the SDK's middleware that writes down a request's traffic for diagnosis.
// It wants to see that traffic, and not an answer that another request was given.
const recorder = "sdk-har-capture"

// passing are headers that tell from where in Grafana or in which browser a question comes, and not
// who asks. Any other header makes an identity of its own, also one that is not known here.
var passing = map[string]bool{
	"Accept": true, "Accept-Encoding": true, "Accept-Language": true, "User-Agent": true,
	"Content-Type": true, "Content-Length": true, "Origin": true, "Referer": true,
	"Traceparent": true, "Tracestate": true, "Uber-Trace-Id": true,
	"X-Datasource-Uid": true, "X-Plugin-Id": true, "X-Query-Group-Id": true,
	"X-Dashboard-Uid": true, "X-Dashboard-Title": true,
	"X-Panel-Id": true, "X-Panel-Title": true, "X-Panel-Plugin-Id": true,
	"X-Grafana-From-Expr": true, "X-Grafana-Request-Id": true, "X-Grafana-Signed-Request-Id": true,
	"X-Rule-Name": true, "X-Rule-Uid": true, "X-Rule-Folder": true, "X-Rule-Source": true, "X-Rule-Type": true, "X-Rule-Version": true,
}

var errNotSent = errors.New("the request is only made to look at its headers")

// identityOf finds whose question it is by letting Grafana's middlewares write their headers on a
// request that is never sent. It is false where an answer must not be shared at all.
func identityOf(ctx context.Context) (identity, bool) {
	for _, middleware := range httpclient.ContextualMiddlewareFromContext(ctx) {
		if named, ok := middleware.(httpclient.MiddlewareName); ok && named.MiddlewareName() == recorder {
			return identity{}, false
		}
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://prometheus.invalid/", nil)
	if err != nil {
		return identity{}, false
	}
	var headers http.Header
	look := httpclient.RoundTripperFunc(func(r *http.Request) (*http.Response, error) {
		headers = r.Header
		return nil, errNotSent
	})
	options := httpclient.Options{ForwardHTTPHeaders: true}
	response, err := httpclient.ContextualMiddleware().CreateMiddleware(options, look).RoundTrip(request)
	if response != nil {
		_ = response.Body.Close()
	}
	if !errors.Is(err, errNotSent) {
		return identity{}, false
	}
	return digest(headers), true
}

// digest writes every name and value with its length, so that no two sets of headers read the same.
func digest(headers http.Header) identity {
	var b strings.Builder
	write := func(text string) { b.WriteString(strconv.Itoa(len(text)) + ":" + text) }
	for _, name := range slices.Sorted(maps.Keys(headers)) {
		canonical := http.CanonicalHeaderKey(name)
		if passing[canonical] || strings.HasPrefix(canonical, "Sec-") {
			continue
		}
		write(canonical)
		b.WriteString(strconv.Itoa(len(headers[name])) + "=")
		for _, value := range headers[name] {
			write(value)
		}
	}
	return sha256.Sum256([]byte(b.String()))
}
