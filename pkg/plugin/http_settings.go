package plugin

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// httpTexts are the members of jsonData that the SDK takes for texts without looking.
// See https://github.com/grafana/grafana-plugin-sdk-go/blob/main/backend/http_settings.go and
// TestSettingsOfAWrongTypeAreAnError.
var httpTexts = regexp.MustCompile(`^(access|url|basicAuthUser|serverName|sigV4(Region|AssumeRoleArn|AuthType|ExternalId|Profile)|httpHeaderName\d+)$`)

// httpOptions are Grafana's standard HTTP settings. Where they set no timeout of their own, the
// query timeout holds, also where it is longer than the SDK's default.
func httpOptions(ctx context.Context, instance backend.DataSourceInstanceSettings, queryTimeout time.Duration) (httpclient.Options, error) {
	if len(instance.JSONData) == 0 {
		instance.JSONData = json.RawMessage("{}")
	}
	members := map[string]any{}
	if err := json.Unmarshal(instance.JSONData, &members); err != nil {
		return httpclient.Options{}, err
	}
	for _, name := range slices.Sorted(maps.Keys(members)) {
		if _, ok := members[name].(string); !ok && httpTexts.MatchString(name) {
			return httpclient.Options{}, fmt.Errorf("%s: it is not a text. Write it between quotation marks", name)
		}
	}
	options, err := instance.HTTPClientOptions(ctx)
	if err != nil {
		return httpclient.Options{}, err
	}
	if err := allowedByGrafana(ctx, options.SigV4); err != nil {
		return httpclient.Options{}, err
	}
	if seconds, ok := members["timeout"].(float64); !ok || seconds <= 0 {
		options.Timeouts.Timeout = queryTimeout
	}
	return options, nil
}
