package simulator

// bookkeeper holds series.
type bookkeeper interface {
	groups() []Group
}

// bookKey is whose books these are, and what they are about.
type bookKey struct {
	kind, pod, about string
}

// keep finds the books of an earlier mesh or opens new ones.
func keep[B bookkeeper](m *mesh, earlier map[bookKey]bookkeeper, key bookKey, open func() B) B {
	if known, ok := m.books[key].(B); ok {
		return known
	}
	kept, ok := earlier[key].(B)
	if !ok {
		kept = open()
	}
	m.books[key] = kept
	m.order = append(m.order, key)
	return kept
}

// keepOpen takes over the books that only an earlier mesh has, where their proxy
// still runs: it goes on exposing what it has counted, though nothing moves any
// more. The books of proxies that are gone are closed.
func (m *mesh) keepOpen(earlier *mesh) {
	runs := map[string]bool{}
	for _, n := range m.nodes {
		for _, p := range n.pods {
			runs[p.target.Pod] = n.proxied()
		}
	}
	for _, key := range earlier.order {
		// Who is told to count something else starts anew.
		_, counts := earlier.books[key].(*cluster)
		anew := counts && !m.topology.EnvoyStatistics || earlier.isClient(key) && !m.isClient(key)
		if _, known := m.books[key]; known || !runs[key.pod] || anew {
			continue
		}
		m.books[key] = earlier.books[key]
		m.order = append(m.order, key)
	}
}

// clientKind tells the books of calling proxies with durations from those
// without: a group of series always has the same ones.
func (m *mesh) clientKind(kind string) string {
	if m.topology.WithoutClientDurations {
		return kind + " without durations"
	}
	return kind
}

// isClient says whether books are those of a calling proxy, of the kind that
// this mesh opens.
func (m *mesh) isClient(key bookKey) bool {
	return key.kind == m.clientKind("source") || key.kind == m.clientKind("lost")
}
