package prom

import (
	"context"

	v1 "github.com/prometheus/client_golang/api/prometheus/v1"
)

// Build is what a server says of itself. Both fields are empty where it says nothing, which many
// servers that speak Prometheus's API do.
type Build struct {
	// Application is the product's name; Prometheus itself leaves it out.
	Application, Version string
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
	return c.answer(ctx, question{kind: buildInfo}, func(ctx context.Context, api v1.API) error {
		_, err := api.Buildinfo(ctx)
		return err
	}).build
}
