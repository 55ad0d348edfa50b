package prometheus_test

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/alidade-mesh/alidade/demo/prometheus"
)

// The module's version v0.315.0 is the server's version 3.15.0.
func TestVersionIsTheModules(t *testing.T) {
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", "github.com/prometheus/prometheus").Output()
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.Split(strings.TrimPrefix(strings.TrimSpace(string(out)), "v"), ".")
	if len(parts) != 3 || len(parts[1]) != 3 {
		t.Fatalf("the module's version %q has an unknown form", out)
	}
	want := parts[1][:1] + "." + strings.TrimLeft(parts[1][1:2], "0") + parts[1][2:] + "." + parts[2]
	if prometheus.Version != want {
		t.Errorf("Version is %s, go.mod says %s", prometheus.Version, want)
	}
}
