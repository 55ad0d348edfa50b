package concurrency_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/alidade-mesh/alidade/pkg/promql"
)

// standIn is a server in which one workload, whose name is the cookie of whoever asks, calls another.
type standIn struct {
	URL string
	// surveys is how often it has been asked how the mesh is measured.
	surveys atomic.Int32
}

// server starts a stand-in. hold is called before a survey is answered; what refused accepts is not evaluated.
func server(t *testing.T, hold func(), refused func(expr string) bool) *standIn {
	t.Helper()
	s := &standIn{}
	listener := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		expr := r.FormValue("query")
		if strings.Contains(expr, promql.SurveySamples) {
			s.surveys.Add(1)
			hold()
		}
		metric := fmt.Sprintf(`{"source_workload":%q,"source_workload_namespace":"shop","destination_workload":"cart","destination_workload_namespace":"shop"}`, r.Header.Get("Cookie"))
		switch {
		case refused(expr):
			w.WriteHeader(http.StatusUnprocessableEntity)
			fmt.Fprint(w, `{"status":"error","errorType":"execution","error":"too many samples"}`)
		case strings.HasSuffix(r.URL.Path, "/query"):
			fmt.Fprintf(w, `{"status":"success","data":{"resultType":"vector","result":[{"metric":%s,"value":[3600,"7"]}]}}`, metric)
		case strings.HasSuffix(r.URL.Path, "/query_range"):
			fmt.Fprintf(w, `{"status":"success","data":{"resultType":"matrix","result":[{"metric":%s,"values":[[3540,"7"],[3600,"7"]]}]}}`, metric)
		default:
			fmt.Fprint(w, `{"status":"success","data":["cart"]}`)
		}
	}))
	t.Cleanup(listener.Close)
	s.URL = listener.URL
	return s
}

func atOnce()             {}
func nothing(string) bool { return false }
