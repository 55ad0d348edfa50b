package simulator

import (
	"fmt"
	"hash/fnv"
)

// pod is one running copy of a workload.
type pod struct {
	node *node
	// index is the pod's place among its workload's pods.
	index       int
	version     string
	slowdown    float64
	failures    []Failure
	queue       *queue
	target      *Target
	application *applicationBooks
	// proxy is the container of the pod's proxy; nil where there is none.
	proxy *container
	// inbound is what it counts of its own application; nil where nobody counts.
	inbound *cluster
}

// newTarget names a pod as Kubernetes does, always in the same way for the same
// workload, version and number.
func newTarget(w Workload, version string, number, nodeIndex int) *Target {
	name := fmt.Sprintf("%s-%d", w.deployment(), number)
	template := w.Namespace + "/" + w.Name + "/" + version
	switch w.Kind {
	case Database:
	case ZTunnel:
		name = fmt.Sprintf("%s-%s", w.deployment(), suffix(fmt.Sprint(template, "/", number), podLetters, 5))
	default:
		name = fmt.Sprintf("%s-%s-%s", w.deployment(), suffix(template, hashLetters, 10), suffix(fmt.Sprint(template, "/", number), podLetters, 5))
	}
	return &Target{
		Namespace: w.Namespace,
		Pod:       name,
		Instance:  fmt.Sprintf("10.%d.%d.%d:15020", nodeIndex/256, nodeIndex%256, number+10),
	}
}

// Kubernetes makes the ends of names from letters that spell no words. A replica
// set's are the ten that stand for the digits of its hash.
const (
	podLetters  = "bcdfghjklmnpqrstvwxz2456789"
	hashLetters = "bcdf456789"
)

// suffix makes a name's random-looking end.
func suffix(seed, letters string, length int) string {
	hash := fnv.New64a()
	hash.Write([]byte(seed))
	state := hash.Sum64()
	out := make([]byte, length)
	for i := range out {
		state = state*6364136223846793005 + 1442695040888963407
		out[i] = letters[(state>>33)%uint64(len(letters))]
	}
	return string(out)
}
