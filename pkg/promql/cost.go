package promql

import "time"

// Cost is what the answer to an expression cost.
type Cost struct {
	// Origin says where the answer came from.
	Origin Origin
	// Took is how long the server took, from the request to the end of its answer; 0 where the answer was
	// made of another. The wait for a turn to ask is not in it.
	Took time.Duration
	// Series and Samples are what the answer holds.
	Series, Samples int
	// Failed says that there is no answer.
	Failed bool
}

// Origin is where an answer came from.
type Origin string

const (
	// FromServer is an answer for which the server was asked.
	FromServer Origin = "server"
	// FromShared is an answer for which somebody else had asked: a moment ago, or at the same time.
	FromShared Origin = "shared"
	// FromFiner is an answer that was added up from another one.
	FromFiner Origin = "finer"
)
