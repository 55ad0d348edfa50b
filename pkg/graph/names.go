package graph

import (
	"cmp"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/vector"
)

// calledName is a service as its callers call it.
type calledName struct{ namespace, name string }

// called is what a caller asked for.
type called struct {
	calledName
	host string
	// inside says that it is a service of the mesh.
	inside bool
}

// hosts remembers what the names of hosts tell, which many samples repeat.
type hosts map[string]calledName

// service is what a sample's caller asked for. The full name of a service tells its name and its
// namespace, whatever the labels beside it say; a short one is inside the mesh where its namespace is
// known, and any other name is outside.
func (h hosts) service(sample vector.Sample) called {
	host := known(sample, istio.DestinationHost)
	name, namespace := known(sample, istio.DestinationServiceName), known(sample, istio.DestinationNamespace)
	full, seen := h[host]
	if !seen {
		full.name, full.namespace, _ = istio.SplitHost(host)
		h[host] = full
	}
	if full.name == "" {
		// The full name can stand in the place of the short one alone.
		if service, in, ok := istio.SplitHost(name); ok {
			full = calledName{in, service}
		}
	}
	if full.name != "" {
		return called{full, host, true}
	}
	short := withoutPort(host)
	bare := short == "" || !strings.Contains(short, ".") || short == name+"."+namespace
	to := called{calledName{namespace, cmp.Or(name, short)}, host, bare && namespace != "" && !istio.IsPassthrough(name)}
	if host == "" && name != "" && namespace == "" && !strings.Contains(name, ".") && !istio.IsPassthrough(name) {
		// A mesh that has thinned out hosts and namespaces still tells its services.
		to.inside = true
	}
	return to
}

// names knows which app and which canonical service answer to the name of a service, where only one
// does: a call that never arrived, or whose peer was not known in full, tells the called name alone.
type names struct{ app, canonicalService only[calledName] }

// learnNames looks at every called end that knows both.
func learnNames(called *ends, h hosts) names {
	n := names{only[calledName]{}, only[calledName]{}}
	for _, one := range called.known {
		to := h.service(one.labels)
		if !to.inside {
			continue
		}
		n.app.add(to.calledName, known(one.labels, istio.DestinationApp))
		n.canonicalService.add(to.calledName, known(one.labels, istio.DestinationCanonicalService))
	}
	return n
}
