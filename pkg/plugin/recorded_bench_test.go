package plugin_test

import (
	"flag"
	"fmt"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus"
	"github.com/alidade-mesh/alidade/demo/simulator"
)

// The mesh that BenchmarkRecorded draws: as many services, each calling five others, and as many pods of
// each. With 2,000 services it has 10,000 edges.
var (
	recordedServices = flag.Int("recordedServices", 100, "services of the mesh of BenchmarkRecorded, each calling five others")
	recordedPods     = flag.Int("recordedPods", 10, "pods of each service of the mesh of BenchmarkRecorded")
)

// scaled is a mesh whose workloads have several pods, which count alike.
type scaled struct {
	*simulator.BigMesh
	pods   int
	groups map[simulator.Group][]simulator.Group
}

// ofPod is a group of series as one pod shows it.
type ofPod struct {
	simulator.Group
	target *simulator.Target
}

func (p *ofPod) Target() *simulator.Target { return p.target }

func (s *scaled) Read(look func(time.Time, []simulator.Group)) {
	s.BigMesh.Read(func(now time.Time, groups []simulator.Group) {
		var all []simulator.Group
		for _, group := range groups {
			if s.groups[group] == nil {
				for i := range s.pods {
					target := *group.Target()
					target.Pod, target.Instance = fmt.Sprintf("%s-%d", target.Pod, i), fmt.Sprintf("%s-%d", target.Instance, i)
					s.groups[group] = append(s.groups[group], &ofPod{group, &target})
				}
			}
			all = append(all, s.groups[group]...)
		}
		look(now, all)
	})
}

// scaledMesh is six minutes of such a mesh and what the shipped rules record of the last; it gives the
// address, and how long the rules take.
func scaledMesh(b *testing.B, pods int, end time.Time) (url string, evaluation time.Duration) {
	b.Helper()
	server, err := prometheus.Open("", prometheus.Options{})
	if err != nil {
		b.Fatal(err)
	}
	mesh, err := simulator.NewBigMesh(simulator.BigMeshOptions{
		Seed: 1, Start: end.Add(-6 * time.Minute), Namespaces: 10, Services: *recordedServices, EdgesPerService: 5,
	})
	if err != nil {
		b.Fatal(err)
	}
	source := &scaled{mesh, pods, map[simulator.Group][]simulator.Group{}}
	if err := simulator.NewFeed(source, server, 15*time.Second).Until(end); err != nil {
		b.Fatal(err)
	}
	began := time.Now()
	recordAt(b, server, end)
	evaluation = time.Since(began)
	listener := httptest.NewServer(server.Handler())
	b.Cleanup(func() {
		listener.Close()
		if err := server.Close(); err != nil {
			b.Error(err)
		}
	})
	return listener.URL, evaluation
}

// BenchmarkRecorded measures a graph from recorded series, beside the same from the metrics of all pods and
// from those of a mesh whose workloads have one pod. ns/op is from recorded series.
func BenchmarkRecorded(b *testing.B) {
	end := time.Date(2026, 1, 2, 3, 30, 0, 0, time.UTC)
	large, evaluation := scaledMesh(b, *recordedPods, end)
	small, _ := scaledMesh(b, 1, end)
	open := func(url, settings string) *drawing { return &drawing{source(b, url, settings), end} }
	// What the metrics of all pods cost may be more than what one waits for by default.
	const patient = `{"queryTimeout": "10m"`
	recorded, metrics, ofOnePod := open(large, patient+`,`+fromRules+`}`), open(large, patient+`}`), open(small, patient+`}`)
	// One after the other in each turn, so that what else the machine does falls on all of them.
	var spent [3]time.Duration
	var edges [3]int
	turn := func() {
		for i, d := range []*drawing{recorded, metrics, ofOnePod} {
			began := time.Now()
			edges[i] = d.graph(b, `{"queryType": "graph", "window": "5m"}`)
			spent[i] += time.Since(began)
		}
	}
	// The first of each also waits for what it finds out of the mesh.
	turn()
	spent = [3]time.Duration{}
	turns := 0
	for b.Loop() {
		turn()
		turns++
	}
	if edges[0] == 0 || edges[0] != edges[1] || edges[1] != edges[2] {
		b.Fatalf("%d edges from recorded series, %d from the metrics, %d of one pod", edges[0], edges[1], edges[2])
	}
	b.ReportMetric(float64(spent[0].Nanoseconds())/float64(turns), "ns/op")
	b.ReportMetric(spent[1].Seconds()/spent[0].Seconds(), "metricsToRecorded")
	b.ReportMetric(spent[0].Seconds()/spent[2].Seconds(), "recordedToOnePod")
	b.ReportMetric(float64(edges[0]), "edges")
	b.ReportMetric(float64(*recordedPods), "pods")
	b.ReportMetric(float64(evaluation.Milliseconds()), "ms/evaluation")
}
