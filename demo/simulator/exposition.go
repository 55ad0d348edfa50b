package simulator

import (
	"bufio"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Handler exposes all series of a simulated mesh in Prometheus's text format,
// for a Prometheus of one's own to scrape. Since all pods answer at one
// address here, each series says which pod it is from, in the labels pod and
// namespace.
func Handler(source Source) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		out := bufio.NewWriterSize(w, 1<<16)
		// An error here means that whoever scrapes has hung up.
		if err := Expose(out, source); err != nil {
			return
		}
		_ = out.Flush()
	})
}

// Expose writes what Handler serves.
func Expose(w io.Writer, source Source) error {
	lines := map[string][]string{}
	source.Read(func(_ time.Time, groups []Group) {
		for _, group := range groups {
			expose(lines, group)
		}
	})
	for _, family := range Families() {
		if len(lines[family.Name]) == 0 {
			continue
		}
		head := "# HELP " + family.Name + " " + family.Help + "\n# TYPE " + family.Name + " " + family.Type + "\n"
		if _, err := io.WriteString(w, head); err != nil {
			return err
		}
		for _, line := range lines[family.Name] {
			if _, err := io.WriteString(w, line); err != nil {
				return err
			}
		}
	}
	return nil
}

// expose adds a group's lines to those of their families: the format wants each
// family in one piece.
func expose(lines map[string][]string, group Group) {
	target := group.Target()
	var common strings.Builder
	writeLabel(&common, "pod", target.Pod)
	writeLabel(&common, "namespace", target.Namespace)
	for _, label := range group.Labels() {
		writeLabel(&common, label.Name, label.Value)
	}
	values := group.AppendValues(nil)
	for i, series := range group.Series() {
		var line strings.Builder
		line.WriteString(series.Name + "{" + common.String())
		if series.Bucket {
			writeLabel(&line, "le", formatValue(series.Bound))
		}
		line.WriteString("} " + formatValue(values[i]) + "\n")
		lines[series.Family] = append(lines[series.Family], line.String())
	}
}

// escape makes a label's value safe between quotes.
var escape = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

func writeLabel(w *strings.Builder, name, value string) {
	w.WriteString(name + `="` + escape.Replace(value) + `",`)
}

func formatValue(v float64) string {
	if v > 1e300 {
		return "+Inf"
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}
