package simulator

import "math"

// Family describes one metric as its process exposes it.
type Family struct {
	Name string
	// Type is counter, gauge or histogram.
	Type string
	Help string
}

const (
	requestsFamily         = "istio_requests_total"
	durationFamily         = "istio_request_duration_milliseconds"
	requestBytesFamily     = "istio_request_bytes"
	responseBytesFamily    = "istio_response_bytes"
	requestMessagesFamily  = "istio_request_messages_total"
	responseMessagesFamily = "istio_response_messages_total"
	sentBytesFamily        = "istio_tcp_sent_bytes_total"
	receivedBytesFamily    = "istio_tcp_received_bytes_total"
	openedFamily           = "istio_tcp_connections_opened_total"
	closedFamily           = "istio_tcp_connections_closed_total"
	failedFamily           = "istio_tcp_connections_failed_total"
	applicationFamily      = "http_server_request_duration_seconds"
	upstreamTimeFamily     = "envoy_cluster_upstream_rq_time"
	cpuFamily              = "container_cpu_usage_seconds_total"
	periodsFamily          = "container_cpu_cfs_periods_total"
	throttledFamily        = "container_cpu_cfs_throttled_periods_total"
	memoryFamily           = "container_memory_working_set_bytes"
	strictFamily           = "mesh_strict_mtls"
)

// Families are all metrics that a simulated mesh exposes.
func Families() []Family {
	return []Family{
		{requestsFamily, "counter", "Requests that a proxy handled."},
		{durationFamily, "histogram", "Time from a request's start to the last byte of its response, as a proxy saw it."},
		{requestBytesFamily, "histogram", "Size of requests on the wire."},
		{responseBytesFamily, "histogram", "Size of responses on the wire."},
		{requestMessagesFamily, "counter", "Messages that gRPC clients sent."},
		{responseMessagesFamily, "counter", "Messages that gRPC servers sent."},
		{sentBytesFamily, "counter", "Bytes sent in responses over TCP connections."},
		{receivedBytesFamily, "counter", "Bytes received in requests over TCP connections."},
		{openedFamily, "counter", "TCP connections opened."},
		{closedFamily, "counter", "TCP connections closed."},
		{failedFamily, "counter", "TCP connections that failed."},
		{upstreamTimeFamily, "histogram", "Time from the whole request to the whole answer of an upstream, as its proxy saw it."},
		{applicationFamily, "histogram", "Time that the application's handler took."},
		{cpuFamily, "counter", "CPU time that a container used."},
		{periodsFamily, "counter", "Scheduling periods in which a container ran."},
		{throttledFamily, "counter", "Scheduling periods in which a container ran out of CPU time."},
		{memoryFamily, "gauge", "Memory that a container holds and that cannot be taken from it."},
		{strictFamily, "gauge", "1 where the namespace is declared to accept mutual TLS alone."},
	}
}

// plainSeries are a counter or a gauge each.
func plainSeries(families ...string) []Series {
	series := make([]Series, len(families))
	for i, family := range families {
		series[i] = Series{Family: family, Name: family}
	}
	return series
}

func histogramSeries(family string, bounds []float64) []Series {
	series := make([]Series, 0, len(bounds)+3)
	for _, bound := range bounds {
		series = append(series, Series{Family: family, Name: family + "_bucket", Bucket: true, Bound: bound})
	}
	return append(series,
		Series{Family: family, Name: family + "_bucket", Bucket: true, Bound: math.Inf(1)},
		Series{Family: family, Name: family + "_sum"},
		Series{Family: family, Name: family + "_count"},
	)
}
