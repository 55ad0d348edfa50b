package prom

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	v4 "github.com/aws/aws-sdk-go-v2/aws/signer/v4"
	"github.com/aws/aws-sdk-go-v2/config"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/aws-sdk-go-v2/credentials/ec2rolecreds"
	"github.com/aws/aws-sdk-go-v2/credentials/stscreds"
	"github.com/aws/aws-sdk-go-v2/service/sts"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// awsService is what Amazon Managed Service for Prometheus is called in signatures.
const awsService = "aps"

// signer signs requests as AWS asks for (Signature Version 4).
type signer struct {
	credentials     aws.CredentialsProvider
	service, region string
	now             func() time.Time
}

// newSigner reads the settings. The SDK's HTTP client takes them and does nothing with them. An error
// names the setting.
func newSigner(settings httpclient.SigV4Config, now func() time.Time) (*signer, error) {
	var options []func(*config.LoadOptions) error
	if settings.Region != "" {
		options = append(options, config.WithRegion(settings.Region))
	}
	auth := settings.AuthType
	if auth == "" && settings.AccessKey != "" {
		auth = "keys"
	}
	switch auth {
	case "", "default":
	case "keys":
		if settings.AccessKey == "" || settings.SecretKey == "" {
			return nil, errors.New("sigV4AccessKey, sigV4SecretKey: one of them is empty. Enter both, or choose another sigV4AuthType")
		}
		options = append(options, config.WithCredentialsProvider(
			credentials.NewStaticCredentialsProvider(settings.AccessKey, settings.SecretKey, settings.SessionToken)))
	case "credentials":
		if settings.Profile != "" {
			options = append(options, config.WithSharedConfigProfile(settings.Profile))
		}
	case "ec2_iam_role":
		options = append(options, config.WithCredentialsProvider(aws.NewCredentialsCache(ec2rolecreds.New())))
	default:
		return nil, fmt.Errorf(`sigV4AuthType: %q is not known. Use "default", "keys", "credentials" or "ec2_iam_role"`, auth)
	}
	loaded, err := config.LoadDefaultConfig(context.Background(), options...)
	switch {
	case err != nil:
		return nil, fmt.Errorf("sigV4Profile: the AWS configuration where Grafana runs cannot be read: %w", err)
	case loaded.Region == "":
		return nil, errors.New("sigV4Region: it is empty. Enter the region of the workspace, for example eu-central-1")
	}
	s := &signer{credentials: loaded.Credentials, service: cmp.Or(settings.Service, awsService), region: loaded.Region, now: now}
	if settings.AssumeRoleARN != "" {
		s.credentials = aws.NewCredentialsCache(stscreds.NewAssumeRoleProvider(sts.NewFromConfig(loaded), settings.AssumeRoleARN,
			func(role *stscreds.AssumeRoleOptions) {
				if settings.ExternalID != "" {
					role.ExternalID = aws.String(settings.ExternalID)
				}
			}))
	}
	return s, nil
}

// middleware signs each request when nothing changes it any more.
func (s *signer) middleware(_ httpclient.Options, next http.RoundTripper) http.RoundTripper {
	return httpclient.RoundTripperFunc(func(request *http.Request) (*http.Response, error) {
		if err := s.sign(request); err != nil {
			return nil, err
		}
		return next.RoundTrip(request)
	})
}

// sign signs the question and what type it is of. Other headers are left out, because proxies on the
// way may change them.
func (s *signer) sign(request *http.Request) error {
	var body []byte
	if request.Body != nil {
		var err error
		if body, err = io.ReadAll(request.Body); err != nil {
			return err
		}
		_ = request.Body.Close()
		request.GetBody = func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(body)), nil }
		request.Body, _ = request.GetBody()
	}
	ctx := request.Context()
	who, err := s.credentials.Retrieve(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return &Error{
			Message: fmt.Sprintf("There are no AWS credentials to sign the request with: %s. Check the SigV4 authentication in the data source settings.", firstLine(reason(err))),
			Status:  http.StatusUnauthorized, Cause: err,
		}
	}
	signed := request.Clone(ctx)
	signed.Header = http.Header{}
	if kind := request.Header.Get("Content-Type"); kind != "" {
		signed.Header.Set("Content-Type", kind)
	}
	hash := sha256.Sum256(body)
	if err := v4.NewSigner().SignHTTP(ctx, who, signed, hex.EncodeToString(hash[:]), s.service, s.region, s.now()); err != nil {
		return fmt.Errorf("signing the request: %w", err)
	}
	request.URL.RawQuery = signed.URL.RawQuery
	for name, values := range signed.Header {
		request.Header[name] = values
	}
	return nil
}
