package prometheus

import (
	"log/slog"
	"time"
)

// Options says how an embedded server behaves. The zero value is what a
// Prometheus does by default, with a scrape interval of 15 seconds.
type Options struct {
	// ScrapeInterval is told to whoever asks for the configuration, and is the
	// step of subqueries that name none. Zero means 15 seconds.
	ScrapeInterval time.Duration
	// Retention is how long samples are kept. Zero means 24 hours.
	Retention time.Duration
	// QueryTimeout ends a query that runs longer. Zero means two minutes.
	QueryTimeout time.Duration
	// LookbackDelta is how old a sample may be and still count as the series'
	// present value. Zero means five minutes.
	LookbackDelta time.Duration
	// MaxSamples bounds the samples that one query holds in memory. Zero means
	// 50 million.
	MaxSamples int
	// Families describes the metrics, for /api/v1/metadata. Empty means that
	// the metadata is empty, as on a server that has not scraped yet.
	Families []Family
	// Logger takes what storage and engine log. Nil means that nobody does.
	Logger *slog.Logger
}

// Family is the metadata of one metric family.
type Family struct {
	// Name is the family's name, without _bucket, _sum or _count.
	Name string
	// Type is counter, gauge, histogram or summary.
	Type string
	// Help is the sentence that a proxy exposes with it.
	Help string
}

func (o Options) withDefaults() Options {
	if o.ScrapeInterval == 0 {
		o.ScrapeInterval = 15 * time.Second
	}
	if o.Retention == 0 {
		o.Retention = 24 * time.Hour
	}
	if o.QueryTimeout == 0 {
		o.QueryTimeout = 2 * time.Minute
	}
	if o.LookbackDelta == 0 {
		o.LookbackDelta = 5 * time.Minute
	}
	if o.MaxSamples == 0 {
		o.MaxSamples = 50_000_000
	}
	if o.Logger == nil {
		o.Logger = slog.New(slog.DiscardHandler)
	}
	return o
}
