package host

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"sigs.k8s.io/yaml"
)

// DataSource is a configured data source, with the field names of Grafana's provisioning files.
type DataSource struct {
	UID            string            `json:"uid"`
	Name           string            `json:"name"`
	Type           string            `json:"type"` // the plugin's id
	URL            string            `json:"url"`
	Default        bool              `json:"isDefault"`
	JSONData       json.RawMessage   `json:"jsonData,omitempty"`
	SecureJSONData map[string]string `json:"secureJsonData,omitempty"`
}

// readDataSources reads datasources/*.yaml of a provisioning folder.
func readDataSources(dir string, variables map[string]string) ([]DataSource, error) {
	files, err := filepath.Glob(filepath.Join(dir, "datasources", "*.y*ml"))
	if err != nil {
		return nil, err
	}
	var sources []DataSource
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		var document struct {
			DataSources []DataSource `json:"datasources"`
		}
		if err := yaml.Unmarshal([]byte(replaceVariables(string(content), variables)), &document); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		sources = append(sources, document.DataSources...)
	}
	return sources, nil
}

// replaceVariables replaces $NAME and ${NAME}. Names that are not given stay as they are.
func replaceVariables(text string, variables map[string]string) string {
	for name, value := range variables {
		text = strings.ReplaceAll(text, "${"+name+"}", value)
		text = strings.ReplaceAll(text, "$"+name, value)
	}
	return text
}

// settings are what a plugin's backend is given.
func (d DataSource) settings() backend.DataSourceInstanceSettings {
	jsonData := d.JSONData
	if len(jsonData) == 0 {
		jsonData = json.RawMessage("{}")
	}
	return backend.DataSourceInstanceSettings{
		UID:                     d.UID,
		Name:                    d.Name,
		Type:                    d.Type,
		URL:                     d.URL,
		JSONData:                jsonData,
		DecryptedSecureJSONData: d.SecureJSONData,
	}
}

// pluginContext is what accompanies every call of a plugin's backend.
func (d DataSource) pluginContext() backend.PluginContext {
	settings := d.settings()
	return backend.PluginContext{Namespace: "default", PluginID: d.Type, DataSourceInstanceSettings: &settings}
}

func (h *Host) dataSource(uid string) (DataSource, bool) {
	for _, source := range h.dataSources {
		if source.UID == uid {
			return source, true
		}
	}
	return DataSource{}, false
}
