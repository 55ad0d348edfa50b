package prom

import (
	"io"
	"net/http"

	"github.com/prometheus/common/model"
)

// answer is what has been read of the body of one answer.
type answer struct {
	status, errorType, error string
	// resultType is what the server calls its result; empty where it does not say.
	resultType      string
	vector          model.Vector
	matrix          model.Matrix
	warnings, infos []string
	// cut says in a sentence why not all was read; empty where all was.
	cut string
	// sizeBytes is about what the answer takes in memory.
	sizeBytes int
}

// About what Go takes for decoded parts of an answer, in bytes: a series without its labels, a label
// in a map, whose texts are shared with other series, and a sample.
const (
	seriesBytes = 200
	labelBytes  = 48
	sampleBytes = 16
)

// result gives the answer as what was asked for, or says why it is not that.
func (a *answer) result(instant bool) (Result, error) {
	wanted := model.ValMatrix.String()
	if instant {
		wanted = model.ValVector.String()
	}
	switch {
	case a.status == "error":
		return Result{}, apiRefusal(http.StatusOK, apiError{ErrorType: a.errorType, Error: a.error})
	case a.resultType != wanted:
		got := "none"
		if a.resultType != "" {
			got = "a " + shown(a.resultType)
		}
		return Result{}, &Error{
			Message: "The server answered with " + got + " where a " + wanted + " was asked. Does the URL in the data source settings point to Prometheus?",
			Status:  http.StatusBadGateway,
		}
	}
	r := Result{Warnings: a.warnings, Infos: a.infos, Cut: a.cut, sizeBytes: a.sizeBytes}
	if a.cut != "" {
		r.Warnings = append(r.Warnings, a.cut)
	}
	if instant {
		r.Vector = a.vector
	} else {
		r.Matrix = a.matrix
	}
	return r, nil
}

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
