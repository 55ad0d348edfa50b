package istio

import "slices"

// Knowledge is what the series behind an answer tell of calls: what is not in it cannot narrow the
// answer, nor group it.
type Knowledge struct {
	// Groups are the request's properties, its outcome included, for conditions and for groupBy.
	Groups []string `json:"groups"`
	// Source and Destination are the properties of the peers. None of the source's means that the
	// series speak of a workload, not of calls; that workload is the destination.
	Source      []string `json:"sourceProperties"`
	Destination []string `json:"destinationProperties"`
	// GroupBy is how an answer is grouped unless the query says so itself.
	GroupBy []string `json:"groupBy"`
	// Reporters are those that can be asked alone.
	Reporters []string `json:"reporters"`
	// NotOfReporter is a sentence that says why the others cannot be.
	NotOfReporter string `json:"-"`
	// Subject is what the series speak of, where it is not calls.
	Subject string `json:"-"`
	// ComparesSides is true where what both sides of a call saw is compared. Then a filter by a label
	// that they do not know alike is an error: it would pass on one of them. Otherwise nothing passes
	// it, which a notice says.
	ComparesSides bool `json:"-"`
}

// Knows tells whether the series carry a property of the request.
func (k Knowledge) Knows(property string) bool { return slices.Contains(k.Groups, property) }

// CanAsk tells whether a reporter can be asked alone.
func (k Knowledge) CanAsk(reporter string) bool { return slices.Contains(k.Reporters, reporter) }

// OfCalls tells whether the series speak of calls between two peers, or of one workload.
func (k Knowledge) OfCalls() bool { return len(k.Source) > 0 }

// AllReporters are those whose telemetry can be asked for alone.
func AllReporters() []string {
	return []string{ReporterSource, ReporterDestination, ReporterWaypoint}
}

// DestinationProperties are the properties of the called side; all but the last two are also the
// calling side's.
func DestinationProperties() []string {
	return append(EndpointProperties(), "host", "workloadNamespace")
}

// BothSides is what the two sides of a call know alike.
func BothSides() Knowledge { return ofBothSides }

// PeerProperty is the side ("source" or "destination") and the property that a label stands for, and
// whether it does.
func PeerProperty(label string) (side, property string, ok bool) {
	for name, of := range sourceLabels {
		if of == label {
			return "source", name, true
		}
	}
	for name, of := range destinationLabels {
		if of == label {
			return "destination", name, true
		}
	}
	return "", "", false
}

// pairs groups by calling and called workload.
var pairs = []string{"source.namespace", "source.workload", "destination.namespace", "destination.workload"}

// calls know both peers; groups are what they know of the request.
func calls(groups ...string) Knowledge {
	return Knowledge{
		Groups: groups, Source: EndpointProperties(), Destination: DestinationProperties(),
		GroupBy: pairs, Reporters: AllReporters(),
	}
}

// What the series behind the signals know.
var (
	ofRequests    = calls("responseCode", "responseFlags", "grpcStatus", "protocol", "security", "reporter")
	ofConnections = calls("responseFlags", "protocol", "security", "reporter")
	ofMessages    = calls("reporter")
	ofEncryption  = encryption()
	ofBothSides   = bothSides()
	ofProxies     = Knowledge{
		Source: []string{}, Destination: []string{"namespace", "workload", "workloadNamespace"},
		GroupBy: []string{"destination.workloadNamespace", "destination.workload"}, Reporters: []string{},
		Subject: "the proxies of a workload",
	}
)

func encryption() Knowledge {
	k := calls("protocol", "reporter")
	k.Reporters = []string{ReporterDestination, ReporterWaypoint}
	k.NotOfReporter = "a source does not know whether its calls arrive encrypted. Use \"auto\", \"destination\" or \"waypoint\"."
	return k
}

func bothSides() Knowledge {
	k := calls("protocol")
	k.Reporters, k.ComparesSides = []string{}, true
	return k
}
