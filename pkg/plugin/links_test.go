package plugin_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

func TestFramesOfPairsCarryTheSettingsLinks(t *testing.T) {
	url := promload.Start(t, mesh).URL
	const set = `{"links": {"traces": {"uid": "tempo", "query": "{ name = \"{{destination_workload}}\" }"}}}`
	const carried = `"links":{"traces":{"uid":"tempo","query":"{ name = \"{{destination_workload}}\" }"}}`
	for text, want := range map[string]bool{
		`{"queryType": "graph"}`: true, `{"queryType": "latency", "window": "5m"}`: true, `{"signal": "requestRate"}`: false,
	} {
		for settings, configured := range map[string]bool{set: true, `{}`: false} {
			response := ask(t, source(t, url, settings), text, nil)
			if response.Error != nil {
				t.Fatal(response.Error)
			}
			custom, err := json.Marshal(response.Frames[0].Meta.Custom)
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(string(custom), carried); got != (want && configured) || !configured && strings.Contains(string(custom), "links") {
				t.Errorf("with the settings %s, %s carries %s", settings, text, custom)
			}
		}
	}
}
