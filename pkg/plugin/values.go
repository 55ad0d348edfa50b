package plugin

import (
	"context"
	"maps"
	"slices"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/promql"
	"github.com/alidade-mesh/alidade/pkg/query"
)

func (d *DataSource) answerValues(ctx context.Context, c frames.Context) (data.Frames, error) {
	values, warnings, err := d.lookUp(ctx, c.Query)
	if err != nil {
		return nil, err
	}
	var said notices
	for _, warning := range warnings {
		said.add(data.NoticeSeverityWarning, "Prometheus warns: "+warning)
	}
	c.Notices = said
	return frames.Values(values, c), nil
}

// lookUp is the values of a query's label. A service's own name and its namespace are read from full names
// as well, by which a service is known that never answered; waypoints are no workloads, though their names
// may not say what they are.
func (d *DataSource) lookUp(ctx context.Context, q query.Query) (values, warnings []string, err error) {
	ask := func(label string) ([]string, error) {
		q.Label = label
		found, warned, err := d.client.LabelValues(ctx, promql.LookUp(q, d.settings), q.Range)
		warnings = append(warnings, warned...)
		return found, err
	}
	wanted := q.Label
	if values, err = ask(wanted); err != nil {
		return nil, nil, err
	}
	if len(values) == 0 {
		if err := d.carries(ctx, wanted, q.Range); err != nil {
			return nil, nil, err
		}
	}
	switch wanted {
	case istio.DestinationServiceName, istio.DestinationNamespace:
		hosts, err := ask(istio.DestinationHost)
		if err != nil {
			return nil, nil, err
		}
		if wanted == istio.DestinationNamespace {
			workloads, err := ask(istio.DestinationWorkloadNamespace)
			if err != nil {
				return nil, nil, err
			}
			values = append(slices.Clone(values), workloads...)
		}
		values = named(values, hosts, wanted == istio.DestinationServiceName)
	case istio.SourceWorkload, istio.DestinationWorkload:
		// A list with a waypoint too many is better than none.
		seen, _ := d.factsWithin(ctx, q.Range)
		hops := seen.Waypoints
		values = slices.DeleteFunc(slices.Clone(values), func(name string) bool {
			return slices.ContainsFunc(hops, func(w query.Workload) bool { return w.Name == name })
		})
	}
	return values, warnings, nil
}

// named are the names of services or of namespaces that labels and full names tell together.
func named(values, hosts []string, services bool) []string {
	all := map[string]bool{}
	for _, value := range values {
		if service, _, ok := istio.SplitHost(value); ok {
			value = service
		}
		all[value] = true
	}
	for _, host := range hosts {
		if service, namespace, ok := istio.SplitHost(host); ok {
			if services {
				all[service] = true
			} else {
				all[namespace] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(all))
}
