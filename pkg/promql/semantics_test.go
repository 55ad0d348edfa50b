package promql_test

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/query"
)

const (
	byPair    = `"instant": true, "groupBy": ["source.workload", "destination.service"]`
	rates     = `{"signal": "requestRate", ` + byPair + `}`
	errors    = `{"signal": "errorRate", ` + byPair + `}`
	ratios    = `{"signal": "errorRatio", ` + byPair + `}`
	medians   = `{"signal": "duration", "statistics": ["p50"], ` + byPair + `}`
	means     = `{"signal": "duration", "statistics": ["mean"], ` + byPair + `}`
	wholeMesh = `{"signal": "requestRate", "instant": true, "groupBy": []}`
)

// semanticsCase is a mesh, what is asked of it, and the answer of a real engine. An answer is a line
// a series: the values of its labels in the order of their names, and its value.
type semanticsCase struct{ name, mesh, query, answer string }

// semantics are meshes, what is asked of them, and the answer of a real engine. An answer is a
// line a series: the values of its labels and its value.
var semantics = []semanticsCase{
	{
		"a call between two sidecars counts once",
		`source web > pay 2/s
		 destination web > pay 2/s`,
		rates, "pay web 2",
	},
	{
		"a caller without a sidecar is counted by its destination",
		`source web > pay 2/s
		 destination web > pay 2/s
		 destination ? > pay 3/s policy=none`,
		rates, "pay unknown 3\npay web 2",
	},
	{
		"a destination without a sidecar is counted by its source",
		`source web > pay 2/s
		 destination web > pay 2/s
		 source web > legacy 4/s`,
		rates, "legacy web 4\npay web 2",
	},
	{
		"a call that never arrived is an error of its service",
		`source web > pay 8/s
		 destination web > pay 8/s
		 source web > ? 2/s code=503 flags=UH service=pay`,
		ratios, "pay web 0.2",
	},
	{
		"a source that saw no error is still believed: the retry succeeded",
		`source web > pay 2/s
		 destination web > pay 2/s
		 destination web > pay 1/s code=503`,
		ratios, "pay web 0",
	},
	{
		"no error where the source is believed is no error series of the destination",
		`source web > pay 2/s
		 destination web > pay 1/s code=503`,
		errors, "pay web 0",
	},
	{
		"a code the source never saw is not taken from the destination",
		`source web > pay 2/s
		 destination web > pay 1/s code=503`,
		`{"signal": "requestRate", "responseCode": "503", ` + byPair + `}`, "",
	},
	{
		"an idle source still reports its pair",
		`source web > pay 0/s
		 destination web > pay 1/s`,
		rates, "pay web 0",
	},
	{
		"no traffic has no ratio",
		`source web > pay 0/s`,
		ratios, "",
	},
	{
		"a member of comma-joined flags is found",
		`source web > pay 1/s code=503 flags=UF,URX
		 source web > pay 2/s code=504 flags=UT
		 source web > pay 4/s`,
		`{"responseFlags": ["URX", "UT"], ` + byPair + `}`, "pay web 3",
	},
	{
		"UR is not part of URX",
		`source web > pay 1/s code=503 flags=URX
		 source web > pay 2/s code=503 flags=UR`,
		`{"responseFlags": ["UR"], ` + byPair + `}`, "pay web 2",
	},
	{
		"the flag - is no flag",
		`source web > pay 1/s code=503 flags=URX
		 source web > pay 2/s`,
		`{"responseFlags": ["-"], ` + byPair + `}`, "pay web 2",
	},
	{
		"a gRPC error that is also a 5xx counts once",
		`source web > pay 1/s code=503 grpc=14
		 source web > pay 1/s code=200 grpc=13
		 source web > pay 1/s code=500
		 source web > pay 5/s code=200 grpc=0`,
		ratios, "pay web 0.375",
	},
	{
		"4xx counts where it is asked for",
		`source web > pay 1/s code=404
		 source web > pay 3/s`,
		`{"signal": "errorRatio", "errors": "4xx5xx", ` + byPair + `}`, "pay web 0.25",
	},
	{
		"no response is not a success",
		`source web > pay 1/s code=0 flags=DC
		 source web > pay 3/s`,
		`{"signal": "errorRatio", "errors": "non2xx", ` + byPair + `}`, "pay web 0.25",
	},
	{
		"a code's share is of all requests",
		`source web > pay 1/s code=503
		 source web > pay 2/s code=500
		 source web > pay 5/s`,
		`{"signal": "errorRatio", "instant": true, "groupBy": ["destination.service", "responseCode"]}`,
		"pay 500 0.25\npay 503 0.125",
	},
	{
		"a code's share can be of the whole mesh",
		`source web > pay 1/s code=503
		 source web > cart 7/s`,
		`{"signal": "errorRatio", "instant": true, "groupBy": ["responseCode"]}`,
		"503 0.125",
	},
	{
		"a waypoint is believed where the source is silent",
		`waypoint web > pay 2/s
		 destination web > pay 2/s`,
		rates, "pay web 2",
	},
	{
		"a source is believed before a waypoint",
		`source web > pay 2/s
		 waypoint web > pay 2/s
		 destination web > pay 2/s`,
		rates, "pay web 2",
	},
	{
		"a gateway's call through a waypoint counts once",
		`source gateway > shop-waypoint 2/s service=pay
		 waypoint gateway > pay 2/s`,
		rates, "pay gateway 2",
	},
	{
		"a sidecar's call through a waypoint into an ambient namespace counts once",
		`source web > shop-waypoint 2/s service=pay
		 waypoint web > pay 2/s
		 tcp source web > shop-waypoint 900/s app=ztunnel
		 tcp destination shop-waypoint > pay 900/s app=ztunnel`,
		rates, "pay web 2",
	},
	{
		"a sidecar that knows what is behind the waypoint is believed",
		`source web > pay 2/s
		 waypoint web > pay 2/s code=503`,
		ratios, "pay web 0",
	},
	{
		"errors that only a waypoint reports count",
		`waypoint web > pay 3/s
		 waypoint web > pay 1/s code=503
		 destination web > pay 3/s`,
		ratios, "pay web 0.25",
	},
	{
		"a gateway alone reports its calls",
		`source gateway > web 5/s
		 source gateway > ? 1/s code=404 flags=NR`,
		rates, "unknown gateway 1\nweb gateway 5",
	},
	{
		"a cluster that the source does not know is not compared",
		`source web > pay 2/s destination_cluster=unknown
		 destination web > pay 2/s destination_cluster=c2`,
		rates, "pay web 2",
	},
	{
		"a cluster that the destination does not know is not compared",
		`source web > pay 2/s destination_cluster=c2
		 destination web > pay 2/s source_cluster=unknown destination_cluster=c2`,
		rates, "pay web 2",
	},
	{
		"neither side knows the other's cluster",
		`source web > pay 2/s destination_cluster=unknown
		 destination web > pay 2/s source_cluster=unknown destination_cluster=c2`,
		rates, "pay web 2",
	},
	{
		"the same names in two clusters are two pairs",
		`source web > pay 2/s
		 destination web > pay 2/s
		 destination web > pay 3/s source_cluster=c2 destination_cluster=c2`,
		`{"instant": true, "groupBy": ["destination.cluster", "destination.workload"]}`,
		"c1 pay 2\nc2 pay 3",
	},
	{
		"either end may match, and a call inside counts once",
		`source web > pay 1/s
		 source web > ? 2/s service=api.example.com destination_service_namespace=unknown
		 destination ? > pay 4/s
		 source other > thing 8/s source_workload_namespace=far destination_workload_namespace=far destination_service_namespace=far destination_service=thing.far.svc.cluster.local`,
		`{"either": {"namespace": "shop"}, "instant": true, "groupBy": []}`, "7",
	},
	{
		"a custom tag filters the source's series and not who reports",
		`source web > pay 1/s user_tier=gold
		 source web > pay 2/s user_tier=silver
		 destination web > pay 3/s`,
		`{"filters": [{"label": "user_tier", "op": "=", "value": "gold"}], "instant": true, "groupBy": ["user_tier"]}`,
		"gold 1",
	},
	{
		"several pods and codes add up to the mesh",
		`source web > pay 1/s pod=a
		 source web > pay 2/s pod=b
		 destination web > pay 3/s pod=c`,
		wholeMesh, "3",
	},
	{
		"a median is of the believed reporter's buckets",
		`source web > pay 1/s @30 @40 @300
		 destination web > pay 1/s @8 @8 @8`,
		medians, "pay web 43.75",
	},
	{
		"a median behind a waypoint is the waypoint's",
		`waypoint web > pay 1/s @30 @40 @300
		 destination web > pay 1/s @8 @8 @8`,
		medians, "pay web 43.75",
	},
	{
		"a median without a caller's sidecar is the destination's",
		`destination ? > pay 1/s @30 @40 @300`,
		medians, "pay unknown 43.75",
	},
	{
		"a mean is exact",
		`source web > pay 1/s @30 @300
		 destination web > pay 1/s @8 @8`,
		means, "pay web 165",
	},
	{
		"an empty histogram has neither a quantile nor a mean",
		`source web > pay 0/s @30`,
		medians, "",
	},
}

func TestSemantics(t *testing.T) {
	for _, test := range slices.Concat(semantics, signalSemantics, latencySignalSemantics) {
		t.Run(test.name, func(t *testing.T) {
			instance := promload.Start(t, exposition(t, test.mesh))
			if got := answer(t, instance, test.query, query.DefaultSettings()); got != test.answer {
				t.Errorf("the engine answers\n%s\nwant\n%s", got, test.answer)
			}
		})
	}
}

// answer asks the first expression of a query at the end of the load.
func answer(t *testing.T, instance *promload.Instance, raw string, settings query.Settings) string {
	t.Helper()
	plan := compileAt(t, raw, settings, promload.Epoch.Add(time.Hour))
	var lines []string
	for _, sample := range instance.Query(t, plan[0].Expr, promload.Epoch.Add(time.Hour)) {
		words := append(orderedValues(sample.Metric.Map()), fmt.Sprint(math.Round(sample.F*1e6)/1e6))
		lines = append(lines, strings.Join(words, " "))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// orderedValues are the values of labels in the order of the labels' names.
func orderedValues(labels map[string]string) []string {
	var values []string
	for _, name := range slices.Sorted(maps.Keys(labels)) {
		values = append(values, labels[name])
	}
	return values
}
