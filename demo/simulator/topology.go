package simulator

import "time"

// Topology declares a mesh: who is there, what each does when it is called, how
// a caller's proxy treats each callee, and what arrives from outside. It is
// plain data; a scenario changes a copy of it.
type Topology struct {
	// Cluster is the cluster's id, as in the labels source_cluster and
	// destination_cluster.
	Cluster string
	// TrustDomain is the first part of every principal.
	TrustDomain string
	// Strict are the namespaces that are declared to accept mutual TLS alone.
	Strict []string
	// Unscraped proxies go on working and counting, but nobody reads what they
	// count.
	Unscraped bool
	// EnvoyStatistics lets proxies expose how long their upstreams take, which
	// they do not unless they are told to.
	EnvoyStatistics bool
	// WithoutClientDurations lets calling proxies count requests, but not how
	// long they take, as a Telemetry resource can say.
	WithoutClientDurations bool
	Workloads              []Workload
	Operations             []Operation
	Routes                 []Route
	Entries                []Entry
	Streams                []Stream
}

// Kind says what sort of thing a workload is.
type Kind int

const (
	// Application answers HTTP or gRPC and counts its own requests.
	Application Kind = iota
	// Gateway is a proxy without an application: it reports as a source only.
	Gateway
	// Database is spoken to over plain TCP.
	Database
	// External is a host outside the mesh that a ServiceEntry names: nothing
	// is known of the workload behind it.
	External
	// Waypoint is a proxy in front of ambient workloads, which reports as such.
	Waypoint
	// ZTunnel carries the connections of ambient workloads.
	ZTunnel
	// EastWestGateway lets other networks into its own. It reports nothing.
	EastWestGateway
)

// Registration is how the mesh treats calls to a host outside.
type Registration int

const (
	// Registered hosts have a ServiceEntry.
	Registered Registration = iota
	// Unregistered hosts have none and are called all the same, through the
	// PassthroughCluster.
	Unregistered
	// Blocked hosts have none, so the caller's proxy refuses the call.
	Blocked
)

// Anonymity is what a ztunnel does not learn of a bare caller.
type Anonymity int

const (
	// Named callers' addresses are those of pods that the mesh knows.
	Named Anonymity = iota
	// NamespaceOnly callers are known by their namespace alone.
	NamespaceOnly
	// Nameless callers are machines outside.
	Nameless
)

// Workload is a deployment and the service in front of it.
type Workload struct {
	Namespace string
	// Name is unique in the topology, whatever the namespace. In a cluster of
	// its own it ends with that cluster's, as in "cart@west".
	Name string
	// Cluster is the id of the cluster where that is not the topology's.
	Cluster string
	// Network is the one that the pods are on. Callers on another network reach
	// them through its east-west gateway and do not learn which workload
	// answered. Empty is a network too.
	Network string
	// Service is the Kubernetes service's short name, or the host where the
	// workload is external. Empty means the workload's own name.
	Service string
	// Account is the Kubernetes service account. Empty means the workload's
	// own name.
	Account string
	Kind    Kind
	// Registration is that of an external workload.
	Registration Registration
	// Terminating east-west gateways end the connections of callers and open
	// their own, so that either side knows of the other no more than the
	// gateway's principal. Others pass encrypted connections on.
	Terminating bool
	// Bare workloads run without a sidecar: they report nothing, and what they
	// send is plaintext.
	Bare bool
	// Anonymity is what ztunnels do not learn of a bare workload.
	Anonymity Anonymity
	// Ambient workloads have no proxies of their own: ztunnels carry their
	// connections, and see no requests.
	Ambient bool
	// Waypoint names the workload through which others in the mesh call an
	// ambient one. Empty means that they call it directly.
	Waypoint string
	Replicas []Replica
	// Threads is how many requests a pod handles at once; others wait. Zero
	// means that nothing ever waits.
	Threads int
	// ThrottledShare is the share of scheduling periods, from 0 to 1, in which
	// a pod's proxy has used up its CPU time. Zero means as few as usual.
	ThrottledShare float64
}

