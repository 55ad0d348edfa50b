// Package prom asks a server that speaks Prometheus's HTTP API; no other package does.
//
//  1. Every expression of a plan is asked at once, within the bound on concurrent questions; look-ups
//     of labels and the server's version go the same way.
//  2. Each question has a time limit of its own, which the server is told as well.
//  3. The same question at the same time is asked once for all who have the same identity, also for
//     those who ask a few seconds later (sharedAnswers). Who asks is said by the context (WithIdentity).
//     Sums of the same vector that differ in their labels only are told by the finest of them (families).
//  4. An answer is a vector, a matrix or a list, with the server's warnings; or an error that says in
//     one sentence what is wrong and where to look (Error).
//  5. Answers are decoded here, as they arrive and up to a bound (decoder): Prometheus's own client
//     library, which asks all questions, reads a whole body into memory before it decodes it. What all
//     answers take together is bounded too (memory).
//  6. Errors carry their source: the server's and the network's are downstream, the rest is ours.
package prom

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
	"github.com/prometheus/client_golang/api"
)

// maxResponseBytes bounds what is read of a response where Grafana sets no limit of its own. Answers are
// cut before.
const maxResponseBytes = 2 * maxTableBytes

// Config says how to reach the server.
type Config struct {
	// URL is the server's address, with the path prefix if there is one.
	URL string
	// HTTP holds authentication, TLS, headers and proxies.
	HTTP httpclient.Options
	// Method is POST, which falls back to GET where the server refuses it; or GET.
	Method string
	// Parameters go along with every request, in its URL.
	Parameters url.Values
	// Timeout bounds one question.
	Timeout time.Duration
	// Concurrency bounds how many questions are under way at once.
	Concurrency int
	// MemoryBytes bounds what all answers take at once, about; 0 is 256 MiB.
	MemoryBytes int
	// Now is the clock by which answers grow old; nil is the machine's.
	Now func() time.Time
}

// Client asks one server. It is safe for concurrent use.
type Client struct {
	// sender sends requests, http knows where to, server what to call it in messages.
	sender *http.Client
	http   api.Client
	server server
	// get asks with GET where POST is the custom.
	get     bool
	timeout time.Duration
	shared  *sharedAnswers
	// slots holds a token for each question under way.
	slots chan struct{}
}

// New makes a client without asking anything. Its error is a sentence about the settings.
func New(config Config) (*Client, error) {
	address, failure := parseAddress(config.URL)
	if failure != nil {
		return nil, classify(failure)
	}
	now := config.Now
	if now == nil {
		now = time.Now
	}
	var sign *signer
	if config.HTTP.SigV4 != nil {
		var err error
		if sign, err = newSigner(*config.HTTP.SigV4, now); err != nil {
			return nil, classify(&Error{
				Message: fmt.Sprintf("The SigV4 settings of the data source cannot be used. %v.", err),
				Status:  http.StatusBadRequest, Cause: err,
			})
		}
	}
	sender, err := newHTTPClient(config.HTTP, config.Parameters, sign)
	if err != nil {
		return nil, classify(&Error{
			Message: fmt.Sprintf("The HTTP settings of the data source cannot be used: %v. Check its TLS certificates and proxy.", err),
			Status:  http.StatusBadRequest, Cause: err,
		})
	}
	timeout := config.Timeout
	if sender.Timeout > 0 && (timeout <= 0 || sender.Timeout < timeout) {
		timeout = sender.Timeout
	}
	inner, err := api.NewClient(api.Config{Address: address.String(), Client: sender})
	if err != nil {
		return nil, classify(&Error{
			Message: fmt.Sprintf("The URL in the data source settings cannot be used: %v.", err),
			Status:  http.StatusBadRequest, Cause: err,
		})
	}
	return &Client{
		sender:  sender,
		http:    inner,
		server:  server{address: address, timeout: timeout},
		get:     config.Method == http.MethodGet,
		timeout: timeout,
		shared:  newSharedAnswers(now, cmp.Or(config.MemoryBytes, memoryBytes)),
		slots:   make(chan struct{}, max(config.Concurrency, 1)),
	}, nil
}

// newHTTPClient adds to the SDK's middlewares a bound on the size of answers, the settings' parameters
// and, where one is wanted, a signature, which is of all that goes out.
func newHTTPClient(options httpclient.Options, parameters url.Values, sign *signer) (*http.Client, error) {
	// Which headers may be forwarded (a user's OAuth identity, allowed cookies) is Grafana's
	// decision, made per data source before the request arrives here.
	options.ForwardHTTPHeaders = true
	options.Middlewares = slices.DeleteFunc(httpclient.DefaultMiddlewares(), func(m httpclient.Middleware) bool {
		named, ok := m.(httpclient.MiddlewareName)
		return ok && named.MiddlewareName() == httpclient.ResponseLimitMiddlewareName
	})
	options.Middlewares = append(options.Middlewares,
		httpclient.ResponseLimitMiddleware(maxResponseBytes),
		httpclient.NamedMiddlewareFunc("AlidadeOwnEncoding", ownEncoding))
	if len(parameters) > 0 {
		options.Middlewares = append(options.Middlewares, httpclient.NamedMiddlewareFunc("AlidadeParameters", withParameters(parameters)))
	}
	if sign != nil {
		options.Middlewares = append(options.Middlewares, httpclient.NamedMiddlewareFunc("AlidadeSigV4", sign.middleware))
	}
	sender, err := httpclient.New(options)
	if err != nil {
		return nil, err
	}
	sender.CheckRedirect = refuseRedirects
	return sender, nil
}

// withParameters puts parameters on every request's URL, beside what a form in its body asks.
func withParameters(parameters url.Values) func(httpclient.Options, http.RoundTripper) http.RoundTripper {
	return func(_ httpclient.Options, next http.RoundTripper) http.RoundTripper {
		return httpclient.RoundTripperFunc(func(request *http.Request) (*http.Response, error) {
			with := request.Clone(request.Context())
			asked := with.URL.Query()
			for name, values := range parameters {
				asked[name] = values
			}
			with.URL.RawQuery = asked.Encode()
			return next.RoundTrip(with)
		})
	}
}

// ownEncoding takes back what a browser said of the encodings that it reads: a resource call's
// headers are forwarded whole, and Go's transport decompresses only what it asked for itself.
func ownEncoding(_ httpclient.Options, next http.RoundTripper) http.RoundTripper {
	return httpclient.RoundTripperFunc(func(request *http.Request) (*http.Response, error) {
		request.Header.Del("Accept-Encoding")
		return next.RoundTrip(request)
	})
}

// Close lets go of idle connections and of answers.
func (c *Client) Close() {
	c.sender.CloseIdleConnections()
	c.shared.forget()
}
