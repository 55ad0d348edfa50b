package prom

import (
	"context"
	"crypto/sha256"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// identity is a digest of the headers that Grafana forwards with a request: those who have the same
// are one to the server. A digest, so that tokens are not kept in memory for longer than they are used.
type identity struct {
	digest [sha256.Size]byte
	// known is false where nobody has said who asks.
	known bool
}

// passing are headers that tell from where in Grafana or in which browser a question comes, and not
// who asks. Any other header makes an identity of its own, also one that is not known here.
var passing = map[string]bool{
	"Accept": true, "Accept-Encoding": true, "Accept-Language": true, "User-Agent": true,
	"Content-Type": true, "Content-Length": true, "Origin": true, "Referer": true,
	"Traceparent": true, "Tracestate": true, "Uber-Trace-Id": true,
	"X-Datasource-Uid": true, "X-Plugin-Id": true, "X-Query-Group-Id": true,
	"X-Dashboard-Uid": true, "X-Dashboard-Title": true,
	"X-Panel-Id": true, "X-Panel-Title": true, "X-Panel-Plugin-Id": true,
	"X-Grafana-From-Expr": true, "X-Grafana-Request-Id": true, "X-Grafana-Signed-Request-Id": true,
	"X-Rule-Name": true, "X-Rule-Uid": true, "X-Rule-Folder": true, "X-Rule-Source": true, "X-Rule-Type": true, "X-Rule-Version": true,
}

type identityKey struct{}

// WithIdentity says who asks within a context, by all headers that go along to the server. Answers are
// shared among those whose headers are the same; within a context that says nothing, with nobody.
func WithIdentity(ctx context.Context, headers http.Header) context.Context {
	return context.WithValue(ctx, identityKey{}, identity{digest: digest(headers), known: true})
}

// Asker tells who asks within a context as a key that is equal for those who share answers, and false
// where nobody has said.
func Asker(ctx context.Context) (key string, known bool) {
	who := identityOf(ctx)
	return string(who.digest[:]), who.known
}

func identityOf(ctx context.Context) identity {
	who, _ := ctx.Value(identityKey{}).(identity)
	return who
}

// digest writes every name and value with its length, so that no two sets of headers read the same.
func digest(headers http.Header) [sha256.Size]byte {
	var b strings.Builder
	write := func(text string) { b.WriteString(strconv.Itoa(len(text)) + ":" + text) }
	for _, name := range slices.Sorted(maps.Keys(headers)) {
		canonical := http.CanonicalHeaderKey(name)
		if passing[canonical] || strings.HasPrefix(canonical, "Sec-") {
			continue
		}
		write(canonical)
		b.WriteString(strconv.Itoa(len(headers[name])) + "=")
		for _, value := range headers[name] {
			write(value)
		}
	}
	return sha256.Sum256([]byte(b.String()))
}
