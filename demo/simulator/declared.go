package simulator

// workload finds a declared workload, or declares one.
func (t *Topology) workload(name string) *Workload {
	for i := range t.Workloads {
		if t.Workloads[i].Name == name {
			return &t.Workloads[i]
		}
	}
	t.Workloads = append(t.Workloads, Workload{Name: name})
	return &t.Workloads[len(t.Workloads)-1]
}

// route finds a declared route, or declares one.
func (t *Topology) route(from, to string) *Route {
	for i := range t.Routes {
		if t.Routes[i].From == from && t.Routes[i].To == to {
			return &t.Routes[i]
		}
	}
	t.Routes = append(t.Routes, Route{From: from, To: to})
	return &t.Routes[len(t.Routes)-1]
}

// operation finds a declared operation, or declares one.
func (t *Topology) operation(on, name string) *Operation {
	for i := range t.Operations {
		if t.Operations[i].On == on && t.Operations[i].Name == name {
			return &t.Operations[i]
		}
	}
	t.Operations = append(t.Operations, Operation{On: on, Name: name})
	return &t.Operations[len(t.Operations)-1]
}
