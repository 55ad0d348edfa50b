package query

import (
	"encoding/json"
	"regexp"
	"slices"
	"time"
)

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
		s.RequiredMatchers, err = decodeRequired(raw)
		return err
	}},
	{"nativeHistograms", func(s *Settings, raw json.RawMessage) (err error) {
		s.NativeHistograms, err = decodeBool(raw)
		return err
	}},
	{"waypoints", func(s *Settings, raw json.RawMessage) error { return readRole(&s.Waypoints, raw) }},
	{"gateways", func(s *Settings, raw json.RawMessage) error { return readRole(&s.Gateways, raw) }},
	{"recorded", func(s *Settings, raw json.RawMessage) error { return readRecorded(&s.Recorded, raw) }},
	{"application", func(s *Settings, raw json.RawMessage) error { return readApplications(&s.Applications, raw) }},
	{"envoy", func(s *Settings, raw json.RawMessage) (err error) {
		s.Envoy, err = decodeOrigin(raw)
		return err
	}},
	{"ztunnel", func(s *Settings, raw json.RawMessage) (err error) {
		s.ZTunnel, err = decodeFilters(raw)
		return err
	}},
	{"strictNamespaces", func(s *Settings, raw json.RawMessage) (err error) {
		s.StrictNamespaces, err = decodeStrings(raw)
		s.StrictNamespaces = slices.DeleteFunc(s.StrictNamespaces, func(name string) bool { return name == "" })
		return err
	}},
	{"links", func(s *Settings, raw json.RawMessage) error { return readLinks(&s.Links, raw) }},
	{"strictMetric", func(s *Settings, raw json.RawMessage) (err error) {
		if s.StrictMetric, err = decodeText(raw); err == nil && !metricForm.MatchString(s.StrictMetric) {
			err = fieldErrorf("", "%q is not a metric's name. Use letters, digits, underscores and colons.", s.StrictMetric)
		}
		if err == nil && len(s.StrictNamespaces) > 0 {
			err = fieldErrorf("", "strictNamespaces is set too. Keep one of them.")
		}
		return err
	}},
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

// metricForm is what Prometheus accepts as a metric's name everywhere.
var metricForm = regexp.MustCompile(`^[a-zA-Z_:][a-zA-Z0-9_:]*$`)

// recordedForm is what may stand before or after a metric's name.
var recordedForm = regexp.MustCompile(`^[a-zA-Z0-9_:]*$`)

func readRecorded(into *Recorded, raw json.RawMessage) error {
	object, err := decodeObject(raw)
	if err != nil {
		return err
	}
	var recorded Recorded
	for _, key := range sortedKeys(object) {
		if string(object[key]) == `""` {
			continue
		}
		switch key {
		case "prefix":
			recorded.Prefix, err = decodeRecordedPart(object[key])
		case "suffix":
			recorded.Suffix, err = decodeRecordedPart(object[key])
		case "kind":
			recorded.Kind, err = decodeEnum(object[key], []RecordedKind{RecordedCounters, RecordedRates})
		case "window":
			err = readDuration(&recorded.Window, object[key])
		default:
			return unknownField(key, []string{"prefix", "suffix", "kind", "window"})
		}
		if err != nil {
			return under(key, err)
		}
	}
	if recorded.Prefix == "" && recorded.Suffix == "" {
		return nil
	}
	switch {
	case recorded.Kind == "":
		return fieldErrorf("kind", "it is missing. Use \"rates\" where the rules record rate(…), \"counters\" where they record the counters' sums.")
	case recorded.Kind == RecordedRates && recorded.Window == 0:
		return fieldErrorf("window", "it is missing. Write the look-back of the rules' rate(…), for example \"1m\".")
	}
	*into = recorded
	return nil
}

func decodeRecordedPart(raw json.RawMessage) (string, error) {
	text, err := decodeText(raw)
	if err == nil && !recordedForm.MatchString(text) {
		err = fieldErrorf("", "%q cannot be part of a metric's name. Use letters, digits, underscores and colons.", text)
	}
	return text, err
}

// decodeRequired reads matchers that bound what a data source may show. One without a value would
// let everything through, so it is an error and not left out.
func decodeRequired(raw json.RawMessage) ([]Filter, error) {
	var list []json.RawMessage
	filters, err := decodeFilters(raw)
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(raw, &list); err == nil && len(list) != len(filters) {
		return nil, fieldErrorf("", "a matcher has no value and would let everything through. Give it one, or remove it.")
	}
	return filters, nil
}
