package istio

// applicationMetrics are where the time of an application is found unless the settings say otherwise.
var applicationMetrics = []string{ServerRequestDuration, RequestDurationOfHTTP, ServerRequests, EnvoyUpstreamTime}

// How to collect what is missing.
const (
	collectStandard = "Sidecars, gateways and waypoints emit it by default: let Prometheus scrape port 15020 of the pods (path /stats/prometheus)."
	collectTCP      = "Sidecars, waypoints and ztunnel emit it by default for TCP: let Prometheus scrape port 15020 of the pods."
	collectGRPC     = "Sidecars emit it for gRPC traffic: let Prometheus scrape port 15020 of the pods, and check that the service's port is named grpc or has appProtocol grpc."
	// collectApplication names both ways; the first is the better one, since it knows the handler.
	collectApplication = "Let Prometheus scrape a histogram by which the applications measure themselves, and name it in the data source's settings: application = {\"metric\": \"http_server_request_duration_seconds\", \"unit\": \"s\", \"namespaceLabel\": \"namespace\", \"workloadLabel\": \"pod\"}. Or let the proxies measure them: add \".*upstream_rq_time.*\" to meshConfig.defaultConfig.proxyStatsMatcher.inclusionRegexps and restart the workloads."
	collectContainer   = "The kubelet's cAdvisor emits it: let Prometheus scrape /metrics/cadvisor of every node, and keep the container istio-proxy."
)

