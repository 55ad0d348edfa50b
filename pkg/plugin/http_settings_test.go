package plugin

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
	"github.com/grafana/grafana-plugin-sdk-go/config"
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

func TestCredentialsOfAWSAreThoseThatGrafanaAllows(t *testing.T) {
	for name, test := range map[string]struct {
		jsonData string
		limits   map[string]string
		want     string
	}{
		"keys":                    {`{"sigV4Auth": true, "sigV4AuthType": "keys"}`, nil, ""},
		"keys without a type":     {`{"sigV4Auth": true}`, nil, ""},
		"the default":             {`{"sigV4Auth": true, "sigV4AuthType": "default"}`, nil, ""},
		"the machine's role":      {`{"sigV4Auth": true, "sigV4AuthType": "ec2_iam_role"}`, nil, `sigV4AuthType: this Grafana does not allow "ec2_iam_role" (allowed_auth_providers in its section [aws]). Use one of: default, keys, credentials`},
		"the same, allowed":       {`{"sigV4Auth": true, "sigV4AuthType": "ec2_iam_role"}`, map[string]string{awsProviders: "keys, ec2_iam_role"}, ""},
		"the default, not wanted": {`{"sigV4Auth": true, "sigV4AuthType": "default"}`, map[string]string{awsProviders: "keys"}, `sigV4AuthType: this Grafana does not allow "default"`},
		"a role":                  {`{"sigV4Auth": true, "sigV4AssumeRoleArn": "arn:aws:iam::1:role/reader"}`, nil, ""},
		"a role, not wanted":      {`{"sigV4Auth": true, "sigV4AssumeRoleArn": "arn:aws:iam::1:role/reader"}`, map[string]string{awsAssumeRoles: "false"}, "sigV4AssumeRoleArn: this Grafana does not allow to assume roles"},
		"no signature":            {`{"sigV4AuthType": "ec2_iam_role"}`, nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			instance := backend.DataSourceInstanceSettings{
				JSONData: json.RawMessage(test.jsonData), DecryptedSecureJSONData: map[string]string{"sigV4AccessKey": "a", "sigV4SecretKey": "b"},
			}
			said := func(ctx context.Context) {
				t.Helper()
				_, err := httpOptions(ctx, instance, time.Minute)
				if (err == nil) != (test.want == "") || err != nil && !strings.HasPrefix(err.Error(), test.want) {
					t.Errorf("the error is %v", err)
				}
			}
			said(config.WithGrafanaConfig(t.Context(), config.NewGrafanaCfg(test.limits)))
			for variable, value := range test.limits {
				t.Setenv(variable, value)
			}
			said(t.Context())
		})
	}
}

func TestTheSettingsOfSignaturesReachTheClient(t *testing.T) {
	instance := backend.DataSourceInstanceSettings{
		JSONData:                json.RawMessage(`{"sigV4Auth": true, "sigV4AuthType": "keys", "sigV4Region": "eu-central-1", "sigV4AssumeRoleArn": "arn", "sigV4ExternalId": "outside", "sigV4Profile": "work"}`),
		DecryptedSecureJSONData: map[string]string{"sigV4AccessKey": "a", "sigV4SecretKey": "b"},
	}
	options, err := httpOptions(t.Context(), instance, time.Minute)
	want := httpclient.SigV4Config{AuthType: "keys", Region: "eu-central-1", AssumeRoleARN: "arn", ExternalID: "outside", Profile: "work", AccessKey: "a", SecretKey: "b"}
	if err != nil || options.SigV4 == nil || *options.SigV4 != want {
		t.Errorf("the options are %+v (%v)", options.SigV4, err)
	}
}
