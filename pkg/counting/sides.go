package counting

// Side is which share of what one side of a call reports counts, where both sides are compared.
type Side struct {
	// Share is [0, 1]: what the other side tells better is left out.
	Share float64
	// Both says that the other side reports the pair too.
	Both bool
}

// Side tells it of a series that the rule's reader has read. Unlike where each call is counted once, a
// destination is believed before a waypoint in front of it: it is the one beside the application.
func (r Rule) Side(s *Series) Side {
	switch {
	case s.FromSource():
		share := all(r.Hops.LostAt(s))
		if !r.Hops.touch(s) {
			share = r.sent(s)
		}
		return Side{share, r.tells(s, byReceiver)}
	case s.told == 0, r.Hops.touch(s), s.told == byWaypoint && of(r.pairs, s.pair)&byDestination != 0:
		return Side{}
	}
	return Side{r.received(s), r.tells(s, bySource)}
}

// tells tells whether one of some reporters tells of a pair; without clusters where one of its reporters
// does not know one.
func (r Rule) tells(s *Series, by told) bool {
	bare := of(r.bares, s.bare)
	return of(r.pairs, s.pair)&by != 0 || bare&by != 0 && bare&incomplete != 0
}
