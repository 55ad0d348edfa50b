package prom_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/alidade-mesh/alidade/pkg/prom"
	"github.com/alidade-mesh/alidade/pkg/promql"
)

// sum is an instant's question that adds up a vector by labels.
func sum(of string, by ...string) promql.Expression {
	slices.Sort(by)
	labels := strings.Join(by, ", ")
	return promql.Expression{
		Part: promql.Part{Kind: promql.Kind(labels)}, Expr: "sum by (" + labels + ") (" + of + ")", Instant: true,
		Sum: &promql.Sum{Of: of, By: by},
	}
}

// held is a server that holds every question until it is told what to answer.
type held struct {
	*prom.Client
	// arrived are the questions as they arrive, and answers what they are answered with, in turn.
	arrived   chan string
	answers   chan string
	cancelled chan struct{}
	mu        sync.Mutex
	asked     []string
}

func hold(t *testing.T, config prom.Config) *held {
	t.Helper()
	s := &held{arrived: make(chan string, 100), answers: make(chan string, 100), cancelled: make(chan struct{}, 100)}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		s.mu.Lock()
		s.asked = append(s.asked, r.Form.Get("query"))
		s.mu.Unlock()
		s.arrived <- r.Form.Get("query")
		select {
		case answer := <-s.answers:
			if answer == "" {
				w.WriteHeader(http.StatusBadGateway)
			}
			_, _ = w.Write([]byte(answer))
		case <-r.Context().Done():
			s.cancelled <- struct{}{}
		}
	}))
	t.Cleanup(server.Close)
	config.URL = server.URL
	s.Client = connected(t, config)
	return s
}

// begin asks a question beside the test.
func (s *held) begin(ctx context.Context, expression promql.Expression) <-chan prom.Result {
	got := make(chan prom.Result, 1)
	go func() { got <- s.Run(ctx, promql.Plan{expression}, start)[expression.Part] }()
	return got
}

// until waits for something that the client does.
func until(is func() bool) {
	for !is() {
		time.Sleep(time.Millisecond)
	}
}

func (s *held) questions() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.asked, "; ")
}

// vector is an answer of samples: "web pay 2", the values of the labels a and b and the value.
func vector(rest string, samples ...string) string {
	var all []string
	for _, sample := range samples {
		words := strings.Fields(sample)
		all = append(all, fmt.Sprintf(`{"metric":{"a":%q,"b":%q},"value":[1800000000,%q]}`, words[0], words[1], words[2]))
	}
	return `{"status":"success"` + rest + `,"data":{"resultType":"vector","result":[` + strings.Join(all, ",") + `]}}`
}

var (
	both     = sum("x", "a", "b")
	alone    = sum("x", "a")
	all      = sum("x")
	pairs    = vector(`,"infos":["a remark"]`, "web pay 2", "web cart 3", "shop cart 4")
	ownWords = vector("", "own - 7")
)

func expectSums(t *testing.T, got prom.Result, want string) {
	t.Helper()
	if got.Err != nil {
		t.Error(got.Err)
		return
	}
	var rows []string
	for _, sample := range got.Vector {
		rows = append(rows, string(sample.Metric["a"])+" "+sample.Value.String())
	}
	if text := strings.Join(rows, ", "); text != want {
		t.Errorf("the answer is %s rather than %s", text, want)
	}
}
