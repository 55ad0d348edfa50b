package provisioned

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/grafana/dataplane/sdata/numeric"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Number is a value and the labels that it belongs to.
type Number struct {
	Labels map[string]string
	Value  float64
}

// readNumbers reads frames as Grafana's expressions do.
func readNumbers(frames data.Frames) ([]Number, error) {
	reader, err := numeric.CollectionReaderFromFrames(frames)
	if err != nil {
		return nil, fmt.Errorf("reading the frames of a query: %w", err)
	}
	collection, err := reader.GetCollection(false)
	if err != nil {
		return nil, fmt.Errorf("reading the frames of a query: %w", err)
	}
	var numbers []Number
	for _, ref := range collection.Refs {
		value, _, err := ref.NullableFloat64Value()
		if err != nil {
			return nil, err
		}
		if value != nil {
			numbers = append(numbers, Number{ref.GetLabels(), *value})
		}
	}
	return numbers, nil
}

// contains tells whether one set of labels holds all of another.
func contains(all, some map[string]string) bool {
	for name, value := range some {
		if found, ok := all[name]; !ok || found != value {
			return false
		}
	}
	return true
}

// String writes the values of the labels in the order of their names.
func (n Number) String() string {
	var values []string
	for _, name := range slices.Sorted(maps.Keys(n.Labels)) {
		values = append(values, n.Labels[name])
	}
	return strings.Join(values, " ")
}
