package simulator

// books are what one pod's proxy counts of one edge, from one side.
type books struct {
	target *Target
	// proxy is the container of the proxy that keeps them.
	proxy *container
	// policy is the value of connection_security_policy.
	policy string
	// labels are those of the peers, for a peer seen in one way.
	labels func(peer) []Label
	// extra are labels that only this kind of proxy has.
	extra []Label
	// countsFailures proxies count connections that failed beside those that
	// were closed.
	countsFailures bool
	// untimed proxies do not count how long requests take.
	untimed  bool
	answers  []*answerGroup
	messages []*messageGroup
	streams  []*streamGroup
	endings  []*endingGroup
}

// peer is how one side sees the other.
type peer struct {
	known knowledge
	// version is the other side's; empty where nobody is seen.
	version string
}

// answer is what tells one kind of answer from another: a group of series each.
type answer struct {
	peer peer
	code uint16
	// grpcStatus is also plainHTTP or noStatus.
	grpcStatus int16
	flags      flag
	// tier is an index into tiers; 0 means that the label is not there.
	tier uint8
}

// tiers are the values of the custom label user_tier.
var tiers = []string{"", "bronze", "silver", "gold"}

// transfer is how long a request took and how large it was.
type transfer struct {
	ms            float64
	requestBytes  float64
	responseBytes float64
}

// answered records a finished request.
func (b *books) answered(a answer, t transfer) {
	group := b.answerGroup(a)
	group.requests++
	b.proxy.requests++
	group.duration.observe(uint64(t.ms))
	group.requestBytes.observe(uint64(t.requestBytes))
	group.responseBytes.observe(uint64(t.responseBytes))
}

func (b *books) answerGroup(a answer) *answerGroup {
	for _, group := range b.answers {
		if group.answer == a {
			return group
		}
	}
	group := newAnswerGroup(b, a)
	b.proxy.kinds++
	b.answers = append(b.answers, group)
	return group
}

// exchanged records gRPC messages.
func (b *books) exchanged(p peer, requests, responses uint64) {
	for _, group := range b.messages {
		if group.peer == p {
			group.requests += requests
			group.responses += responses
			return
		}
	}
	b.messages = append(b.messages, &messageGroup{
		peer: p, labels: b.labels(p), target: b.target, requests: requests, responses: responses,
	})
}

// stream is the group of a TCP edge's connections that ended with some flags.
func (b *books) stream(p peer, flags string) *streamGroup {
	for _, group := range b.streams {
		if group.peer == p && group.flags == flags {
			return group
		}
	}
	group := newStreamGroup(b, p, flags)
	b.proxy.kinds++
	b.streams = append(b.streams, group)
	return group
}

// refused counts a connection that was opened and then not taken, for some
// flags. A connection has flags only when it ends.
func (b *books) refused(p peer, flags string) {
	b.stream(p, noFlags).opened++
	for _, group := range b.endings {
		if group.peer == p && group.flags == flags {
			group.closed++
			return
		}
	}
	b.proxy.kinds++
	group := newEndingGroup(b, p, flags)
	group.closed++
	b.endings = append(b.endings, group)
}

func (b *books) groups() []Group {
	var all []Group
	for _, group := range b.answers {
		all = append(all, group)
	}
	for _, group := range b.messages {
		all = append(all, group)
	}
	for _, group := range b.streams {
		all = append(all, group)
	}
	for _, group := range b.endings {
		all = append(all, group)
	}
	return all
}
