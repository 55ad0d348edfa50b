package prometheus

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/model/value"
	"github.com/prometheus/prometheus/storage"
)

// Series is one time series that is written again and again. It remembers
// where the storage keeps it, which makes writing ten thousand of them cheap.
type Series struct {
	labels labels.Labels
	ref    storage.SeriesRef
}

// NewSeries names a series. The metric's name is the label __name__.
func NewSeries(l labels.Labels) *Series {
	return &Series{labels: l}
}

// Labels identify the series.
func (s *Series) Labels() labels.Labels {
	return s.labels
}

// Batch is what one scrape writes: samples of many series at one time, visible
// all together after Commit. It is for one goroutine.
type Batch struct {
	appender storage.Appender
	atMs     int64
}

// Batch begins a scrape at a time. Times must not go backwards.
func (s *Server) Batch(at time.Time) *Batch {
	return &Batch{appender: s.db.Appender(context.Background()), atMs: at.UnixMilli()}
}

// Add writes one sample.
func (b *Batch) Add(series *Series, v float64) error {
	ref, err := b.appender.Append(series.ref, series.labels, b.atMs, v)
	if err != nil {
		return fmt.Errorf("writing %s: %w", series.labels, err)
	}
	series.ref = ref
	return nil
}

// End writes that a series is gone, as a scrape does that no longer finds it.
func (b *Batch) End(series *Series) error {
	return b.Add(series, math.Float64frombits(value.StaleNaN))
}

// Commit makes the batch visible to queries.
func (b *Batch) Commit() error {
	if err := b.appender.Commit(); err != nil {
		return fmt.Errorf("committing a scrape: %w", err)
	}
	return nil
}

// Rollback forgets the batch.
func (b *Batch) Rollback() error {
	if err := b.appender.Rollback(); err != nil {
		return fmt.Errorf("forgetting a scrape: %w", err)
	}
	return nil
}
