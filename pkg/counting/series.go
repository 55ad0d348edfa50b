package counting

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// Series is what the labels of a series say of the calls that it counts. A Reader makes it once, however
// many times the series is looked at.
type Series struct {
	// Reporter is who tells of them, Flags are how they ended; told is the former as one of the rule's.
	Reporter, Flags string
	told            told
	// source and destination are the workloads, empty where they are not known.
	source, destination Workload
	// called is the host, however its reporter writes it.
	called string
	// pair, via and host are the Reader's numbers of both ends, of the caller and the host that it calls, and
	// of that host; bare and bareVia are the former whatever clusters are.
	pair, bare, via, bareVia, host int
	// placed says that the caller's cluster is known, clustered and unclustered that the cluster of one of its
	// workloads is known, or is not.
	placed, clustered, unclustered bool
	flagged
	// letOut says that the service is not known, because an address was called; byGateway that the caller is
	// known by a gateway's principal alone.
	letOut, byGateway bool
}

// flagged is what flags say of calls.
type flagged struct{ lost, gaveUp, broken, callerLeft bool }

// Labels are those of a series; Get is empty where it does not have one.
type Labels interface{ Get(label string) string }

// Metric are labels in a map.
type Metric model.Metric

// Get is the value of a label.
func (m Metric) Get(label string) string { return string(m[model.LabelName(label)]) }

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

// FromSource tells a caller's report, FromReceiver one of the receiving side.
func (s *Series) FromSource() bool   { return s.told == bySource }
func (s *Series) FromReceiver() bool { return s.told&byReceiver != 0 }

// SamePair tells whether two series of one reader are of calls between the same two workloads.
func (s *Series) SamePair(other *Series) bool { return s.pair == other.pair }

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
	flags  map[string]flagged
}

// NewReader begins to number.
func NewReader() *Reader {
	return &Reader{pairs: map[pair]int{}, routes: map[route]int{}, hosts: map[string]int{}, flags: map[string]flagged{}}
}

// Read reads the labels of a series.
func (r *Reader) Read(labels Labels) *Series {
	ends := pair{
		source:             Workload{Namespace: known(labels, istio.SourceNamespace), Name: known(labels, istio.SourceWorkload)},
		destination:        Workload{Namespace: known(labels, istio.DestinationWorkloadNamespace), Name: known(labels, istio.DestinationWorkload)},
		sourceCluster:      known(labels, istio.SourceCluster),
		destinationCluster: known(labels, istio.DestinationCluster),
	}
	via := route{ends.sourceCluster, ends.source, istio.CallName(labels.Get(istio.DestinationHost))}
	s := &Series{
		Reporter: labels.Get(istio.Reporter), Flags: labels.Get(istio.ResponseFlags),
		source: ends.source, destination: ends.destination, called: via.host,
		placed:    via.cluster != "",
		letOut:    istio.LetsOut(labels.Get(istio.DestinationServiceName)),
		byGateway: ends.source.Name == "" && istio.IsGatewayPrincipal(labels.Get(istio.SourcePrincipal)),
	}
	s.told, s.flagged = reporters[s.Reporter], r.flagged(s.Flags)
	caller, called := s.source.Name != "", s.destination.Name != ""
	s.clustered = caller && ends.sourceCluster != "" || called && ends.destinationCluster != ""
	s.unclustered = caller && ends.sourceCluster == "" || called && ends.destinationCluster == ""
	s.pair, s.via, s.host = number(r.pairs, ends), number(r.routes, via), number(r.hosts, via.host)
	ends.sourceCluster, ends.destinationCluster, via.cluster = "", "", ""
	s.bare, s.bareVia = number(r.pairs, ends), number(r.routes, via)
	return s
}

func (r *Reader) flagged(flags string) flagged {
	f, known := r.flags[flags]
	if !known {
		f = flagged{
			lost: istio.NeverArrived(flags), gaveUp: istio.GaveUp(flags),
			broken: istio.BrokeOff(flags), callerLeft: istio.CallerLeft(flags),
		}
		r.flags[flags] = f
	}
	return f
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

// known is a label's value, empty where it says that it does not know.
func known(labels Labels, label string) string { return istio.Known(labels.Get(label)) }
