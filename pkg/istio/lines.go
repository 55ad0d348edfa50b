package istio

import (
	"embed"
	"fmt"
)

// Lines are lines of configuration that collect what is missing, to be copied.
type Lines struct {
	// Place says where they belong, as words that end a sentence beginning with "Into".
	Place string `json:"place"`
	// Text is YAML or JSON.
	Text string `json:"text"`
}

//go:embed lines
var lineFiles embed.FS

var scrapeProxies = read("Prometheus's configuration", "scrape-proxies.yml")

// ScrapeProxies are the lines by which Prometheus scrapes whatever reports calls.
func ScrapeProxies() Lines { return scrapeProxies }

// linesBySentence are the lines that belong to what Collect says.
var linesBySentence = map[string][]Lines{
	collectStandard: {scrapeProxies},
	collectTCP:      {scrapeProxies},
	collectGRPC:     {read("the called Service", "grpc-port.yml"), scrapeProxies},
	collectApplication: {
		read("this data source's jsonData", "application.json"),
		read("the IstioOperator or the values of the chart istiod (there without spec)", "measure-upstream.yml"),
	},
	collectContainer: {read("Prometheus's configuration", "scrape-cadvisor.yml")},
}

// Lines are lines of configuration that do what Collect says.
func (s Signal) Lines() []Lines { return linesBySentence[s.Collect] }

// read takes an embedded file; the program is built wrong without it.
func read(place, name string) Lines {
	text, err := lineFiles.ReadFile("lines/" + name)
	if err != nil {
		panic(fmt.Sprintf("reading the embedded lines: %s", err))
	}
	return Lines{Place: place, Text: string(text)}
}
