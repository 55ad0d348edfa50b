// Package prom asks a server that speaks Prometheus's HTTP API; no other package does.
//
//  1. Every expression of a plan is asked at once, within the bound on concurrent questions.
//  2. Each question has a time limit of its own, which the server is told as well.
//  3. The same expression at the same time is asked once for all who have the same identity, also for
//     those who ask a few seconds later (sharedAnswers).
//  4. An answer is a vector or a matrix, with the server's warnings; or an error that says in one
//     sentence what is wrong and where to look (Error).
//  5. Answers are decoded here, as they arrive and up to a bound (decoder): Prometheus's own client
//     library, which asks all questions, reads a whole body into memory before it decodes it.
//  6. Errors carry their source: the server's and the network's are downstream, the rest is ours.
package prom

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
	"github.com/prometheus/client_golang/api"
	v1 "github.com/prometheus/client_golang/api/prometheus/v1"
)

// maxResponseBytes bounds what is read of a response where Grafana sets no limit of its own. Answers to
// expressions are cut before; what is longer here is a look-up of labels, which is an error then.
const maxResponseBytes = 2 * maxAnswerBytes

// Config says how to reach the server.
type Config struct {
	// URL is the server's address, with the path prefix if there is one.
	URL string
	// HTTP holds authentication, TLS, headers and proxies.
	HTTP httpclient.Options
	// Method is POST, which falls back to GET where the server refuses it; or GET.
	Method string
	// Timeout bounds one question.
	Timeout time.Duration
	// Concurrency bounds how many questions are under way at once.
	Concurrency int
	// Now is the clock by which answers grow old; nil is the machine's.
	Now func() time.Time
}

// Client asks one server. It is safe for concurrent use.
type Client struct {
	address *url.URL
	// sender sends requests, http and api read what comes back.
	sender  *http.Client
	http    checkedClient
	api     v1.API
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
	sender, err := newHTTPClient(config.HTTP)
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
	checked := checkedClient{Client: inner, server: server{address: address, timeout: timeout}, get: config.Method == http.MethodGet}
	now := config.Now
	if now == nil {
		now = time.Now
	}
	return &Client{
		address: address,
		sender:  sender,
		http:    checked,
		api:     v1.NewAPI(checked),
		timeout: timeout,
		shared:  newSharedAnswers(now),
		slots:   make(chan struct{}, max(config.Concurrency, 1)),
	}, nil
}

// newHTTPClient adds a bound on the size of answers to the SDK's middlewares.
func newHTTPClient(options httpclient.Options) (*http.Client, error) {
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
	return httpclient.New(options)
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

// ask runs one question when there is a slot for it.
func (c *Client) ask(ctx context.Context, question func(context.Context) error) error {
	select {
	case c.slots <- struct{}{}:
		defer func() { <-c.slots }()
	case <-ctx.Done():
		return classify(c.failure(ctx.Err()))
	}
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	if err := question(ctx); err != nil {
		return classify(c.failure(err))
	}
	return nil
}

// failure turns what client_golang returns into an Error.
func (c *Client) failure(err error) *Error {
	return server{address: c.address, timeout: c.timeout}.failure(err)
}
