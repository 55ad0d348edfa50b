package randommesh

import (
	"fmt"
	"testing"

	"github.com/alidade-mesh/alidade/demo/prometheus/promload"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// atOnce is how many meshes one engine holds.
const atOnce = 250

// Each gives Number meshes to a property, in an engine that holds them, with durations or without, and with
// the settings that tell each from the others.
func Each(t *testing.T, seed uint64, durations bool, holds func(*promload.Instance, Mesh, query.Settings)) {
	t.Helper()
	for meshes := Make(seed, Number()); len(meshes) > 0; {
		some := meshes[:min(atOnce, len(meshes))]
		meshes = meshes[len(some):]
		instance := promload.Start(t, Load(some, durations))
		for _, mesh := range some {
			holds(instance, mesh, mesh.Settings(t))
		}
		instance.HTTP.Close()
	}
}

// Settings are those of a data source that sees this mesh alone, and knows Waypoints by their names.
func (m Mesh) Settings(t testing.TB) query.Settings {
	t.Helper()
	settings, err := query.ParseSettings(fmt.Appendf(nil, `{"requiredMatchers": [{"label": %q, "value": "%d"}], "waypoints": %q}`, Label, m.ID, Waypoints))
	if err != nil {
		t.Fatal(err)
	}
	return settings
}
