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
	source, ok := h.dataSource(r.PathValue("uid"))
	if !ok {
		writeError(w, http.StatusNotFound, "data source not found: "+r.PathValue("uid"))
		return
	}
	instance, err := h.instances.get(r.Context(), source)
	if err != nil {
		writeError(w, http.StatusInternalServerError, err.Error())
		return
	}
	result, err := instance.CheckHealth(r.Context(), &backend.CheckHealthRequest{PluginContext: source.pluginContext()})
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
