package simulator

import "github.com/alidade-mesh/alidade/demo/prometheus"

// Metadata describes the simulated metrics to an embedded Prometheus, as its
// scrapes would.
func Metadata() []prometheus.Family {
	var all []prometheus.Family
	for _, family := range Families() {
		all = append(all, prometheus.Family{Name: family.Name, Type: family.Type, Help: family.Help})
	}
	return all
}
