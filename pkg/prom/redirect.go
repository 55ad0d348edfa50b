package prom

import (
	"net/http"
	"net/url"
	"strings"
)

// refuseRedirects keeps every redirect from being followed, also one to the same host: credentials,
// cookies and the tenant would go along to wherever the answer points, a POST would arrive without its
// question, and behind a redirect from http to https all of it has already been sent in the clear.
func refuseRedirects(*http.Request, []*http.Request) error {
	return http.ErrUseLastResponse
}

// redirected names where a server redirects to, and what to enter for it.
func (s server) redirected(asked *url.URL, response *http.Response) *Error {
	target, err := response.Location()
	if err != nil || target.Host == "" {
		return s.gateway(err, "The server at %s redirects (HTTP %d) and does not say where to. Check the URL in the data source settings.", s, response.StatusCode)
	}
	place := func(path string) string { return shown(target.Scheme + "://" + target.Host + path) }
	// Where the same call is redirected, what stands before the call is the server's address.
	prefix := strings.TrimRight(s.address.EscapedPath(), "/")
	call := strings.TrimPrefix(asked.EscapedPath(), prefix)
	base, same := strings.CutSuffix(strings.TrimRight(target.EscapedPath(), "/"), call)
	advice := "Enter " + place(base) + " as the URL in the data source settings."
	switch {
	case !same:
		advice = "If Prometheus is there, enter its address as the URL in the data source settings; if it is a login, let Grafana pass it."
	case target.Scheme == s.address.Scheme && target.Host == s.address.Host && base == prefix:
		advice = "Let the proxy in front of Prometheus answer this path itself."
	}
	return s.gateway(nil, "The server at %s redirects to %s (HTTP %d). That is not followed, since the data source's credentials would go along. %s",
		s, place(target.EscapedPath()), response.StatusCode, advice)
}