// catalogue lists every signal in the order in which an editor shows them.
var catalogue = withRecording([]Signal{
	{
		Name: "requestRate", Family: FamilyTraffic, Unit: "reqps", Measure: MeasureRequestRate,
		Needs: []string{RequestsTotal}, Knowledge: ofRequests, Collect: collectStandard,
		Description: "Requests a second, HTTP and gRPC, each counted once.",
	},
	{
		Name: "errorRate", Family: FamilyTraffic, Unit: "reqps", Measure: MeasureErrorRate,
		Needs: []string{RequestsTotal}, Knowledge: ofRequests, Collect: collectStandard,
		Description: "Requests a second that ended in an error.",
	},
	{
		Name: "errorRatio", Family: FamilyTraffic, Unit: "percentunit", Measure: MeasureErrorRatio,
		Needs: []string{RequestsTotal}, Knowledge: ofRequests, Collect: collectStandard,
		Description: "The share of requests that ended in an error, from 0 to 1.",
	},
	{
		Name: "duration", Family: FamilyTraffic, Unit: "ms", Measure: MeasureDistribution, Statistics: true,
		Needs: []string{RequestDuration}, Knowledge: ofRequests, Collect: collectStandard,
		Description: "How long requests took, from the first byte in to the last byte out, as the reporting proxy saw them.",
	},
	{
		Name: "requestSize", Family: FamilyTraffic, Unit: "bytes", Measure: MeasureDistribution, Statistics: true,
		Needs: []string{RequestBytes}, Knowledge: ofRequests, Collect: collectStandard,
		Description: "How large requests were on the wire.",
	},
	{
		Name: "responseSize", Family: FamilyTraffic, Unit: "bytes", Measure: MeasureDistribution, Statistics: true,
		Needs: []string{ResponseBytes}, Knowledge: ofRequests, Collect: collectStandard,
		Description: "How large responses were on the wire.",
	},
	{
		Name: "requestThroughput", Family: FamilyTraffic, Unit: "Bps", Measure: MeasureThroughput,
		Needs: []string{RequestBytes}, Knowledge: ofRequests, Collect: collectStandard,
		Description: "Bytes a second that requests carried.",
	},
	{
		Name: "responseThroughput", Family: FamilyTraffic, Unit: "Bps", Measure: MeasureThroughput,
		Needs: []string{ResponseBytes}, Knowledge: ofRequests, Collect: collectStandard,
		Description: "Bytes a second that responses carried.",
	},
	{
		Name: "flaggedRatio", Family: FamilyTraffic, Unit: "percentunit", Measure: MeasureFlaggedRatio,
		Needs: []string{RequestsTotal}, Knowledge: ofRequests, Requires: []string{"responseFlags"}, Collect: collectStandard,
		Description: "The share of requests that carry one of the chosen response flags, from 0 to 1.",
	},
	{
		Name: "apdex", Family: FamilyTraffic, Unit: "none", Measure: MeasureApdex,
		Needs: []string{RequestDuration}, Knowledge: ofRequests, Requires: []string{"apdexTargetMs"}, Collect: collectStandard,
		Description: "The share of requests within the target, plus half of those within four times the target, from 0 to 1. Both have to be bounds of the histogram's buckets: with Istio's own, 25, 250 and 2500 ms fit.",
	},
	{
		Name: "requestMessageRate", Family: FamilyGRPC, Unit: "cps", Measure: MeasureRequestRate,
		Needs: []string{RequestMessages}, Knowledge: ofMessages, Collect: collectGRPC,
		Description: "gRPC messages a second from callers.",
	},
	{
		Name: "responseMessageRate", Family: FamilyGRPC, Unit: "cps", Measure: MeasureRequestRate,
		Needs: []string{ResponseMessages}, Knowledge: ofMessages, Collect: collectGRPC,
		Description: "gRPC messages a second to callers.",
	},
	{
		Name: "tcpSentThroughput", Family: FamilyTCP, Unit: "Bps", Measure: MeasureConnectionRate,
		Needs: []string{TCPSentBytes}, Knowledge: ofConnections, Collect: collectTCP,
		Description: "Bytes a second that TCP servers sent to their clients.",
	},
	{
		Name: "tcpReceivedThroughput", Family: FamilyTCP, Unit: "Bps", Measure: MeasureConnectionRate,
		Needs: []string{TCPReceivedBytes}, Knowledge: ofConnections, Collect: collectTCP,
		Description: "Bytes a second that TCP servers received from their clients.",
	},
	{
		Name: "tcpOpenedRate", Family: FamilyTCP, Unit: "cps", Measure: MeasureConnectionRate,
		Needs: []string{TCPOpened}, Knowledge: ofConnections, Collect: collectTCP,
		Description: "TCP connections opened a second.",
	},
	{
		Name: "tcpClosedRate", Family: FamilyTCP, Unit: "cps", Measure: MeasureConnectionRate,
		Needs: []string{TCPClosed}, Knowledge: ofConnections, Collect: collectTCP,
		Description: "TCP connections closed a second.",
	},
	{
		Name: "tcpFailureRate", Family: FamilyTCP, Unit: "cps", Measure: MeasureTCPFailureRate,
		Needs: []string{TCPClosed, TCPFailed}, Knowledge: ofConnections, Collect: collectTCP,
		Description: "TCP connections a second that ended by a failure which is not the caller's doing: refused, reset, timed out or denied.",
	},
	{
		Name: "tcpFailureRatio", Family: FamilyTCP, Unit: "percentunit", Measure: MeasureTCPFailureRatio,
		Needs: []string{TCPClosed, TCPFailed}, Knowledge: ofConnections, Collect: collectTCP,
		Description: "The share of TCP connections that ended by a failure, of those that ended, from 0 to 1.",
	},
	{
		Name: "mtlsRatio", Family: FamilySecurity, Unit: "percentunit", Measure: MeasureMTLSRatio,
		Needs: []string{RequestsTotal, TCPOpened}, Knowledge: ofEncryption, Collect: collectStandard,
		Description: "The share of accepted calls (requests, and TCP connections opened) that came over mutual TLS, from 0 to 1. Calls whose policy nobody knows are left out.",
	},
	{
		Name: "plaintextRate", Family: FamilySecurity, Unit: "reqps", Measure: MeasurePlaintextRate,
		Needs: []string{RequestsTotal, TCPOpened}, Knowledge: ofEncryption, Collect: collectStandard,
		Description: "Accepted calls a second (requests, and TCP connections opened) that were known to be plain text.",
	},
	{
		Name: "strictPlaintextRate", Family: FamilySecurity, Unit: "reqps", Measure: MeasureStrictPlaintextRate,
		Needs: []string{RequestsTotal, TCPOpened}, Knowledge: ofEncryption, Collect: collectStandard,
		Description: "Plain-text calls a second into namespaces that the data source's settings declare STRICT.",
	},
	{
		Name: "callerSideLatency", Family: FamilyLatency, Unit: "ms", Measure: MeasureCallerSide,
		Needs: []string{RequestDuration}, Knowledge: ofBothSides, Collect: collectStandard,
		Description: "Of the mean duration, what passes before the receiving proxy: the caller's proxy, connection set-up, the network both ways, failed attempts and the waits between them. Of pairs that both sides report. A latency query divides it further where the proxies' upstream_rq_time is collected.",
	},
	{
		Name: "receivingProxyLatency", Family: FamilyLatency, Unit: "ms", Measure: MeasureReceivingProxy,
		Needs: applicationMetrics, Knowledge: ofBothSides, Collect: collectApplication,
		Description: "Of the mean duration, what passes between the receiving proxy and the application's handler: the proxy itself and the queue in front of the handler.",
	},
	{
		Name: "applicationLatency", Family: FamilyLatency, Unit: "ms", Measure: MeasureApplication,
		Needs: applicationMetrics, Knowledge: ofBothSides, Collect: collectApplication,
		Description: "Of the mean duration, the application's own time as it measures it, calls of its own included. An application does not know who calls: grouped by callers, it is the mean over all of them.",
	},
	{
		Name: "attemptsPerRequest", Family: FamilyResilience, Unit: "none", Measure: MeasureAttempts,
		Needs: []string{RequestsTotal}, Knowledge: ofBothSides, Collect: collectStandard,
		Description: "Requests as destinations saw them over requests as sources saw them: above 1, callers retry. Mirrored traffic raises it, calls that failed before they arrived lower it, and callers without a sidecar are left out.",
	},
	{
		Name: "proxyCpuThrottledRatio", Family: FamilyProxy, Unit: "percentunit", Measure: MeasureThrottledRatio,
		Needs: []string{ContainerThrottledPeriods, ContainerPeriods}, Knowledge: ofProxies, Collect: collectContainer,
		Description: "The share of scheduling periods in which a workload's proxies were held back by their CPU limit, from 0 to 1.",
	},
	{
		Name: "proxyCpu", Family: FamilyProxy, Unit: "none", Measure: MeasureContainerRate,
		Needs: []string{ContainerCPU}, Knowledge: ofProxies, Collect: collectContainer,
		Description: "CPU seconds a second that a workload's proxies use together.",
	},
	{
		Name: "proxyMemory", Family: FamilyProxy, Unit: "bytes", Measure: MeasureContainerGauge,
		Needs: []string{ContainerMemory}, Knowledge: ofProxies, Collect: collectContainer,
		Description: "Memory that a workload's proxies use together.",
	},
})

// ApplicationMetrics are the histograms in which an application's own time is looked for unless the
// settings name others; all are in seconds.
func ApplicationMetrics() []string {
	return []string{ServerRequestDuration, RequestDurationOfHTTP, ServerRequests}
}

// Catalogue lists every signal in the order in which an editor shows them.
func Catalogue() []Signal { return catalogue }

// FindSignal returns the signal of a name, and whether there is one.
func FindSignal(name string) (Signal, bool) {
	for _, signal := range catalogue {
		if signal.Name == name {
			return signal, true
		}
	}
	return Signal{}, false
}

// UnitOf is the unit of a signal, empty for an unknown one.
func UnitOf(name string) string {
	signal, _ := FindSignal(name)
	return signal.Unit
}
