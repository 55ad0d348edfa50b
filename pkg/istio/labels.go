// Package istio holds every name that Istio's telemetry uses: metrics, labels, label values,
// response flags, and the catalogue of signals built from them. No other package knows one.
//
// Source: Istio's standard metrics and Envoy's access-log response flags.
package istio

import "strings"

// MetricPrefix begins the name of every metric of the mesh's own.
const MetricPrefix = "istio_"

// Metrics. Rates of counters are per second; durations are whole milliseconds; sizes are bytes on
// the wire.
const (
	RequestsTotal    = "istio_requests_total"
	RequestDuration  = "istio_request_duration_milliseconds"
	RequestBytes     = "istio_request_bytes"
	ResponseBytes    = "istio_response_bytes"
	TCPSentBytes     = "istio_tcp_sent_bytes_total"
	TCPReceivedBytes = "istio_tcp_received_bytes_total"
	TCPOpened        = "istio_tcp_connections_opened_total"
	TCPClosed        = "istio_tcp_connections_closed_total"
	TCPFailed        = "istio_tcp_connections_failed_total"
	// RequestMessages and ResponseMessages count gRPC messages; they know the peers and the
	// reporter, nothing of the request.
	RequestMessages  = "istio_request_messages_total"
	ResponseMessages = "istio_response_messages_total"
)

// Metrics of the proxies' containers, from the kubelet's cAdvisor.
const (
	ContainerThrottledPeriods = "container_cpu_cfs_throttled_periods_total"
	ContainerPeriods          = "container_cpu_cfs_periods_total"
	ContainerCPU              = "container_cpu_usage_seconds_total"
	ContainerMemory           = "container_memory_working_set_bytes"

	ContainerLabel          = "container"
	ContainerNamespaceLabel = "namespace"
	ContainerPodLabel       = "pod"
	// ProxyContainer is the name of a sidecar's container.
	ProxyContainer = "istio-proxy"
)

// Histograms by which applications measure the requests that they serve, as common libraries name
// them: OpenTelemetry, Prometheus's own and Micrometer.
const (
	ServerRequestDuration = "http_server_request_duration_seconds"
	RequestDurationOfHTTP = "http_request_duration_seconds"
	ServerRequests        = "http_server_requests_seconds"
)

// Envoy's own statistics, by the cluster that a proxy sends to.
const (
	// EnvoyUpstreamTime is how long an upstream took, in whole milliseconds: from the moment at which
	// the proxy had the whole request until it had the whole response. Waiting for a connection,
	// failed attempts and the waits between them are in it. A request is counted once, and not at all
	// where no response arrived in full.
	EnvoyUpstreamTime = "envoy_cluster_upstream_rq_time"
	EnvoyClusterLabel = "cluster_name"
	// EnvoyInbound matches the clusters of a proxy's own application, EnvoyOutbound those that it
	// calls, which are named direction|port|subset|host.
	EnvoyInbound  = "inbound.*"
	EnvoyOutbound = "outbound.*"
	// EnvoyOutboundHost captures the host of such a name. Some versions of Istio write _. between the
	// parts, some a semicolon at the end.
	EnvoyOutboundHost = `outbound(?:\||_\.).*(?:\||_\.)([^|;]+?);?`
)

// Suffixes of a classic histogram's series.
const (
	SumSuffix    = "_sum"
	CountSuffix  = "_count"
	BucketSuffix = "_bucket"
	// LE is the label of a bucket's upper bound.
	LE = "le"
)

// Labels.
const (
	Reporter       = "reporter"
	Protocol       = "request_protocol"
	ResponseCode   = "response_code"
	GRPCStatus     = "grpc_response_status"
	ResponseFlags  = "response_flags"
	SecurityPolicy = "connection_security_policy"

	SourceCluster           = "source_cluster"
	SourceNamespace         = "source_workload_namespace"
	SourceWorkload          = "source_workload"
	SourceCanonicalService  = "source_canonical_service"
	SourceCanonicalRevision = "source_canonical_revision"
	SourceApp               = "source_app"
	SourceVersion           = "source_version"
	SourcePrincipal         = "source_principal"

	DestinationCluster           = "destination_cluster"
	DestinationWorkloadNamespace = "destination_workload_namespace"
	DestinationWorkload          = "destination_workload"
	DestinationCanonicalService  = "destination_canonical_service"
	DestinationCanonicalRevision = "destination_canonical_revision"
	DestinationApp               = "destination_app"
	DestinationVersion           = "destination_version"
	DestinationPrincipal         = "destination_principal"
	// DestinationHost is the service's full name, DestinationServiceName its first part.
	DestinationHost        = "destination_service"
	DestinationServiceName = "destination_service_name"
	DestinationNamespace   = "destination_service_namespace"
)