// Replica is the pods of one version.
type Replica struct {
	Version string
	Pods    int
	// Weight is how much of the traffic each of these pods gets, relative to
	// other versions' pods.
	Weight float64
	// Slowdown multiplies the time that handlers take. Zero means 1.
	Slowdown float64
	// Failures come on top of the operation's.
	Failures []Failure
}

// Protocol is what an operation speaks.
type Protocol int

const (
	HTTP Protocol = iota
	GRPC
)

// Operation is one thing that a workload does when it is asked.
type Operation struct {
	// On is the workload's name, and Name the operation's; a call names both,
	// as in "checkout.order".
	On       string
	Name     string
	Protocol Protocol
	// Own is the handler's own time, without the calls that it makes.
	Own Spread
	// RequestBytes and ResponseBytes are typical wire sizes.
	RequestBytes  int
	ResponseBytes int
	Failures      []Failure
	// Stages run one after the other; the calls of one stage run at once.
	Stages [][]Call
}

// Failure is one way in which an operation fails.
type Failure struct {
	// Share of the requests, from 0 to 1.
	Share float64
	// Code is the HTTP status; a gRPC server fails with status 200.
	Code int
	// GRPCStatus is the gRPC status of a gRPC operation's failure.
	GRPCStatus int
	// Crash means that the application closes the connection without an
	// answer: its proxy answers 503 in its stead, with the flag UC.
	Crash bool
	// Silent crashes are reported without a status, as code 0.
	Silent bool
	// Stall means that no answer comes for a minute.
	Stall bool
}

// Call is a request that an operation makes.
type Call struct {
	// To names the operation, as in "payments.charge".
	To string
	// Share of the operation's runs that make the call, from 0 to 1.
	Share float64
	// Tolerated is the share of the call's failures that do not fail the
	// operation.
	Tolerated float64
}

// Route is how the proxy of one workload treats its calls to another, and what
// lies between them. Pairs without a route have the zero value's behaviour.
type Route struct {
	From string
	To   string
	// TimeoutMs ends a request, retries included. Zero means never.
	TimeoutMs float64
	// Attempts at most, for connections that fail and answers of 503. Zero
	// means one.
	Attempts int
	// UnhealthyShare of the attempts find no healthy endpoint (UH).
	UnhealthyShare float64
	// UnreachableShare of the attempts find an endpoint that does not take the
	// connection (UF).
	UnreachableShare float64
	// RefusedShare of the connections to an ambient database are refused by its
	// ztunnel, as its policy says (DENY).
	RefusedShare float64
	// NoStatus means that HTTP attempts that find no endpoint or do not reach it
	// are reported without a status, as code 0.
	NoStatus bool
	// HostOnly means that the calling proxies know no more of the service than
	// its host.
	HostOnly bool
	// Network is the time on the wire, both ways. Zero means that of one
	// data centre.
	Network Spread
	// ReadBytesPerMs is how fast the calling application takes responses in.
	// Zero means as fast as they come. What it has not taken, its proxy holds:
	// nobody behind that notices, as long as a response fits in there.
	ReadBytesPerMs float64
	// Tagged requests carry the custom label user_tier.
	Tagged bool
	// Connections is how many TCP connections each pod keeps open. Zero means
	// a connection for each query.
	Connections int
	// ConnectionAge is how long such a connection lasts on average. Zero means
	// ten minutes.
	ConnectionAge time.Duration
}

// Entry is traffic that starts at a workload: requests from the internet at a
// gateway, or a job.
type Entry struct {
	From string
	// To is the operation that is called. Empty means that the gateway has no
	// route for the request.
	To string
	// Hosts are those for which the gateway has no route. None means that it
	// does not write which one was asked for.
	Hosts []string
	// PerSecond is the average rate of requests.
	PerSecond float64
	// Impatient is the share of clients that hang up before the answer.
	Impatient float64
}
