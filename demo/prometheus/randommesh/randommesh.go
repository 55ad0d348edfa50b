// Package randommesh makes small random meshes for tests of properties that hold for any: a few workloads
// in two clusters of which reporters know all, some or nothing, by way of waypoints, gateways between
// clusters and addresses, with calls that are lost, broken or not waited for.
package randommesh

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"time"
)

// Waypoints is a setting that names one of the workloads of the meshes as a waypoint. Another, hop, is one
// by its series.
const Waypoints = "gate"

// Label tells the meshes of a load apart.
const Label = "mesh"

var number = flag.Int("meshes", 60, "on how many random meshes properties are tried")

// Number is on how many meshes a property is to be tried.
func Number() int { return *number }

// At is a time at which all series of a load have been there for long enough.
const At = 10 * time.Minute

// The load's samples, over At and a minute more.
const (
	step    = 30 * time.Second
	samples = int((At+time.Minute)/step) + 1
)

// Mesh is what the reporters of a mesh tell.
type Mesh struct {
	ID     int
	Series []Series
}

// Series is what one reporter tells of some calls.
type Series struct {
	Labels map[string]string
	// PerSecond is how many calls it counts a second, Ms how long each of them takes.
	PerSecond, Ms int
	// Begins is by how many samples it is later than the mesh.
	Begins int
}

// Make makes meshes, the same of the same seed.
func Make(seed uint64, count int) []Mesh {
	meshes := make([]Mesh, count)
	for id := range meshes {
		meshes[id] = makeOne(rand.New(rand.NewPCG(seed, uint64(id))), id)
	}
	return meshes
}

func makeOne(r *rand.Rand, id int) Mesh {
	mesh := Mesh{ID: id}
	// A mesh writes what it does not know in one way: as a word, or not at all.
	absent := r.IntN(3) == 0
	seen := map[string]bool{}
	for range 2 + r.IntN(8) {
		labels := report(r, absent)
		labels[Label] = fmt.Sprint(id)
		if name := written(labels); !seen[name] {
			seen[name] = true
			s := Series{Labels: labels, PerSecond: pick(r, 0, 1, 2, 2, 3, 5, 8, 13), Ms: pick(r, 10, 30, 80, 300)}
			if r.IntN(8) == 0 {
				s.Begins = r.IntN(samples)
			}
			mesh.Series = append(mesh.Series, s)
		}
	}
	return mesh
}

// pick is one of a few.
func pick[T any](r *rand.Rand, some ...T) T { return some[r.IntN(len(some))] }

// report are the labels of a series.
func report(r *rand.Rand, absent bool) map[string]string {
	labels := map[string]string{
		"reporter": pick(r, "source", "source", "destination", "destination", "waypoint"), "request_protocol": "http",
		"response_code": pick(r, "200", "503", "0"), "response_flags": pick(r, "-", "-", "-", "UH", "UT", "DC", "UF,URX", "UC", "UR", "DI"),
		"connection_security_policy": "unknown", "source_principal": "unknown",
		"source_workload_namespace": "s", "source_workload": pick(r, "web", "web", "web", "cart", "cart", "gate"), "source_cluster": pick(r, "c1", "c1", "c2"),
		"destination_workload_namespace": pick(r, "s", "t"), "destination_workload": pick(r, "pay", "pay", "db", "gate"), "destination_cluster": pick(r, "c1", "c2"),
		"destination_service_name": "pay", "destination_service_namespace": "s",
		"destination_service": pick(r, "pay.s.svc.cluster.local", "pay.s.svc.cluster.local", "pay.s.svc:8080", "db.s.svc.cluster.local"),
	}
	if labels["reporter"] == "source" {
		describeSent(r, labels)
	} else {
		describeReceived(r, labels)
	}
	for _, cluster := range []string{"source_cluster", "destination_cluster"} {
		if r.IntN(4) == 0 {
			labels[cluster] = "unknown"
		}
	}
	maps.DeleteFunc(labels, func(_, value string) bool { return absent && value == "unknown" })
	return labels
}

// describeSent is what is particular to what a source tells: it may not know the workload, or the service,
// or take a waypoint for the workload.
func describeSent(r *rand.Rand, labels map[string]string) {
	switch r.IntN(12) {
	case 0, 1, 2, 3:
		for _, part := range []string{"workload", "workload_namespace", "cluster"} {
			labels["destination_"+part] = "unknown"
		}
	case 4, 5:
		labels["destination_service_name"], labels["destination_service"] = "PassthroughCluster", "10.0.0.1:80"
	case 6:
		labels["destination_workload"], labels["destination_workload_namespace"] = "hop", "s"
	}
}

// describeReceived is what is particular to what a receiving side tells: it may not know the caller, or know
// it by a gateway's principal alone, or not know itself.
func describeReceived(r *rand.Rand, labels map[string]string) {
	switch r.IntN(24) {
	case 0, 1, 2, 3:
		labels["source_workload"], labels["source_workload_namespace"], labels["source_cluster"] = "unknown", "unknown", "unknown"
		labels["source_principal"] = pick(r, "unknown", "spiffe://mesh/ns/istio-system/sa/istio-eastwestgateway")
	case 4:
		labels["destination_workload"], labels["destination_workload_namespace"] = "unknown", "unknown"
	case 5:
		labels["source_workload"] = "hop"
	}
}

// Load writes meshes in promqltest's language: their requests and, where asked for, how long these take.
func Load(meshes []Mesh, durations bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "load %s\n", step)
	for _, mesh := range meshes {
		for _, s := range mesh.Series {
			s.load(&b, durations)
		}
	}
	return b.String()
}

func (s Series) load(b *strings.Builder, durations bool) {
	const duration = "istio_request_duration_milliseconds"
	name := written(s.Labels)
	write := func(metric, more string, perSecond int) {
		begins := ""
		if s.Begins > 0 {
			begins = fmt.Sprintf("_x%d ", s.Begins)
		}
		fmt.Fprintf(b, "  %s{%s%s} %s0+%dx%d\n", metric, name, more, begins, perSecond*int(step.Seconds()), samples-s.Begins)
	}
	write("istio_requests_total", "", s.PerSecond)
	if !durations {
		return
	}
	write(duration+"_sum", "", s.PerSecond*s.Ms)
	write(duration+"_count", "", s.PerSecond)
	for _, bound := range []int{25, 50, 100} {
		within := 0
		if s.Ms <= bound {
			within = s.PerSecond
		}
		write(duration+"_bucket", fmt.Sprintf(",le=%q", fmt.Sprint(bound)), within)
	}
	write(duration+"_bucket", `,le="+Inf"`, s.PerSecond)
}

// written is a series' labels as PromQL has them.
func written(labels map[string]string) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(labels)) {
		parts = append(parts, fmt.Sprintf("%s=%q", name, labels[name]))
	}
	return strings.Join(parts, ",")
}

// String is a mesh's series, one a line.
func (m Mesh) String() string {
	var b strings.Builder
	for _, s := range m.Series {
		text, err := json.Marshal(s)
		if err != nil {
			return err.Error()
		}
		b.Write(append(text, '\n'))
	}
	return b.String()
}
