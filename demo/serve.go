package main

import (
	"context"
	"net"
	"net/http"
	"time"
)

const (
	// headerTimeout ends a connection that never says what it wants.
	headerTimeout = 10 * time.Second
	// goodbye is how long requests under way may take once the demo has been told to stop.
	goodbye = 3 * time.Second
)

// serve answers until the context ends; then it lets the requests under way finish.
func serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{Handler: handler, ReadHeaderTimeout: headerTimeout}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	leaving, cancel := context.WithTimeout(context.WithoutCancel(ctx), goodbye)
	defer cancel()
	if err := server.Shutdown(leaving); err != nil {
		return server.Close()
	}
	return nil
}

// addressOf is where a browser on this machine finds the listener.
func addressOf(listener net.Listener) string {
	host, port, err := net.SplitHostPort(listener.Addr().String())
	if err != nil {
		return "http://" + listener.Addr().String()
	}
	if ip := net.ParseIP(host); ip.IsUnspecified() {
		host = "127.0.0.1"
	}
	return "http://" + net.JoinHostPort(host, port)
}
