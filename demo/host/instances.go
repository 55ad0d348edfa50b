package host

import (
	"context"
	"fmt"
	"net/http"
	"sync"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/grafana/grafana-plugin-sdk-go/backend/instancemgmt"
)

// dataSourceBackend is what an instance of a data source plugin can do.
type dataSourceBackend interface {
	backend.QueryDataHandler
	backend.CallResourceHandler
	backend.CheckHealthHandler
}

// instances keeps one backend for each data source, made when it is first asked.
type instances struct {
	factories map[string]datasource.InstanceFactoryFunc // by plugin id
	mu        sync.Mutex
	byUID     map[string]dataSourceBackend
}

func newInstances(factories map[string]datasource.InstanceFactoryFunc) *instances {
	return &instances{factories: factories, byUID: map[string]dataSourceBackend{}}
}

// get returns the backend of a data source. One that could not be made is tried again next time.
func (i *instances) get(ctx context.Context, source DataSource) (dataSourceBackend, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	if instance, ok := i.byUID[source.UID]; ok {
		return instance, nil
	}
	factory, ok := i.factories[source.Type]
	if !ok {
		return nil, fmt.Errorf("data source %q is of type %q, which has no backend in the workbench", source.Name, source.Type)
	}
	// An instance outlives the request that made it.
	made, err := factory(context.WithoutCancel(ctx), source.settings())
	if err != nil {
		return nil, err
	}
	instance, ok := made.(dataSourceBackend)
	if !ok {
		return nil, fmt.Errorf("an instance of %q answers no queries, resource calls and health checks", source.Type)
	}
	i.byUID[source.UID] = instance
	return instance, nil
}

// openInstance finds a data source and its backend. Where there is none it answers the request and
// returns false.
func (h *Host) openInstance(w http.ResponseWriter, r *http.Request) (dataSourceBackend, backend.PluginContext, bool) {
	uid := r.PathValue("uid")
	source, ok := h.dataSource(uid)
	if !ok {
		writeError(w, http.StatusNotFound, "data source not found: "+uid)
		return nil, backend.PluginContext{}, false
	}
	instance, err := h.instances.get(r.Context(), source)
	if err != nil {
		writeError(w, http.StatusInternalServerError, err.Error())
		return nil, backend.PluginContext{}, false
	}
	return instance, source.pluginContext(), true
}

func (i *instances) dispose() {
	i.mu.Lock()
	defer i.mu.Unlock()
	for uid, instance := range i.byUID {
		if disposer, ok := instance.(instancemgmt.InstanceDisposer); ok {
			disposer.Dispose()
		}
		delete(i.byUID, uid)
	}
}
