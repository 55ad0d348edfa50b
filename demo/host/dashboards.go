package host

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// dashboard is a provisioned dashboard's file.
type dashboard struct {
	UID   string
	Title string
	JSON  json.RawMessage
}

// readDashboards reads the provisioned dashboards and those that the plugins ship, by title. A
// dashboard that is in both places counts once. Files are read at each request, so that an edited
// one is seen by reloading the page.
func (h *Host) readDashboards() ([]dashboard, error) {
	dirs := []string{filepath.Join(h.options.ProvisioningDir, "dashboards")}
	for _, plugin := range h.plugins {
		dirs = append(dirs, filepath.Join(plugin.Dir, "dashboards"))
	}
	byUID := map[string]dashboard{}
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*.json"))
		if err != nil {
			return nil, err
		}
		for _, file := range files {
			found, err := readDashboard(file)
			if err != nil {
				return nil, err
			}
			if _, known := byUID[found.UID]; !known {
				byUID[found.UID] = found
			}
		}
	}
	list := make([]dashboard, 0, len(byUID))
	for _, found := range byUID {
		list = append(list, found)
	}
	slices.SortFunc(list, func(a, b dashboard) int { return strings.Compare(a.Title+a.UID, b.Title+b.UID) })
	return list, nil
}

func readDashboard(file string) (dashboard, error) {
	content, err := os.ReadFile(file)
	if err != nil {
		return dashboard{}, err
	}
	var header struct {
		UID   string `json:"uid"`
		Title string `json:"title"`
	}
	if err := json.Unmarshal(content, &header); err != nil {
		return dashboard{}, fmt.Errorf("%s: %w", file, err)
	}
	if header.UID == "" {
		return dashboard{}, fmt.Errorf("%s: the field uid is missing", file)
	}
	return dashboard{UID: header.UID, Title: header.Title, JSON: content}, nil
}

func (h *Host) searchDashboards(w http.ResponseWriter, _ *http.Request) {
	list, err := h.readDashboards()
	if err != nil {
		writeError(w, http.StatusInternalServerError, "reading dashboards: "+err.Error())
		return
	}
	found := make([]map[string]string, 0, len(list))
	for _, entry := range list {
		found = append(found, map[string]string{"uid": entry.UID, "title": entry.Title, "type": "dash-db"})
	}
	writeJSON(w, http.StatusOK, found)
}

func (h *Host) getDashboard(w http.ResponseWriter, r *http.Request) {
	list, err := h.readDashboards()
	if err != nil {
		writeError(w, http.StatusInternalServerError, "reading dashboards: "+err.Error())
		return
	}
	for _, entry := range list {
		if entry.UID == r.PathValue("uid") {
			writeJSON(w, http.StatusOK, map[string]any{
				"dashboard": entry.JSON,
				"meta":      map[string]any{"provisioned": true, "canSave": false},
			})
			return
		}
	}
	writeError(w, http.StatusNotFound, "dashboard not found: "+r.PathValue("uid"))
}

// openDashboard leads from a dashboard's address in Grafana, as links in dashboards write it, to the
// page's own.
func openDashboard(w http.ResponseWriter, r *http.Request) {
	search := "?dashboard=" + url.QueryEscape(r.PathValue("uid"))
	if r.URL.RawQuery != "" {
		search += "&" + r.URL.RawQuery
	}
	http.Redirect(w, r, "/"+search, http.StatusFound)
}
