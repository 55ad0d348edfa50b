package istio

// Family groups signals by what they speak of.
type Family string

// The families of signals.
const (
	FamilyTraffic Family = "traffic"
)

// Measure says how a signal is computed from its metric.
type Measure string

// The measures.
const (
	// MeasureRate is events a second.
	MeasureRate Measure = "rate"
	// MeasureErrorRate is errors a second.
	MeasureErrorRate Measure = "errorRate"
	// MeasureErrorRatio is errors over all requests.
	MeasureErrorRatio Measure = "errorRatio"
	// MeasureDistribution is the mean or a quantile of a histogram.
	MeasureDistribution Measure = "distribution"
)

// Signal is one entry of the catalogue: what can be asked, in which unit, from which metric.
type Signal struct {
	Name        string `json:"name"`
	Family      Family `json:"family"`
	Description string `json:"description"`
	// Unit is one of Grafana's unit ids.
	Unit string `json:"unit"`
	// Metric is what the mesh has to emit.
	Metric  string  `json:"metric"`
	Measure Measure `json:"-"`
	// Statistics is true where the signal takes `statistics`.
	Statistics bool `json:"statistics"`
}

// Catalogue lists every signal in the order in which an editor shows them.
func Catalogue() []Signal {
	return []Signal{
		{
			Name: "requestRate", Family: FamilyTraffic, Unit: "reqps", Metric: RequestsTotal, Measure: MeasureRate,
			Description: "Requests a second, HTTP and gRPC, each counted once.",
		},
		{
			Name: "errorRate", Family: FamilyTraffic, Unit: "reqps", Metric: RequestsTotal, Measure: MeasureErrorRate,
			Description: "Requests a second that ended in an error.",
		},
		{
			Name: "errorRatio", Family: FamilyTraffic, Unit: "percentunit", Metric: RequestsTotal, Measure: MeasureErrorRatio,
			Description: "The share of requests that ended in an error, from 0 to 1.",
		},
		{
			Name: "duration", Family: FamilyTraffic, Unit: "ms", Metric: RequestDuration, Measure: MeasureDistribution,
			Statistics:  true,
			Description: "How long requests took, from the first byte in to the last byte out, as the reporting proxy saw them.",
		},
	}
}

// FindSignal returns the signal of a name, and whether there is one.
func FindSignal(name string) (Signal, bool) {
	for _, signal := range Catalogue() {
		if signal.Name == name {
			return signal, true
		}
	}
	return Signal{}, false
}

// UnitOf is the unit of a signal, empty for an unknown one.
func UnitOf(name string) string {
	signal, _ := FindSignal(name)
	return signal.Unit
}
