package events_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/events"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// stream reads a series drawn as a character a minute: a digit is a value in tenths, "." none.
func stream(drawn string, labels model.Metric) *model.SampleStream {
	s := &model.SampleStream{Metric: labels}
	for i, c := range drawn {
		if c == '.' {
			continue
		}
		at := model.TimeFromUnix(int64(60 * i))
		s.Values = append(s.Values, model.SamplePair{Timestamp: at, Value: model.SampleValue(float64(c-'0') / 10)})
	}
	return s
}

var edge = model.Metric{
	"source_workload": "web", "source_workload_namespace": "shop",
	"destination_service_name": "pay", "destination_service_namespace": "bank",
}

func TestEvents(t *testing.T) {
	version := model.Metric{"destination_workload": "pay", "destination_workload_namespace": "bank", "destination_version": "v2"}
	unnamed := model.Metric{"destination_workload": "pay", "destination_workload_namespace": "bank", "destination_version": "unknown"}
	tests := []struct {
		name, drawn string
		event       query.Event
		labels      model.Metric
		want        string
	}{
		{"a pair that appears", ".....333", query.EventNewEdge, edge, "5: web (shop) to pay (bank): first call"},
		{"a pair that was idle appears", "00000333", query.EventNewEdge, edge, "5: web (shop) to pay (bank): first call"},
		{"a pair that was there all the time", "33333333", query.EventNewEdge, edge, ""},
		{"a pair that pauses is not new", "33...333", query.EventNewEdge, edge, ""},
		{"a pair that vanishes", "333.....", query.EventGoneEdge, edge, "3: web (shop) to pay (bank): no more calls"},
		{"a pair whose last rate is zero vanished", "33300000", query.EventGoneEdge, edge, "3: web (shop) to pay (bank): no more calls"},
		{"a pair that comes back", "333...33", query.EventGoneEdge, edge, ""},
		{"a version that appears", "...11111", query.EventNewVersion, version, "3: pay (bank) answers as version v2"},
		{"a version that nobody named", "...11111", query.EventNewVersion, unnamed, ""},
		{"errors that come and go", "00230041", query.EventErrorRatio, edge, "2-3: web (shop) to pay (bank): more than 10% of the calls fail\n6-6: web (shop) to pay (bank): more than 10% of the calls fail"},
		{"errors below the threshold", "01111111", query.EventErrorRatio, edge, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			q := query.Query{Event: test.event, Threshold: 0.1, Range: query.Range{
				From: time.Unix(0, 0), To: time.Unix(7*60, 0), Interval: time.Minute,
			}}
			if got := print(events.Find(q, model.Matrix{stream(test.drawn, test.labels)})); got != test.want {
				t.Errorf("found\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

func TestEventsAreInTheOrderOfTime(t *testing.T) {
	q := query.Query{Event: query.EventNewEdge, Range: query.Range{From: time.Unix(0, 0), To: time.Unix(420, 0), Interval: time.Minute}}
	other := edge.Clone()
	other["source_workload"] = "cart"
	found := events.Find(q, model.Matrix{stream(".....333", edge), stream("...33333", other), stream(".....333", other)})
	want := "3: cart (shop) to pay (bank): first call\n5: cart (shop) to pay (bank): first call\n5: web (shop) to pay (bank): first call"
	if got := print(found); got != want {
		t.Errorf("found\n%s\nwant\n%s", got, want)
	}
}

// print writes an event a line, its time in minutes.
func print(found []events.Event) string {
	var lines []string
	for _, event := range found {
		at := fmt.Sprint(event.Time.Unix() / 60)
		if !event.End.IsZero() {
			at += "-" + fmt.Sprint(event.End.Unix()/60)
		}
		lines = append(lines, at+": "+event.Title)
	}
	return strings.Join(lines, "\n")
}
