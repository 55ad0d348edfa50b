package query_test

import (
	"encoding/json"
	"maps"
	"os"
	"reflect"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/query"
)

// defaults is testdata/defaults.json: what the editors say an empty field means. The browser's tests
// read it too.
type defaults struct {
	Query struct {
		Metric, Graph, Focus, Latency, Events, Values map[string]any
	}
	Settings json.RawMessage
}

func readDefaults(t *testing.T) defaults {
	t.Helper()
	text, err := os.ReadFile("../../testdata/defaults.json")
	if err != nil {
		t.Fatal(err)
	}
	var said defaults
	if err := json.Unmarshal(text, &said); err != nil {
		t.Fatal(err)
	}
	return said
}

func TestWritingTheDefaultsOutChangesNoQuery(t *testing.T) {
	said := readDefaults(t).Query
	focus := map[string]any{"workload": "web"}
	written := maps.Clone(focus)
	maps.Copy(written, said.Focus)
	for name, test := range map[string]struct{ start, said map[string]any }{
		"metric":  {map[string]any{}, said.Metric},
		"graph":   {map[string]any{"queryType": "graph"}, said.Graph},
		"focus":   {map[string]any{"queryType": "graph", "focus": focus}, map[string]any{"focus": written}},
		"latency": {map[string]any{"queryType": "latency"}, said.Latency},
		"events":  {map[string]any{"queryType": "events", "event": "errorRatio"}, said.Events},
		"values":  {map[string]any{"queryType": "values", "label": "reporter"}, said.Values},
	} {
		t.Run(name, func(t *testing.T) {
			if len(test.said) == 0 {
				t.Fatal("testdata/defaults.json says nothing of it")
			}
			empty := decodeObject(t, test.start)
			whole := maps.Clone(test.start)
			maps.Copy(whole, test.said)
			if full := decodeObject(t, whole); !reflect.DeepEqual(full, empty) {
				t.Errorf("the defaults written out are\n%+v\ninstead of\n%+v", full, empty)
			}
		})
	}
}

func decodeObject(t *testing.T, object map[string]any) query.Query {
	t.Helper()
	text, err := json.Marshal(object)
	if err != nil {
		t.Fatal(err)
	}
	q, err := decode(t, string(text))
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestWritingTheDefaultsOutChangesNoSettings(t *testing.T) {
	settings, err := query.ParseSettings(readDefaults(t).Settings)
	if err != nil {
		t.Fatal(err)
	}
	if want := query.DefaultSettings(); !reflect.DeepEqual(settings, want) {
		t.Errorf("the defaults written out are\n%+v\ninstead of\n%+v", settings, want)
	}
}
