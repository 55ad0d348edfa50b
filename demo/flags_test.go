package main

import (
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestFlagsHaveDefaultsThatServeOnlyThisMachine(t *testing.T) {
	s, err := parseFlags(nil, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if s.host != "127.0.0.1" || s.port != 3010 || s.history != time.Hour || !s.fixedNow.IsZero() {
		t.Errorf("unexpected defaults: %+v", s)
	}
}

func TestThePageIsOfTheGrafanaThatThePackageIsBuiltAgainst(t *testing.T) {
	s, err := parseFlags(nil, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(filepath.Join("..", "package.json"))
	if err != nil {
		t.Fatal(err)
	}
	var manifest struct{ DevDependencies map[string]string }
	if err := json.Unmarshal(content, &manifest); err != nil {
		t.Fatal(err)
	}
	if built := manifest.DevDependencies["@grafana/data"]; !strings.HasPrefix(built, "^"+s.grafana+".") {
		t.Errorf("the page is of Grafana %s, the package is built against %s", s.grafana, built)
	}
}

func TestFlagsSayWhatIsWrong(t *testing.T) {
	cases := map[string]struct {
		args []string
		want string
	}{
		"a port that does not exist":  {[]string{"--port", "70000"}, "--port is 70000: choose one between"},
		"a past of no length":         {[]string{"--history", "0s"}, "--history is 0s: it has to be longer"},
		"a scenario from before":      {[]string{"--scenario-for", "2h"}, "--scenario-for is 2h0m0s: choose one between 0s and --history"},
		"a word without dashes":       {[]string{"port"}, `"port" is not a flag`},
		"a time that is none":         {[]string{"--fixed-now", "yesterday"}, "expected a time like"},
		"a data source without a URL": {[]string{"--data-source", "broken"}, "expected name=url"},
		"a large mesh in a scenario":  {[]string{"--services", "100", "--scenario", "normal"}, "--services excludes --scenario"},
		"rules of nobody's":           {[]string{"--metrics-only", "--rules", "rules.yml"}, "exclude each other"},
		"a fixed present":             {[]string{"--metrics-only", "--fixed-now", "2026-01-31T12:00:00Z"}, "exclude each other"},
	}
	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := parseFlags(test.args, io.Discard)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got %v, want an error with %q", err, test.want)
			}
		})
	}
}

func TestDataSourcesAreAddedByFlag(t *testing.T) {
	s, err := parseFlags([]string{"--data-source", "far=http://far.example:9090/?a=b"}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.dataSources) != 1 || s.dataSources[0].UID != "far" || s.dataSources[0].URL != "http://far.example:9090/?a=b" {
		t.Errorf("unexpected data sources: %+v", s.dataSources)
	}
}
