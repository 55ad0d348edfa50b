package query

// Found is what a mesh's own series show of it. It is no setting, but found out from time to time; what
// has not been found out is empty.
type Found struct {
	// Waypoints are workloads that are waypoints though their names do not say so.
	Waypoints Match
	// NoCodes says that no request tells its response code, so that to lack one says nothing.
	NoCodes bool
}

// With is the settings with what series show.
func (s Settings) With(found Found) Settings {
	s.Found = found
	return s
}
