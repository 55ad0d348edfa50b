package query

import (
	"slices"
	"strconv"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// fitsSignal refuses conditions and groups on what the signal's metrics do not know: they would
// match nothing, and nothing would look like no traffic.
func (d *draft) fitsSignal() error {
	signal, ok := istio.FindSignal(d.Signal)
	if !ok {
		return fieldErrorf("signal", "there is no signal %q.", d.Signal)
	}
	if err := d.fitsKnowledge(signal); err != nil {
		return err
	}
	if signal.Family == istio.FamilyProxy {
		if err := d.fitsProxies(signal); err != nil {
			return err
		}
	}
	if signal.Family == istio.FamilySecurity && d.Reporter == Source {
		return fieldErrorf("reporter", "a source does not know whether its calls arrive encrypted. Use \"auto\", \"destination\" or \"waypoint\".")
	}
	for _, field := range signal.Requires {
		switch {
		case field == "responseFlags" && len(d.ResponseFlags) == 0:
			return fieldErrorf(field, "%s is the share of requests that carry certain flags. Name at least one, for example [\"URX\"].", signal.Name)
		case field == "apdexTargetMs" && d.ApdexTargetMs <= 0:
			return fieldErrorf(field, "%s needs a target. Use a bucket's bound whose fourfold is one too, for example 250.", signal.Name)
		}
	}
	return nil
}

// fitsLatency refuses what the two sides of a call do not know alike: a retry that succeeds is a 200
// to its caller, and a 503 and a 200 to the called side. Means of other requests do not subtract.
func (d *draft) fitsLatency() error {
	return d.fitsKnowledge(istio.Signal{Name: "a latency query", Family: istio.FamilyLatency, Groups: []string{"protocol"}})
}

// fitsKnowledge refuses conditions and groups on what a signal's metrics do not know of a request.
func (d *draft) fitsKnowledge(signal istio.Signal) error {
	conditions := []struct {
		field string
		set   bool
	}{
		{"responseCode", !d.ResponseCode.Empty()},
		{"responseFlags", len(d.ResponseFlags) > 0},
		{"grpcStatus", !d.GRPCStatus.Empty()},
		{"protocol", !d.Protocol.Empty()},
		{"security", !d.Security.Empty()},
		{"reporter", d.Reporter != Auto},
	}
	for _, condition := range conditions {
		if condition.set && !signal.Knows(condition.field) {
			return fieldErrorf(condition.field, "%s cannot be narrowed by it: %s. Remove it, or choose another signal.", signal.Name, ignorance(signal))
		}
	}
	// A dashboard's ad hoc filters go to all of its panels: what a metric does not know lets nothing
	// pass, and a notice says so. Where two sides are compared, it would pass on one of them.
	for i, filter := range d.Filters {
		comparing := d.Type == Latency || signal.Family == istio.FamilyLatency
		if property, ok := istio.RequestProperty(filter.Label); ok && comparing && !signal.Knows(property) {
			return fieldErrorf("filters["+strconv.Itoa(i)+"].label", "%s cannot be narrowed by %s: %s. Remove it, or choose another signal.", signal.Name, filter.Label, ignorance(signal))
		}
	}
	for i, key := range d.GroupBy {
		if property, ok := istio.RequestProperty(key.Label); ok && !signal.Knows(property) {
			return fieldErrorf("groupBy["+strconv.Itoa(i)+"]", "%s cannot be grouped by %s: %s. Remove it, or choose another signal.", signal.Name, key.Name, ignorance(signal))
		}
	}
	return nil
}

// ignorance says what a signal's metrics know of a request.
func ignorance(signal istio.Signal) string {
	switch {
	case signal.Family == istio.FamilyLatency:
		return "it compares what both sides of a call saw, and of requests they know only " + strings.Join(signal.Groups, ", ") + " alike"
	case len(signal.Groups) == 0:
		return "its metrics know nothing of requests"
	}
	return "of requests its metrics know only " + strings.Join(signal.Groups, ", ")
}

// proxyProperties are what a container's series tell of the workload that it belongs to.
var proxyProperties = []string{"namespace", "workload", "workloadNamespace"}

// fitsProxies refuses what the series of containers cannot tell: they know a workload, no calls.
func (d *draft) fitsProxies(signal istio.Signal) error {
	if len(d.Source.Conditions()) > 0 {
		return fieldErrorf("source", "%s speaks of the proxies of a workload, not of calls. Choose the workload as destination.", signal.Name)
	}
	for _, condition := range slices.Concat(d.Destination.Conditions(), d.Either.Conditions()) {
		if !slices.Contains(proxyProperties, condition.Property) {
			return fieldErrorf("destination."+condition.Property, "%s knows a workload's proxies by %s only.", signal.Name, quoteList(proxyProperties))
		}
	}
	for i, key := range d.GroupBy {
		side, property, dotted := strings.Cut(key.Name, ".")
		if dotted && (side != "destination" || !slices.Contains(proxyProperties, property)) {
			return fieldErrorf("groupBy["+strconv.Itoa(i)+"]", "%s knows a workload's proxies, not calls. Use \"destination.workload\" and \"destination.workloadNamespace\".", signal.Name)
		}
	}
	return nil
}
