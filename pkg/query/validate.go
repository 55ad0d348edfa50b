package query

import (
	"slices"
	"strconv"
	"strings"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// validate refuses what the series behind the answer do not know: it would match nothing, and
// nothing would look like no traffic. Then it asks for what is missing.
func (q Query) validate() error {
	facts := q.facts()
	if facts.asks != nil {
		asker, known := facts.asks(q)
		for _, check := range []func(string, istio.Knowledge) error{q.fitsRequests, q.fitsPeers, q.fitsReporters} {
			if err := check(asker, known); err != nil {
				return err
			}
		}
	}
	if facts.name == Metric {
		signal, _ := istio.FindSignal(q.Signal)
		if err := q.holds(signal.Name, signal.Requires); err != nil {
			return err
		}
	}
	return q.holds(string(facts.name), facts.needs)
}

// fitsRequests refuses conditions and groups on what is not known of a request.
func (q Query) fitsRequests(asker string, known istio.Knowledge) error {
	conditions := []struct {
		field string
		set   bool
	}{
		{"responseCode", !q.ResponseCode.Empty()},
		{"responseFlags", len(q.ResponseFlags) > 0},
		{"grpcStatus", !q.GRPCStatus.Empty()},
		{"protocol", !q.Protocol.Empty()},
		{"security", !q.Security.Empty()},
		{"reporter", q.Reporter != Auto},
	}
	for _, condition := range conditions {
		if condition.set && !known.Knows(condition.field) {
			return fieldErrorf(condition.field, "%s cannot be narrowed by it: %s. Remove it, or choose another signal.", asker, ignorance(known))
		}
	}
	// A dashboard's ad hoc filters go to all of its panels: what a metric does not know is an error
	// only where it would mislead.
	for i, filter := range q.Filters {
		if property, ok := istio.RequestProperty(filter.Label); ok && known.ComparesSides && !known.Knows(property) {
			return fieldErrorf("filters["+strconv.Itoa(i)+"].label", "%s cannot be narrowed by %s: %s. Remove it, or choose another signal.", asker, filter.Label, ignorance(known))
		}
	}
	for i, key := range q.GroupBy {
		if property, ok := istio.RequestProperty(key.Label); ok && !known.Knows(property) {
			return fieldErrorf("groupBy["+strconv.Itoa(i)+"]", "%s cannot be grouped by %s: %s. Remove it, or choose another signal.", asker, key.Name, ignorance(known))
		}
	}
	return nil
}

// ignorance says what is known of a request.
func ignorance(known istio.Knowledge) string {
	groups := strings.Join(known.Groups, ", ")
	switch {
	case known.ComparesSides:
		return "it compares what both sides of a call saw, and of requests they know only " + groups + " alike"
	case groups == "":
		return "its metrics know nothing of requests"
	}
	return "of requests its metrics know only " + groups
}

// fitsPeers refuses conditions and groups on what is not known of the peers.
func (q Query) fitsPeers(asker string, known istio.Knowledge) error {
	either := known.Destination
	if len(known.Source) > 0 {
		either = slices.DeleteFunc(slices.Clone(either), func(property string) bool { return !slices.Contains(known.Source, property) })
	} else if len(q.Source.Conditions()) > 0 {
		return fieldErrorf("source", "%s speaks of %s, not of calls. Choose the workload as destination.", asker, known.Subject)
	}
	for _, end := range []struct {
		field string
		peer  Peer
		known []string
	}{{"source", q.Source, known.Source}, {"destination", q.Destination, known.Destination}, {"either", q.Either, either}} {
		for _, condition := range end.peer.Conditions() {
			if !slices.Contains(end.known, condition.Property) {
				return fieldErrorf(end.field+"."+condition.Property, "%s knows %s by %s only.", asker, subject(known, end.field), quoteList(end.known))
			}
		}
	}
	for i, key := range q.GroupBy {
		side, property, ok := istio.PeerProperty(key.Label)
		properties := map[string][]string{"source": known.Source, "destination": known.Destination}[side]
		if ok && !slices.Contains(properties, property) {
			return fieldErrorf("groupBy["+strconv.Itoa(i)+"]", "%s cannot be grouped by %s: it knows %s by %s only.",
				asker, key.Name, subject(known, "destination"), quoteList(known.Destination))
		}
	}
	return nil
}

// subject is what an end of a call is to the series: where they know no calls, what they speak of.
func subject(known istio.Knowledge, end string) string {
	if known.Subject != "" {
		return known.Subject
	}
	return "the " + end
}

// fitsReporters refuses a reporter that cannot answer.
func (q Query) fitsReporters(_ string, known istio.Knowledge) error {
	if q.Reporter != Auto && !known.CanAsk(string(q.Reporter)) {
		return fieldErrorf("reporter", "%s", known.NotOfReporter)
	}
	return nil
}
