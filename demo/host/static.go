package host

import (
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
)

// missingIcon is drawn where Grafana has an icon that its published library does not hold.
const missingIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><circle cx="12" cy="12" r="3"/></svg>`

// pluginFile serves a file of a built plugin.
func (h *Host) pluginFile(w http.ResponseWriter, r *http.Request) {
	plugin, ok := h.plugins[r.PathValue("id")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeFileFS(w, r, os.DirFS(plugin.Dir), r.PathValue("path"))
}

// appPage serves the page itself at the addresses of apps, which it reads.
func (h *Host) appPage(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-cache")
	http.ServeFileFS(w, r, os.DirFS(h.options.PageDir), "index.html")
}

// icon serves an icon of the page, and a dot in place of a missing one.
func (h *Host) icon(w http.ResponseWriter, r *http.Request) {
	icons := os.DirFS(filepath.Join(h.options.PageDir, "public/build/img/icons"))
	if _, err := fs.Stat(icons, r.PathValue("path")); err != nil {
		w.Header().Set("Content-Type", "image/svg+xml")
		_, _ = w.Write([]byte(missingIcon))
		return
	}
	w.Header().Set("Cache-Control", "max-age=3600")
	http.ServeFileFS(w, r, icons, r.PathValue("path"))
}

// noCache makes a browser ask again each time, so that a rebuilt page is seen by reloading it.
func noCache(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-cache")
		next.ServeHTTP(w, r)
	})
}
