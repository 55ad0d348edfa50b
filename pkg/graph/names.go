package graph

import (
	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// calledName is a service as its callers call it.
type calledName struct{ namespace, name string }

// names knows which app and which canonical service answer to the name of a service, where only one
// does: a call that never arrived, or whose peer was not known in full, tells the called name alone.
type names struct{ app, canonicalService only[calledName] }

// learnNames looks at every sample that knows both.
func learnNames(parts Parts) names {
	n := names{only[calledName]{}, only[calledName]{}}
	for _, part := range parts {
		for _, sample := range part {
			called := calledNameOf(sample.Metric)
			if called.name == "" {
				continue
			}
			n.app.add(called, known(sample.Metric, istio.DestinationApp))
			n.canonicalService.add(called, known(sample.Metric, istio.DestinationCanonicalService))
		}
	}
	return n
}

func calledNameOf(sample model.Metric) calledName {
	return calledName{known(sample, istio.DestinationNamespace), known(sample, istio.DestinationServiceName)}
}
