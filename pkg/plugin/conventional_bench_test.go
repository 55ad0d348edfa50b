package plugin_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/api"
	v1 "github.com/prometheus/client_golang/api/prometheus/v1"

	"github.com/alidade-mesh/alidade/pkg/istio"
)

// conventional are the questions of a mesh UI that asks namespace by namespace, each for what is called
// there, what is called from there, and what never reached anybody there: requests, connections, the 95th
// percentile and the policy of security.
func conventional(namespace string) (questions []string) {
	window := fmt.Sprintf("[%ds]", int(benchmarkedWindow.Seconds()))
	ends := []string{
		istio.SourceCluster, istio.SourceNamespace, istio.SourceWorkload, istio.SourceCanonicalService, istio.SourceCanonicalRevision,
		istio.DestinationCluster, istio.DestinationNamespace, istio.DestinationHost, istio.DestinationServiceName,
		istio.DestinationWorkloadNamespace, istio.DestinationWorkload, istio.DestinationCanonicalService, istio.DestinationCanonicalRevision,
	}
	sum := func(metric, matchers string, labels ...string) string {
		return fmt.Sprintf("sum by (%s) (rate(%s{%s}%s))", strings.Join(append(ends[:len(ends):len(ends)], labels...), ","), metric, matchers, window)
	}
	unserved := fmt.Sprintf(`%s="source",%s!="%s",%s="unknown",%s=~"^.+\\.%[3]s\\..+$"`,
		istio.Reporter, istio.SourceNamespace, namespace, istio.DestinationWorkload, istio.DestinationHost)
	incoming := fmt.Sprintf(`%s="destination",%s="%s"`, istio.Reporter, istio.DestinationWorkloadNamespace, namespace)
	outgoing := fmt.Sprintf(`%s="source",%s="%s"`, istio.Reporter, istio.SourceNamespace, namespace)
	outcome := []string{istio.Protocol, istio.ResponseCode, istio.GRPCStatus, istio.ResponseFlags}
	for _, side := range []string{unserved, incoming, outgoing} {
		questions = append(questions,
			sum(istio.RequestsTotal, side, outcome...)+" > 0",
			sum(istio.TCPSentBytes, side, istio.ResponseFlags)+" > 0")
	}
	for _, side := range []string{incoming, outgoing} {
		questions = append(questions,
			fmt.Sprintf("histogram_quantile(0.95, %s) > 0", sum(istio.RequestDuration+istio.BucketSuffix, side, istio.LE, istio.Protocol)),
			sum(istio.RequestsTotal, side, istio.SourcePrincipal, istio.DestinationPrincipal, istio.SecurityPolicy)+" > 0")
	}
	return questions
}

// askedInTurn asks a server one question after the other and reads the answers.
func askedInTurn(b *testing.B, url string, questions []string, at time.Time) {
	b.Helper()
	client, err := api.NewClient(api.Config{Address: url})
	if err != nil {
		b.Fatal(err)
	}
	for _, question := range questions {
		if _, _, _, err := v1.NewAPI(client).Query(b.Context(), question, at); err != nil {
			b.Fatalf("%s: %v", question, err)
		}
	}
}
