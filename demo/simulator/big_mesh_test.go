package simulator_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
)

func bigMesh(t testing.TB, o simulator.BigMeshOptions) *simulator.BigMesh {
	t.Helper()
	o.Start = start
	mesh, err := simulator.NewBigMesh(o)
	if err != nil {
		t.Fatal(err)
	}
	return mesh
}

func TestABigMeshIsAsBigAsAsked(t *testing.T) {
	mesh := bigMesh(t, simulator.BigMeshOptions{Seed: 1, Services: 300, EdgesPerService: 5, Namespaces: 6})
	server, err := prometheus.Open("", prometheus.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	end := start.Add(3 * time.Minute)
	if err := simulator.NewFeed(mesh, server, interval).Until(end); err != nil {
		t.Fatal(err)
	}
	h := history{server: server, end: end}
	count := func(expr string) float64 { return h.value(t, expr) }
	if n := count(`count(count by (destination_workload) (istio_requests_total))`); n < 270 {
		t.Errorf("%v services are called, of 300", n)
	}
	if n := count(`count(count by (source_workload, destination_workload) (istio_requests_total{source_workload!="unknown"}))`); n < 1000 || n > 1500 {
		t.Errorf("there are %v pairs, of at most 1500", n)
	}
	if n := count(`count(count by (destination_workload_namespace) (istio_requests_total))`); n != 6 {
		t.Errorf("there are %v namespaces, of 6", n)
	}
	if n := count(`count(count by (destination_workload) (istio_requests_total{source_workload="unknown", reporter="destination"}))`); n == 0 {
		t.Error("nobody calls without a sidecar")
	}
	if n := count(`count(count by (source_workload, destination_workload) (istio_requests_total{response_code="503"}))`); n < 20 {
		t.Errorf("only %v pairs have errors", n)
	}
	if n := count(`sum(rate(istio_requests_total[2m]))`); n < 1000 {
		t.Errorf("only %v requests a second", n)
	}
}

func TestABigMeshIsSoundAndRepeatable(t *testing.T) {
	run := func() []byte {
		mesh := bigMesh(t, simulator.BigMeshOptions{Seed: 5, Services: 40})
		for i := range 5 {
			mesh.Step(start.Add(time.Duration(i+1) * interval))
		}
		checkHistograms(t, mesh)
		var out bytes.Buffer
		if err := simulator.Expose(&out, mesh); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	if !bytes.Equal(run(), run()) {
		t.Error("two runs with the same seed differ")
	}
}

func TestABigMeshThatIsTooSmallIsRefused(t *testing.T) {
	for _, o := range []simulator.BigMeshOptions{{Services: 1}, {EdgesPerService: -1}, {Namespaces: -1}} {
		if _, err := simulator.NewBigMesh(o); err == nil {
			t.Errorf("%+v is accepted", o)
		}
	}
}

func BenchmarkBigMeshStep(b *testing.B) {
	mesh := bigMesh(b, simulator.BigMeshOptions{Seed: 1, Services: 2000})
	at := start
	for b.Loop() {
		at = at.Add(interval)
		mesh.Step(at)
	}
}
