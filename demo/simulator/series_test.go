package simulator_test

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

// readAll are a source's present values, by the series' whole identity.
func readAll(source simulator.Source) map[string]float64 {
	values := map[string]float64{}
	source.Read(func(_ time.Time, groups []simulator.Group) {
		for _, group := range groups {
			all := group.AppendValues(nil)
			for i, series := range group.Series() {
				values[fmt.Sprint(series.Name, series.Bound, *group.Target(), group.Labels())] = all[i]
			}
		}
	})
	return values
}

// checkUnique says whether no series is there twice.
func checkUnique(t *testing.T, source simulator.Source) {
	t.Helper()
	source.Read(func(_ time.Time, groups []simulator.Group) {
		seen := make(map[string]bool, len(groups))
		for _, group := range groups {
			id := fmt.Sprint(group.Series()[0].Name, *group.Target(), group.Labels())
			if seen[id] {
				t.Fatalf("%s is there twice", id)
			}
			seen[id] = true
		}
	})
}

// checkHistograms says whether all histograms of a source are sound: buckets
// grow, the last one is the count, and of a request each histogram has one.
func checkHistograms(t *testing.T, source simulator.Source) {
	t.Helper()
	source.Read(func(_ time.Time, groups []simulator.Group) {
		for _, group := range groups {
			values := group.AppendValues(nil)
			if len(values) != len(group.Series()) {
				t.Fatalf("%v has %d series and %d values", group.Labels(), len(group.Series()), len(values))
			}
			var requests, last float64
			for i, series := range group.Series() {
				value := values[i]
				switch {
				case value < 0 || math.IsNaN(value):
					t.Fatalf("%s%v is %v", series.Name, group.Labels(), value)
				case series.Name == "istio_requests_total":
					requests = value
				case series.Bucket && math.IsInf(series.Bound, 1):
					if value < last {
						t.Fatalf("%s%v has a bucket below its predecessor", series.Name, group.Labels())
					}
					last = value
				case series.Bucket:
					if series.Bound > 0.5 && value < last {
						t.Fatalf("%s%v has a bucket below its predecessor", series.Name, group.Labels())
					}
					last = value
				case series.Name == series.Family+"_count":
					if value != last || (requests > 0 && value != requests) {
						t.Fatalf("%s%v counts %v, its buckets %v, of %v requests", series.Name, group.Labels(), value, last, requests)
					}
					last = 0
				}
			}
		}
	})
}

func TestHistogramsAreSound(t *testing.T) {
	checkHistograms(t, hour(t).simulator)
}

func TestCountersOnlyGrowAndAreWhole(t *testing.T) {
	s, err := simulator.New(simulator.Options{Seed: 3, Start: start})
	if err != nil {
		t.Fatal(err)
	}
	before := map[string]float64{}
	for i := range 8 {
		s.Step(start.Add(time.Duration(i+1) * interval))
		now := readAll(s)
		for id, value := range before {
			if now[id] < value {
				t.Fatalf("%s fell from %v to %v", id, value, now[id])
			}
		}
		before = now
	}
	for id, value := range before {
		if value != math.Trunc(value) && id[:5] == "istio" {
			t.Errorf("%s is %v", id, value)
		}
	}
}

func TestBucketsAreThoseOfAProxy(t *testing.T) {
	bounds := hour(t).table(t, `count by (le) (istio_request_duration_milliseconds_bucket)`, "le")
	for _, le := range []string{
		"0.5", "1.0", "5.0", "10.0", "25.0", "50.0", "100.0", "250.0", "500.0", "1000.0", "2500.0", "5000.0",
		"10000.0", "30000.0", "60000.0", "300000.0", "600000.0", "1.8e+06", "3.6e+06", "+Inf",
	} {
		if bounds[le] == 0 {
			t.Errorf("there is no bucket %s", le)
		}
		delete(bounds, le)
	}
	if len(bounds) > 0 {
		t.Errorf("these buckets should not be: %q", keys(bounds))
	}
}
