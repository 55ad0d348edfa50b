package counting

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// Series is what the labels of a series say of the calls that it counts. A Reader makes it once, however
// many times the series is looked at.
type Series struct {
	// reporter is who tells of them; told is it as one of the rule's.
	reporter string
	told     told
	// source and destination are the workloads, empty where they are not known.
	source, destination Workload
	// pair, via and host are the Reader's numbers of both ends, of the caller and the host that it calls, and
	// of that host; bare and bareVia are the former whatever clusters are.
	pair, bare, via, bareVia, host int
	// placed says that the caller's cluster is known, clustered and unclustered that the cluster of one of its
	// workloads is known, or is not.
	placed, clustered, unclustered bool
	// lost, gaveUp, broken and callerLeft are what its flags say.
	lost, gaveUp, broken, callerLeft bool
	// letOut says that the service is not known, because an address was called; byGateway that the caller is
	// known by a gateway's principal alone.
	letOut, byGateway bool
	// policy is the security policy.
	policy string
}

// told are the reporters that tell of something.
type told uint8

const (
	bySource told = 1 << iota
	byWaypoint
	byDestination
	// unnamed says that a source tells of a pair without knowing the service.
	unnamed
	// incomplete says that a reporter of a pair does not know the cluster of one of its workloads.
	incomplete

	byReceiver = byWaypoint | byDestination
)

// reporters are those that the rule knows.
var reporters = map[string]told{
	istio.ReporterSource: bySource, istio.ReporterWaypoint: byWaypoint, istio.ReporterDestination: byDestination,
}

// FromSource tells a caller's report from one of the receiving side.
func (s *Series) FromSource() bool { return s.told == bySource }

// ownWord tells calls of which nobody but the source can tell: lost ones, and those for which it did not
// wait.
func (s *Series) ownWord() bool { return s.lost || s.gaveUp }

// vague tells the calls of a source that does not know the workload, that were not lost and for which it
// waited.
func (s *Series) vague() bool { return s.destination.Name == "" && !s.ownWord() }

// pair is the two workloads of a call and their clusters; what is not known is empty.
type pair struct {
	source, destination               Workload
	sourceCluster, destinationCluster string
}

// route is a caller and the host that it calls. Its cluster is empty where it is not known.
type route struct {
	cluster string
	source  Workload
	host    string
}

// Reader reads labels, and numbers what series have in common.
type Reader struct {
	pairs  map[pair]int
	routes map[route]int
	hosts  map[string]int
}

// NewReader begins to number.
func NewReader() *Reader {
	return &Reader{pairs: map[pair]int{}, routes: map[route]int{}, hosts: map[string]int{}}
}

// Read reads the labels of a series.
func (r *Reader) Read(metric model.Metric) *Series {
	flags := string(metric[istio.ResponseFlags])
	ends := pair{
		source:             callerOf(metric),
		destination:        calledBy(metric),
		sourceCluster:      known(metric, istio.SourceCluster),
		destinationCluster: known(metric, istio.DestinationCluster),
	}
	via := route{ends.sourceCluster, ends.source, hostOf(metric)}
	s := &Series{
		reporter: reporterOf(metric), told: reporters[reporterOf(metric)],
		source: ends.source, destination: ends.destination,
		placed: via.cluster != "",
		lost:   istio.NeverArrived(flags), gaveUp: istio.GaveUp(flags), broken: istio.BrokeOff(flags), callerLeft: istio.CallerLeft(flags),
		letOut:    istio.LetsOut(string(metric[istio.DestinationServiceName])),
		byGateway: ends.source.Name == "" && istio.IsGatewayPrincipal(string(metric[istio.SourcePrincipal])),
		policy:    string(metric[istio.SecurityPolicy]),
	}
	caller, called := s.source.Name != "", s.destination.Name != ""
	s.clustered = caller && ends.sourceCluster != "" || called && ends.destinationCluster != ""
	s.unclustered = caller && ends.sourceCluster == "" || called && ends.destinationCluster == ""
	s.pair, s.via, s.host = number(r.pairs, ends), number(r.routes, via), number(r.hosts, via.host)
	ends.sourceCluster, ends.destinationCluster, via.cluster = "", "", ""
	s.bare, s.bareVia = number(r.pairs, ends), number(r.routes, via)
	return s
}

// number is that of a key, from 0.
func number[K comparable](of map[K]int, key K) int {
	at, known := of[key]
	if !known {
		at = len(of)
		of[key] = at
	}
	return at
}

func isReceiver(metric model.Metric) bool {
	return istio.IsReceiving(reporterOf(metric))
}

func reporterOf(metric model.Metric) string { return string(metric[istio.Reporter]) }

func hostOf(metric model.Metric) string { return istio.CallName(string(metric[istio.DestinationHost])) }

func callerOf(metric model.Metric) Workload {
	return Workload{Namespace: known(metric, istio.SourceNamespace), Name: known(metric, istio.SourceWorkload)}
}

func calledBy(metric model.Metric) Workload {
	return Workload{Namespace: known(metric, istio.DestinationWorkloadNamespace), Name: known(metric, istio.DestinationWorkload)}
}

// bareRouteOf is a route whatever the caller's cluster is.
func bareRouteOf(metric model.Metric) route {
	return route{source: callerOf(metric), host: hostOf(metric)}
}

// known is a label's value, empty where it says that it does not know.
func known(metric model.Metric, label model.LabelName) string {
	return istio.Known(string(metric[label]))
}
