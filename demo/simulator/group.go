package simulator

import "time"

// Label is one label of a series.
type Label struct {
	Name  string
	Value string
}

// Target is what a Prometheus knows of what it scrapes.
type Target struct {
	// Job is the scrape job. Empty means that of pods.
	Job string
	// Namespace and Pod are those of which the series speak; a pod is empty
	// where they speak of none.
	Namespace string
	Pod       string
	// Instance is the address and port of the scrape.
	Instance string
}

// Series names one series of a group.
type Series struct {
	// Family is the metric's name, without a histogram's suffix.
	Family string
	// Name is the series' name, suffix included.
	Name string
	// Bucket says that the series is a histogram's bucket, whose upper bound is
	// Bound.
	Bucket bool
	Bound  float64
}

// Group is a set of series that one target exposes and that have all labels in
// common: what a proxy counts for one kind of answer on one edge, for example.
// The series of a group appear and vanish together.
type Group interface {
	// Target is who exposes them.
	Target() *Target
	// Labels are in the order in which the process exposes them. An empty value
	// is the same as no label.
	Labels() []Label
	// Series are always the same ones in the same order.
	Series() []Series
	// AppendValues adds the present values, in the order of Series.
	AppendValues(into []float64) []float64
}

// Source is a simulated mesh: something that advances through time and has
// series. It is safe for concurrent use.
type Source interface {
	// Step advances to a time; one that is past already changes nothing.
	Step(t time.Time)
	// Read shows all series that exist, and the time up to which they count.
	// What is shown must not be used afterwards.
	Read(look func(now time.Time, groups []Group))
}
