package prom

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
	v1 "github.com/prometheus/client_golang/api/prometheus/v1"
)

// Error says what went wrong as a sentence for the person who looks at a panel.
type Error struct {
	// Message is that sentence, with where to look.
	Message string
	// Status is the HTTP status with which to pass the error on.
	Status int
	// Answered is the HTTP status with which the server refused, 0 where it did not.
	Answered int
	Cause    error
	// ours is true where neither settings, network nor server are to blame.
	ours bool
}

func (e *Error) Error() string { return e.Message }

// Unwrap is what caused the error, nil where the answer itself is the cause.
func (e *Error) Unwrap() error { return e.Cause }

// classify gives an error its source: settings, the network and the server are downstream, what is
// left is the plugin's.
func classify(err *Error) error {
	if err.ours {
		return backend.PluginError(err)
	}
	return backend.DownstreamError(err)
}

// server is what messages say of the server.
type server struct {
	address *url.URL
	timeout time.Duration
}

func (s server) String() string { return hostPort(s.address) }

func (s server) gateway(cause error, format string, args ...any) *Error {
	return &Error{Message: fmt.Sprintf(format, args...), Status: http.StatusBadGateway, Cause: cause}
}

// failure explains an error of the network or of decoding.
func (s server) failure(err error) *Error {
	if known, ok := errors.AsType[*Error](err); ok {
		return known
	}
	var dns *net.DNSError
	var network net.Error
	var decoding *v1.Error
	var broken brokenOff
	var unread unreadable
	switch {
	case errors.Is(err, context.Canceled):
		return &Error{Message: "The query was cancelled before the server answered.", Status: http.StatusGatewayTimeout, Cause: err}
	case errors.As(err, &dns):
		return s.gateway(err, "The host name %q cannot be looked up from where Grafana runs. Check the URL in the data source settings.", dns.Name)
	case errors.Is(err, syscall.ECONNREFUSED):
		return s.gateway(err, "Nothing accepts connections at %s (connection refused). Is Prometheus running there and does the URL in the data source settings point to it?", s)
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return s.gateway(err, "There is no route to %s from where Grafana runs. Check the URL in the data source settings and the network between.", s)
	case errors.Is(err, httpclient.ErrResponseBodyTooLarge):
		return s.gateway(err, "The answer of %s is larger than the limit on responses allows. Narrow the query by namespace or workload, or shorten the time range.", s)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &network) && network.Timeout():
		return &Error{
			Message: fmt.Sprintf("The server at %s did not answer within %s. Narrow the query or shorten its time range, or raise the query timeout in the data source settings.", s, s.timeout),
			Status:  http.StatusGatewayTimeout, Cause: err,
		}
	case errors.As(err, &broken) && broken.cause == nil:
		return s.gateway(err, "The answer of %s ends in the middle. Does a proxy in front of Prometheus limit the size or the time of answers?", s)
	case errors.As(err, &broken):
		return s.gateway(err, "The server at %s closed the connection in the middle of its answer. Is Prometheus running well, or does a proxy in front of it limit the size or the time of answers?", s)
	case errors.As(err, &unread):
		return s.gateway(err, "The server at %s answered with something other than Prometheus's JSON. Does the URL in the data source settings point to Prometheus?", s)
	case errors.As(err, &decoding) && decoding.Type != v1.ErrBadResponse:
		return apiRefusal(http.StatusOK, apiError{ErrorType: string(decoding.Type), Error: decoding.Msg})
	case errors.As(err, &decoding):
		return s.gateway(err, "The server at %s answered with something other than Prometheus's JSON (%s). Does the URL in the data source settings point to Prometheus?", s, decoding.Msg)
	}
	if failure := s.tlsFailure(err); failure != nil {
		return failure
	}
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, syscall.ECONNRESET) {
		return s.gateway(err, "The server at %s closed the connection before it had answered. Does the URL in the data source settings point to Prometheus, and is that running well?", s)
	}
	return s.gateway(err, "Asking the server at %s failed: %s. Check the URL in the data source settings.", s, reason(err))
}

// tlsFailure explains an error of TLS, nil where the error is of something else.
func (s server) tlsFailure(err error) *Error {
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var verification *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	switch {
	case errors.As(err, &authority):
		return s.gateway(err, "The certificate of %s is signed by an authority that is not trusted. Add its CA certificate to the TLS settings of the data source.", s)
	case errors.As(err, &name):
		return s.gateway(err, "The certificate of %s is not made for the name %q. Use the name in the certificate in the URL, or set the server name in the TLS settings of the data source.", s, name.Host)
	case errors.As(err, &invalid), errors.As(err, &verification):
		return s.gateway(err, "The certificate of %s is not valid: %s. Renew it, or check the TLS settings of the data source.", s, reason(err))
	case errors.As(err, &record), strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"):
		return s.gateway(err, "The server at %s does not speak TLS. Change https:// to http:// in the URL of the data source settings.", s)
	case errors.As(err, &alert), strings.Contains(err.Error(), "remote error: tls:"):
		return s.gateway(err, "The server at %s refused the TLS handshake: %s. Check the client certificate in the TLS settings of the data source.", s, reason(err))
	}
	return nil
}

// reason is the innermost text of an error: what wraps it repeats the whole URL.
func reason(err error) string {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}
	return strings.TrimSuffix(err.Error(), ".")
}
