package promql

import (
	"slices"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// named are labels that are read from the full name of the called service as far as it tells them, with
// the part of it that tells each and a label to keep it in meanwhile.
var named = map[string]struct{ part, meanwhile string }{
	istio.DestinationServiceName: {"$1", "alidade_service"},
	istio.DestinationNamespace:   {"$2", "alidade_namespace"},
}

// byNames adds up a vector of the mesh's series by labels. Where these name the called service or its
// namespace, both are read from the service's full name: a caller's proxy that found no workload leaves
// its namespace out, or writes the full name in place of the short one. They are read of each series for
// itself, so that what is added up by more labels adds up to what is by fewer.
func byNames(labels []string, of expr) expr {
	return summed{addedUpByNames(labels, of), labels, of}
}

func addedUpByNames(labels []string, of expr) expr {
	kept := slices.DeleteFunc(slices.Clone(labels), func(label string) bool { return named[label].part != "" })
	if len(kept) == len(labels) {
		return sumBy(labels, of)
	}
	// Series that differ in what is read anew stay apart until they are added up.
	all := sumBy(distinct(labels, []string{istio.DestinationHost}), of)
	for _, label := range labels {
		if read, ok := named[label]; ok {
			all = copied(all, read.meanwhile, "$1", label, "(.*)")
			all = copied(all, read.meanwhile, read.part, istio.DestinationHost, istio.AnyServiceHost)
			kept = append(kept, read.meanwhile)
		}
	}
	all = sumBy(kept, all)
	for _, label := range labels {
		if read, ok := named[label]; ok {
			all = copied(all, label, "$1", read.meanwhile, "(.*)")
		}
	}
	return sumBy(labels, all)
}
