package plugin

import (
	"errors"
	"net/http"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// refusal is an answer that could not be given, as a sentence for the user.
type refusal struct {
	message string
	status  int
}

func (r refusal) Error() string { return r.message }

// settingsError says that an error is of the data source's settings.
func settingsError(err error) error {
	text := strings.TrimSuffix(err.Error(), ".")
	return backend.DownstreamError(refusal{"The settings of this data source cannot be used. " + text + ".", http.StatusBadRequest})
}

// failed is the answer of a query that has none: the one place where an error becomes a response.
// What the user wrote and what the server said are downstream, the rest is ours.
func failed(err error) backend.DataResponse {
	if _, ok := errors.AsType[*query.FieldError](err); ok {
		err = backend.DownstreamError(err)
	}
	response := backend.ErrorResponseWithErrorSource(err)
	if response.ErrorSource == "" {
		response.ErrorSource = backend.ErrorSourcePlugin
	}
	response.Status = backend.Status(statusOf(err))
	return response
}

// statusOf is the HTTP status that says what an error says.
func statusOf(err error) int {
	if known, ok := errors.AsType[*prom.Error](err); ok {
		return known.Status
	}
	if _, ok := errors.AsType[*query.FieldError](err); ok {
		return http.StatusBadRequest
	}
	if known, ok := errors.AsType[refusal](err); ok {
		return known.status
	}
	return http.StatusInternalServerError
}
