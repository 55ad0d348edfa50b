package istio

import (
	"regexp"
	"slices"
)

// Recording rules of the shipped naming hold rates, under RecordedPrefix, the metric's name, RecordedSuffix and
// the look-back of their rate: workload:istio_requests_total:rate5m. RecordedWindow is that of the shipped file.
const (
	RecordedPrefix = "workload:"
	RecordedSuffix = ":rate"
	RecordedWindow = "5m"
)

// recordedName captures the metric and the look-back from the name of a rule.
var recordedName = regexp.MustCompile(`^` + RecordedPrefix + `(` + MetricPrefix + `\w+)` + RecordedSuffix + `(\w+)$`)

// SplitRecorded reads the metric and the look-back from the name of a series that a rule of the shipped
// naming records, and whether it is one.
func SplitRecorded(name string) (metric, window string, ok bool) {
	parts := recordedName.FindStringSubmatch(name)
	if parts == nil || !slices.Contains(RecordedMetrics(), parts[1]) {
		return "", "", false
	}
	return parts[1], parts[2], true
}

// RecordedMetrics are the names of all series of the mesh's own of which answers are made: what recording
// rules have to hold. Of a histogram those of classic ones come before its own name, which is that of native
// ones.
func RecordedMetrics() []string {
	metrics := []string{RequestsTotal}
	for _, histogram := range []string{RequestDuration, RequestBytes, ResponseBytes} {
		metrics = append(metrics, histogram+SumSuffix, histogram+CountSuffix, histogram+BucketSuffix, histogram)
	}
	return append(metrics, RequestMessages, ResponseMessages, TCPSentBytes, TCPReceivedBytes, TCPOpened, TCPClosed, TCPFailed)
}

// PodLabels are the labels by which scrapes tell one pod of a workload from another, and which recording
// rules sum over. Every other label is kept: a custom tag, a tenant, the app by which ztunnel is told.
func PodLabels() []string {
	return []string{
		InstanceLabel, ContainerPodLabel, ContainerLabel, "pod_name", "pod_ip", "pod_uid", "container_name", "uid",
		"kubernetes_pod", "kubernetes_pod_name", "node", "node_name", "kubernetes_node", "host_ip",
		"pod_template_hash", "pod_template_generation", "controller_revision_hash",
		"statefulset_kubernetes_io_pod_name", "apps_kubernetes_io_pod_index",
	}
}

// Recording says how much of what a signal is made of can come from recording rules.
type Recording string

// RecordedWhole is made of the mesh's own metrics alone, RecordedPart also of what applications measure
// themselves, and RecordedNone of other metrics: those are read under their own names.
const (
	RecordedWhole Recording = "whole"
	RecordedPart  Recording = "part"
	RecordedNone  Recording = "none"
)

// withRecording says of signals how much of them can come from recording rules.
func withRecording(signals []Signal) []Signal {
	for i := range signals {
		switch {
		case !signals[i].OfCalls():
			signals[i].Recorded = RecordedNone
		case signals[i].OfApplications():
			signals[i].Recorded = RecordedPart
		default:
			signals[i].Recorded = RecordedWhole
		}
	}
	return signals
}
