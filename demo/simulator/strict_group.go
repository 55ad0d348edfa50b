package simulator

// strictGroup declares that a namespace accepts mutual TLS alone, as a metric
// made of the mesh's policies would.
type strictGroup struct {
	target Target
}

// strictJob is the scrape job of what turns the cluster's objects into metrics.
const strictJob = "kube-state-metrics"

var strictSeries = plainSeries(strictFamily)

func (m *mesh) addStrict(earlier map[bookKey]bookkeeper) {
	for _, namespace := range m.topology.Strict {
		keep(m, earlier, bookKey{kind: "strict", about: namespace}, func() *strictGroup {
			return &strictGroup{Target{Job: strictJob, Namespace: namespace, Instance: "10.255.0.10:8080"}}
		})
	}
}

func (g *strictGroup) groups() []Group                       { return []Group{g} }
func (g *strictGroup) Target() *Target                       { return &g.target }
func (g *strictGroup) Labels() []Label                       { return nil }
func (g *strictGroup) Series() []Series                      { return strictSeries }
func (g *strictGroup) AppendValues(into []float64) []float64 { return append(into, 1) }
