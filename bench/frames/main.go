// Command frames makes the frames of a graph query of a made-up mesh, as the backend would answer with them.
//
//	node -e … | go run ./bench/frames            the frames as JSON, as Grafana sends them to a browser
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
	flag.Parse()
	if err := run(os.Stdin, os.Stdout, *measured); err != nil {
		log.Fatal(err)
	}
}

func run(in io.Reader, out io.Writer, measured bool) error {
	var given []givenFrame
	if err := json.NewDecoder(in).Decode(&given); err != nil {
		return fmt.Errorf("reading the mesh: %w", err)
	}
	made, err := framesOf(given)
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
func framesOf(given []givenFrame) (data.Frames, error) {
	if len(given) != 2 {
		return nil, fmt.Errorf("the mesh has %d frames rather than nodes and edges", len(given))
	}
	now := time.Date(2026, 1, 2, 12, 0, 0, 0, time.UTC)
	q, err := query.Decode(json.RawMessage(`{"queryType":"graph"}`), query.Context{
		Range: query.Range{From: now.Add(-10 * time.Minute), To: now, Interval: time.Minute}, Now: now, Settings: query.DefaultSettings(),
	})
	if err != nil {
		return nil, fmt.Errorf("decoding the query: %w", err)
	}
	return frames.Graph(meshOf(given[0], given[1]), frames.Context{Query: q, DatasourceUID: "bench"}), nil
}
