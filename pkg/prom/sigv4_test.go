package prom_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/alidade-mesh/alidade/pkg/prom"
)

// noAWS hides what this machine knows of AWS.
func noAWS(t *testing.T) {
	t.Helper()
	for _, name := range []string{"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION",
		"AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI"} {
		t.Setenv(name, "")
	}
	nowhere := filepath.Join(t.TempDir(), "none")
	t.Setenv("AWS_CONFIG_FILE", nowhere)
	t.Setenv("AWS_SHARED_CREDENTIALS_FILE", nowhere)
	t.Setenv("AWS_EC2_METADATA_DISABLED", "true")
}

// verifying is a server that signs what arrives itself, at the same time, and compares.
func verifying(t *testing.T, who aws.Credentials, region string) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		at, err := time.Parse("20060102T150405Z", r.Header.Get("X-Amz-Date"))
		if err != nil {
			t.Error(err)
		}
		again, err := http.NewRequestWithContext(r.Context(), r.Method, "http://"+r.Host+r.URL.RequestURI(), strings.NewReader(string(body)))
		if err != nil {
			t.Error(err)
			return
		}
		again.ContentLength = int64(len(body))
		if kind := r.Header.Get("Content-Type"); kind != "" {
			again.Header.Set("Content-Type", kind)
		}
		hash := sha256.Sum256(body)
		if err := v4.NewSigner().SignHTTP(r.Context(), who, again, hex.EncodeToString(hash[:]), "aps", region, at); err != nil {
			t.Error(err)
		}
		if want, got := again.Header.Get("Authorization"), r.Header.Get("Authorization"); got != want {
			w.WriteHeader(http.StatusForbidden)
			fmt.Fprintf(w, "the signature is %s rather than %s", got, want)
			return
		}
		if r.Header.Get("X-Amz-Security-Token") != who.SessionToken {
			t.Errorf("the session token is %q", r.Header.Get("X-Amz-Security-Token"))
		}
		if r.Method == http.MethodPost && !strings.Contains(string(body), "query=up") {
			t.Errorf("the body is %s", body)
		}
		fmt.Fprint(w, emptyVector)
	}))
	t.Cleanup(server.Close)
	return server
}

func signedBy(settings httpclient.SigV4Config) httpclient.Options {
	// A signature takes the place of whatever else authenticates.
	return httpclient.Options{SigV4: &settings, BasicAuth: &httpclient.BasicAuthOptions{User: "me", Password: "secret"}}
}

var anna = aws.Credentials{AccessKeyID: "AKIDANNA", SecretAccessKey: "of-anna"}

