package plugin

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

func TestTheQueryTimeoutHoldsUnlessTheHTTPSettingsHaveOne(t *testing.T) {
	for jsonData, want := range map[string]time.Duration{
		``:                  2 * time.Minute,
		`{}`:                2 * time.Minute,
		`{"timeout": 0}`:    2 * time.Minute,
		`{"timeout": 5}`:    5 * time.Second,
		`{"timeout": null}`: 2 * time.Minute,
	} {
		instance := backend.DataSourceInstanceSettings{JSONData: json.RawMessage(jsonData)}
		options, err := httpOptions(t.Context(), instance, 2*time.Minute)
		if err != nil || options.Timeouts.Timeout != want {
			t.Errorf("%s gives %v, %v", jsonData, options.Timeouts, err)
		}
	}
}
