package promload_test

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

const load = `
	load 15s
		istio_requests_total{reporter="source",source_workload="web"} 0+32x240
		istio_requests_total{reporter="source",source_workload="cart"} 0+16x240
`

func TestALoadAnswersInTheEngine(t *testing.T) {
	instance := promload.Start(t, load)
	at := promload.Epoch.Add(time.Hour)
	if got := instance.Value(t, `sum(increase(istio_requests_total[4m]))`, at); got != 768 {
		t.Errorf("both series grew by %v instead of 768", got)
	}
	if got := instance.Query(t, `istio_requests_total`, at); len(got) != 2 {
		t.Errorf("two series were loaded, %d answer", len(got))
	}
}

func TestALoadAnswersOverHTTP(t *testing.T) {
	instance := promload.Start(t, load)
	query := url.Values{"query": {`istio_requests_total{source_workload="web"}`}, "time": {"3600"}}
	response, err := http.Get(instance.URL + "/api/v1/query?" + query.Encode())
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(body), `"value":[3600,"7680"]`) {
		t.Errorf("the API answers %s", body)
	}
}
