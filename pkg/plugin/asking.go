package plugin

import (
	"context"
	"maps"
	"net/http"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/alidade-mesh/alidade/pkg/prom"
)

// recorder is the name of the SDK's middleware that writes down a request's traffic for diagnosis.
// It wants to see that traffic, and not an answer that another request was given.
const recorder = "sdk-har-capture"

// asking says within a context who asks: by the headers that the SDK forwards to the server, and by
// the mark of alert rules, which it forwards from among the request's own headers. A health check says
// nothing of this, since it is to look at the server anew.
func asking(ctx context.Context, forwarded http.Header, own map[string]string) context.Context {
	for _, middleware := range httpclient.ContextualMiddlewareFromContext(ctx) {
		if named, ok := middleware.(httpclient.MiddlewareName); ok && named.MiddlewareName() == recorder {
			return ctx
		}
	}
	headers := maps.Clone(forwarded)
	for name, value := range own {
		if strings.EqualFold(name, backend.FromAlertHeaderName) {
			headers.Set(backend.FromAlertHeaderName, value)
		}
	}
	return prom.WithIdentity(ctx, headers)
}
