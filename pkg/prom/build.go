package prom

import (
	"context"
	"encoding/json"
	"net/http"
)

// Build is what a server says of itself. Both fields are empty where it says nothing, which many
// servers that speak Prometheus's API do.
type Build struct {
	// Application is the product's name; Prometheus itself leaves it out.
	Application string `json:"application"`
	Version     string `json:"version"`
}

// Name is what to call the server in a sentence.
func (b Build) Name() string {
	name := b.Application
	if name == "" {
		name = "Prometheus"
		if b.Version == "" {
			return "A server with Prometheus's API (it tells no version)"
		}
	}
	if b.Version == "" {
		return name
	}
	return name + " " + b.Version
}

// Build asks the server which version it is. A server without that page is not an error here: what
// is wrong with the connection, queries say better.
func (c *Client) Build(ctx context.Context) Build {
	var answer struct {
		Data Build `json:"data"`
	}
	// An error leaves the answer empty, which is all that there is to know then.
	_ = c.ask(ctx, func(ctx context.Context) error {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.http.URL("/api/v1/status/buildinfo", nil).String(), nil)
		if err != nil {
			return err
		}
		_, body, err := c.http.Do(ctx, request)
		if err != nil {
			return err
		}
		return json.Unmarshal(body, &answer)
	})
	return answer.Data
}
