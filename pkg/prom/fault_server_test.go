package prom_test

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// hijacked answers with bytes as given, and then breaks the connection off, with a reset where it
// should not look like an end.
func hijacked(t *testing.T, text string, reset bool) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		connection, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		_, _ = io.WriteString(connection, text)
		if tcp, ok := connection.(*net.TCPConn); ok && reset {
			// What was written arrives before the reset does.
			time.Sleep(20 * time.Millisecond)
			_ = tcp.SetLinger(0)
		}
		_ = connection.Close()
	}
}

// many answers so many series, each with as many samples, as a server writes them.
func many(series, samples int) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		b := bufio.NewWriterSize(w, 1<<20)
		kind, values := "vector", `"value":[1800000000,"1.5"]`
		if samples > 1 {
			kind = "matrix"
			values = `"values":[` + strings.TrimSuffix(strings.Repeat(`[1800000000.123,"1.2345678901234"],`, samples), ",") + `]`
		}
		fmt.Fprintf(b, `{"status":"success","data":{"resultType":%q,"result":[`, kind)
		for i := range series {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(b, `{"metric":{"source_workload":"service-%04d","source_workload_namespace":"team-%02d","destination_workload":"service-%04d","destination_service_name":"service-%04d","response_code":"200"},%s}`,
				i%5000, i%50, i%4999, i%4999, values)
			if _, err := b.WriteString("\n"); err != nil {
				return
			}
		}
		fmt.Fprint(b, `]}}`)
		_ = b.Flush()
	}
}

func TestEachFaultHasOneSentence(t *testing.T) {
	const jsonType = "application/json"
	const header = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
	const half = `{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"value":[1800000000,"7"]},{"met`
	for name, test := range map[string]struct {
		handler http.HandlerFunc
		want    string
	}{
		"refused": {nil, "Nothing accepts connections at ADDRESS (connection refused). Is Prometheus running there and does the URL in the data source settings point to it?"},
		"closed before the answer": {hijacked(t, "", false),
			"The server at ADDRESS closed the connection before it had answered. Does the URL in the data source settings point to Prometheus, and is that running well?"},
		"reset before the answer": {hijacked(t, "", true),
			"The server at ADDRESS closed the connection before it had answered. Does the URL in the data source settings point to Prometheus, and is that running well?"},
		"closed in the middle": {hijacked(t, header+half, false),
			"The server at ADDRESS closed the connection in the middle of its answer. Is Prometheus running well, or does a proxy in front of it limit the size or the time of answers?"},
		"reset in the middle": {hijacked(t, header+half, true),
			"The server at ADDRESS closed the connection in the middle of its answer. Is Prometheus running well, or does a proxy in front of it limit the size or the time of answers?"},
		"silent": {silent,
			"The server at ADDRESS did not answer within 500ms. Narrow the query or shorten its time range, or raise the query timeout in the data source settings."},
		"silent in the middle": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", jsonType)
			fmt.Fprint(w, half)
			_ = http.NewResponseController(w).Flush()
			silent(w, r)
		}, "The server at ADDRESS did not answer within 500ms. Narrow the query or shorten its time range, or raise the query timeout in the data source settings."},
		"500": {answering(500, "text/plain", "panic: out of memory"),
			"The server at ADDRESS, or a proxy in front of it, answered HTTP 500 (Internal Server Error). It says: panic: out of memory."},
		"500 without a body": {answering(500, "text/plain", ""),
			"The server at ADDRESS answered HTTP 500 (Internal Server Error), which is no answer of Prometheus. Check the URL in the data source settings."},
		"500 with Prometheus's body": {answering(500, jsonType, `{"status":"error","errorType":"internal","error":"mmap: cannot allocate memory"}`),
			"Prometheus answered with an error (HTTP 500, internal): mmap: cannot allocate memory."},
		"422": {answering(422, jsonType, `{"status":"error","errorType":"execution","error":"many-to-many matching not allowed"}`),
			"Prometheus could not evaluate the query: many-to-many matching not allowed."},
		"422 of VictoriaMetrics": {answering(422, jsonType, `{"status":"error","errorType":"422","error":"error when executing query=\"up{a=\\\"b): \\\"}\" for (time=1795433516655, step=300000): cannot find tag"}`),
			"Prometheus could not evaluate the query: cannot find tag."},
		"a query too long for VictoriaMetrics": {answering(422, jsonType, `{"status":"error","errorType":"422","error":"error when executing query=\"up\" on the time range (start=1, end=2, step=3): too long query; got 19992 bytes; mustn't exceed `+"`-search.maxQueryLen=16384`"+` bytes"}`),
			"Prometheus could not evaluate the query: too long query; got 19992 bytes; mustn't exceed `-search.maxQueryLen=16384` bytes. Raise that flag of VictoriaMetrics, for example to 256KiB."},
		"503": {answering(503, jsonType, `{"status":"error","errorType":"timeout","error":"query timed out in query execution"}`),
			"Prometheus gave up on the query: query timed out in query execution. Narrow it, or shorten its time range."},
		"503 without a body": {answering(503, "text/plain", ""),
			"The server at ADDRESS, or a proxy in front of it, answered HTTP 503 (Service Unavailable). Is Prometheus itself running?"},
		"200 with HTML": {answering(200, "text/html", "<!doctype html><title>Sign in</title>"),
			"The server at ADDRESS answered HTML instead of JSON: the URL in the data source settings points at a web page, or at a login in front of Prometheus, rather than at Prometheus."},
		"truncated JSON": {answering(200, jsonType, half),
			"The answer of ADDRESS ends in the middle. Does a proxy in front of Prometheus limit the size or the time of answers?"},
		"nothing at all": {answering(200, jsonType, ""),
			"The answer of ADDRESS ends in the middle. Does a proxy in front of Prometheus limit the size or the time of answers?"},
		"no JSON": {answering(200, jsonType, `{"status":"success","data":{"resultType":"vector","result":[{]}}`),
			"The server at ADDRESS answered with something other than Prometheus's JSON. Does the URL in the data source settings point to Prometheus?"},
		"a value that is no number": {answering(200, jsonType, `{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"seven"]}]}}`),
			"The server at ADDRESS answered with something other than Prometheus's JSON. Does the URL in the data source settings point to Prometheus?"},
		"a matrix": {answering(200, jsonType, `{"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[1,"1"]]}]}}`),
			"The server answered with a matrix where a vector was asked. Does the URL in the data source settings point to Prometheus?"},
		"a text": {answering(200, jsonType, `{"status":"success","data":{"resultType":"string","result":[1,"up"]}}`),
			"The server answered with a string where a vector was asked. Does the URL in the data source settings point to Prometheus?"},
		"no data": {answering(200, jsonType, `{"status":"success","data":null}`),
			"The server answered with none where a vector was asked. Does the URL in the data source settings point to Prometheus?"},
	} {
		t.Run(name, func(t *testing.T) {
			handler := test.handler
			if handler == nil {
				handler = silent
			}
			leaks := goleak.IgnoreCurrent()
			server := httptest.NewServer(handler)
			if test.handler == nil {
				server.Close()
			}
			c, err := prom.New(prom.Config{URL: server.URL, Timeout: 500 * time.Millisecond})
			if err != nil {
				t.Fatal(err)
			}
			result := c.Run(t.Context(), promql.Plan{up}, start)[promql.Part{Kind: "up"}]
			expectDownstream(t, result.Err, strings.ReplaceAll(test.want, "ADDRESS", server.Listener.Addr().String()))
			if want := strings.ReplaceAll(test.want, "ADDRESS", server.Listener.Addr().String()); result.Err != nil && result.Err.Error() != want {
				t.Errorf("the error is\n  %s\nrather than\n  %s", result.Err, want)
			}
			if len(result.Vector) > 0 {
				t.Errorf("an error comes with %d series", len(result.Vector))
			}
			c.Close()
			server.Close()
			goleak.VerifyNone(t, leaks)
		})
	}
}

