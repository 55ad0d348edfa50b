package simulator

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/prometheus/prometheus/model/labels"

	"github.com/alidade-mesh/alidade/demo/prometheus"
)

// podJob is the scrape job of the usual configuration for pods.
const podJob = "kubernetes-pods"

// Feed scrapes a simulated mesh into an embedded Prometheus. It is for one
// goroutine.
type Feed struct {
	source   Source
	server   *prometheus.Server
	interval time.Duration
	series   map[Group][]*prometheus.Series
	values   []float64
	// scraped is called after every scrape, with its time.
	scraped func(time.Time) error
}

// NewFeed makes a feed that scrapes at each interval.
func NewFeed(source Source, server *prometheus.Server, interval time.Duration) *Feed {
	return &Feed{
		source: source, server: server, interval: interval, series: map[Group][]*prometheus.Series{},
		scraped: func(time.Time) error { return nil },
	}
}

// Record evaluates recording rules after the scrapes, as often as their file says.
func (f *Feed) Record(rules *prometheus.Rules) {
	f.scraped = func(at time.Time) error {
		if !at.Equal(at.Truncate(rules.Interval())) {
			return nil
		}
		return rules.Evaluate(context.Background(), at)
	}
}

// Until simulates and stores every scrape from where the mesh stands up to t.
func (f *Feed) Until(t time.Time) error {
	for next := f.next(); !next.After(t); next = next.Add(f.interval) {
		f.source.Step(next)
		if err := f.scrape(); err != nil {
			return err
		}
		if err := f.scraped(next); err != nil {
			return err
		}
	}
	return nil
}

// Live goes on scraping as time passes, until the context ends. What was missed
// while the process slept is made up for.
func (f *Feed) Live(ctx context.Context, now func() time.Time) error {
	for {
		timer := time.NewTimer(f.next().Sub(now()))
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil
		case <-timer.C:
		}
		if err := f.Until(now()); err != nil {
			return err
		}
	}
}

func (f *Feed) next() (next time.Time) {
	f.source.Read(func(now time.Time, _ []Group) { next = now.Add(f.interval) })
	return next
}

// scrape writes one sample of every series, and the end of those that vanished.
func (f *Feed) scrape() (err error) {
	f.source.Read(func(now time.Time, groups []Group) {
		batch := f.server.Batch(now)
		if err = f.fill(batch, groups); err != nil {
			err = errors.Join(err, batch.Rollback())
			return
		}
		err = batch.Commit()
	})
	if err != nil {
		return fmt.Errorf("scraping the simulated mesh: %w", err)
	}
	return nil
}

func (f *Feed) fill(batch *prometheus.Batch, groups []Group) error {
	present := make(map[Group]bool, len(groups))
	for _, group := range groups {
		present[group] = true
		known, ok := f.series[group]
		if !ok {
			known = storedSeries(group)
			f.series[group] = known
		}
		f.values = group.AppendValues(f.values[:0])
		for i, series := range known {
			if err := batch.Add(series, f.values[i]); err != nil {
				return err
			}
		}
	}
	for group, gone := range f.series {
		if present[group] {
			continue
		}
		delete(f.series, group)
		for _, series := range gone {
			if err := batch.End(series); err != nil {
				return err
			}
		}
	}
	return nil
}

// storedSeries are a group's series with the labels that a Prometheus stores:
// what the process exposes and what the scrape adds.
func storedSeries(group Group) []*prometheus.Series {
	target := group.Target()
	job := target.Job
	if job == "" {
		job = podJob
	}
	builder := labels.NewBuilder(labels.FromStrings(
		"job", job, "instance", target.Instance, "namespace", target.Namespace, "pod", target.Pod,
	))
	for _, label := range group.Labels() {
		builder.Set(label.Name, label.Value)
	}
	described := group.Series()
	stored := make([]*prometheus.Series, len(described))
	for i, series := range described {
		builder.Set("__name__", series.Name)
		if series.Bucket {
			// A Prometheus of version 3 writes every bound as a float.
			builder.Set("le", labels.FormatOpenMetricsFloat(series.Bound))
		} else {
			builder.Del("le")
		}
		stored[i] = prometheus.NewSeries(builder.Labels())
	}
	return stored
}
