package prom_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/prometheus/common/model"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

func TestACoarserQuestionWaitsForAFinerOneThatIsUnderWay(t *testing.T) {
	s := hold(t, prom.Config{Concurrency: 8})
	finer := s.begin(anyone(t), both)
	<-s.arrived
	coarser, coarsest := s.begin(anyone(t), alone), s.begin(anyone(t), all)
	until(func() bool { return s.Following() == 2 })
	s.answers <- pairs
	got := <-coarser
	expectSums(t, got, "shop 4, web 5")
	expectSums(t, <-coarsest, " 9")
	if slices.Compare(got.Infos, []string{"a remark"}) != 0 {
		t.Errorf("the remarks are %v", got.Infos)
	}
	if result := <-finer; len(result.Vector) != 3 {
		t.Errorf("the finer answer has %d series (%v)", len(result.Vector), result.Err)
	}
	if s.questions() != both.Expr {
		t.Errorf("asked is %s", s.questions())
	}
}

func TestOnlyWhatIsOfTheSameVectorAndTimeAndAskerIsTold(t *testing.T) {
	later := start
	later.To = later.To.Add(time.Second)
	ranged := alone
	ranged.Instant = false
	unknown := alone
	unknown.Sum = nil
	for name, test := range map[string]struct {
		ctx        context.Context
		expression promql.Expression
		r          query.Range
	}{
		"another vector":           {anyone(t), sum("y", "a"), start},
		"another label":            {anyone(t), sum("x", "c"), start},
		"a finer one":              {anyone(t), sum("x", "a", "b", "c"), start},
		"another time":             {anyone(t), alone, later},
		"a range":                  {anyone(t), ranged, start},
		"no sum":                   {anyone(t), unknown, start},
		"another asker":            {prom.WithIdentity(t.Context(), http.Header{"Cookie": {"another"}}), alone, start},
		"who says not who he is":   {t.Context(), alone, start},
		"the same vector's labels": {anyone(t), sum("x", "b", "a", "d"), start},
	} {
		t.Run(name, func(t *testing.T) {
			s := hold(t, prom.Config{Concurrency: 8})
			s.answers <- pairs
			<-s.begin(anyone(t), both)
			s.answers <- ownWords
			s.Run(test.ctx, promql.Plan{test.expression}, test.r)
			if want := both.Expr + "; " + test.expression.Expr; s.questions() != want {
				t.Errorf("asked is %s rather than %s", s.questions(), want)
			}
		})
	}
}

// The order in which panels ask is any: a coarser question that comes first gives its slot away.
func TestOfThoseThatWaitForASlotTheFinestIsPut(t *testing.T) {
	for _, order := range [][]promql.Expression{{alone, all, both}, {both, all, alone}, {all, both, alone}, {alone, both, all}} {
		s := hold(t, prom.Config{Concurrency: 1})
		blocking := s.begin(anyone(t), up)
		<-s.arrived
		var got []<-chan prom.Result
		for i, expression := range order {
			got = append(got, s.begin(anyone(t), expression))
			until(func() bool { return s.Waiting() == i+2 })
		}
		s.answers <- oneSample
		<-blocking
		s.answers <- pairs
		for i, answer := range got {
			if result := <-answer; result.Err != nil {
				t.Errorf("%s: %v", order[i].Expr, result.Err)
			}
		}
		if want := up.Expr + "; " + both.Expr; s.questions() != want {
			t.Errorf("asked is %s rather than %s", s.questions(), want)
		}
		until(func() bool { return s.BusySlots() == 0 })
	}
}

func TestAQuestionIsPutWhereAFinerOneDoesNotTellIt(t *testing.T) {
	large := strings.TrimSuffix(strings.Repeat(`{"metric":{"a":"b"},"value":[1,"1"]},`, 70_000), ",")
	for name, answer := range map[string]string{
		"an error":                  "",
		"partial":                   vector(`,"isPartial":true`, "web pay 2"),
		"a warning":                 vector(`,"warnings":["store 10.0.0.1 did not answer"]`, "web pay 2"),
		"a remark on no number":     vector("", "web pay NaN", "web cart 1"),
		"too large a number":        vector("", "web pay 1e308", "web cart 1e308"),
		"samples of another moment": `{"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"value":[1,"1"]},{"metric":{"a":"b"},"value":[2,"1"]}]}}`,
		"a large answer":            `{"status":"success","data":{"resultType":"vector","result":[` + large + `]}}`,
		"another kind of answer":    `{"status":"success","data":{"resultType":"matrix","result":[]}}`,
	} {
		t.Run(name, func(t *testing.T) {
			s := hold(t, prom.Config{Concurrency: 1})
			finer := s.begin(anyone(t), both)
			<-s.arrived
			coarser := s.begin(anyone(t), alone)
			until(func() bool { return s.Following() == 1 })
			s.answers <- answer
			<-finer
			s.answers <- ownWords
			expectSums(t, <-coarser, "own 7")
			if want := both.Expr + "; " + alone.Expr; s.questions() != want {
				t.Errorf("asked is %s rather than %s", s.questions(), want)
			}
			until(func() bool { return s.BusySlots() == 0 })
		})
	}
}

