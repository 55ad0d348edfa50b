package simulator

import (
	"fmt"
	"math"
	"time"
)

// Stream is what the pods of a workload keep open to an operation that speaks
// gRPC, and what never ends: a proxy counts its messages while it goes on, and
// its request not before its end.
type Stream struct {
	From string
	To   string
	// SentPerSecond and ReceivedPerSecond are messages of all pods together, as
	// the caller sees them.
	SentPerSecond, ReceivedPerSecond float64
}

// stream is a Stream that runs.
type stream struct {
	Stream
	call *call
	// sent and received are messages that have not been counted, as fractions of
	// one, by the calling pod.
	sent, received []float64
}

func (m *mesh) addStreams(earlier map[bookKey]bookkeeper) error {
	for _, declared := range m.topology.Streams {
		from, ok := m.byName[declared.From]
		if !ok {
			return fmt.Errorf("stream to %q: there is no workload %q", declared.To, declared.From)
		}
		made, err := m.newCall(from, declared.To, earlier)
		if err != nil {
			return fmt.Errorf("stream at %s: %w", declared.From, err)
		}
		if made.to.Protocol != GRPC {
			return fmt.Errorf("stream at %s: %s does not speak gRPC", declared.From, declared.To)
		}
		m.streams = append(m.streams, &stream{
			Stream: declared, call: made,
			sent: make([]float64, len(from.pods)), received: make([]float64, len(from.pods)),
		})
	}
	return nil
}

// pass lets a stream's messages pass. Each calling pod has one stream, to always
// the same pod of the callee.
func (s *stream) pass(tide float64, elapsed time.Duration) {
	e := s.call.edge
	seconds := tide * elapsed.Seconds() / float64(len(e.from.pods))
	for i, from := range e.from.pods {
		to := e.to.pods[i%len(e.to.pods)]
		sent := due(&s.sent[i], s.SentPerSecond*seconds)
		received := due(&s.received[i], s.ReceivedPerSecond*seconds)
		if e.sources != nil {
			e.sources[i].exchanged(peer{known: e.known(), version: to.version}.normal(), sent, received)
		}
		if e.destinations != nil {
			e.destinations[to.index].exchanged(e.callerSeen(from), sent, received)
		}
		t := e.traffic(reply{arrived: true})
		t.RequestMessages += float64(sent)
		t.ResponseMessages += float64(received)
	}
}

// due is the whole part of what has come up; the rest is left for later.
func due(rest *float64, more float64) uint64 {
	whole, left := math.Modf(*rest + more)
	*rest = left
	return uint64(whole)
}