func TestRequestsAreSigned(t *testing.T) {
	noAWS(t)
	// A role is taken on by a call of its own, whose answer holds the credentials.
	assumed := aws.Credentials{AccessKeyID: "ASIAROLE", SecretAccessKey: "of-the-role", SessionToken: "session"}
	roles := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _ = r.ParseForm(); r.Form.Get("Action") != "AssumeRole" || r.Form.Get("RoleArn") != "arn:aws:iam::1:role/reader" || r.Form.Get("ExternalId") != "outside" ||
			!strings.Contains(r.Header.Get("Authorization"), "AKIDANNA") {
			t.Errorf("the role is asked for with %v", r.Form)
		}
		w.Header().Set("Content-Type", "text/xml")
		fmt.Fprintf(w, `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>%s</AccessKeyId><SecretAccessKey>%s</SecretAccessKey><SessionToken>%s</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`,
			assumed.AccessKeyID, assumed.SecretAccessKey, assumed.SessionToken)
	}))
	defer roles.Close()
	file := filepath.Join(t.TempDir(), "credentials")
	if err := os.WriteFile(file, []byte("[work]\naws_access_key_id = AKIDANNA\naws_secret_access_key = of-anna\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		settings    httpclient.SigV4Config
		environment map[string]string
		method      string
		who         aws.Credentials
	}{
		"with keys":              {httpclient.SigV4Config{AuthType: "keys", AccessKey: "AKIDANNA", SecretKey: "of-anna", Region: "eu-central-1"}, nil, "POST", anna},
		"with keys, by GET":      {httpclient.SigV4Config{AuthType: "keys", AccessKey: "AKIDANNA", SecretKey: "of-anna", Region: "eu-central-1"}, nil, "GET", anna},
		"with keys and no type":  {httpclient.SigV4Config{AccessKey: "AKIDANNA", SecretKey: "of-anna", Region: "eu-central-1"}, nil, "POST", anna},
		"with keys of a session": {httpclient.SigV4Config{AuthType: "keys", AccessKey: "ASIAROLE", SecretKey: "of-the-role", SessionToken: "session", Region: "eu-central-1"}, nil, "POST", assumed},
		"by the environment":     {httpclient.SigV4Config{AuthType: "default"}, map[string]string{"AWS_ACCESS_KEY_ID": "AKIDANNA", "AWS_SECRET_ACCESS_KEY": "of-anna", "AWS_REGION": "eu-central-1"}, "POST", anna},
		"by a profile":           {httpclient.SigV4Config{AuthType: "credentials", Profile: "work", Region: "eu-central-1"}, map[string]string{"AWS_SHARED_CREDENTIALS_FILE": file}, "POST", anna},
		"in a role":              {httpclient.SigV4Config{AuthType: "keys", AccessKey: "AKIDANNA", SecretKey: "of-anna", Region: "eu-central-1", AssumeRoleARN: "arn:aws:iam::1:role/reader", ExternalID: "outside"}, map[string]string{"AWS_ENDPOINT_URL_STS": roles.URL}, "POST", assumed},
		"for a service by name":  {httpclient.SigV4Config{AuthType: "keys", AccessKey: "AKIDANNA", SecretKey: "of-anna", Region: "eu-central-1", Service: "aps"}, nil, "POST", anna},
	} {
		t.Run(name, func(t *testing.T) {
			for variable, value := range test.environment {
				t.Setenv(variable, value)
			}
			server := verifying(t, test.who, "eu-central-1")
			result := askOnce(t, prom.Config{URL: server.URL + "/workspaces/ws-1", HTTP: signedBy(test.settings), Method: test.method})
			if result.Err != nil {
				t.Error(result.Err)
			}
		})
	}
}

func TestWhatCannotBeSignedIsRefusedByTheNameOfTheSetting(t *testing.T) {
	noAWS(t)
	server := verifying(t, anna, "eu-central-1")
	for name, test := range map[string]struct {
		settings httpclient.SigV4Config
		want     string
	}{
		"without a region":   {httpclient.SigV4Config{AuthType: "keys", AccessKey: "AKIDANNA", SecretKey: "of-anna"}, "The SigV4 settings of the data source cannot be used. sigV4Region: it is empty. Enter the region of the workspace, for example eu-central-1."},
		"without a key":      {httpclient.SigV4Config{AuthType: "keys", AccessKey: "AKIDANNA", Region: "eu-central-1"}, "sigV4AccessKey, sigV4SecretKey: one of them is empty."},
		"an unknown type":    {httpclient.SigV4Config{AuthType: "magic", Region: "eu-central-1"}, `sigV4AuthType: "magic" is not known. Use "default", "keys", "credentials" or "ec2_iam_role".`},
		"an unknown profile": {httpclient.SigV4Config{AuthType: "credentials", Profile: "nobody", Region: "eu-central-1"}, "sigV4Profile: the AWS configuration where Grafana runs cannot be read"},
		"no credentials":     {httpclient.SigV4Config{AuthType: "default", Region: "eu-central-1"}, "There are no AWS credentials to sign the request with: "},
		"another secret":     {httpclient.SigV4Config{AuthType: "keys", AccessKey: "AKIDANNA", SecretKey: "of-ben", Region: "eu-central-1"}, "denies access (HTTP 403)"},
	} {
		t.Run(name, func(t *testing.T) {
			expectDownstream(t, askOnce(t, prom.Config{URL: server.URL, HTTP: signedBy(test.settings)}).Err, test.want)
		})
	}
}
