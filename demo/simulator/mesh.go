package simulator

import (
	"fmt"
	"slices"
	"strings"
)

// mesh is a topology made ready to run: names are resolved to pointers, and
// every pod has its books.
type mesh struct {
	topology   Topology
	nodes      []*node
	edges      []*edge
	entries    []entry
	streams    []*stream
	operations map[string]*operation
	byName     map[string]*node
	// books of all pods by what they are about, and their keys in the order in
	// which they were opened.
	books map[bookKey]bookkeeper
	order []bookKey
}

// node is a workload that runs.
type node struct {
	Workload
	address address
	pods    []*pod
	// pick holds, for each pod, the share of requests that go to it or to one
	// before it.
	pick []float64
	// queues are one for each replica.
	queues []*queue
}

type operation struct {
	Operation
	name   string
	node   *node
	stages [][]call
}

type call struct {
	to        *operation
	edge      *edge
	share     float64
	tolerated float64
}

type entry struct {
	Entry
	from *node
	// call is nil where there is no route.
	call *call
	// lost are the hosts that the gateway has no route for.
	lost []lostHost
}

// lostHost is what a gateway counts of a host that it has no route for.
type lostHost struct {
	host string
	// books are one a pod.
	books   []*books
	traffic Traffic
}

// newMesh resolves a topology. Books that an earlier mesh kept about the same
// pods and edges are continued.
func newMesh(t Topology, earlier map[bookKey]bookkeeper) (*mesh, error) {
	m := &mesh{topology: t, operations: map[string]*operation{}, byName: map[string]*node{}, books: map[bookKey]bookkeeper{}}
	for _, w := range t.Workloads {
		if err := m.addNode(w, earlier); err != nil {
			return nil, err
		}
	}
	for _, route := range t.Routes {
		for _, end := range []string{route.From, route.To} {
			if _, ok := m.byName[end]; !ok {
				return nil, fmt.Errorf("route from %q to %q: there is no workload %q", route.From, route.To, end)
			}
		}
	}
	for _, o := range t.Operations {
		on, ok := m.byName[o.On]
		if !ok {
			return nil, fmt.Errorf("operation %s.%s: there is no workload %q", o.On, o.Name, o.On)
		}
		name := o.On + "." + o.Name
		m.operations[name] = &operation{Operation: o, name: name, node: on}
	}
	if err := m.checkAmbient(); err != nil {
		return nil, err
	}
	if err := m.checkRoutes(); err != nil {
		return nil, err
	}
	if err := m.addCalls(earlier); err != nil {
		return nil, err
	}
	m.addStrict(earlier)
	if err := m.addEntries(earlier); err != nil {
		return nil, err
	}
	return m, m.addStreams(earlier)
}

func (m *mesh) addNode(w Workload, earlier map[bookKey]bookkeeper) error {
	if _, ok := m.byName[w.Name]; ok {
		return fmt.Errorf("workload %q is there twice", w.Name)
	}
	n := &node{Workload: w, address: addressOf(w)}
	var total float64
	for _, replica := range w.Replicas {
		total += replica.Weight * float64(replica.Pods)
	}
	var reached float64
	for _, replica := range w.Replicas {
		if replica.Pods <= 0 || replica.Weight <= 0 {
			return fmt.Errorf("workload %q: version %q needs pods and a weight above 0", w.Name, replica.Version)
		}
		q := &queue{threads: w.Threads}
		n.queues = append(n.queues, q)
		for range replica.Pods {
			p := &pod{
				node: n, index: len(n.pods), version: replica.Version,
				slowdown: replica.Slowdown, failures: replica.Failures, queue: q,
				target: newTarget(w, replica.Version, len(n.pods), len(m.nodes)),
			}
			key := bookKey{"application", p.target.Pod, ""}
			if _, taken := m.books[key]; taken {
				return fmt.Errorf("workload %q: there is another pod named %q", w.Name, p.target.Pod)
			}
			if p.slowdown == 0 {
				p.slowdown = 1
			}
			p.application = keep(m, earlier, key, func() *applicationBooks { return &applicationBooks{} })
			p.application.pod = p
			if n.proxied() {
				m.addInbound(p, earlier)
				p.proxy = keep(m, earlier, bookKey{"container", p.target.Pod, ""}, func() *container { return newContainer(p.target) })
			}
			n.pods = append(n.pods, p)
			reached += replica.Weight / total
			n.pick = append(n.pick, reached)
		}
	}
	m.nodes = append(m.nodes, n)
	m.byName[w.Name] = n
	return nil
}

func (m *mesh) addCalls(earlier map[bookKey]bookkeeper) error {
	for _, declared := range m.topology.Operations {
		o := m.operations[declared.On+"."+declared.Name]
		for _, stage := range declared.Stages {
			var calls []call
			for _, c := range stage {
				made, err := m.newCall(o.node, c.To, earlier)
				if err != nil {
					return fmt.Errorf("operation %s: %w", o.name, err)
				}
				made.share, made.tolerated = c.Share, c.Tolerated
				calls = append(calls, *made)
			}
			o.stages = append(o.stages, calls)
		}
	}
	return nil
}

func (m *mesh) newCall(from *node, to string, earlier map[bookKey]bookkeeper) (*call, error) {
	o, ok := m.operations[to]
	if !ok {
		known := make([]string, 0, len(m.operations))
		for name := range m.operations {
			known = append(known, name)
		}
		slices.Sort(known)
		return nil, fmt.Errorf("it calls %q, which is none of %s", to, strings.Join(known, ", "))
	}
	if _, err := m.gateway(from, o.node); err != nil {
		return nil, err
	}
	e := m.edge(from, o.node, earlier)
	if e.route.ReadBytesPerMs > 0 && 1.4*float64(o.ResponseBytes) > proxyBuffer {
		return nil, fmt.Errorf("%s: %d bytes are more than a proxy holds for a slow reader", to, o.ResponseBytes)
	}
	return &call{to: o, edge: e, share: 1}, nil
}

func (m *mesh) addEntries(earlier map[bookKey]bookkeeper) error {
	for _, declared := range m.topology.Entries {
		from, ok := m.byName[declared.From]
		if !ok {
			return fmt.Errorf("entry to %q: there is no workload %q", declared.To, declared.From)
		}
		e := entry{Entry: declared, from: from}
		if declared.To == "" {
			if !from.proxied() {
				return fmt.Errorf("entry at %s: without a proxy it cannot report that there is no route", declared.From)
			}
			e.lost = m.lostHosts(declared, from, earlier)
		} else {
			made, err := m.newCall(from, declared.To, earlier)
			if err != nil {
				return fmt.Errorf("entry at %s: %w", declared.From, err)
			}
			e.call = made
		}
		m.entries = append(m.entries, e)
	}
	return nil
}

// groups are all series that are read, in the order in which their books were opened.
func (m *mesh) groups() []Group {
	var all []Group
	for _, key := range m.order {
		kept := m.books[key]
		switch kept.(type) {
		case *books, *cluster:
			if m.topology.Unscraped {
				continue
			}
		}
		all = append(all, kept.groups()...)
	}
	return all
}
