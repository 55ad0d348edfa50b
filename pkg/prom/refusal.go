package prom

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// refusal explains an answer that is not one, nil where it is.
func (s server) refusal(asked *url.URL, response *http.Response, body []byte) *Error {
	refusal := s.explain(asked, response, body)
	if refusal != nil {
		refusal.Answered = response.StatusCode
	}
	return refusal
}

// explain says first what the HTTP status means for whoever reads it, and then in the server's own
// words why.
func (s server) explain(asked *url.URL, response *http.Response, body []byte) *Error {
	code := response.StatusCode
	words := itSays(response, body)
	switch {
	case code/100 == 2:
		if isHTML(response, body) {
			return s.gateway(nil, "The server at %s answered HTML instead of JSON: the URL in the data source settings points at a web page, or at a login in front of Prometheus, rather than at Prometheus.", s)
		}
		return nil
	case code/100 == 3:
		return s.redirected(asked, response)
	case code == http.StatusUnauthorized:
		return &Error{
			Message: fmt.Sprintf("The server at %s does not accept the credentials (HTTP 401). Check the authentication in the data source settings.%s", s, words),
			Status:  http.StatusUnauthorized,
		}
	case code == http.StatusForbidden:
		return &Error{
			Message: fmt.Sprintf("The server at %s denies access (HTTP 403). Check what the credentials in the data source settings are allowed to read.%s", s, words),
			Status:  http.StatusForbidden,
		}
	case code == http.StatusTooManyRequests:
		return &Error{
			Message: fmt.Sprintf("The server at %s takes no more queries for now (HTTP 429). Try again later, or lower the number of concurrent queries in the data source settings.%s", s, words),
			Status:  http.StatusTooManyRequests,
		}
	}
	if decoded, ok := decodeAPIError(body); ok {
		return apiRefusal(code, decoded)
	}
	switch {
	case code == http.StatusNotFound:
		return s.gateway(nil, "There is no Prometheus API at %s (HTTP 404 for %s). Check the URL in the data source settings, its path included.%s", s, asked.Path, words)
	case code == http.StatusBadRequest && strings.Contains(string(body), "HTTP request to an HTTPS server"):
		return s.gateway(nil, "The server at %s speaks TLS. Change http:// to https:// in the URL of the data source settings.", s)
	case code == http.StatusBadGateway, code == http.StatusServiceUnavailable, code == http.StatusGatewayTimeout:
		return s.gateway(nil, "The server at %s, or a proxy in front of it, answered HTTP %d (%s). Is Prometheus itself running?%s", s, code, http.StatusText(code), words)
	case words != "":
		return s.gateway(nil, "The server at %s, or a proxy in front of it, answered HTTP %d (%s).%s", s, code, http.StatusText(code), words)
	}
	return s.gateway(nil, "The server at %s answered HTTP %d (%s), which is no answer of Prometheus. Check the URL in the data source settings.", s, code, http.StatusText(code))
}

// apiError is the body with which Prometheus says that it could not answer.
type apiError struct {
	Status    string `json:"status"`
	ErrorType string `json:"errorType"`
	Error     string `json:"error"`
}

// decodeAPIError reads such a body, and tells whether it is one.
func decodeAPIError(body []byte) (apiError, bool) {
	var decoded apiError
	err := json.Unmarshal(body, &decoded)
	return decoded, err == nil && decoded.Status == "error" && decoded.Error != ""
}

// repeatedQuery is how VictoriaMetrics begins what it says: with all of the PromQL, which may fill a
// screen.
var repeatedQuery = regexp.MustCompile(`(?s)^error when executing query=".*" (?:for|on the time range) \([^)]*\): `)

// kindOf is a type of error as Prometheus names it. VictoriaMetrics gives the status in its place.
func kindOf(code int, errorType string) string {
	if errorType != strconv.Itoa(code) {
		return errorType
	}
	switch code {
	case http.StatusBadRequest:
		return "bad_data"
	case http.StatusUnprocessableEntity:
		return "execution"
	case http.StatusServiceUnavailable:
		return "timeout"
	}
	return errorType
}

// apiRefusal repeats what Prometheus itself says.
func apiRefusal(code int, said apiError) *Error {
	text := strings.TrimSuffix(strings.TrimSpace(repeatedQuery.ReplaceAllString(said.Error, "")), ".")
	refusal := &Error{Status: http.StatusBadGateway}
	if strings.Contains(text, "-search.maxQueryLen") {
		text += ". Raise that flag of VictoriaMetrics, for example to 256KiB"
	}
	switch kindOf(code, said.ErrorType) {
	case "bad_data":
		refusal.Message = fmt.Sprintf("Prometheus did not accept the query: %s.", text)
		refusal.Status = http.StatusBadRequest
		// The compiler writes the PromQL, so what does not parse is its mistake.
		refusal.ours = strings.Contains(text, "parse error")
	case "execution":
		refusal.Message = fmt.Sprintf("Prometheus could not evaluate the query: %s.", text)
		refusal.Status = http.StatusUnprocessableEntity
	case "timeout", "canceled":
		refusal.Message = fmt.Sprintf("Prometheus gave up on the query: %s. Narrow it, or shorten its time range.", text)
		refusal.Status = http.StatusGatewayTimeout
	default:
		refusal.Message = fmt.Sprintf("Prometheus answered with an error (HTTP %d, %s): %s.", code, said.ErrorType, text)
	}
	return refusal
}
