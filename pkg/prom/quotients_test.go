package prom_test

import (
	"testing"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// ratio is a quotient by the label a.
func ratio() promql.Expression {
	return promql.Expression{
		Part: promql.Part{Kind: "ratio"}, Expr: "own quotient", Instant: true, Terms: "terms by (a, b)",
		Sum: &promql.Sum{Of: "terms", By: []string{"a", promql.PartLabel}},
	}
}

// terms are samples "web dividend 2" and "web - 4", which is a divisor.
const terms = `{"status":"success","infos":["a remark"],"data":{"resultType":"vector","result":[
	{"metric":{"a":"web"},"value":[1,"4"]}, {"metric":{"a":"web","alidade_part":"dividend"},"value":[1,"2"]},
	{"metric":{"a":"idle"},"value":[1,"0"]}, {"metric":{"a":"idle","alidade_part":"dividend"},"value":[1,"0"]},
	{"metric":{"a":"whole"},"value":[1,"3"]}, {"metric":{"a":"part","alidade_part":"dividend"},"value":[1,"1"]},
	{"metric":{"a":"none"},"value":[1,"NaN"]}, {"metric":{"a":"none","alidade_part":"dividend"},"value":[1,"1"]}
]}}`

func TestAQuotientIsMadeOfItsTerms(t *testing.T) {
	s := hold(t, prom.Config{Concurrency: 8})
	s.answers <- terms
	got := <-s.begin(anyone(t), ratio())
	expectSums(t, got, "web 0.5")
	if len(got.Infos) != 1 || s.questions() != ratio().Terms {
		t.Errorf("asked is %s, remarked %v", s.questions(), got.Infos)
	}
	// The terms are kept, and are whole still.
	expectSums(t, <-s.begin(anyone(t), ratio()), "web 0.5")
}

func TestAQuotientWhoseTermsAreNotAllHereIsAskedItself(t *testing.T) {
	s := limited(t, prom.Config{Concurrency: 8})
	asked := ratio()
	asked.Expr, asked.Terms = "3 of its own", "9000 terms"
	if got := s.one(anyone(t), asked); got.Err != nil || got.Cut != "" || len(got.Vector) != 3 {
		t.Errorf("it has %d series (%v), %s", len(got.Vector), got.Err, got.Cut)
	}
}

func TestAQuotientFailsWithItsTerms(t *testing.T) {
	s := hold(t, prom.Config{Concurrency: 8})
	s.answers <- ""
	if got := <-s.begin(anyone(t), ratio()); got.Err == nil || s.questions() != ratio().Terms {
		t.Errorf("asked is %s, and the error %v", s.questions(), got.Err)
	}
}
