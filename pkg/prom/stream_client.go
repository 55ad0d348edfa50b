package prom

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"

	"github.com/prometheus/client_golang/api"
)

// maxRefusalBytes is how much is read of what a server says in place of an answer.
const maxRefusalBytes = 1 << 20

// streamClient puts one question for client_golang, which writes it and falls back from POST to GET,
// and decodes its answer as it arrives: client_golang would read the whole text into memory first. It
// also looks at what is no answer before client_golang does, where a web page, a proxy's error and a
// refusal all end as "invalid character '<'".
type streamClient struct {
	api.Client
	sender *http.Client
	server server
	// get asks with GET where client_golang would use POST.
	get bool
	// claim asks for the memory that the answer takes.
	claim func(sizeBytes int) (int, error)
	// empty is what client_golang is told in place of the answer.
	empty string
	// asTable says that the answer is wanted as a table.
	asTable bool
	answer  *answer
}

// Do asks, and turns whatever is not an answer of Prometheus into an Error. The response is returned
// with it, because client_golang falls back from POST to GET by its status.
func (c *streamClient) Do(ctx context.Context, request *http.Request) (*http.Response, []byte, error) {
	if c.get && request.Method == http.MethodPost {
		if err := toGet(request); err != nil {
			return nil, nil, c.server.failure(err)
		}
	}
	response, err := c.sender.Do(request.WithContext(ctx))
	if err != nil {
		return nil, nil, c.server.failure(err)
	}
	defer func() { _ = response.Body.Close() }()
	body := bufio.NewReader(response.Body)
	// An error of reading shows again when the rest is read.
	begin, _ := body.Peek(512)
	if response.StatusCode/100 != 2 || isHTML(response, begin) {
		said, err := io.ReadAll(io.LimitReader(body, maxRefusalBytes))
		if err != nil && len(said) == 0 {
			return response, nil, c.server.failure(err)
		}
		if failure := c.server.refusal(request.URL, response, said); failure != nil {
			return response, said, failure
		}
		return response, said, c.server.failure(unreadable{errors.New("it is not an answer")})
	}
	if c.answer, err = decode(body, c.claim, c.asTable); err != nil {
		return response, nil, c.server.failure(err)
	}
	if c.answer.cut == "" {
		// A body that is read to its end leaves the connection to the next question.
		_, _ = io.CopyN(io.Discard, body, 512)
	}
	return response, []byte(c.empty), nil
}

// toGet moves a form from the body to the URL.
func toGet(request *http.Request) error {
	form, err := io.ReadAll(request.Body)
	if err != nil {
		return err
	}
	request.Method = http.MethodGet
	request.URL.RawQuery = string(form)
	request.Body, request.GetBody, request.ContentLength = nil, nil, 0
	request.Header.Del("Content-Type")
	return nil
}
