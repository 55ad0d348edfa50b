package host_test

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/demo/host"
)

func TestTheFrontEndFindsDataSourcesAndPlugins(t *testing.T) {
	status, body := ask(t, start(t, nil)+"/api/frontend/settings", "")
	if status != http.StatusOK {
		t.Fatalf("status %d: %s", status, body)
	}
	settings := decode[struct {
		DataSources map[string]struct {
			UID, Type, URL string
			JSONData       map[string]any
			Meta           struct{ Module string }
		}
		DefaultDataSource string
		Panels            map[string]struct {
			Module, BaseURL string
			Translations    map[string]string
			Info            struct{ Logos struct{ Small string } }
		}
	}](t, body)
	mesh := settings.DataSources["Mesh"]
	if mesh.UID != "mesh" || mesh.JSONData["timeInterval"] != "15s" || settings.DefaultDataSource != "Mesh" {
		t.Errorf("data source %+v", mesh)
	}
	if mesh.Meta.Module != "public/plugins/alidade-istio-datasource/module.js" {
		t.Errorf("module %q", mesh.Meta.Module)
	}
	if logo := settings.Panels["alidade-mesh-panel"].Info.Logos.Small; logo != "public/plugins/alidade-mesh-panel/img/logo.svg" {
		t.Errorf("logo %q", logo)
	}
	texts := settings.Panels["alidade-mesh-panel"].Translations["de-DE"]
	if texts != "public/plugins/alidade-mesh-panel/locales/de-DE/alidade-mesh-panel.json" {
		t.Errorf("German texts %q", texts)
	}
}

func TestSecretsStayInTheHost(t *testing.T) {
	url := start(t, nil)
	for _, path := range []string{"/api/frontend/settings", "/api/datasources"} {
		if _, body := ask(t, url+path, ""); strings.Contains(body, "secret") {
			t.Errorf("%s tells a secret: %s", path, body)
		}
	}
}

func TestDataSourcesAreListedWithTheirAddress(t *testing.T) {
	_, body := ask(t, start(t, nil)+"/api/datasources", "")
	list := decode[[]host.DataSource](t, body)
	if len(list) != 2 || !strings.HasPrefix(list[0].URL, "http://127.0.0.1:") || list[1].UID != "far" {
		t.Errorf("%+v", list)
	}
}

func TestThePageIsServedAtTheAddressesOfApps(t *testing.T) {
	url := start(t, nil)
	for _, path := range []string{"/a/alidade-istio-app", "/a/alidade-istio-app/open?show=1"} {
		if status, body := ask(t, url+path, ""); status != http.StatusOK || !strings.Contains(body, "<title>page</title>") {
			t.Errorf("%s: %d %s", path, status, body)
		}
	}
}

func TestALinkToADashboardOpensItOnThePage(t *testing.T) {
	url := start(t, nil)
	browser := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, path := range []string{"/d/b", "/d/b/second"} {
		response, err := browser.Get(url + path + "?var-service=pay%26go&from=1&to=2")
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		if to := response.Header.Get("Location"); to != "/?dashboard=b&var-service=pay%26go&from=1&to=2" {
			t.Errorf("%s leads to %q", path, to)
		}
	}
}

func TestDashboardsAreFoundByTitle(t *testing.T) {
	url := start(t, nil)
	_, body := ask(t, url+"/api/search", "")
	list := decode[[]map[string]string](t, body)
	if len(list) != 2 || list[0]["title"] != "First" || list[1]["title"] != "Second" {
		t.Errorf("%v", list)
	}
	_, body = ask(t, url+"/api/dashboards/uid/b", "")
	if answer := decode[map[string]map[string]any](t, body); answer["dashboard"]["title"] != "Second" {
		t.Errorf("%s", body)
	}
	if status, _ := ask(t, url+"/api/dashboards/uid/c", ""); status != http.StatusNotFound {
		t.Errorf("a dashboard that does not exist answers %d", status)
	}
}

func TestFilesOfPageAndPluginsAreServed(t *testing.T) {
	url := start(t, nil)
	cases := map[string]struct {
		path, want string
		status     int
	}{
		"the page":                        {"/", "<title>page</title>", http.StatusOK},
		"a plugin's module":               {"/public/plugins/alidade-mesh-panel/module.js", "define(", http.StatusOK},
		"a plugin that is not built":      {"/public/plugins/other/module.js", "", http.StatusNotFound},
		"a file above a plugin":           {"/public/plugins/alidade-mesh-panel/..%2fplugin.json", "invalid", http.StatusBadRequest},
		"an icon":                         {"/public/build/img/icons/unicons/there.svg", `id="there"`, http.StatusOK},
		"an icon that is missing":         {"/public/build/img/icons/unicons/gone.svg", "<circle", http.StatusOK},
		"an API that the page has no use": {"/api/alerts", "no GET /api/alerts", http.StatusNotFound},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			if status, body := ask(t, url+test.path, ""); status != test.status || !strings.Contains(body, test.want) {
				t.Errorf("%d %.200s", status, body)
			}
		})
	}
}

// weather is a mesh with two scenarios.
type weather struct{ current string }

func (w *weather) List() []host.Scenario { return []host.Scenario{{Name: "calm"}, {Name: "storm"}} }
func (w *weather) Current() string       { return w.current }
func (w *weather) Switch(name string) error {
	if name != "calm" && name != "storm" {
		return errors.New("there are calm and storm")
	}
	w.current = name
	return nil
}

func TestAScenarioIsSwitched(t *testing.T) {
	url := start(t, func(o *host.Options) {
		o.Scenarios = &weather{"calm"}
		o.FixedNow = time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)
	}) + "/api/demo/scenario"
	type answer struct{ Current, FixedNow string }
	_, body := ask(t, url, "")
	if got := decode[answer](t, body); got != (answer{"calm", "2026-01-31T12:00:00Z"}) {
		t.Errorf("%+v", got)
	}
	_, body = ask(t, url, `{"name":"storm"}`)
	if got := decode[answer](t, body); got.Current != "storm" {
		t.Errorf("%+v", got)
	}
	status, body := ask(t, url, `{"name":"snow"}`)
	if status != http.StatusBadRequest || !strings.Contains(body, "there are calm and storm") {
		t.Errorf("%d %s", status, body)
	}
}

func TestWithoutBuiltPluginsTheErrorSaysHowToBuildThem(t *testing.T) {
	_, err := host.New(host.Options{PluginDir: t.TempDir()})
	if err == nil || !strings.Contains(err.Error(), "npm run build:frontend") {
		t.Errorf("got %v", err)
	}
}
