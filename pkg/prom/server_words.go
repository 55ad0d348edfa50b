package prom

import (
	"bytes"
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// maxWords is how much of what a server says fits beside a panel, in characters.
const maxWords = 200

// markup is what gives away text that is meant for a browser.
var markup = regexp.MustCompile(`<\s*[/!]?\s*[A-Za-z]`)

// itSays is a sentence to be appended with what a server, or a gateway before it, says in place of an
// answer, and with what to do about it where that is known; empty where it says nothing new.
func itSays(response *http.Response, body []byte) string {
	words := serverWords(response, body)
	if words == "" {
		return ""
	}
	advice := ""
	if strings.Contains(strings.ToLower(words), "no org id") {
		advice = " Name the tenant in a header X-Scope-OrgID in the data source settings."
	}
	if !strings.HasSuffix(words, "…") {
		words = strings.TrimSuffix(words, ".") + "."
	}
	return " It says: " + words + advice
}

// serverWords are the first line of a body that is text for people, or what a JSON object gives as
// its error. Never HTML, nothing that cannot be printed, and nothing that only repeats the status.
func serverWords(response *http.Response, body []byte) string {
	if isHTML(response, body) {
		return ""
	}
	words := ""
	if said, ok := jsonWords(body); ok {
		words = firstLine(said)
	} else {
		words = firstLine(string(body))
	}
	words = repeatedQuery.ReplaceAllString(words, "")
	code, meaning := strconv.Itoa(response.StatusCode), http.StatusText(response.StatusCode)
	plain := strings.TrimSpace(strings.TrimPrefix(strings.TrimSuffix(words, "."), code))
	if markup.MatchString(words) || strings.EqualFold(plain, meaning) || strings.EqualFold(plain, "page not found") {
		return ""
	}
	if runes := []rune(words); len(runes) > maxWords {
		words = strings.TrimSpace(string(runes[:maxWords])) + "…"
	}
	return words
}

// jsonWords finds the text in the objects with which gateways and clouds refuse: {"error": "…"},
// {"message": "…"} and {"error": {"message": "…"}}.
func jsonWords(body []byte) (string, bool) {
	var object struct {
		Error   json.RawMessage `json:"error"`
		Message string          `json:"message"`
	}
	if err := json.Unmarshal(body, &object); err != nil {
		return "", false
	}
	var text string
	if err := json.Unmarshal(object.Error, &text); err == nil && text != "" {
		return text, true
	}
	var inner struct {
		Message string `json:"message"`
	}
	if err := json.Unmarshal(object.Error, &inner); err == nil && inner.Message != "" {
		return inner.Message, true
	}
	return object.Message, object.Message != ""
}

// firstLine is the first line with a letter in it, without what cannot be printed.
func firstLine(text string) string {
	for line := range strings.Lines(strings.ToValidUTF8(text, "")) {
		line = strings.TrimSpace(strings.Map(func(r rune) rune {
			switch {
			case unicode.IsSpace(r):
				return ' '
			case !unicode.IsPrint(r):
				return -1
			}
			return r
		}, line))
		if strings.ContainsFunc(line, unicode.IsLetter) {
			return line
		}
	}
	return ""
}

// isHTML tells a web page from anything else.
func isHTML(response *http.Response, body []byte) bool {
	return strings.HasPrefix(response.Header.Get("Content-Type"), "text/html") ||
		bytes.HasPrefix(bytes.TrimSpace(body), []byte("<"))
}
