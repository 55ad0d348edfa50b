package plugin_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
)

// Rules that fire on absence would take a store that did not answer for silence
// (VictoriaMetrics/VictoriaMetrics#4721, VictoriaMetrics/victoriametrics-datasource#142).
func TestNothingFoundByAServerThatIsNotWholeIsAnErrorToAnAlertRule(t *testing.T) {
	const says = "The server says that its answer is partial: some of its storage nodes did not answer."
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, `{"status":"success","isPartial":true,"data":{"resultType":"vector","result":[]}}`)
	}))
	defer server.Close()
	d := source(t, server.URL, `{}`)
	for name, asked := range map[string]string{
		"no telemetry":     measured("requestRate", "", ``),
		"a vanished pair":  measured("requestRate", byPair, `, "idle": true, "compareTo": "1h"`),
		"a ratio":          measured("errorRatio", byPair, ``),
		"TCP that fails":   measured("tcpFailureRatio", byPair, ``),
		"two statistics":   measured("duration", byPair, `, "statistics": ["mean", "p95"]`),
		"a share of plain": measured("mtlsRatio", "destination.workload", ``),
	} {
		t.Run(name, func(t *testing.T) {
			expectError(t, ask(t, d, asked, alert), backend.ErrorSourceDownstream, 502, "The answer of Prometheus is not whole: "+says)
			if response := ask(t, d, asked, nil); response.Error != nil || !strings.Contains(texts(response), "Prometheus warns: "+says) {
				t.Errorf("to a panel: error %v, notices %q", response.Error, texts(response))
			}
		})
	}
}

// GoogleCloudPlatform/prometheus-engine#1601, istio/istio#43270: every kind of query asks by exact names,
// and so do the look-ups of an editor.
func TestEveryQueryIsAnsweredByAServerThatTakesExactNamesAlone(t *testing.T) {
	const refusal = `{"status":"error","errorType":"bad_data","error":"invalid parameter \"query\": =~ is an unsupported matchtype for the __name__ label"}`
	url := promload.Start(t, reportedLoad(t, `
		source shop/web > shop/cart 10/s @40
		destination shop/web > shop/cart 10/s @30
		opened destination amb/loadgen > amb/db 1/s
		closed destination amb/loadgen > amb/db 1/s
		sent destination amb/loadgen > amb/db 9/s
		messages source cube/agent > apm/oap 5/s`)).URL
	d := source(t, takesExactNames(t, url, "application/json", refusal, 400).URL, `{}`)
	for query, want := range map[string]string{
		measured("requestRate", byPair, ``):                                                 "destination_service_name=cart source_workload=web 10\n",
		measured("duration", "", `, "statistics": ["mean"]`):                                "statistic=mean 40\n",
		measured("requestMessageRate", "", ``):                                              "5\n",
		measured("tcpFailureRatio", "", ``):                                                 "0\n",
		measured("mtlsRatio", "", ``):                                                       "1\n",
		`{"queryType": "values", "label": "destination.workload"}`:                          "cart\ndb\noap\n",
		`{"queryType": "values", "label": "source.namespace"}`:                              "amb\ncube\nshop\n",
		drawn(`, "either": {"namespace": "cube"}`):                                          "workload/c1/apm/oap v1 healthy\nworkload/c1/cube/agent -> workload/c1/apm/oap grpc messages=5 by=source\nworkload/c1/cube/agent v1 healthy\n",
		`{"queryType": "latency", "window": "5m", "statistics": ["mean"]}`:                  "caller=web called=cart attemptsPerRequest=1 callerSideMs=10 destinationMeanMs=30 dominant=unknown notSplitMs=30 reporter=source,destination requestRate=10 sourceMeanMs=40\n",
		`{"queryType": "events", "event": "newEdge", "destination": {"service": "nobody"}}`: "\n",
	} {
		if got := told(t, ask(t, d, query, nil)); got != want {
			t.Errorf("%s\nis answered with\n%s", query, got)
		}
	}
	for path, body := range map[string]string{
		"labels?from=0&to=3600000": "", "values": `{"label": "destination.service", "query": {}, "from": 0, "to": 3600000}`, "graph?from=3300000&to=3600000": "",
	} {
		method := "GET"
		if body != "" {
			method = "POST"
		}
		if status, answer := call(t, d, method, path, body); status != 200 || !strings.Contains(answer, "cart") && !strings.Contains(answer, "destination_service") {
			t.Errorf("%s: %d %s", path, status, answer)
		}
	}
}
