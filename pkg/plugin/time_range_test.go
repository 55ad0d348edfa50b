package plugin

import (
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

func TestStepsAreNeitherTooShortNorTooMany(t *testing.T) {
	from := time.Unix(1_800_000_007, 0).UTC()
	for name, test := range map[string]struct {
		span, interval, scrape, want time.Duration
	}{
		"as asked":                           {time.Hour, time.Minute, 15 * time.Second, time.Minute},
		"not shorter than a scrape":          {time.Hour, time.Second, 15 * time.Second, 15 * time.Second},
		"not none":                           {time.Hour, 0, time.Millisecond, time.Second},
		"not more than Prometheus answers":   {30 * 24 * time.Hour, time.Second, time.Second, 260 * time.Second},
		"a long range with a step that fits": {30 * 24 * time.Hour, time.Hour, time.Second, time.Hour},
	} {
		r := rangeOf(backend.TimeRange{From: from, To: from.Add(test.span)}, test.interval, test.scrape)
		if r.Interval != test.want || !r.From.Equal(from) || r.To.Sub(r.From) != test.span {
			t.Errorf("%s: a step of %s from %s to %s", name, r.Interval, r.From, r.To)
		}
		even, later := aligned(r), r
		later.From, later.To = r.From.Add(7*time.Second), r.To.Add(7*time.Second)
		if moved := aligned(later).From.Sub(even.From); moved%r.Interval != 0 || even.To.Sub(even.From)%r.Interval != 0 {
			t.Errorf("%s: a refresh moves the points by %s", name, moved)
		}
		if even.From.After(r.From) || r.To.Sub(even.To) >= r.Interval {
			t.Errorf("%s: from %s to %s leaves out a step of %s to %s", name, even.From, even.To, r.From, r.To)
		}
	}
}
