package counting

import "github.com/alidade-mesh/alidade/pkg/istio"

// Series is what the rule has to know of the labels of a series. Samples of many metrics have the same, so
// that it is read once.
type Series struct {
	*pair
	route
	// Reporter is who tells of the calls, Flags are how they ended.
	Reporter, Flags string
	flagged
	// receiving says that the reporter stands on the called side.
	receiving bool
	// vague are calls of a source that does not know the workload, that were not lost and for which it
	// waited; unnamed those of one that knows the workload and not the service.
	vague, unnamed bool
	// byGateway are calls whose caller is known by a gateway's principal alone.
	byGateway bool
}

// flagged is what flags say of calls: broken ones broke on their way, of callerLeft the caller went away,
// and of ownWord nobody but the source can tell: of lost ones, and of those for which it did not wait.
type flagged struct{ broken, callerLeft, ownWord, lost, gaveUp bool }

// Reader reads the labels of series, and keeps once what several have in common.
type Reader struct {
	pairs map[pair]*pair
	flags map[string]flagged
}

// NewReader is one that has read nothing.
func NewReader() Reader { return Reader{map[pair]*pair{}, map[string]flagged{}} }

// Labels are those of a series; Get is empty where it does not have one.
type Labels interface{ Get(label string) string }

// Read reads the labels of a series. Those that one reader has read go into one rule.
func (r Reader) Read(labels Labels) Series {
	s := Series{Reporter: labels.Get(istio.Reporter), Flags: labels.Get(istio.ResponseFlags)}
	s.pair = r.pair(pair{
		source:             Workload{Namespace: known(labels, istio.SourceNamespace), Name: known(labels, istio.SourceWorkload)},
		destination:        Workload{Namespace: known(labels, istio.DestinationWorkloadNamespace), Name: known(labels, istio.DestinationWorkload)},
		sourceCluster:      known(labels, istio.SourceCluster),
		destinationCluster: known(labels, istio.DestinationCluster),
	})
	s.route = route{s.sourceCluster, s.pair.source, istio.CallName(labels.Get(istio.DestinationHost))}
	s.flagged = r.flagged(s.Flags)
	s.receiving = istio.IsReceiving(s.Reporter)
	s.vague = s.destination.Name == "" && !s.ownWord
	s.unnamed = s.destination.Name != "" && istio.LetsOut(labels.Get(istio.DestinationServiceName))
	s.byGateway = s.pair.source.Name == "" && istio.IsGatewayPrincipal(labels.Get(istio.SourcePrincipal))
	return s
}

func (r Reader) pair(p pair) *pair {
	known, ok := r.pairs[p]
	if !ok {
		known = &p
		r.pairs[p] = known
	}
	return known
}

func (r Reader) flagged(flags string) flagged {
	f, known := r.flags[flags]
	if !known {
		f = flagged{
			broken: istio.BrokeOff(flags), callerLeft: istio.CallerLeft(flags),
			lost: istio.NeverArrived(flags), gaveUp: istio.GaveUp(flags),
		}
		f.ownWord = f.lost || f.gaveUp
		r.flags[flags] = f
	}
	return f
}

// IsReceiving tells what a reporter on the called side tells.
func (s *Series) IsReceiving() bool { return s.receiving }

// SamePair tells whether two series are of calls between the same two workloads.
func (s *Series) SamePair(other *Series) bool { return s.pair == other.pair }

// Ends are the names of the two workloads, empty where they are not known.
func (s *Series) Ends() (source, destination string) { return s.pair.source.Name, s.destination.Name }

// isSource tells what a source tells.
func (s *Series) isSource() bool { return s.Reporter == istio.ReporterSource }

// known is a label's value, empty where it says that it does not know.
func known(labels Labels, label string) string {
	return istio.Known(labels.Get(label))
}
