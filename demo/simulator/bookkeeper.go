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
		if _, known := m.books[key]; known || !runs[key.pod] || counts && !m.topology.EnvoyStatistics {
			continue
		}
		m.books[key] = earlier.books[key]
		m.order = append(m.order, key)
	}
}
