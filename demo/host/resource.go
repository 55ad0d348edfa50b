package host

import (
	"io"
	"net/http"
	"net/url"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// callResource passes a request on to a data source's backend, and its answer back.
func (h *Host) callResource(w http.ResponseWriter, r *http.Request) {
	instance, pluginContext, ok := h.openInstance(w, r)
	if !ok {
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		writeError(w, http.StatusBadRequest, "reading the request's body: "+err.Error())
		return
	}
	target := url.URL{Path: r.PathValue("path"), RawQuery: r.URL.RawQuery}
	sent := false
	err = instance.CallResource(r.Context(), &backend.CallResourceRequest{
		PluginContext: pluginContext,
		Path:          target.Path,
		Method:        r.Method,
		URL:           target.String(),
		Headers:       r.Header,
		Body:          body,
	}, backend.CallResourceResponseSenderFunc(func(part *backend.CallResourceResponse) error {
		// An answer may come in parts; the first one holds the status and the headers.
		if !sent {
			for name, values := range part.Headers {
				w.Header()[http.CanonicalHeaderKey(name)] = values
			}
			w.WriteHeader(part.Status)
			sent = true
		}
		_, err := w.Write(part.Body)
		return err
	}))
	if err != nil && !sent {
		writeError(w, http.StatusInternalServerError, "calling the data source: "+err.Error())
	}
}
