package prometheus

import (
	"fmt"
	"net/url"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/config"
	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/rules"
	"github.com/prometheus/prometheus/scrape"
	"github.com/prometheus/prometheus/tsdb"
)

const poolName = "kubernetes-pods"

// targetRetriever shows one target. Prometheus answers /api/v1/metadata from
// what its targets exposed, so without a target there would be no metadata.
type targetRetriever struct {
	pool map[string][]*scrape.Target
}

func newTargetPool(o Options) map[string][]*scrape.Target {
	if len(o.Families) == 0 {
		return nil
	}
	job := labels.FromStrings("job", poolName)
	target := scrape.NewTarget(job, &config.ScrapeConfig{JobName: poolName}, nil, model.LabelSet{"job": poolName})
	target.SetMetadataStore(families(o.Families))
	return map[string][]*scrape.Target{poolName: {target}}
}

func (t targetRetriever) ScrapePools() []string {
	if len(t.pool) == 0 {
		return nil
	}
	return []string{poolName}
}
func (t targetRetriever) TargetsActive() map[string][]*scrape.Target { return t.pool }
func (targetRetriever) TargetsDropped() map[string][]*scrape.Target  { return nil }
func (targetRetriever) TargetsDroppedCounts() map[string]int         { return nil }
func (targetRetriever) ScrapePoolConfig(name string) (*config.ScrapeConfig, error) {
	return nil, fmt.Errorf("scrape pool %q: the embedded Prometheus does not scrape", name)
}

// families is the metadata that the one target exposed.
type families []Family

func (f families) ListMetadata() []scrape.MetricMetadata {
	list := make([]scrape.MetricMetadata, len(f))
	for i, family := range f {
		list[i] = metadataOf(family)
	}
	return list
}

func (f families) GetMetadata(name string) (scrape.MetricMetadata, bool) {
	for _, family := range f {
		if family.Name == name {
			return metadataOf(family), true
		}
	}
	return scrape.MetricMetadata{}, false
}

func (f families) LengthMetadata() int { return len(f) }

func (f families) SizeMetadata() int {
	size := 0
	for _, family := range f {
		size += len(family.Name) + len(family.Type) + len(family.Help)
	}
	return size
}

func metadataOf(f Family) scrape.MetricMetadata {
	return scrape.MetricMetadata{MetricFamily: f.Name, Type: model.MetricType(f.Type), Help: f.Help}
}

type noAlertmanagers struct{}

func (noAlertmanagers) Alertmanagers() []*url.URL        { return nil }
func (noAlertmanagers) DroppedAlertmanagers() []*url.URL { return nil }

type noRules struct{}

func (noRules) RuleGroups() []*rules.Group           { return nil }
func (noRules) AlertingRules() []*rules.AlertingRule { return nil }

// adminStats adds to the storage the questions about it that the API asks and
// that Prometheus answers in its main program.
type adminStats struct {
	*tsdb.DB
}

func (a adminStats) Stats(byLabel string, limit int) (*tsdb.Stats, error) {
	return a.Head().Stats(byLabel, limit), nil
}

func (a adminStats) BlockMetas() ([]tsdb.BlockMeta, error) {
	return a.DB.BlockMetas(), nil
}

func (adminStats) WALReplayStatus() (tsdb.WALReplayStatus, error) {
	return tsdb.WALReplayStatus{}, nil
}
