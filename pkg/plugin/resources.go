package plugin

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"

	"github.com/alidade-mesh/alidade/pkg/guard"
	"github.com/alidade-mesh/alidade/pkg/istio"
	"github.com/alidade-mesh/alidade/pkg/query"
)

// routes are the resources below /api/datasources/uid/<uid>/resources/.
func (d *DataSource) routes() http.Handler {
	mux := http.NewServeMux()
	for path, resource := range map[string]struct {
		method string
		answer func(*http.Request) (any, error)
	}{
		"/capabilities": {http.MethodGet, d.capabilities},
		"/signals":      {http.MethodGet, func(*http.Request) (any, error) { return istio.Catalogue(), nil }},
		"/compile":      {http.MethodPost, d.compile},
		"/values":       {http.MethodPost, d.values},
		"/labels":       {http.MethodGet, d.labels},
		"/graph":        {http.MethodGet, d.graph},
	} {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			if r.Method != resource.method {
				w.Header().Set("Allow", resource.method)
				write(w, http.StatusMethodNotAllowed, refused{Error: fmt.Sprintf("The resource %s is asked with %s.", path[1:], resource.method)})
				return
			}
			answer, err := d.guarded(resource.answer, r)
			if err != nil {
				refuse(w, err)
				return
			}
			write(w, http.StatusOK, answer)
		})
	}
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		write(w, http.StatusNotFound, refused{Error: fmt.Sprintf("There is no resource %q. Use signals, capabilities, compile, values, labels or graph.", r.URL.Path)})
	})
	return mux
}

// guarded answers a resource, or says that its answer panicked.
func (d *DataSource) guarded(answer func(*http.Request) (any, error), r *http.Request) (made any, err error) {
	if d.client != nil {
		ctx, release := d.client.Hold(r.Context())
		defer release()
		r = r.WithContext(ctx)
	}
	err = guard.Run("answering a resource", func() (err error) {
		made, err = answer(r)
		return err
	})
	return made, err
}

// refused is the body of an answer that is an error.
type refused struct {
	Error string `json:"error"`
	// Field is the field or parameter that is wrong, where one is.
	Field string `json:"field,omitempty"`
}

func refuse(w http.ResponseWriter, err error) {
	answer := refused{Error: err.Error()}
	if field, ok := errors.AsType[*query.FieldError](err); ok {
		answer.Field = field.Field
	}
	write(w, statusOf(err), answer)
}

// plainText is an answer that is not JSON.
type plainText struct {
	text      string
	mediaType string
}

// warned is an answer that may not be whole. Its body is the answer alone, which callers take for a
// list; the warnings go beside it as HTTP's own header for them, a line each.
type warned struct {
	answer   any
	warnings []string
}

func write(w http.ResponseWriter, status int, answer any) {
	if incomplete, ok := answer.(warned); ok {
		for _, warning := range incomplete.warnings {
			// 199 is a warning of no kind of its own, "-" stands for whoever gives it.
			w.Header().Add("Warning", "199 - "+strconv.QuoteToASCII(warning))
		}
		answer = incomplete.answer
	}
	if plain, ok := answer.(plainText); ok {
		w.Header().Set("Content-Type", plain.mediaType+"; charset=utf-8")
		w.WriteHeader(status)
		_, _ = w.Write([]byte(plain.text))
		return
	}
	text, err := json.Marshal(answer)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	// Whoever asked may have gone: there is nobody left to tell.
	_, _ = w.Write(text)
}
