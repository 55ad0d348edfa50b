package promql_test

import (
	"fmt"
	"maps"
	"strconv"
	"strings"
	"testing"
)

// writeApplication turns a line on what an application measures into samples:
//
//	application pay  1/s @20 @40                (that many a second of 20 and of 40 ms each)
//	application pay  1/s @20 metric=served_ms   (in the unit that the metric's name ends with)
//
//	upstream web > pay  1/s @80                 (how long pay took as web's proxy saw it; see writeUpstream)
//
// Its series carry the namespace shop and a pod of the workload; any label can be given as label=value.
func writeApplication(t *testing.T, b *strings.Builder, words []string) {
	t.Helper()
	perSecond, err := strconv.ParseFloat(strings.TrimSuffix(words[1], "/s"), 64)
	if err != nil {
		t.Fatal(err)
	}
	metric := "http_server_request_duration_seconds"
	labels := map[string]string{"namespace": "shop", "pod": words[0] + "-7d4b9c6f5d-x2x9z"}
	var durations []float64
	for _, word := range words[2:] {
		if text, ok := strings.CutPrefix(word, "@"); ok {
			ms, err := strconv.ParseFloat(text, 64)
			if err != nil {
				t.Fatal(err)
			}
			durations = append(durations, ms)
			continue
		}
		name, value, _ := strings.Cut(word, "=")
		if name == "metric" {
			metric = value
			continue
		}
		labels[name] = value
	}
	scale := 0.001
	if strings.HasSuffix(metric, "_ms") || strings.HasSuffix(metric, "_rq_time") {
		scale = 1
	}
	series := func(suffix string, extra map[string]string, rate float64) {
		all := maps.Clone(labels)
		maps.Copy(all, extra)
		fmt.Fprintf(b, "  %s%s{%s} 0+%gx240\n", metric, suffix, labelList(all), rate*15)
	}
	sum := 0.0
	for _, ms := range durations {
		sum += ms * scale * perSecond
	}
	number := perSecond * float64(len(durations))
	series("_sum", nil, sum)
	series("_count", nil, number)
	for _, bound := range []float64{10, 25, 50, 100} {
		within := 0.0
		for _, ms := range durations {
			if ms <= bound {
				within += perSecond
			}
		}
		series("_bucket", map[string]string{"le": fmt.Sprint(bound * scale)}, within)
	}
	series("_bucket", map[string]string{"le": "+Inf"}, number)
}

// writeUpstream turns a line on how long upstreams took into what a caller's proxy exposes. After the
// calling workload comes the host that it calls: a name is that of a service in the namespace shop.
func writeUpstream(t *testing.T, b *strings.Builder, words []string) {
	t.Helper()
	host := words[2]
	if !strings.Contains(host, ".") {
		host += ".shop.svc.cluster.local"
	}
	line := append([]string{words[0], words[3], "metric=envoy_cluster_upstream_rq_time", "cluster_name=outbound|8080||" + host}, words[4:]...)
	writeApplication(t, b, line)
}
