package prom

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"

	"github.com/prometheus/client_golang/api"
)

// checkedClient looks at every answer before client_golang decodes it, because a web page, a proxy's
// error and a refusal all end there as "invalid character '<'".
type checkedClient struct {
	api.Client
	server server
	// get asks with GET where client_golang would use POST.
	get bool
}

// Do asks, and turns whatever is not an answer of Prometheus into an Error. The response is returned
// with it, because client_golang falls back from POST to GET by its status.
func (c checkedClient) Do(ctx context.Context, request *http.Request) (*http.Response, []byte, error) {
	if err := c.prepare(request); err != nil {
		return nil, nil, err
	}
	response, body, err := c.Client.Do(ctx, request)
	if err != nil {
		return response, body, c.server.failure(err)
	}
	if failure := c.server.refusal(request.URL, response, body); failure != nil {
		return response, body, failure
	}
	return response, body, nil
}

// prepare turns a POST into a GET where the settings say so.
func (c checkedClient) prepare(request *http.Request) error {
	if c.get && request.Method == http.MethodPost {
		if err := toGet(request); err != nil {
			return c.server.failure(err)
		}
	}
	return nil
}

// toGet moves a form from the body to the URL.
func toGet(request *http.Request) error {
	form, err := io.ReadAll(request.Body)
	if err != nil {
		return err
	}
	request.Method = http.MethodGet
	request.URL.RawQuery = string(form)
	request.Body, request.GetBody, request.ContentLength = nil, nil, 0
	request.Header.Del("Content-Type")
	return nil
}

// isHTML tells a web page from anything else.
func isHTML(response *http.Response, body []byte) bool {
	return strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") ||
		bytes.HasPrefix(bytes.TrimSpace(body), []byte("<"))
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
