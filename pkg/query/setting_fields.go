package query

import (
	"encoding/json"
	"regexp"
	"slices"
	"time"
)

// settingField is one of our members of jsonData.
type settingField struct {
	name string
	read func(*Settings, json.RawMessage) error
	// strict is true where nothing may stand for "not set": null and an empty text are read as well.
	strict bool
}

// settingFields lists what jsonData may hold of ours.
var settingFields = []settingField{
	{name: "httpMethod", read: into(func(s *Settings) *string { return &s.HTTPMethod }, oneOf([]string{"POST", "GET"}))},
	{name: "timeInterval", read: into(func(s *Settings) *time.Duration { return &s.ScrapeInterval }, durationUpTo(day))},
	{name: "queryTimeout", read: into(func(s *Settings) *time.Duration { return &s.QueryTimeout }, durationUpTo(day))},
	{name: "maxConcurrentQueries", read: into(func(s *Settings) *int { return &s.MaxConcurrentQueries }, atLeast(1))},
	{name: "customQueryParameters", read: readParameters},
	{name: "maxGraphEdges", read: into(func(s *Settings) *int { return &s.MaxGraphEdges }, atLeast(1))},
	{name: "maxExternalHosts", read: into(func(s *Settings) *int { return &s.MaxExternalHosts }, atLeast(0))},
	{name: "errors", read: into(func(s *Settings) *Errors { return &s.Errors }, oneOf(errorDefinitions))},
	{name: "grpcErrors", read: into(func(s *Settings) *GRPCErrors { return &s.GRPCErrors }, decodeGRPCErrors)},
	{name: "latencyStatistic", read: into(func(s *Settings) *Statistic { return &s.LatencyStatistic }, decodeStatistic)},
	{name: "health", read: func(s *Settings, raw json.RawMessage) error { return readHealth(&s.Health, raw) }},
	{name: requiredMatchers, read: into(func(s *Settings) *[]Filter { return &s.RequiredMatchers }, decodeRequired), strict: true},
	{name: "nativeHistograms", read: into(func(s *Settings) *bool { return &s.NativeHistograms }, decodeBool)},
	{name: "twoSteps", read: into(func(s *Settings) *bool { return &s.TwoSteps }, decodeBool)},
	{name: "waypoints", read: func(s *Settings, raw json.RawMessage) error { return readRole(&s.Waypoints, raw) }},
	{name: "gateways", read: func(s *Settings, raw json.RawMessage) error { return readRole(&s.Gateways, raw) }},
	{name: "recorded", read: func(s *Settings, raw json.RawMessage) error { return readRecorded(&s.Recorded, raw) }},
	{name: "application", read: func(s *Settings, raw json.RawMessage) error { return readApplications(&s.Applications, raw) }},
	{name: "envoy", read: into(func(s *Settings) *Origin { return &s.Envoy }, decodeOrigin)},
	{name: "ztunnel", read: into(func(s *Settings) *[]Filter { return &s.ZTunnel }, decodeMatchers)},
	{name: "strictNamespaces", read: into(func(s *Settings) *[]string { return &s.StrictNamespaces }, decodeNames)},
	{name: "strictMetric", read: into(func(s *Settings) *string { return &s.StrictMetric }, decodeMetric)},
	{name: "links", read: func(s *Settings, raw json.RawMessage) error { return readLinks(&s.Links, raw) }},
}

// day bounds durations that are waited for.
const day = 24 * time.Hour

// durationUpTo decodes a duration above zero.
func durationUpTo(most time.Duration) func(json.RawMessage) (time.Duration, error) {
	return func(raw json.RawMessage) (time.Duration, error) { return decodeDuration(raw, most) }
}

// decodeNames reads a list of names, the empty ones left out.
func decodeNames(raw json.RawMessage) ([]string, error) {
	names, err := decodeStrings(raw)
	return slices.DeleteFunc(names, func(name string) bool { return name == "" }), err
}

func readHealth(into *Health, raw json.RawMessage) error {
	object, err := decodeObject(raw)
	if err != nil {
		return err
	}
	health := *into
	for _, key := range sortedKeys(object) {
		ratio, err := decodeShare(object[key])
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
			recorded.Window, err = decodeDuration(object[key], longest)
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
