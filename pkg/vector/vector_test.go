package vector_test

import (
	"testing"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/vector"
)

func TestLabelsAreFoundWhateverOthersASeriesHas(t *testing.T) {
	all := vector.Of(model.Vector{
		{Metric: model.Metric{"a": "1", "c": "3"}, Value: 1},
		{Metric: model.Metric{"b": "2"}, Value: 2},
		{Metric: model.Metric{"a": "4", "c": "5"}, Value: 3},
		{Metric: model.Metric{}, Value: 4},
	})
	labels := []string{"c", "a", "d"}
	columns := vector.NewColumns(labels...)
	for i, want := range [][3]string{{"3", "1", ""}, {"", "", ""}, {"5", "4", ""}, {"", "", ""}} {
		for column, label := range labels {
			if got := columns.Value(&all[i], column); got != want[column] {
				t.Errorf("sample %d has %s=%q in its column rather than %q", i, label, got, want[column])
			}
			if got := all[i].Get(label); got != want[column] {
				t.Errorf("sample %d has %s=%q rather than %q", i, label, got, want[column])
			}
		}
		if all[i].Value != float64(i+1) {
			t.Errorf("sample %d is %g", i, all[i].Value)
		}
	}
}

func TestABuilderKeepsItsSeriesApart(t *testing.T) {
	var b vector.Builder
	labels, values := []string{"a", "b"}, []string{"", ""}
	for i := range 10_000 {
		values[0], values[1] = string(rune('a'+i%26)), string(rune('a'+i%7))
		b.Add(labels, values, float64(i))
	}
	for i, sample := range b.Vector {
		if sample.Get("a") != string(rune('a'+i%26)) || sample.Get("b") != string(rune('a'+i%7)) || sample.Value != float64(i) {
			t.Fatalf("sample %d is %q, %q, %g", i, sample.Get("a"), sample.Get("b"), sample.Value)
		}
	}
}

func TestNothingHasNoLabels(t *testing.T) {
	var none vector.Sample
	if none.Get("a") != "" || vector.NewColumns("a").Value(&none, 0) != "" {
		t.Error("nothing has a label")
	}
}
