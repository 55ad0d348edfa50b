// Package plugintest makes the plugin for tests, as an instance or as Grafana runs it. It needs no Prometheus.
package plugintest

import (
	"net"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/experimental/datasourcetest"

	"github.com/alidade-mesh/alidade/pkg/plugin"
)

// Open makes an instance of settings, and disposes of it when the test ends.
func Open(t testing.TB, settings backend.DataSourceInstanceSettings) *plugin.DataSource {
	t.Helper()
	instance, err := plugin.New(t.Context(), settings)
	if err != nil {
		t.Fatal(err)
	}
	made, ok := instance.(*plugin.DataSource)
	if !ok {
		t.Fatalf("the instance is a %T", instance)
	}
	t.Cleanup(made.Dispose)
	return made
}

// Serve runs the plugin as Grafana does until the test ends: behind the SDK's adapter, and spoken to by gRPC.
func Serve(t testing.TB) *datasourcetest.TestPluginClient {
	t.Helper()
	running, err := datasourcetest.Manage(plugin.New, datasourcetest.ManageOpts{Address: FreeAddress(t)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := running.Shutdown(); err != nil {
			t.Error(err)
		}
	})
	return running.Client
}

// FreeAddress is an address of this machine where nobody listens.
func FreeAddress(t testing.TB) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	if err := listener.Close(); err != nil {
		t.Fatal(err)
	}
	return listener.Addr().String()
}
