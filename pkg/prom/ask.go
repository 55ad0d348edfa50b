package prom

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	v1 "github.com/prometheus/client_golang/api/prometheus/v1"

	"github.com/alidade-mesh/alidade/pkg/promql"
)

// put puts a question by Prometheus's own library, which writes the request; what it decodes is empty,
// since the answer has been read before it gets there.
type put func(context.Context, v1.API) error

// answer asks a question of any kind, unless its answer is known or on its way.
func (c *Client) answer(ctx context.Context, asked question, put put) reply {
	ctx, release := c.Hold(ctx)
	defer release()
	h, _ := ctx.Value(holderKey{}).(*holder)
	asked.identity = identityOf(ctx)
	got, began, err := c.shared.get(ctx, h, asked, func(ctx context.Context, f *flight) reply {
		return c.ask(ctx, f, put)
	})
	if err != nil {
		got = reply{Result: Result{Err: classify(c.failure(err))}}
	}
	got.cost = costOf(got.Result, began)
	return got
}

// ask puts one question when there is a slot for it, and reads its answer; unless a finer one tells it.
func (c *Client) ask(ctx context.Context, f *flight, put put) reply {
	made, asks, err := c.turn(ctx, f)
	switch {
	case err != nil:
		return reply{Result: Result{Err: classify(c.failure(err))}}
	case !asks:
		made.cost.Origin = promql.FromFiner
		return made
	}
	f.giveBackSlot = sync.OnceFunc(func() { <-c.slots })
	defer f.giveBackSlot()
	ctx, cancel := context.WithTimeout(ctx, c.timeout)
	defer cancel()
	stream := &streamClient{
		Client: c.http, sender: c.sender, server: c.server, get: c.get, empty: f.question.empty(), asTable: f.question.kind == table,
		claim: func(sizeBytes int) (int, error) {
			granted, err := c.shared.claim(ctx, f, sizeBytes)
			var full memoryFull
			if err != nil && !errors.As(err, &full) {
				err = c.failure(unanswered{err, waitsForMemory})
			}
			return granted, err
		},
	}
	began := time.Now()
	err = put(ctx, v1.NewAPI(stream))
	cost := promql.Cost{Origin: promql.FromServer, Took: time.Since(began)}
	if err == nil {
		var got reply
		if got, err = stream.answer.reply(f.question.kind); err == nil {
			got.cost = cost
			return got
		}
	}
	return reply{Result: Result{Err: classify(c.failure(err)), cost: cost}}
}

// failure turns what asking returns into an Error. What ran out of time while it waited for others of
// this data source is no failure of the server.
func (c *Client) failure(err error) *Error {
	if waited, ok := errors.AsType[unanswered](err); ok && errors.Is(err, context.DeadlineExceeded) {
		switch waited.stage {
		case waitsForSlot:
			return &Error{
				Message: fmt.Sprintf("The queries of this data source waited for each other until the time was over: no more than %d are asked at once. Raise maxConcurrentQueries in the data source settings, or narrow the queries so that each is answered sooner.", cap(c.slots)),
				Status:  http.StatusGatewayTimeout, Cause: err,
			}
		case waitsForMemory:
			return &Error{
				Message: fmt.Sprintf("The answer waited for others of this data source until the time was over: all that it holds at once may take %s. Narrow the queries by namespace or workload, shorten their time range, or ask for less at once.", mebibytes(c.shared.capacity)),
				Status:  http.StatusGatewayTimeout, Cause: err,
			}
		}
	}
	return c.server.failure(err)
}
