package query

import (
	"bytes"
	"encoding/json"
	"time"
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
	// MaxGraphEdges bounds the edges of a graph; those with the lowest rates are cut.
	MaxGraphEdges    int
	Errors           Errors
	LatencyStatistic Statistic
	Health           Health
	// RequiredMatchers stand in every selector that leaves the process.
	RequiredMatchers []Filter
	// Waypoints and Gateways match the workloads that play these roles.
	Waypoints, Gateways Match
	// NativeHistograms asks for native histograms beside classic ones.
	NativeHistograms bool
}

// Roles of a workload.
const (
	RoleGateway  = "gateway"
	RoleWaypoint = "waypoint"
)

// DefaultSettings are those of a data source that sets nothing.
func DefaultSettings() Settings {
	return Settings{
		ScrapeInterval:       15 * time.Second,
		HTTPMethod:           "POST",
		QueryTimeout:         30 * time.Second,
		MaxConcurrentQueries: 8,
		MaxGraphEdges:        20000,
		Errors:               Errors5xx,
		LatencyStatistic:     Statistic{Name: "p95", Quantile: 0.95},
		Health:               Health{Degraded: 0.01, Failing: 0.1},
		Waypoints:            Match{Op: OpRegex, Values: []string{"(.*-)?waypoint"}},
		Gateways:             Match{Op: OpRegex, Values: []string{".*gateway.*"}},
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
	object, err := decodeObject(jsonData)
	if err != nil {
		return s, under("jsonData", err)
	}
	for _, field := range settingFields {
		raw, ok := object[field.name]
		if !ok || string(raw) == `""` {
			continue
		}
		if err := field.read(&s, raw); err != nil {
			return s, under(field.name, err)
		}
	}
	return s, nil
}

// settingFields lists what jsonData may hold of ours, with how each is read.
var settingFields = []struct {
	name string
	read func(*Settings, json.RawMessage) error
}{
	{"httpMethod", func(s *Settings, raw json.RawMessage) (err error) {
		s.HTTPMethod, err = decodeEnum(raw, []string{"POST", "GET"})
		return err
	}},
	{"timeInterval", func(s *Settings, raw json.RawMessage) error { return readDuration(&s.ScrapeInterval, raw) }},
	{"queryTimeout", func(s *Settings, raw json.RawMessage) error { return readDuration(&s.QueryTimeout, raw) }},
	{"maxConcurrentQueries", func(s *Settings, raw json.RawMessage) (err error) {
		s.MaxConcurrentQueries, err = decodeCount(raw, 1)
		return err
	}},
	{"maxGraphEdges", func(s *Settings, raw json.RawMessage) (err error) {
		s.MaxGraphEdges, err = decodeCount(raw, 1)
		return err
	}},
	{"errors", func(s *Settings, raw json.RawMessage) (err error) {
		s.Errors, err = decodeEnum(raw, errorDefinitions)
		return err
	}},
	{"latencyStatistic", func(s *Settings, raw json.RawMessage) (err error) {
		s.LatencyStatistic, err = decodeStatistic(raw)
		return err
	}},
	{"health", func(s *Settings, raw json.RawMessage) error { return readHealth(&s.Health, raw) }},
	{"requiredMatchers", func(s *Settings, raw json.RawMessage) (err error) {
		s.RequiredMatchers, err = decodeFilters(raw)
		return err
	}},
	{"nativeHistograms", func(s *Settings, raw json.RawMessage) (err error) {
		s.NativeHistograms, err = decodeBool(raw)
		return err
	}},
	{"waypoints", func(s *Settings, raw json.RawMessage) error { return readRole(&s.Waypoints, raw) }},
	{"gateways", func(s *Settings, raw json.RawMessage) error { return readRole(&s.Gateways, raw) }},
}

func readDuration(into *time.Duration, raw json.RawMessage) error {
	text, err := decodeText(raw)
	if err != nil {
		return err
	}
	duration, err := parseDuration(text)
	if err != nil {
		return err
	}
	if duration <= 0 {
		return fieldErrorf("", "%q is not above zero.", text)
	}
	*into = duration
	return nil
}

func readHealth(into *Health, raw json.RawMessage) error {
	object, err := decodeObject(raw)
	if err != nil {
		return err
	}
	health := *into
	for _, key := range sortedKeys(object) {
		ratio, err := decodeNumber(object[key], 0)
		if err == nil && ratio > 1 {
			err = fieldErrorf("", "%g is above 1. Write a share between 0 and 1: 0.05 for 5%%.", ratio)
		}
		switch key {
		case "degraded":
			health.Degraded = ratio
		case "failing":
			health.Failing = ratio
		default:
			return unknownField(key, []string{"degraded", "failing"})
		}
		if err != nil {
			return under(key, err)
		}
	}
	if health.Failing < health.Degraded {
		return fieldErrorf("failing", "%g is below degraded (%g). A failing node has more errors than a degraded one.", health.Failing, health.Degraded)
	}
	*into = health
	return nil
}

// readRole reads which workloads play a role: {"workload": Match}, or a regular expression alone.
func readRole(into *Match, raw json.RawMessage) error {
	var expression string
	if json.Unmarshal(raw, &expression) == nil {
		match := Match{Op: OpRegex, Values: []string{expression}}
		if err := match.validate(); err != nil {
			return err
		}
		*into = match
		return nil
	}
	peer, err := decodePeer(raw, []string{"workload"})
	if err != nil {
		return err
	}
	*into = peer.Workload
	return nil
}

// RoleOf is the role that a workload plays by its name: RoleGateway, RoleWaypoint or empty.
func (s Settings) RoleOf(workload string) string {
	switch {
	case s.Waypoints.Accepts(workload):
		return RoleWaypoint
	case s.Gateways.Accepts(workload):
		return RoleGateway
	}
	return ""
}
