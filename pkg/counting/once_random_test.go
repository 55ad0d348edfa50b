package counting_test

import (
	"maps"
	"testing"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/demo/prometheus/randommesh"
	"github.com/alidade-mesh/alidade/pkg/counting"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// onceRandom are meshes that a random one showed to be counted wrongly, or in two ways; and what counts.
var onceRandom = map[string]struct {
	series []randommesh.Series
	want   map[string]float64
}{
	"a call that was lost on the way to a waypoint counts, though name and series both tell that it is one": {
		[]randommesh.Series{
			told("source", 2, "source_workload", "web", "destination_workload", "gate", "response_flags", "UF,URX"),
			told("waypoint", 8, "source_workload", "web", "destination_workload", "pay"),
		},
		map[string]float64{"web > gate": 2, "web > pay": 8},
	},
	"a receiving side that knows its cluster and not its workload is heard": {
		[]randommesh.Series{
			told("source", 3, "source_workload", "web", "destination_workload", "unknown", "destination_cluster", "unknown"),
			told("destination", 3, "source_workload", "web", "destination_workload", "unknown"),
		},
		map[string]float64{"web > unknown": 3},
	},
	"what comes through a gateway is told once by a waypoint and the destination behind it": {
		[]randommesh.Series{
			told("source", 10, "source_workload", "web", "destination_workload", "unknown", "destination_cluster", "unknown"),
			told("waypoint", 10, "source_workload", "unknown", "source_cluster", "unknown", "destination_workload", "pay", "source_principal", eastWest),
			told("destination", 10, "source_workload", "unknown", "source_cluster", "unknown", "destination_workload", "pay", "source_principal", eastWest),
		},
		map[string]float64{"web > unknown": 10},
	},
}

const eastWest = "spiffe://mesh/ns/istio-system/sa/istio-eastwestgateway"

// told is what a reporter tells of calls to the service pay, with some labels.
func told(reporter string, perSecond int, labels ...string) randommesh.Series {
	all := map[string]string{
		"reporter": reporter, "mesh": "0", "response_flags": "-", "response_code": "200", "request_protocol": "http",
		"source_workload_namespace": "s", "source_cluster": "c1", "source_principal": "unknown",
		"destination_workload_namespace": "s", "destination_cluster": "c2",
		"destination_service": "pay.s.svc.cluster.local", "destination_service_name": "pay", "destination_service_namespace": "s",
	}
	for i := 0; i < len(labels); i += 2 {
		all[labels[i]] = labels[i+1]
	}
	return randommesh.Series{Labels: all, PerSecond: perSecond}
}

func TestWhatRandomMeshesShowed(t *testing.T) {
	for name, test := range onceRandom {
		t.Run(name, func(t *testing.T) {
			mesh := randommesh.Mesh{Series: test.series}
			instance := promload.Start(t, randommesh.Load([]randommesh.Mesh{mesh}, false))
			got := (&compared{}).compare(t, instance, mesh, countedBy[0].query, counting.Asked{Reporter: query.Auto})
			maps.DeleteFunc(got, func(_ string, value float64) bool { return value == 0 })
			if !maps.EqualFunc(got, test.want, same) {
				t.Errorf("counted are %v rather than %v", got, test.want)
			}
		})
	}
}
