package simulator

import (
	"slices"
	"strconv"
)

// answerGroup are the 67 series of one kind of answer, or 45 without durations.
type answerGroup struct {
	answer   answer
	target   *Target
	labels   []Label
	requests uint64
	duration histogram
	// untimed leaves out the durations.
	untimed       bool
	requestBytes  histogram
	responseBytes histogram
}

var (
	sizeSeries = slices.Concat(
		histogramSeries(requestBytesFamily, proxyBounds),
		histogramSeries(responseBytesFamily, proxyBounds),
	)
	answerSeries  = slices.Concat(plainSeries(requestsFamily), histogramSeries(durationFamily, proxyBounds), sizeSeries)
	untimedSeries = slices.Concat(plainSeries(requestsFamily), sizeSeries)
)

func newAnswerGroup(b *books, a answer) *answerGroup {
	return &answerGroup{
		answer: a, target: b.target, labels: b.answerLabels(a), untimed: b.untimed,
		duration: newProxyHistogram(), requestBytes: newProxyHistogram(), responseBytes: newProxyHistogram(),
	}
}

// answerLabels are the labels of a request that was answered.
func (b *books) answerLabels(a answer) []Label {
	protocol, status := "http", ""
	if a.grpcStatus != plainHTTP {
		protocol = "grpc"
	}
	if a.grpcStatus >= grpcOK {
		status = strconv.Itoa(int(a.grpcStatus))
	}
	labels := append(b.labels(a.peer),
		Label{"request_protocol", protocol},
		Label{"response_code", strconv.Itoa(int(a.code))},
		Label{"grpc_response_status", status},
		Label{"response_flags", a.flags.String()},
		Label{"connection_security_policy", b.policy},
	)
	if a.tier != 0 {
		labels = append(labels, Label{"user_tier", tiers[a.tier]})
	}
	return labels
}

func (g *answerGroup) Target() *Target { return g.target }
func (g *answerGroup) Labels() []Label { return g.labels }
func (g *answerGroup) Series() []Series {
	if g.untimed {
		return untimedSeries
	}
	return answerSeries
}
func (g *answerGroup) AppendValues(into []float64) []float64 {
	into = append(into, float64(g.requests))
	if !g.untimed {
		into = g.duration.appendValues(into, 1)
	}
	into = g.requestBytes.appendValues(into, 1)
	return g.responseBytes.appendValues(into, 1)
}

// messageGroup counts gRPC messages. Its labels are the peers' alone: while a
// call goes on, a proxy does not know its answer.
type messageGroup struct {
	peer                peer
	target              *Target
	labels              []Label
	requests, responses uint64
}

var messageSeries = plainSeries(requestMessagesFamily, responseMessagesFamily)

func (g *messageGroup) Target() *Target  { return g.target }
func (g *messageGroup) Labels() []Label  { return g.labels }
func (g *messageGroup) Series() []Series { return messageSeries }
func (g *messageGroup) AppendValues(into []float64) []float64 {
	return append(into, float64(g.requests), float64(g.responses))
}

// streamGroup counts TCP connections and their bytes. Sent are the bytes of
// responses, whoever reports.
type streamGroup struct {
	peer           peer
	flags          string
	target         *Target
	proxy          *container
	labels         []Label
	sent, received uint64
	opened, closed uint64
}

var streamSeries = plainSeries(sentBytesFamily, receivedBytesFamily, openedFamily, closedFamily)

func newStreamGroup(b *books, p peer, flags string) *streamGroup {
	return &streamGroup{peer: p, flags: flags, target: b.target, proxy: b.proxy, labels: b.connectionLabels(p, flags)}
}

// connectionLabels are the labels of a TCP connection.
func (b *books) connectionLabels(p peer, flags string) []Label {
	labels := append(b.labels(p),
		Label{"request_protocol", "tcp"},
		Label{"response_flags", flags},
		Label{"connection_security_policy", b.policy},
	)
	return append(labels, b.extra...)
}

// carried counts a request's bytes, and its connection where it had one of its
// own.
func (g *streamGroup) carried(sent, received uint64, opened bool) {
	g.sent += sent
	g.received += received
	g.proxy.bytes += sent + received
	if opened {
		g.opened++
		g.closed++
	}
}

func (g *streamGroup) Target() *Target  { return g.target }
func (g *streamGroup) Labels() []Label  { return g.labels }
func (g *streamGroup) Series() []Series { return streamSeries }
func (g *streamGroup) AppendValues(into []float64) []float64 {
	return append(into, float64(g.sent), float64(g.received), float64(g.opened), float64(g.closed))
}
