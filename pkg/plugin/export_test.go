package plugin

import (
	"time"

	"github.com/alidade-mesh/alidade/pkg/prom"
)

// StopClock makes a data source keep answers for as long as a test runs.
func (d *DataSource) StopClock(url string, at time.Time) (err error) {
	d.client, err = prom.New(prom.Config{
		URL: url, Timeout: d.settings.QueryTimeout, Concurrency: d.settings.MaxConcurrentQueries,
		Now: func() time.Time { return at },
	})
	return err
}
