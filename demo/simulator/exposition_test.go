package simulator_test

import (
	"bytes"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

func stepped(t *testing.T) *simulator.Simulator {
	t.Helper()
	// In this scenario ztunnels count connections that failed.
	s, err := simulator.New(simulator.Options{Seed: 1, Start: start, Scenario: simulator.RefusedTCP, EnvoyStatistics: true})
	if err != nil {
		t.Fatal(err)
	}
	s.Step(start.Add(interval))
	return s
}

func TestAPrometheusCanReadWhatIsExposed(t *testing.T) {
	s := stepped(t)
	listener := httptest.NewServer(simulator.Handler(s))
	defer listener.Close()
	response, err := http.Get(listener.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if format := expfmt.ResponseFormat(response.Header); format.FormatType() != expfmt.TypeTextPlain {
		t.Errorf("the content type is %s", response.Header.Get("Content-Type"))
	}
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	parser := expfmt.NewTextParser(model.LegacyValidation)
	families, err := parser.TextToMetricFamilies(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for _, family := range simulator.Families() {
		read, ok := families[family.Name]
		if !ok || strings.ToLower(read.GetType().String()) != family.Type || read.GetHelp() != family.Help {
			t.Errorf("%s is read as %v", family.Name, read.GetType())
		}
	}
	if len(families) != len(simulator.Families()) {
		t.Errorf("%d families are exposed, %d are named", len(families), len(simulator.Families()))
	}
	var requests, observed float64
	for _, metric := range families["istio_requests_total"].GetMetric() {
		requests += metric.GetCounter().GetValue()
	}
	for _, metric := range families["istio_request_duration_milliseconds"].GetMetric() {
		observed += float64(metric.GetHistogram().GetSampleCount())
	}
	if requests == 0 || requests != observed {
		t.Errorf("%v requests and %v durations are exposed", requests, observed)
	}
}

func TestBoundsAreWrittenAsAProxyWritesThem(t *testing.T) {
	var out bytes.Buffer
	if err := simulator.Expose(&out, stepped(t)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`le="0.5",`, `le="1",`, `le="3600000",`, `le="+Inf",`, `grpc_response_status="",`, `pod="web-`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("nothing says %s", want)
		}
	}
}

func TestWhatScannersAskForIsExposedSafely(t *testing.T) {
	s, err := simulator.New(simulator.Options{Seed: 1, Start: start, Scenario: simulator.Passthrough})
	if err != nil {
		t.Fatal(err)
	}
	s.Step(start.Add(20 * interval))
	var out bytes.Buffer
	if err := simulator.Expose(&out, s); err != nil {
		t.Fatal(err)
	}
	parser := expfmt.NewTextParser(model.LegacyValidation)
	families, err := parser.TextToMetricFamilies(&out)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, metric := range families["istio_requests_total"].GetMetric() {
		for _, label := range metric.GetLabel() {
			asked[label.GetValue()] = true
		}
	}
	for _, host := range []string{`"><script>alert('x.y')</script>`, "a|b]--> \"x\".example\n", "h7.scan.example"} {
		if !asked[host] {
			t.Errorf("nobody asks for %q", host)
		}
	}
}
