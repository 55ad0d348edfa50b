package prom

import (
	"io"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/vector"
)

// answer is what has been read of the body of one answer.
type answer struct {
	status, errorType, error string
	// resultType is what the server calls its result; empty where it does not say.
	resultType string
	vector     model.Vector
	table      vector.Builder
	matrix     model.Matrix
	// texts are the elements of a list, which isList says that the answer is.
	texts  []string
	isList bool
	build  Build
	// partial is true where the server says that not all of its parts have answered.
	partial         bool
	warnings, infos []string
	// cut says in a sentence why not all was read; empty where all was.
	cut string
	// passing is true where it was cut for want of memory.
	passing bool
	// sizeBytes is about what the answer takes in memory.
	sizeBytes int
}

// series is how many were read.
func (a *answer) series() int { return len(a.vector) + len(a.table.Vector) + len(a.matrix) }

// About what Go takes for decoded parts of an answer, in bytes: a series without its labels, a label
// in a map, whose texts are shared with other series, a sample, an element of a list or a row, and a row
// of a table.
const (
	seriesBytes = 200
	rowBytes    = 64
	labelBytes  = 48
	sampleBytes = 16
	textBytes   = 16
)

// brokenOff is an answer whose end never came.
type brokenOff struct {
	// cause is the network's error; nil where the server or a proxy ended the text too early.
	cause error
}

func (b brokenOff) Error() string {
	if b.cause == nil {
		return io.ErrUnexpectedEOF.Error()
	}
	return b.cause.Error()
}

func (b brokenOff) Unwrap() error { return b.cause }

// unreadable is an answer that is not what Prometheus's API answers.
type unreadable struct{ cause error }

func (u unreadable) Error() string { return u.cause.Error() }
