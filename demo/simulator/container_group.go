package simulator

import (
	"fmt"
	"math"
	"time"
)

// container is what a node's kubelet measures of the container in which a pod's
// proxy runs.
type container struct {
	target Target
	labels []Label
	// requests, bytes and kinds are what the proxy handled: requests and TCP
	// bytes since the last settle, and how many groups of series it holds.
	requests, bytes, kinds uint64
	cpuSeconds             float64
	periods, throttled     float64
}

const (
	// kubeletJob is the scrape job of what the nodes measure.
	kubeletJob = "kubelet"
	// nodes is over how many machines the pods are spread.
	nodes = 3
	// idleCPU is a proxy's own business, in cores.
	idleCPU = 0.003
	// cpuPerRequest and cpuPerByte are in seconds.
	cpuPerRequest = 0.0003
	cpuPerByte    = 3e-9
	// schedulingPeriod is how often the kernel hands out a container's share
	// of CPU time.
	schedulingPeriod = 100 * time.Millisecond
	// usualThrottling is the share of periods in which a proxy that has enough
	// CPU time still runs out of it.
	usualThrottling = 0.002
	idleMemory      = 42 << 20
	memoryPerKind   = 384 << 10
)

var containerSeries = plainSeries(cpuFamily, periodsFamily, throttledFamily, memoryFamily)

func newContainer(pod *Target) *container {
	at := 0
	for _, letter := range pod.Pod {
		at += int(letter)
	}
	return &container{
		target: Target{
			Job: kubeletJob, Namespace: pod.Namespace, Pod: pod.Pod,
			Instance: fmt.Sprintf("10.254.0.%d:10250", at%nodes+1),
		},
		labels: []Label{{"container", "istio-proxy"}, {"image", "docker.io/istio/proxyv2:1.27.0"}},
	}
}

// settle turns what the proxy did into CPU time and memory. The share is that of
// the periods in which the container had no CPU time left; zero means few.
func (c *container) settle(elapsed time.Duration, throttledShare float64) {
	if throttledShare == 0 {
		throttledShare = usualThrottling
	}
	c.cpuSeconds += idleCPU*elapsed.Seconds() + cpuPerRequest*float64(c.requests) + cpuPerByte*float64(c.bytes)
	c.requests, c.bytes = 0, 0
	periods := float64(elapsed) / float64(schedulingPeriod)
	c.periods += periods
	c.throttled += periods * throttledShare
}

// throttle is how long a request waits in a proxy until the next period.
func (f *flow) throttle(n *node) float64 {
	if n.ThrottledShare == 0 || !f.random.chance(n.ThrottledShare) {
		return 0
	}
	return f.random.Float64() * float64(schedulingPeriod/time.Millisecond)
}

func (c *container) groups() []Group  { return []Group{c} }
func (c *container) Target() *Target  { return &c.target }
func (c *container) Labels() []Label  { return c.labels }
func (c *container) Series() []Series { return containerSeries }
func (c *container) AppendValues(into []float64) []float64 {
	memory := idleMemory + memoryPerKind*c.kinds
	return append(into, c.cpuSeconds, math.Floor(c.periods), math.Floor(c.throttled), float64(memory))
}
