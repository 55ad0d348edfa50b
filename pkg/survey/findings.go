package survey

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Finding is one thing that a reader has to know, as a sentence with the way out.
type Finding struct {
	Concern Concern
	// Replica is the label of the replicas of which the finding speaks, empty for any other.
	Replica string
	Text    string
}

// Concern is of which answers a finding speaks.
type Concern int

// The concerns: every answer, or those that are made of durations.
const (
	All Concern = iota
	Durations
)

// Findings are what a survey has to say under a data source's settings.
func (s Survey) Findings(settings query.Settings) []Finding {
	var all []Finding
	say := func(of Concern, text string) {
		if text != "" {
			all = append(all, Finding{Concern: of, Text: text})
		}
	}
	say(All, s.ofScrapes(settings))
	for _, label := range s.Replicas {
		all = append(all, Finding{Concern: All, Replica: label, Text: fmt.Sprintf(
			"Series differ in the label %q alone: replicas of Prometheus are counted several times. Ask for one of them in requiredMatchers ([{\"label\": %q, \"op\": \"=\", \"value\": …}]), or have the server take one (customQueryParameters: \"dedup=true\").", label, label)})
	}
	if len(s.Twice) > 0 {
		say(All, fmt.Sprintf("The same proxy is scraped more than once (%s): its requests are counted as often. Scrape port 15020 or port 15090, not both, and by one job.", some(s.Twice)))
	}
	say(All, OfSilent(s.Silent))
	if s.NoCodes() {
		say(All, fmt.Sprintf("No series of requests carries the label %q: which of them failed is told by gRPC statuses alone. Keep the label where metrics are relabelled.", istio.ResponseCode))
	}
	say(Durations, s.ofBuckets())
	if s.Native && !settings.NativeHistograms {
		text := "There are native histograms of durations, and this data source does not ask for them. Set nativeHistograms in its settings."
		if s.Bounds.Any() {
			text = "Some durations are native histograms, and this data source asks for classic ones alone: they are left out. Set nativeHistograms in its settings."
		}
		say(Durations, text)
	}
	return all
}

// enough is by how much samples may lie farther apart than the settings say.
const enough = 1.3

func (s Survey) ofScrapes(settings query.Settings) string {
	// Recorded rates lie as far apart as their rules are evaluated, whatever the scrapes are.
	if settings.Recorded.Kind == query.RecordedRates || float64(s.ScrapeInterval) <= enough*float64(settings.ScrapeInterval) {
		return ""
	}
	measured := model.Duration(s.ScrapeInterval)
	return fmt.Sprintf("Samples lie %s apart, while the data source's settings say %s (timeInterval): windows below %s hold no rate. Set the scrape interval to %s in the settings.",
		measured, model.Duration(settings.ScrapeInterval), model.Duration(2*s.ScrapeInterval), measured)
}

func (s Survey) ofBuckets() string {
	switch {
	case s.Bounds.Any() && !s.Bounds.Infinite:
		return fmt.Sprintf("The buckets of durations lack the bound +Inf: no percentile can be told. Keep the series with %s=\"+Inf\" where metrics are relabelled.", istio.LE)
	case len(s.Bounds.Others) > 0:
		shared := "They share none"
		if len(s.Bounds.Shared) > 0 {
			shared = "Percentiles over several of them are as coarse as what they share (" + numbers(s.Bounds.Shared) + ")"
		}
		return fmt.Sprintf("Proxies have different buckets of durations: not all have the bounds %s. %s. Set the annotation sidecar.istio.io/statsHistogramBuckets alike on all pods.",
			numbers(s.Bounds.Others), shared)
	}
	return ""
}

// OfTarget says where the bounds of an apdex are none of the buckets', and what is told in their place.
func (s Survey) OfTarget(targetMs float64, tolerated float64) string {
	bounds := slices.Concat(s.Bounds.Shared, s.Bounds.Others)
	if len(bounds) == 0 {
		return ""
	}
	var missing []float64
	for _, bound := range []float64{targetMs, tolerated} {
		if !slices.Contains(bounds, bound) {
			missing = append(missing, bound)
		}
	}
	if len(missing) == 0 {
		return ""
	}
	slices.Sort(bounds)
	return fmt.Sprintf("No bucket ends at %s ms: what is within is counted up to the bound below, so that the apdex is at least this. The bounds are %s.", numbers(missing), numbers(bounds))
}

// OfSilent says where callers' series stand still while the called side counts.
func OfSilent(silent []counting.Silent) string {
	if len(silent) == 0 {
		return ""
	}
	first, others := silent[0], ""
	if more := len(silent) - 1; more > 0 {
		others = fmt.Sprintf(", and %d more pairs are alike", more)
	}
	return fmt.Sprintf("The proxies of %s report nothing new to %s, which counts %.3g calls a second%s: their series stand still, and callers are believed first. Restart the caller's pods; until then ask for the reporter \"destination\".",
		first.Source, first.Destination, first.Rate, others)
}

func numbers(values []float64) string {
	var all []string
	for _, value := range values {
		all = append(all, strconv.FormatFloat(value, 'f', -1, 64))
	}
	return some(all)
}

// some names the first of many.
func some(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:most], ", ") + fmt.Sprintf(" and %d more", len(names)-most)
}
