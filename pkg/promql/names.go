package promql

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// byNames adds up a vector of the mesh's series by labels. Where these name the called service or its
// namespace, both are read from the service's full name as far as it tells them: a caller's proxy that
// found no workload leaves its namespace out, or writes the full name in place of the short one.
func byNames(labels []string, of expr) expr {
	parts := map[string]string{istio.DestinationServiceName: "$1", istio.DestinationNamespace: "$2"}
	asked := slices.DeleteFunc(slices.Clone(labels), func(label string) bool { return parts[label] == "" })
	if len(asked) == 0 {
		return sumBy(labels, of)
	}
	named := sumBy(distinct(labels, []string{istio.DestinationHost}), of)
	for _, label := range asked {
		named = copied(named, label, parts[label], istio.DestinationHost, istio.AnyServiceHost)
	}
	return sumBy(labels, named)
}