// Label values.
const (
	ReporterSource      = "source"
	ReporterDestination = "destination"
	ReporterWaypoint    = "waypoint"

	// Unknown stands for a peer that the reporter could not name. A label that is absent says the same:
	// Missing matches both.
	Unknown = "unknown"
	Missing = Unknown + "|"

	PolicyMutualTLS = "mutual_tls"
	PolicyNone      = "none"

	ProtocolHTTP = "http"
	ProtocolGRPC = "grpc"
	ProtocolTCP  = "tcp"

	// AnsweredFlags matches the flags of requests whose answer came from the upstream and arrived as a
	// whole: none, or those of an injected delay and of retries that ran out.
	AnsweredFlags = "-|(?:DI|URX)(?:,(?:DI|URX))?|"
	// NoFlags is the value of response_flags of a request without any.
	NoFlags = "-"
	// GRPCStatusOK is the only gRPC status that is not an error.
	GRPCStatusOK = "0"
	// NoResponseCode is the response code of a request that got no response.
	NoResponseCode = "0"
)

// IsPassthrough tells the names that Envoy gives, in place of a service's, to traffic that belongs to
// no service of the mesh: what it lets out, lets in, or drops.
func IsPassthrough(service string) bool {
	return LetsOut(service) || Refuses(service) || clusterName(service) == "InboundPassthroughCluster"
}

// LetsOut tells the name of what Envoy lets out of the mesh without knowing it, Refuses that of what
// it does not let out.
func LetsOut(service string) bool { return clusterName(service) == "PassthroughCluster" }
func Refuses(service string) bool { return clusterName(service) == "BlackHoleCluster" }

// PassthroughName matches the names of what Envoy lets out.
const PassthroughName = "PassthroughCluster(?:Ipv[46])?"

func clusterName(service string) string {
	return strings.TrimSuffix(strings.TrimSuffix(service, "Ipv4"), "Ipv6")
}

// sourceLabels and destinationLabels map the names that a query uses for a peer's properties to
// the labels behind them.
var (
	sourceLabels = map[string]string{
		"cluster":   SourceCluster,
		"namespace": SourceNamespace,
		"workload":  SourceWorkload,
		"service":   SourceCanonicalService,
		"app":       SourceApp,
		"version":   SourceVersion,
		"revision":  SourceCanonicalRevision,
		"principal": SourcePrincipal,
	}
	destinationLabels = map[string]string{
		"cluster":           DestinationCluster,
		"namespace":         DestinationNamespace,
		"workload":          DestinationWorkload,
		"service":           DestinationServiceName,
		"app":               DestinationApp,
		"version":           DestinationVersion,
		"revision":          DestinationCanonicalRevision,
		"principal":         DestinationPrincipal,
		"host":              DestinationHost,
		"workloadNamespace": DestinationWorkloadNamespace,
	}
	requestLabels = map[string]string{
		"responseCode":  ResponseCode,
		"responseFlags": ResponseFlags,
		"grpcStatus":    GRPCStatus,
		"protocol":      Protocol,
		"security":      SecurityPolicy,
		"reporter":      Reporter,
	}
)

// SourceLabel is the label behind a property of the calling side, and whether there is one.
func SourceLabel(property string) (string, bool) {
	label, ok := sourceLabels[property]
	return label, ok
}

// DestinationLabel is the label behind a property of the called side, and whether there is one.
func DestinationLabel(property string) (string, bool) {
	label, ok := destinationLabels[property]
	return label, ok
}

// RequestLabel is the label behind a property of the request itself, and whether there is one.
func RequestLabel(property string) (string, bool) {
	label, ok := requestLabels[property]
	return label, ok
}

// RequestProperty is the property of the request itself that a label stands for, and whether it does.
func RequestProperty(label string) (string, bool) {
	for property, name := range requestLabels {
		if name == label {
			return property, true
		}
	}
	return "", false
}

// IsSourceLabel and IsDestinationLabel tell of which end of a call a label speaks.
func IsSourceLabel(label string) bool      { return strings.HasPrefix(label, "source_") }
func IsDestinationLabel(label string) bool { return strings.HasPrefix(label, "destination_") }

// EndpointProperties are the properties that both ends of a call have.
func EndpointProperties() []string {
	return []string{"cluster", "namespace", "workload", "service", "app", "version", "revision", "principal"}
}

// PairLabels identify both peers of a call: whoever reports a call reports these the same.
// The destination's namespace is its workload's, because two reporters can disagree on which of
// a workload's services was called.
func PairLabels() []string {
	return []string{
		SourceCluster, SourceNamespace, SourceWorkload,
		DestinationCluster, DestinationWorkloadNamespace, DestinationWorkload,
	}
}

// PairLabelsWithoutClusters are PairLabels for pairs whose cluster one of the reporters does not know.
func PairLabelsWithoutClusters() []string {
	return []string{SourceNamespace, SourceWorkload, DestinationWorkloadNamespace, DestinationWorkload}
}

// Known is a label's value, empty where it says that the reporter does not know.
func Known(value string) string {
	if value == Unknown {
		return ""
	}
	return value
}
