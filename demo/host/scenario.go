package host

import (
	"encoding/json"
	"net/http"
	"time"
)

// Scenario is something that can happen to the simulated mesh.
type Scenario struct {
	Name        string `json:"name"`
	Description string `json:"description"`
}

// Scenarios switches what the simulated mesh does.
type Scenarios interface {
	// List is every scenario that can be switched to.
	List() []Scenario
	// Current is the name of the one that runs.
	Current() string
	// Switch runs another one from now on; an unknown name is an error that lists the known ones.
	Switch(name string) error
}

// scenarioAnswer tells what runs, what else could, and where time stands.
type scenarioAnswer struct {
	Current   string     `json:"current"`
	Scenarios []Scenario `json:"scenarios"`
	// FixedNow is the end of the data where it does not go on; empty where it does.
	FixedNow string `json:"fixedNow,omitempty"`
}

func (h *Host) getScenario(w http.ResponseWriter, _ *http.Request) {
	answer := scenarioAnswer{Scenarios: []Scenario{}}
	if !h.options.FixedNow.IsZero() {
		answer.FixedNow = h.options.FixedNow.UTC().Format(time.RFC3339)
	}
	if h.options.Scenarios != nil {
		answer.Current = h.options.Scenarios.Current()
		answer.Scenarios = h.options.Scenarios.List()
	}
	writeJSON(w, http.StatusOK, answer)
}

func (h *Host) switchScenario(w http.ResponseWriter, r *http.Request) {
	if h.options.Scenarios == nil {
		writeError(w, http.StatusNotFound, "nothing is simulated here, so there is no scenario to switch")
		return
	}
	var wanted struct {
		Name string `json:"name"`
	}
	if err := json.NewDecoder(r.Body).Decode(&wanted); err != nil {
		writeError(w, http.StatusBadRequest, `expected {"name": "…"}: `+err.Error())
		return
	}
	if err := h.options.Scenarios.Switch(wanted.Name); err != nil {
		writeError(w, http.StatusBadRequest, err.Error())
		return
	}
	h.getScenario(w, r)
}
