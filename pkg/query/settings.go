package query

import (
	"bytes"
	"encoding/json"
	"net/url"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// Health says from which share of failed requests a node is unwell.
type Health struct {
	// Degraded and Failing are error ratios, [0, 1].
	Degraded, Failing float64
}

// Settings are a data source's own, beyond how to reach the server.
type Settings struct {
	// ScrapeInterval is how often the server scrapes the mesh (jsonData.timeInterval).
	ScrapeInterval time.Duration
	// HTTPMethod is POST, or GET for servers that take nothing else.
	HTTPMethod string
	// QueryTimeout bounds one question to the server.
	QueryTimeout time.Duration
	// MaxConcurrentQueries bounds how many questions are under way at once.
	MaxConcurrentQueries int
	// QueryParameters go along with every question to the server; none of them is part of the question.
	QueryParameters url.Values
	// MaxGraphEdges bounds the edges of a graph; those with the lowest rates are cut.
	MaxGraphEdges int
	// MaxExternalHosts bounds the nodes of hosts outside the mesh; the least busy fold into one, and
	// all of them do where it is 0.
	MaxExternalHosts int
	Errors           Errors
	GRPCErrors       GRPCErrors
	LatencyStatistic Statistic
	Health           Health
	// RequiredMatchers stand in every selector that leaves the process.
	RequiredMatchers []Filter
	// Waypoints and Gateways match the workloads that play these roles; nobody does where one is empty.
	Waypoints, Gateways Match
	// NativeHistograms asks for native histograms beside classic ones.
	NativeHistograms bool
	// TwoSteps lets a browser ask for a graph without latency first, and then for all of it.
	TwoSteps bool
	// Recorded says which recording rules stand in for the mesh's own metrics.
	Recorded Recorded
	// Applications are the histograms by which applications measure themselves, tried in order.
	Applications []Application
	// Envoy says of which workload a series of Envoy's own statistics is.
	Envoy Origin
	// ZTunnel matches the series that ztunnel reports.
	ZTunnel []Filter
	// StrictNamespaces are the namespaces where mutual TLS is STRICT; StrictMetric is a metric with
	// a label `namespace` that is 1 where it is. At most one of them is set.
	StrictNamespaces []string
	StrictMetric     string
	// Found is what the mesh's series show.
	Found Found
	// Links lead from a pair of workloads to what other data sources hold of it.
	Links Links
}

// Links are where the traces and the logs of a pair are found.
type Links struct {
	Traces Link `json:"traces,omitzero"`
	Logs   Link `json:"logs,omitzero"`
}

// Link is a data source and what to ask it. A UID that is empty means none.
type Link struct {
	UID string `json:"uid"`
	// Query is in the data source's own language; {{label}} stands for the pair's value of a label.
	// An empty one opens the data source without a query.
	Query string `json:"query"`
}

// RecordedKind says what recording rules hold.
type RecordedKind string

// The kinds of recording rules. Sums of counters read a restarting pod as a reset of the sum, and
// the rate of such a sum is wrong then; sums of rates are not.
const (
	RecordedCounters RecordedKind = "counters"
	RecordedRates    RecordedKind = "rates"
)

// Recorded names recording rules: <Prefix><metric><Suffix>. An empty Kind means none.
type Recorded struct {
	Prefix, Suffix string
	Kind           RecordedKind
	// Window is the look-back that rules of RecordedRates were recorded with.
	Window time.Duration
}

// DefaultSettings are those of a data source that sets nothing.
func DefaultSettings() Settings {
	return Settings{
		ScrapeInterval:       15 * time.Second,
		HTTPMethod:           "POST",
		QueryTimeout:         30 * time.Second,
		MaxConcurrentQueries: 8,
		MaxGraphEdges:        20000,
		MaxExternalHosts:     50,
		Errors:               Errors5xx,
		GRPCErrors:           GRPCErrors{Statuses: istio.GRPCServerErrors()},
		LatencyStatistic:     Statistic{Name: "p95", Quantile: 0.95},
		TwoSteps:             true,
		Health:               Health{Degraded: 0.01, Failing: 0.1},
		Waypoints:            Match{Op: OpRegex, Values: []string{waypointNames}},
		Gateways:             Match{Op: OpRegex, Values: []string{gatewayNames}},
		Applications:         defaultApplications(),
		Envoy:                defaultOrigin,
		ZTunnel:              []Filter{{Label: "app", Match: Match{Op: OpEqual, Values: []string{"ztunnel"}}}},
	}
}

// ParseSettings reads a data source's jsonData. Members that belong to Grafana or to the HTTP
// client are not looked at. Where an error is returned, the settings hold the defaults for
// everything from the field it names on.
func ParseSettings(jsonData []byte) (Settings, error) {
	s := DefaultSettings()
	if len(bytes.TrimSpace(jsonData)) == 0 {
		return s, nil
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(jsonData, &object); err != nil {
		return s, fieldErrorf("jsonData", "%s is not a JSON object.", abbreviate(jsonData))
	}
	if err := misspeltRequired(object); err != nil {
		return s, err
	}
	for _, field := range settingFields {
		raw, ok := object[field.name]
		// An editor that clears a field leaves an empty text behind: it is as if not written.
		if !ok || !field.strict && (string(raw) == `""` || string(raw) == "null") {
			continue
		}
		if err := field.read(&s, raw); err != nil {
			return s, under(field.name, err)
		}
	}
	return s, s.validate()
}

// validate refuses settings that contradict each other, in whichever order they were read.
func (s *Settings) validate() error {
	if s.StrictMetric != "" && len(s.StrictNamespaces) > 0 {
		s.StrictMetric = ""
		return fieldErrorf("strictMetric", "strictNamespaces is set too. Keep one of them.")
	}
	return nil
}
