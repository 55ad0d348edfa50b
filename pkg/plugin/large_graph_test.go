package plugin_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// A large mesh: so many workloads that call so many others each, all of it told by both sides with
// every label that Istio writes.
const (
	largeWorkloads = 5_000
	largeCallees   = 4
)

// large answers the questions of a graph as a Prometheus with such a mesh would.
func large(w http.ResponseWriter, r *http.Request) {
	_ = r.ParseForm()
	asked := r.Form.Get("query")
	out := bufio.NewWriter(w)
	defer func() { _ = out.Flush() }()
	w.Header().Set("Content-Type", "application/json")
	_, _ = out.WriteString(`{"status":"success","data":{"resultType":"vector","result":[`)
	if !strings.Contains(asked, istio.TCPOpened) {
		separator := ""
		for from := range largeWorkloads {
			for callee := range largeCallees {
				for _, series := range largeSeries(asked, from, (from+1+callee*7)%largeWorkloads) {
					_, _ = out.WriteString(separator + series)
					separator = ","
				}
			}
		}
	}
	_, _ = out.WriteString(`]}}`)
}

// largeSeries are the series of an edge that answer a question.
func largeSeries(asked string, from, to int) (series []string) {
	named := func(i int) string { return fmt.Sprintf("checkout-service-%04d", i) }
	team := func(i int) string { return fmt.Sprintf("team-%03d", i/25) }
	workload := func(side string, i int) string {
		return fmt.Sprintf(`"%[1]s_cluster":"production-eu-west-1","%[1]s_workload_namespace":%[2]q,"%[1]s_workload":%[3]q,"%[1]s_canonical_service":%[3]q,"%[1]s_app":%[3]q,"%[1]s_version":"v%[4]d"`,
			side, team(i), named(i), i%3)
	}
	ends := fmt.Sprintf(`%s,"source_principal":"spiffe://cluster.local/ns/%s/sa/%s",%s,"destination_service_namespace":%[5]q,"destination_service_name":%[6]q,"destination_service":"%[6]s.%[5]s.svc.cluster.local"`,
		workload("source", from), team(from), named(from), workload("destination", to), team(to), named(to))
	add := func(reporter string, value float64, more string) {
		series = append(series, fmt.Sprintf(`{"metric":{%s,"reporter":%q,"response_flags":"-",%s},"value":[1767324600,"%g"]}`, ends, reporter, more, value))
	}
	if strings.Contains(asked, "histogram_quantile") {
		add(istio.ReporterSource, 95, `"`+promql.PartLabel+`":"traffic"`)
		return series
	}
	for _, reporter := range []string{istio.ReporterSource, istio.ReporterDestination} {
		if strings.Contains(asked, istio.RequestsTotal) {
			for _, code := range []string{"200", "503"} {
				add(reporter, 5, fmt.Sprintf(`"alidade_part":"traffic","request_protocol":"http","response_code":%q,"grpc_response_status":"","connection_security_policy":"mutual_tls"`, code))
			}
			continue
		}
		add(reporter, 400, `"alidade_part":"sum"`)
		add(reporter, 10, `"alidade_part":"count"`)
	}
	return series
}

func TestAGraphOfTwentyThousandEdgesIsAnsweredWhole(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(large))
	t.Cleanup(server.Close)
	d := source(t, server.URL, `{}`)
	end := time.Unix(1767324600, 0)
	response, err := d.QueryData(t.Context(), &backend.QueryDataRequest{Queries: []backend.DataQuery{{
		RefID: "A", TimeRange: backend.TimeRange{From: end.Add(-15 * time.Minute), To: end}, Interval: 15 * time.Second,
		JSON: json.RawMessage(`{"queryType": "graph"}`),
	}}})
	if err != nil {
		t.Fatal(err)
	}
	answer := response.Responses["A"]
	if answer.Error != nil {
		t.Fatal(answer.Error)
	}
	rows := map[string]int{}
	for _, frame := range answer.Frames {
		rows[frame.Name] = frame.Rows()
		for _, notice := range frame.Meta.Notices {
			t.Errorf("%s: %s", frame.Name, notice.Text)
		}
	}
	if rows["nodes"] != largeWorkloads || rows["edges"] != largeWorkloads*largeCallees || rows["responses"] != 2*rows["edges"] {
		t.Errorf("there are %v", rows)
	}
}
