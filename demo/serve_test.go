package main

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestATakenPortSaysWhatToDo(t *testing.T) {
	first, err := listen(settings{host: "127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = first.Close() }()
	_, port, _ := strings.Cut(strings.TrimPrefix(addressOf(first), "http://"), ":")
	taken, err := parseFlags([]string{"--port", port}, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := listen(taken); err == nil || !strings.Contains(err.Error(), "port "+port+" is taken: stop what uses it, or choose another with --port") {
		t.Errorf("got %v", err)
	}
}

func TestAnyAddressIsShownAsThisMachine(t *testing.T) {
	listener, err := listen(settings{host: "0.0.0.0"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	if address := addressOf(listener); !strings.HasPrefix(address, "http://127.0.0.1:") {
		t.Errorf("got %s", address)
	}
}

func TestStoppingLetsARequestFinish(t *testing.T) {
	listener, err := listen(settings{host: "127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	slow := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		stop()
		time.Sleep(50 * time.Millisecond)
		_, _ = io.WriteString(w, "finished")
	})
	served := make(chan error, 1)
	go func() { served <- serve(ctx, listener, slow) }()
	response, err := http.Get(addressOf(listener))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if body, err := io.ReadAll(response.Body); err != nil || string(body) != "finished" {
		t.Errorf("got %q, %v", body, err)
	}
	if err := <-served; err != nil {
		t.Errorf("stopping: %v", err)
	}
}
