package prom

import (
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// parseAddress reads the URL of the data source's settings.
func parseAddress(text string) (*url.URL, *Error) {
	const example = "Enter the address of Prometheus, for example http://prometheus:9090."
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, &Error{
			Message: "The data source has no URL. Enter the address of Prometheus in the data source settings, for example http://prometheus:9090.",
			Status:  http.StatusBadRequest,
		}
	}
	address, err := url.Parse(text)
	problem := ""
	switch {
	case err != nil:
		problem = "it is not a URL"
	case address.Scheme != "http" && address.Scheme != "https":
		problem = "it does not begin with http:// or https://"
	case address.Hostname() == "":
		problem = "it names no host"
	}
	if problem != "" {
		return nil, &Error{
			Message: fmt.Sprintf("The URL %q in the data source settings cannot be used: %s. %s", shown(text), problem, example),
			Status:  http.StatusBadRequest, Cause: err,
		}
	}
	return address, nil
}

// shown is a URL as it may appear in a message: without credentials, and not endless.
func shown(text string) string {
	if at := strings.LastIndex(text, "@"); at >= 0 {
		text = "…" + text[at:]
	}
	const most = 100
	if runes := []rune(text); len(runes) > most {
		text = string(runes[:most]) + "…"
	}
	return text
}

// hostPort is the host and the port that are dialled, also where the URL leaves the port out.
func hostPort(address *url.URL) string {
	port := address.Port()
	if port == "" {
		port = "80"
		if address.Scheme == "https" {
			port = "443"
		}
	}
	return net.JoinHostPort(address.Hostname(), port)
}
