package host

import (
	"encoding/json"
	"net/http"
)

// frontendSettings is the part of Grafana's answer of the same path that a front end needs to find
// data sources and plugins.
func (h *Host) frontendSettings(w http.ResponseWriter, _ *http.Request) {
	sources := map[string]any{}
	standard := ""
	for index, source := range h.dataSources {
		sources[source.Name] = h.instanceSettings(index+1, source)
		if source.Default || standard == "" {
			standard = source.Name
		}
	}
	panels := map[string]any{}
	apps := map[string]any{}
	for _, plugin := range h.plugins {
		switch plugin.Type {
		case "panel":
			panels[plugin.ID] = plugin.meta()
		case "app":
			apps[plugin.ID] = plugin.meta()
		}
	}
	writeJSON(w, http.StatusOK, map[string]any{
		"datasources":       sources,
		"defaultDatasource": standard,
		"panels":            panels,
		"apps":              apps,
	})
}

// instanceSettings is what a data source's front end is constructed with. Secrets and the backend's
// own address stay here.
func (h *Host) instanceSettings(id int, source DataSource) map[string]any {
	jsonData := source.JSONData
	if len(jsonData) == 0 {
		jsonData = json.RawMessage("{}")
	}
	settings := map[string]any{
		"id":        id,
		"uid":       source.UID,
		"name":      source.Name,
		"type":      source.Type,
		"access":    "proxy",
		"url":       "/api/datasources/proxy/uid/" + source.UID,
		"isDefault": source.Default,
		"readOnly":  true,
		"jsonData":  jsonData,
	}
	if plugin, ok := h.plugins[source.Type]; ok {
		settings["meta"] = plugin.meta()
	}
	return settings
}

// listDataSources tells what is configured, and where it points.
func (h *Host) listDataSources(w http.ResponseWriter, _ *http.Request) {
	list := make([]DataSource, 0, len(h.dataSources))
	for _, source := range h.dataSources {
		source.SecureJSONData = nil
		list = append(list, source)
	}
	writeJSON(w, http.StatusOK, list)
}
