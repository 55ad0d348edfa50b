package istio

// InstanceLabel is the label by which Prometheus tells what it scraped.
const InstanceLabel = "instance"

// ScrapeLabels are labels that scrapes leave on series: Job tells by which job and at which port a pod was
// scraped, Target tells the pod apart from others at the same address.
func ScrapeLabels() struct{ Job, Target []string } {
	return struct{ Job, Target []string }{
		Job:    []string{"job", "endpoint", "container"},
		Target: []string{"cluster", "namespace", "pod"},
	}
}

// ReplicaLabels are the names by which pairs of Prometheus servers that scrape the same tell themselves
// apart; what reads from both without taking one of them sees every series twice.
func ReplicaLabels() []string {
	return []string{"prometheus_replica", "__replica__", "replica", "receive_replica", "rule_replica"}
}
