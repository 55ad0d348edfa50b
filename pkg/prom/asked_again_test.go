package prom_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

func TestWhatIsAskedAgainWaitsForTheOneWhoDoes(t *testing.T) {
	c := count(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, oneSample) })
	ctx := anyone(t)
	c.one(prom.AskedAgain(ctx), up, start)
	c.pass(30 * time.Second)
	c.one(ctx, up, start)
	if got := c.asked.Load(); got != 1 {
		t.Errorf("half a minute later the server is asked again: %d times", got)
	}
	// Once it was asked again, nobody is expected any more.
	c.pass(3 * time.Second)
	c.one(ctx, up, start)
	if got := c.asked.Load(); got != 2 {
		t.Errorf("the server is asked %d times", got)
	}
	c.one(prom.AskedAgain(ctx), up, start)
	c.pass(40 * time.Second)
	if c.one(ctx, up, start); c.asked.Load() != 3 {
		t.Errorf("what nobody came for is kept: the server is asked %d times", c.asked.Load())
	}
}

// Two panels may both have a first part of the same before either comes for the rest.
func TestWhatIsAskedAgainWaitsForAllWhoDo(t *testing.T) {
	c := count(t, func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, oneSample) })
	ctx := anyone(t)
	for range 2 {
		c.one(prom.AskedAgain(ctx), up, start)
	}
	for range 2 {
		c.pass(20 * time.Second)
		if c.one(ctx, up, start); c.asked.Load() != 1 {
			t.Errorf("one of those who ask again finds no answer: the server is asked %d times", c.asked.Load())
		}
	}
	c.pass(3 * time.Second)
	if c.one(ctx, up, start); c.asked.Load() != 2 {
		t.Errorf("what all have come for is kept: the server is asked %d times", c.asked.Load())
	}
}

// An answer of a mesh of 20,000 edges takes more than what is kept of others.
func TestALargeAnswerIsKeptWhereItIsAskedAgain(t *testing.T) {
	c := count(t, many(60_000, 1))
	large := promql.Expression{Part: promql.Part{Kind: "large"}, Expr: "large", Instant: true}
	for range 2 {
		if result := c.one(anyone(t), large, start); result.Err != nil || len(result.Vector) != 60_000 {
			t.Fatalf("%d series, %v", len(result.Vector), result.Err)
		}
	}
	if _, bytes := c.Kept(); bytes != 0 || c.asked.Load() != 2 {
		t.Errorf("%d bytes are kept, and the server is asked %d times", bytes, c.asked.Load())
	}
	c.one(prom.AskedAgain(anyone(t)), large, start)
	if c.one(anyone(t), large, start); c.asked.Load() != 3 {
		t.Errorf("the server is asked %d times", c.asked.Load())
	}
}

// What is kept for longer neither pushes out what comes after it nor outlives its own time because of it.
func TestAnswersExpireInTheirOwnTime(t *testing.T) {
	var asked []string
	c := count(t, func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		asked = append(asked, r.Form.Get("query"))
		fmt.Fprint(w, oneSample)
	})
	other := promql.Expression{Part: promql.Part{Kind: "other"}, Expr: "other", Instant: true}
	c.one(prom.AskedAgain(anyone(t)), up, start)
	c.one(anyone(t), other, start)
	c.pass(3 * time.Second)
	c.one(anyone(t), other, start)
	c.one(anyone(t), up, start)
	if got := strings.Join(asked, " "); got != "up other other" {
		t.Errorf("the server is asked %s", got)
	}
}