func TestAFinerQuestionIsCancelledWhenNobodyWaitsForAnyAnswerOfIt(t *testing.T) {
	s := hold(t, prom.Config{Concurrency: 8})
	first, leaveFirst := context.WithCancel(anyone(t))
	second, leaveSecond := context.WithCancel(anyone(t))
	third, leaveThird := context.WithCancel(anyone(t))
	defer leaveThird()
	finer := s.begin(first, both)
	<-s.arrived
	coarser, another := s.begin(second, alone), s.begin(third, all)
	until(func() bool { return s.Following() == 2 })
	leaveFirst()
	expectDownstream(t, (<-finer).Err, "The query was cancelled before the server answered.")
	leaveSecond()
	expectDownstream(t, (<-coarser).Err, "The query was cancelled before the server answered.")
	until(func() bool { return s.Following() == 1 })
	// One who waits is enough, though nobody wants the finer answer itself.
	select {
	case <-s.cancelled:
		t.Fatal("the server is cancelled while somebody waits")
	case <-time.After(50 * time.Millisecond):
	}
	leaveThird()
	expectDownstream(t, (<-another).Err, "The query was cancelled before the server answered.")
	<-s.cancelled
	until(func() bool { return s.BusySlots() == 0 && s.Families() == 0 && s.Held() == 0 })
}

func TestACoarserQuestionOutlivesTheOneWhoAskedTheFiner(t *testing.T) {
	s := hold(t, prom.Config{Concurrency: 8})
	ctx, leave := context.WithCancel(anyone(t))
	finer := s.begin(ctx, both)
	<-s.arrived
	coarser := s.begin(anyone(t), alone)
	until(func() bool { return s.Following() == 1 })
	leave()
	<-finer
	s.answers <- pairs
	expectSums(t, <-coarser, "shop 4, web 5")
}

// Whoever came first does not wait for a later one also where its answer is made of that one's.
func TestWhoeverCameFirstNeverWaitsForTheFinerAnswerOfALaterOne(t *testing.T) {
	s := limited(t, prom.Config{Concurrency: 1})
	finer, coarser := series(2000, "finer"), series(1, "coarser")
	finer.Sum, coarser.Sum = &promql.Sum{Of: "x", By: []string{"source_workload"}}, &promql.Sum{Of: "x"}
	first, finish := s.Hold(anyone(t))
	defer finish()
	if result := s.one(first, series(6000, "first")); result.Err != nil || result.Cut != "" {
		t.Fatal(result.Err, result.Cut)
	}
	second := make(chan prom.Result, 1)
	go func() { second <- s.one(anyone(t), finer) }()
	until(func() bool { return s.WaitingForMemory() == 1 })
	if result := s.one(first, coarser); result.Err != nil || len(result.Vector) != 1 || result.Vector[0].Value != 2000*1.5 {
		t.Errorf("the first has %v (%v)", result.Vector, result.Err)
	}
	if result := <-second; result.Err != nil || len(result.Vector) != 2000 {
		t.Errorf("the second has %d series (%v), %s", len(result.Vector), result.Err, result.Cut)
	}
	if most := s.most.Load(); most > budget {
		t.Errorf("%d bytes are held", most)
	}
}

func TestWhatIsMadeOfAKeptAnswerIsForgottenWithIt(t *testing.T) {
	c := count(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(pairs)) })
	for _, step := range []struct {
		expression promql.Expression
		pass       time.Duration
		asked      int32
	}{{both, 0, 1}, {alone, 2 * time.Second, 1}, {all, 500 * time.Millisecond, 1}, {all, 600 * time.Millisecond, 2}} {
		c.pass(step.pass)
		if result := c.one(anyone(t), step.expression, start); result.Err != nil || c.asked.Load() != step.asked {
			t.Errorf("%s: %d questions are asked rather than %d (%v)", step.expression.Expr, c.asked.Load(), step.asked, result.Err)
		}
	}
}

// Many ask, and go away, at any time: every answer is right, and nothing is held at the end.
func TestSumsOfAnyOrderWithAskersWhoGoAway(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		switch question := r.Form.Get("query"); {
		case strings.HasPrefix(question, "sum by (a, b)"):
			_, _ = w.Write([]byte(vector("", "web pay 2", "web cart 3", "shop cart 4")))
		case strings.HasPrefix(question, "sum by (a)"):
			_, _ = w.Write([]byte(vector("", "shop - 4", "web - 5")))
		default:
			_, _ = w.Write([]byte(`{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1800000000,"9"]}]}}`))
		}
	}))
	defer server.Close()
	client, err := prom.New(prom.Config{URL: server.URL, Timeout: time.Minute, Concurrency: 2})
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	var group sync.WaitGroup
	for i := range 600 {
		of := fmt.Sprint("x", i/60)
		expression := []promql.Expression{sum(of, "a", "b"), sum(of, "a"), sum(of)}[random.IntN(3)]
		stays := time.Minute
		if random.IntN(3) == 0 {
			stays = time.Duration(random.IntN(3000)) * time.Microsecond
		}
		group.Go(func() {
			ctx, cancel := context.WithTimeout(anyone(t), stays)
			defer cancel()
			result := client.Run(ctx, promql.Plan{expression}, start)[expression.Part]
			total := model.SampleValue(0)
			for _, sample := range result.Vector {
				total += sample.Value
			}
			if stays == time.Minute && (result.Err != nil || total != 9) {
				t.Errorf("%s adds up to %v (%v)", expression.Expr, total, result.Err)
			}
		})
	}
	group.Wait()
	until(func() bool { return client.BusySlots() == 0 && client.Waiting() == 0 })
	client.Close()
	if client.Families() != 0 || client.Held() != 0 {
		t.Errorf("%d families and %d bytes are held", client.Families(), client.Held())
	}
}
