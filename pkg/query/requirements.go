package query

// requirement is a field that some queries cannot do without.
type requirement struct {
	field   string
	missing func(Query) bool
	// sentence says what to write; asker is who needs it.
	sentence func(asker string) string
}

// requirements are the fields that a type of query or a signal can require.
var requirements = []requirement{
	{"label", func(q Query) bool { return q.Label == "" }, func(string) string {
		return "it is missing. Name the label whose values you want, for example \"destination.workload\"."
	}},
	{"event", func(q Query) bool { return q.Event == "" }, func(string) string {
		return "it is missing. Use " + quoteList(eventNames()) + "."
	}},
	{"responseFlags", func(q Query) bool { return len(q.ResponseFlags) == 0 }, func(asker string) string {
		return asker + " is the share of requests that carry certain flags. Name at least one, for example [\"URX\"]."
	}},
	{"apdexTargetMs", func(q Query) bool { return q.ApdexTargetMs <= 0 }, func(asker string) string {
		return asker + " needs a target. Use a bucket's bound whose fourfold is one too, for example 250."
	}},
}

// holds tells that none of some required fields is missing.
func (q Query) holds(asker string, required []string) error {
	for _, name := range required {
		for _, r := range requirements {
			if r.field == name && r.missing(q) {
				return fieldErrorf(name, "%s", r.sentence(asker))
			}
		}
	}
	return nil
}
