package prom

import (
	"net/http"
	"slices"

	"github.com/prometheus/common/model"
)

// reply is the answer to a question of any kind. Several may hold the same: it is for reading only.
type reply struct {
	Result
	// texts are what was looked up, sorted.
	texts []string
	build Build
	// passing is true where the answer was cut for want of memory, and may be whole the next time.
	passing bool
}

// partialAnswer is what VictoriaMetrics's isPartial means.
const partialAnswer = "The server says that its answer is partial: some of its storage nodes did not answer."

// reply gives the answer as what was asked for, or says why it is not that.
func (a *answer) reply(asked kind) (reply, error) {
	if a.status == "error" {
		return reply{}, apiRefusal(http.StatusOK, apiError{ErrorType: a.errorType, Error: a.error})
	}
	r := reply{Result: Result{Warnings: a.warnings, Infos: a.infos, Cut: a.cut, sizeBytes: a.sizeBytes}, passing: a.passing}
	if a.partial {
		r.Warnings = append(r.Warnings, partialAnswer)
	}
	if a.cut != "" {
		r.Warnings = append(r.Warnings, a.cut)
	}
	switch asked {
	case instant:
		r.Vector = a.vector
		return r, a.expect(model.ValVector.String(), a.resultType)
	case table:
		r.Table = a.table.Vector
		return r, a.expect(model.ValVector.String(), a.resultType)
	case ranged:
		r.Matrix = a.matrix
		return r, a.expect(model.ValMatrix.String(), a.resultType)
	case buildInfo:
		r.build = a.build
		return r, nil
	}
	slices.Sort(a.texts)
	r.texts = a.texts
	got := a.resultType
	if a.isList {
		got = "list"
	}
	return r, a.expect("list", got)
}

// expect says what was asked and what came, where these differ.
func (a *answer) expect(wanted, got string) error {
	if wanted == got {
		return nil
	}
	came := "none"
	if got != "" {
		came = "a " + shown(got)
	}
	return &Error{
		Message: "The server answered with " + came + " where a " + wanted + " was asked. Does the URL in the data source settings point to Prometheus?",
		Status:  http.StatusBadGateway,
	}
}
