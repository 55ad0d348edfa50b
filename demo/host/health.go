package host

import (
	"encoding/json"
	"net/http"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// healthAnswer is what Grafana's front end expects of a health check.
type healthAnswer struct {
	Status  string          `json:"status"` // OK, ERROR or UNKNOWN
	Message string          `json:"message"`
	Details json.RawMessage `json:"details,omitempty"`
}

func (h *Host) checkHealth(w http.ResponseWriter, r *http.Request) {
	instance, pluginContext, ok := h.openInstance(w, r)
	if !ok {
		return
	}
	result, err := instance.CheckHealth(r.Context(), &backend.CheckHealthRequest{PluginContext: pluginContext})
	if err != nil {
		writeError(w, http.StatusInternalServerError, err.Error())
		return
	}
	status := http.StatusOK
	if result.Status != backend.HealthStatusOk {
		status = http.StatusBadRequest
	}
	writeJSON(w, status, healthAnswer{Status: result.Status.String(), Message: result.Message, Details: result.JSONDetails})
}
