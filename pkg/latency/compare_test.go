package latency_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/latency"
)

// rowOf is a row of a called workload at a second, with its mean.
func rowOf(second int64, workload string, ms, rate float64) latency.Row {
	return latency.Row{
		Time: time.Unix(second, 0).UTC(), Labels: map[string]string{istio.DestinationWorkload: workload},
		RequestRate: rate, Source: latency.Measured{MeanMs: &ms}, NotSplitMs: &ms,
	}
}

func TestRowsAreComparedAtTheirTimeAndInTheirGroup(t *testing.T) {
	q := grouped(istio.DestinationWorkload)
	q.CompareTo = 24 * time.Hour
	now := []latency.Row{rowOf(0, "pay", 10, 1), rowOf(60, "pay", 20, 1), rowOf(60, "tax", 5, 1)}
	before := []latency.Row{rowOf(0, "pay", 30, 1), rowOf(0, "old", 40, 2), rowOf(60, "old", 50, 2)}
	compared := latency.ComparedWith(now, before, q)
	var got []string
	for _, row := range compared {
		was := "?"
		if row.Before != nil {
			was = shown(row.Before.Source.MeanMs)
		}
		got = append(got, fmt.Sprintf("%d %s %s %s %s", row.Time.Unix(), row.Labels[istio.DestinationWorkload], row.Change, shown(row.Source.MeanMs), was))
	}
	want := "0 old removed ? 40, 0 pay same 10 30, 60 old removed ? 50, 60 pay added 20 ?, 60 tax added 5 ?"
	if text := strings.Join(got, ", "); text != want {
		t.Errorf("compared\n%s\nrather than\n%s", text, want)
	}
	// What is gone had 180 ms a second, which is more than any other group has.
	top := latency.Top(compared, 1)
	if len(top) != 2 || top[0].Labels[istio.DestinationWorkload] != "old" {
		t.Errorf("the top is %+v", top)
	}
}
