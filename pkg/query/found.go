package query

// Found is what a mesh's own series show of it. It is no setting, but found out from time to time; what
// has not been found out is empty.
type Found struct {
	// Waypoints are workloads that are waypoints though their names do not say so.
	Waypoints []Workload
	// NoCodes says that no request tells its response code, so that to lack one says nothing.
	NoCodes bool
	// Absent is what no series of a range shows: what would be made of it is left out of the PromQL.
	Absent Absent
}

// Workload is a workload by its namespace and its name.
type Workload struct{ Namespace, Name string }

// String is namespace/name.
func (w Workload) String() string { return w.Namespace + "/" + w.Name }

// Absent is what the series of a range do not show.
type Absent struct {
	// Waypoints says that none reports.
	Waypoints bool
	// UnknownWorkloads says that the receiving side reports no host which a source calls without knowing
	// the workload.
	UnknownWorkloads bool
	// UnknownClusters says that all reporters know the clusters of workloads, or none does.
	UnknownClusters bool
}

// With is the settings with what series show.
func (s Settings) With(found Found) Settings {
	s.Found = found
	return s
}
