// Command frames makes the frames of a graph query of a made-up mesh, as the backend would answer with them.
//
//	node -e … | go run ./bench/frames            the frames as JSON, as Grafana sends them to a browser
//	node -e … | go run ./bench/frames -first     those of the first step, which is without latency
//	node -e … | go run ./bench/frames -measure   what they weigh as JSON and as Arrow, and how long each takes
//
// Standard input holds the frames that bench/panel/generateMesh.mjs makes.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/alidade-mesh/alidade/pkg/frames"
	"github.com/alidade-mesh/alidade/pkg/query"
)

func main() {
	measured := flag.Bool("measure", false, "print sizes and times instead of the frames")
	first := flag.Bool("first", false, "make the frames of the first step")
	flag.Parse()
	asked := whole
	if *first {
		asked = firstStep
	}
	if err := run(os.Stdin, os.Stdout, asked, *measured); err != nil {
		log.Fatal(err)
	}
}

// What is asked of a mesh.
const (
	whole     = `{"queryType":"graph"}`
	firstStep = `{"queryType":"graph","step":"first","include":["security","tcp"]}`
)

func run(in io.Reader, out io.Writer, asked string, measured bool) error {
	var given []givenFrame
	if err := json.NewDecoder(in).Decode(&given); err != nil {
		return fmt.Errorf("reading the mesh: %w", err)
	}
	made, err := framesOf(given, asked)
	if err != nil {
		return err
	}
	if measured {
		found, err := measure(made)
		if err != nil {
			return err
		}
		return json.NewEncoder(out).Encode(found)
	}
	return json.NewEncoder(out).Encode(made)
}

// framesOf makes what a graph query answers with.
func framesOf(given []givenFrame, asked string) (data.Frames, error) {
	if len(given) != 2 {
		return nil, fmt.Errorf("the mesh has %d frames rather than nodes and edges", len(given))
	}
	now := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	q, err := query.Decode(json.RawMessage(asked), query.Context{
		Range: query.Range{From: now.Add(-10 * time.Minute), To: now, Interval: time.Minute}, Now: now, Settings: query.DefaultSettings(),
	})
	if err != nil {
		return nil, fmt.Errorf("decoding the query: %w", err)
	}
	mesh := meshOf(given[0], given[1])
	if asked == firstStep {
		for i := range mesh.Edges {
			mesh.Edges[i].LatencyMs, mesh.Edges[i].LatencyMeanMs = nil, nil
		}
	}
	return frames.Graph(mesh, frames.Context{Query: q, DatasourceUID: "bench"}), nil
}
