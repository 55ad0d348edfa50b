package simulator_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/demo/simulator"
)

// byCluster is a sum by calling workload and cluster.
const byCluster = `sum by (workload, cluster_name) (label_replace(METRIC, "workload", "$1", "pod", "(.*?)-[^-]+-[^-]+"))`

func (h history) clusters(t *testing.T, metric string) map[string]float64 {
	t.Helper()
	return h.table(t, strings.Replace(byCluster, "METRIC", "envoy_cluster_upstream_rq_time_"+metric, 1), "workload", "cluster_name")
}

func TestProxiesCountWhatTheyWaitFor(t *testing.T) {
	h := quarterOf(t, simulator.EnvoyStatistics)
	counts, sums := h.clusters(t, "count"), h.clusters(t, "sum")
	const from, to = `reporter="source", source_workload="checkout", destination_workload="inventory"`, "checkout outbound|8080||inventory.stock.svc.cluster.local"
	for name, sent := range map[string]string{
		to: `{` + from + `}`,
		"istio-ingressgateway outbound|8080||web.shop.svc.cluster.local": `{reporter="source", destination_workload="web", response_flags!="DC"}`,
		"inventory outbound|8080||warehouse-api.stock.svc.cluster.local": `{reporter="source", destination_workload="warehouse", response_flags!="UT"}`,
		"payments outbound|443||acquirer.example.com":                    `{reporter="source", destination_service_name="acquirer.example.com", response_flags!~".*(UH|UF|UT).*"}`,
		"cart inbound|8080||": `{reporter="destination", destination_workload="cart", response_flags="-"}`,
	} {
		if want := h.value(t, `sum(istio_requests_total`+sent+`)`); want == 0 || counts[name] != want {
			t.Errorf("%s is counted %v times instead of %v", name, counts[name], want)
		}
	}
	mean := func(reporter string) float64 {
		const pair = `, source_workload="checkout", destination_workload="inventory"}`
		return h.value(t, `sum(istio_request_duration_milliseconds_sum{reporter="`+reporter+`"`+pair+`) / sum(istio_request_duration_milliseconds_count{reporter="`+reporter+`"`+pair+`)`)
	}
	source, waited, destination := mean("source"), sums[to]/counts[to], mean("destination")
	if source-waited < 0.2 || source-waited > 1 || waited-destination < 0.2 || waited-destination > 1.2 {
		t.Errorf("the caller sees %.2f ms, its proxy waits for %.2f ms, the receiving side sees %.2f ms", source, waited, destination)
	}
	for name := range counts {
		if workload, cluster, _ := strings.Cut(name, " "); strings.HasPrefix(cluster, "inbound") && (workload == "tax" || strings.HasPrefix(workload, "istio")) {
			t.Errorf("%s has no proxy in front of an application", workload)
		}
	}
}

func TestWhatProxiesExposeBesideChangesNothingElse(t *testing.T) {
	plain, err := simulator.New(simulator.Options{Seed: 1, Start: start})
	if err != nil {
		t.Fatal(err)
	}
	with, err := simulator.New(simulator.Options{Seed: 1, Start: start, EnvoyStatistics: true})
	if err != nil {
		t.Fatal(err)
	}
	plain.Step(start.Add(interval))
	with.Step(start.Add(interval))
	all := readAll(with)
	maps.DeleteFunc(all, func(id string, _ float64) bool { return strings.HasPrefix(id, "envoy_") })
	if before := readAll(plain); !maps.Equal(before, all) {
		t.Error("other series are not what they were")
	}
	if len(all) == len(readAll(with)) {
		t.Error("nothing is exposed")
	}
}

// Who is told to count something else is a new process.
func TestWhatIsNoLongerExposedBeginsAnew(t *testing.T) {
	h := switched(t, simulator.EnvoyStatistics, simulator.Normal, simulator.EnvoyStatistics)
	const total = `sum(envoy_cluster_upstream_rq_time_count) or vector(-1)`
	var seen []float64
	for i := range 3 {
		seen = append(seen, h.tableAt(t, start.Add(phaseEnd(i)), total)[""])
	}
	if seen[0] <= 0 || seen[1] != -1 || seen[2] <= 0 || seen[2] > 1.5*seen[0] {
		t.Errorf("with, without and again with them there are %v", seen)
	}
}

func TestOnlyTheCallersProxyNoticesASlowReader(t *testing.T) {
	h, normal := quarterOf(t, simulator.SlowReader), hour(t)
	mean := func(h history, reporter string) float64 {
		const pair = `, source_workload="search", destination_workload="catalog"}`
		return h.value(t, `sum(istio_request_duration_milliseconds_sum{reporter="`+reporter+`"`+pair+`) / sum(istio_request_duration_milliseconds_count{reporter="`+reporter+`"`+pair+`)`)
	}
	if longer := mean(h, "source") - mean(normal, "source"); longer < 160 || longer > 190 {
		t.Errorf("the caller's proxy takes %.1f ms longer", longer)
	}
	if longer := mean(h, "destination") - mean(normal, "destination"); longer < -0.5 || longer > 0.5 {
		t.Errorf("the receiving side takes %.1f ms longer", longer)
	}
	counts, sums := h.clusters(t, "count"), h.clusters(t, "sum")
	const to = "search outbound|8080||catalog.stock.svc.cluster.local"
	if waited := sums[to] / counts[to]; waited > mean(h, "destination")+1.5 {
		t.Errorf("the caller's proxy waits for %.1f ms", waited)
	}
	slower := slices.DeleteFunc(keys(h.slower(t, normal)), func(name string) bool { return name == "search" || name == "web" })
	if len(slower) > 0 {
		t.Errorf("these take longer: %q", slower)
	}
}

// slower are the applications that take half as long again as in another history.
func (h history) slower(t *testing.T, than history) map[string]float64 {
	t.Helper()
	const mean = `sum by (app) (http_server_request_duration_seconds_sum) / sum by (app) (http_server_request_duration_seconds_count)`
	usual := than.table(t, mean, "app")
	all := h.table(t, mean, "app")
	maps.DeleteFunc(all, func(app string, seconds float64) bool { return seconds < 1.5*usual[app] })
	return all
}
