package host

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Plugin is one built plugin: its folder and its manifest.
type Plugin struct {
	ID   string
	Type string // app, datasource or panel
	Dir  string
	// Manifest is plugin.json.
	Manifest map[string]any
}

// nestedDirs are the folders of a package in which a plugin.json is looked for.
var nestedDirs = []string{".", "datasource", "panel"}

// readPlugins reads the manifests of a built package, by plugin id.
func readPlugins(dir string) (map[string]Plugin, error) {
	plugins := map[string]Plugin{}
	for _, nested := range nestedDirs {
		file := filepath.Join(dir, nested, "plugin.json")
		content, err := os.ReadFile(file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		plugin := Plugin{Dir: filepath.Dir(file)}
		if err := json.Unmarshal(content, &plugin.Manifest); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		plugin.ID, _ = plugin.Manifest["id"].(string)
		plugin.Type, _ = plugin.Manifest["type"].(string)
		if plugin.ID == "" {
			return nil, fmt.Errorf("%s: the field id is missing", file)
		}
		plugins[plugin.ID] = plugin
	}
	if len(plugins) == 0 {
		return nil, fmt.Errorf("no plugin.json in %s: build the plugins first with `npm run build:frontend`", dir)
	}
	return plugins, nil
}

// baseURL is where a plugin's files are served, relative to the page, as Grafana writes it.
func (p Plugin) baseURL() string { return "public/plugins/" + p.ID }

// meta is the manifest as Grafana's front end gets it: with the addresses of the module and of its
// translations, and the logos' paths made relative to the page.
func (p Plugin) meta() map[string]any {
	meta := map[string]any{}
	for key, value := range p.Manifest {
		meta[key] = value
	}
	meta["module"] = p.baseURL() + "/module.js"
	meta["baseUrl"] = p.baseURL()
	meta["translations"] = p.translations()
	if info, ok := p.Manifest["info"].(map[string]any); ok {
		meta["info"] = p.infoWithLogos(info)
	}
	return meta
}

// translations are the addresses of a plugin's texts, by language.
func (p Plugin) translations() map[string]string {
	languages, _ := p.Manifest["languages"].([]any)
	translations := map[string]string{}
	for _, language := range languages {
		translations[fmt.Sprint(language)] = fmt.Sprintf("%s/locales/%v/%s.json", p.baseURL(), language, p.ID)
	}
	return translations
}

func (p Plugin) infoWithLogos(info map[string]any) map[string]any {
	result := map[string]any{}
	for key, value := range info {
		result[key] = value
	}
	logos, _ := info["logos"].(map[string]any)
	addressed := map[string]any{}
	for size, path := range logos {
		addressed[size] = fmt.Sprintf("%s/%v", p.baseURL(), path)
	}
	result["logos"] = addressed
	return result
}
