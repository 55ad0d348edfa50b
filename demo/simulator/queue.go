package simulator

import "math"

// queue is the waiting line in front of a pod's handlers: an M/M/c queue whose
// load is the one that was seen lately. A handler that waits for a slow callee
// keeps its thread, so slowness downstream becomes waiting here.
type queue struct {
	threads int
	// busyMs is the handlers' time since the last settle, served their number.
	busyMs float64
	served int
	// offered is the smoothed load, in threads.
	offered float64
	// waits is the share of requests that find all threads busy, and waitMs
	// how long these wait on average.
	waits  float64
	waitMs float64
}

const (
	// highestLoad keeps an overloaded queue finite: beyond it, a real server
	// would shed its load.
	highestLoad = 0.97
	// memoryMs is how long a measurement of the load matters.
	memoryMs = 40_000
)

func (q *queue) handled(ms float64) {
	q.busyMs += ms
	q.served++
}

// settle measures the load of the time that has passed and sets the waiting of
// the time to come.
func (q *queue) settle(elapsedMs float64, pods int) {
	busyMs, served := q.busyMs, q.served
	q.busyMs, q.served = 0, 0
	if q.threads == 0 || served == 0 || elapsedMs <= 0 {
		q.waits, q.waitMs = 0, 0
		return
	}
	measured := busyMs / elapsedMs / float64(pods)
	if q.offered == 0 {
		q.offered = measured
	}
	q.offered += (1 - math.Exp(-elapsedMs/memoryMs)) * (measured - q.offered)
	threads := float64(q.threads)
	load := min(q.offered, highestLoad*threads)
	q.waits = erlangC(q.threads, load)
	q.waitMs = busyMs / float64(served) / (threads - load)
}

// wait samples one request's waiting.
func (q *queue) wait(r random) float64 {
	if !r.chance(q.waits) {
		return 0
	}
	return q.waitMs * r.ExpFloat64()
}

// erlangC is the probability that an arrival finds all servers busy, where load
// is in servers and below their number. It goes through Erlang's B formula,
// whose recursion cannot overflow.
func erlangC(servers int, load float64) float64 {
	blocked := 1.0
	for n := 1; n <= servers; n++ {
		blocked = load * blocked / (float64(n) + load*blocked)
	}
	utilisation := load / float64(servers)
	return blocked / (1 - utilisation*(1-blocked))
}
