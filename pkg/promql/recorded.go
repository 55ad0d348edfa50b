package promql

import (
	"regexp"
	"strings"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// RecordedNames looks up which of the mesh's metrics exist under their own names, and which as recording
// rules: those of the settings, or else of the shipped naming with any look-back.
func RecordedNames(s query.Settings) Lookup {
	metrics := istio.RecordedMetrics()
	own := strings.Join(metrics, "|")
	prefix, suffix := regexp.QuoteMeta(s.Recorded.Prefix), regexp.QuoteMeta(s.Recorded.Suffix)
	if s.Recorded.Kind == "" {
		prefix, suffix = istio.RecordedPrefix, istio.RecordedSuffix+`\w+`
	}
	return namesLike(own+"|"+prefix+"(?:"+own+")"+suffix, s)
}

// RecordedByName counts the same series within a while, for servers that take no regular expression on the
// name. Of the shipped naming it asks for the look-back of the shipped rules.
func RecordedByName(within time.Duration, s query.Settings) string {
	metrics := istio.RecordedMetrics()
	recorded := telemetry{recorded: s.Recorded}
	if s.Recorded.Kind == "" {
		recorded.recorded, _ = query.ShippedRules(istio.RecordedWindow)
	}
	names := metrics
	for _, metric := range metrics {
		names = append(names, recorded.name(metric))
	}
	return countByName(names, within, s)
}

// LabelsOfCalls looks up the labels of requests and connections, as recording rules where the settings name
// some.
func LabelsOfCalls(s query.Settings) Lookup {
	var lookup Lookup
	for _, one := range anything(s, nil) {
		lookup.Selectors = append(lookup.Selectors, one.String())
	}
	return lookup
}

// CountOfCalls counts the series of requests and connections, as recording rules where the settings name some.
func CountOfCalls(s query.Settings) string {
	return call{function: "count", of: joined(anything(s, nil))}.String()
}

// NewestRecorded asks when, in seconds since 1970, the newest sample of recorded requests or connections was
// written: of those that are there now, or of those that were within a while.
func NewestRecorded(s query.Settings, within time.Duration) string {
	var times []expr
	for _, one := range anything(s, nil) {
		times = append(times, call{function: "timestamp", of: one})
	}
	newest := call{function: "max", of: union(times...)}
	if within == 0 {
		return newest.String()
	}
	return call{function: "max_over_time", of: subquery{newest, within, lookedBack}}.String()
}

// lookedBack is how far apart the steps of a search through the past are: as far as a server looks back for a
// sample.
const lookedBack = 5 * time.Minute