func TestAnAnswerThatIsTooLargeIsCutAndSaysSo(t *testing.T) {
	for name, test := range map[string]struct {
		series, samples, want int
		table                 bool
		says                  string
	}{
		"as many series as are read":  {100_000, 1, 100_000, false, ""},
		"too many series":             {300_000, 1, 100_000, false, "The answer was cut at 100,000 series: narrow the query by namespace or workload, or group by fewer labels."},
		"too many series for a table": {300_001, 1, 300_000, true, "The answer was cut at 300,000 series: narrow the query by namespace or workload, or group by fewer labels."},
		"too many bytes":              {2_000, 2_000, 0, false, "narrow the query by namespace or workload, or shorten its time range."},
	} {
		t.Run(name, func(t *testing.T) {
			leaks := goleak.IgnoreCurrent()
			server := httptest.NewServer(many(test.series, test.samples))
			c, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute})
			if err != nil {
				t.Fatal(err)
			}
			high := watchMemory()
			asked := up
			asked.Instant, asked.Table = test.samples == 1, test.table
			result := c.Run(t.Context(), promql.Plan{asked}, start)[promql.Part{Kind: "up"}]
			peak := high()
			if result.Err != nil {
				t.Fatal(result.Err)
			}
			got := len(result.Vector) + len(result.Table) + len(result.Matrix)
			if test.want > 0 && got != test.want || got == 0 {
				t.Errorf("%d series are read", got)
			}
			if (result.Cut == "") != (test.says == "") || !strings.HasSuffix(result.Cut, test.says) {
				t.Errorf("the cut says %q", result.Cut)
			}
			if result.Cut != "" && !strings.Contains(strings.Join(result.Warnings, "\n"), result.Cut) {
				t.Errorf("the warnings are %v", result.Warnings)
			}
			if peak > 400<<20 {
				t.Errorf("reading it takes %d MiB", peak>>20)
			}
			t.Logf("%d series, %d MiB at most: %s", got, peak>>20, result.Cut)
			c.Close()
			server.Close()
			goleak.VerifyNone(t, leaks)
		})
	}
}

// watchMemory looks at the heap again and again; what it returns ends that and tells by how much the
// heap grew at most.
func watchMemory() func() uint64 {
	heap := func() uint64 {
		var now runtime.MemStats
		runtime.ReadMemStats(&now)
		return now.HeapAlloc
	}
	runtime.GC()
	before, stop, highest := heap(), make(chan struct{}), make(chan uint64)
	go func() {
		most := uint64(0)
		for {
			most = max(most, heap())
			select {
			case <-stop:
				highest <- most - min(most, before)
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	return func() uint64 {
		close(stop)
		return <-highest
	}
}
