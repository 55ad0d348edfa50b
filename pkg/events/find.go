package events

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// Event is one annotation.
type Event struct {
	Time time.Time
	// End is the zero time for an event that is a moment.
	End   time.Time
	Title string
	Text  string
	Tags  []string
}

// Find lists the events of a query in its series, by time and then by title.
func Find(q query.Query, series model.Matrix) []Event {
	var found []Event
	for _, stream := range series {
		switch q.Event {
		case query.EventNewVersion:
			if unnamed(stream.Metric[istio.DestinationVersion]) || unnamed(stream.Metric[istio.DestinationWorkload]) {
				continue
			}
			found = append(found, appeared(q, stream, describeVersion(stream.Metric))...)
		case query.EventNewEdge:
			found = append(found, appeared(q, stream, describeNewEdge(stream.Metric))...)
		case query.EventGoneEdge:
			found = append(found, vanished(q, stream)...)
		case query.EventErrorRatio:
			found = append(found, crossings(q, stream)...)
		}
	}
	slices.SortFunc(found, func(a, b Event) int {
		if order := a.Time.Compare(b.Time); order != 0 {
			return order
		}
		return strings.Compare(a.Title, b.Title)
	})
	return found
}

// appeared is the first step with traffic, unless that is the start of the range.
func appeared(q query.Query, stream *model.SampleStream, event Event) []Event {
	first := slices.IndexFunc(stream.Values, present)
	if first < 0 {
		return nil
	}
	event.Time = stream.Values[first].Timestamp.Time().UTC()
	if event.Time.Before(q.Range.From.Add(2 * q.Range.Interval)) {
		return nil
	}
	return []Event{event}
}

// vanished is the step after the last one with traffic, unless that is the end of the range.
func vanished(q query.Query, stream *model.SampleStream) []Event {
	last := -1
	for i, sample := range stream.Values {
		if present(sample) {
			last = i
		}
	}
	if last < 0 {
		return nil
	}
	event := describeGoneEdge(stream.Metric)
	event.Time = stream.Values[last].Timestamp.Time().UTC().Add(q.Range.Interval)
	if event.Time.After(q.Range.To.Add(-q.Range.Interval)) {
		return nil
	}
	return []Event{event}
}

// crossings are the stretches of time above the threshold.
func crossings(q query.Query, stream *model.SampleStream) []Event {
	var found []Event
	above := false
	peak := 0.0
	for _, sample := range stream.Values {
		at := sample.Timestamp.Time().UTC()
		ratio := float64(sample.Value)
		switch {
		case ratio > q.Threshold && !above:
			above, peak = true, ratio
			found = append(found, Event{Time: at, End: at})
		case ratio > q.Threshold:
			peak = max(peak, ratio)
		default:
			above = false
		}
		if above {
			current := &found[len(found)-1]
			end := current.Time
			*current = describeErrors(stream.Metric, q.Threshold, peak)
			current.Time, current.End = end, at
		}
	}
	return found
}

// unnamed tells a peer that the reporter could not name: its first call is no new version.
func unnamed(value model.LabelValue) bool { return istio.Known(string(value)) == "" }

func present(sample model.SamplePair) bool { return sample.Value > 0 }

func describeVersion(labels model.Metric) Event {
	workload := named(labels, istio.DestinationWorkloadNamespace, istio.DestinationWorkload)
	version := string(labels[istio.DestinationVersion])
	return Event{
		Title: fmt.Sprintf("%s answers as version %s", workload, version),
		Text:  "The first traffic to this version in the time range.",
		Tags:  []string{"newVersion", string(labels[istio.DestinationWorkload])},
	}
}

func describeNewEdge(labels model.Metric) Event {
	return Event{
		Title: pair(labels) + ": first call",
		Text:  "This caller had not called this service before in the time range.",
		Tags:  []string{"newEdge", string(labels[istio.SourceWorkload]), string(labels[istio.DestinationServiceName])},
	}
}

func describeGoneEdge(labels model.Metric) Event {
	return Event{
		Title: pair(labels) + ": no more calls",
		Text:  "This caller has not called this service since.",
		Tags:  []string{"goneEdge", string(labels[istio.SourceWorkload]), string(labels[istio.DestinationServiceName])},
	}
}

func describeErrors(labels model.Metric, threshold, peak float64) Event {
	return Event{
		Title: fmt.Sprintf("%s: more than %g%% of the calls fail", pair(labels), 100*threshold),
		Text:  fmt.Sprintf("Up to %.1f%% of the calls failed.", 100*peak),
		Tags:  []string{"errorRatio", string(labels[istio.SourceWorkload]), string(labels[istio.DestinationServiceName])},
	}
}

func pair(labels model.Metric) string {
	return named(labels, istio.SourceNamespace, istio.SourceWorkload) + " to " +
		named(labels, istio.DestinationNamespace, istio.DestinationServiceName)
}

// named is a name with its namespace, as far as the series tells them.
func named(labels model.Metric, namespace, name model.LabelName) string {
	if labels[namespace] == "" {
		return string(labels[name])
	}
	return fmt.Sprintf("%s (%s)", labels[name], labels[namespace])
}
