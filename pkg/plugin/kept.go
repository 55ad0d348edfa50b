package plugin

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/alidade-mesh/alidade/pkg/guard"
	"github.com/alidade-mesh/alidade/pkg/prom"
)

// Of what was found out: how long it is kept, a failure for less, and how many are kept at most. What a
// key stands for has a time in it, so that nothing is told of another time.
const (
	keptFor        = 5 * time.Minute
	failureKeptFor = time.Minute
	mostKept       = 256
)

// kept remembers what was found out a short while ago, and finds it out once where many want to know.
type kept[K comparable, V any] struct {
	mu    sync.Mutex
	found map[K]*finding[V]
}

// finding is something that is found out; value and err are to be read when done is closed.
type finding[V any] struct {
	begun time.Time
	done  chan struct{}
	value V
	err   error
}

// begin finds out what a key stands for, if it is not known and nobody is about it. Whoever asked first
// may go away: the context is used without its end, but for a limit.
func (k *kept[K, V]) begin(ctx context.Context, key K, limit time.Duration, what string, find func(context.Context) (V, error)) *finding[V] {
	k.mu.Lock()
	defer k.mu.Unlock()
	if known, ok := k.found[key]; ok && !known.stale() {
		return known
	}
	f := &finding[V]{begun: time.Now(), done: make(chan struct{})}
	k.makeRoom()
	k.found[key] = f
	go f.findOut(ctx, limit, what, find)
	return f
}

func (f *finding[V]) findOut(ctx context.Context, limit time.Duration, what string, find func(context.Context) (V, error)) {
	defer close(f.done)
	ctx, cancel := context.WithTimeout(prom.Unheld(context.WithoutCancel(ctx)), limit)
	defer cancel()
	f.err = guard.Run(what, func() (err error) {
		f.value, err = find(ctx)
		return err
	})
}

// makeRoom forgets what is stale, and the oldest where there is too much.
func (k *kept[K, V]) makeRoom() {
	if k.found == nil {
		k.found = map[K]*finding[V]{}
	}
	var oldest K
	first := time.Now()
	for key, f := range k.found {
		if f.stale() {
			delete(k.found, key)
		} else if f.begun.Before(first) {
			oldest, first = key, f.begun
		}
	}
	if len(k.found) >= mostKept {
		delete(k.found, oldest)
	}
}

// stale tells what has to be found out anew: what is old, and failures that need not last.
func (f *finding[V]) stale() bool {
	select {
	case <-f.done:
	default:
		return false
	}
	age := time.Since(f.begun)
	return age > keptFor || f.err != nil && (age > failureKeptFor || !lasting(f.err))
}

// lasting tells a failure that the same question meets again at once: a server's own answer, or none in
// time. One that is not reached may be back at any moment.
func lasting(err error) bool {
	refused, ok := errors.AsType[*prom.Error](err)
	return ok && refused.Answered > 0 || errors.Is(err, context.DeadlineExceeded)
}

// wait is what was found out, or the end of the context where that comes first.
func (f *finding[V]) wait(ctx context.Context) (V, error) {
	select {
	case <-f.done:
	case <-ctx.Done():
	}
	select {
	case <-f.done:
		return f.value, f.err
	default:
		var none V
		return none, ctx.Err()
	}
}

// known is what was found out by now or within some time; false where it was not yet.
func (f *finding[V]) known(within time.Duration) (V, error, bool) {
	timer := time.NewTimer(within)
	defer timer.Stop()
	select {
	case <-f.done:
		return f.value, f.err, true
	case <-timer.C:
		var none V
		return none, nil, false
	}
}
