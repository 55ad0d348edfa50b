package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// runs is how often everything is timed: the shortest time counts.
const runs = 5

// encoding is what one way of writing frames costs.
type encoding struct {
	Bytes     int `json:"bytes"`
	GzipBytes int `json:"gzipBytes"`
	// WriteMs, ReadMs and GzipMs are milliseconds in Go; Grafana's server reads Arrow and writes JSON.
	WriteMs float64 `json:"writeMs"`
	ReadMs  float64 `json:"readMs"`
	GzipMs  float64 `json:"gzipMs"`
}

type comparison struct {
	JSON  encoding `json:"json"`
	Arrow encoding `json:"arrow"`
}

func measure(frames data.Frames) (comparison, error) {
	asJSON, err := cost(
		func() ([][]byte, error) {
			body, err := json.Marshal(frames)
			return [][]byte{body}, err
		},
		func(written [][]byte) error {
			var read data.Frames
			return json.Unmarshal(written[0], &read)
		},
	)
	if err != nil {
		return comparison{}, fmt.Errorf("as JSON: %w", err)
	}
	asArrow, err := cost(frames.MarshalArrow, func(written [][]byte) error {
		_, err := data.UnmarshalArrowFrames(written)
		return err
	})
	if err != nil {
		return comparison{}, fmt.Errorf("as Arrow: %w", err)
	}
	return comparison{asJSON, asArrow}, nil
}

func cost(write func() ([][]byte, error), read func([][]byte) error) (encoding, error) {
	var found encoding
	var written [][]byte
	var err error
	found.WriteMs = shortest(func() error { written, err = write(); return err }, &err)
	if err != nil {
		return encoding{}, err
	}
	found.ReadMs = shortest(func() error { return read(written) }, &err)
	all := bytes.Join(written, nil)
	found.Bytes = len(all)
	found.GzipMs = shortest(func() error { found.GzipBytes, err = gzipped(all); return err }, &err)
	return found, err
}

// shortest is the time of the shortest of some runs, in milliseconds.
func shortest(work func() error, failed *error) float64 {
	least := time.Duration(1<<63 - 1)
	for range runs {
		started := time.Now()
		if err := work(); err != nil {
			*failed = err
			return 0
		}
		least = min(least, time.Since(started))
	}
	return float64(least.Microseconds()) / 1000
}

// gzipped is the size of some bytes as web servers compress them.
func gzipped(body []byte) (int, error) {
	var packed bytes.Buffer
	writer := gzip.NewWriter(&packed)
	if _, err := writer.Write(body); err != nil {
		return 0, err
	}
	if err := writer.Close(); err != nil {
		return 0, err
	}
	return packed.Len(), nil
}
