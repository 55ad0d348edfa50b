package prom

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
)

// maxRefusalBytes is how much is read of what a server says in place of an answer.
const maxRefusalBytes = 1 << 20

// emptyAnswer is what client_golang is given to decode when the answer itself has been read.
const emptyAnswer = `{"status":"success","data":{"resultType":"vector","result":[]}}`

// streamClient puts one question, and decodes its answer as it arrives.
type streamClient struct {
	checkedClient
	sender *http.Client
	answer *answer
}

// Do asks as checkedClient does, but never holds the text of an answer.
func (c *streamClient) Do(ctx context.Context, request *http.Request) (*http.Response, []byte, error) {
	if err := c.prepare(request); err != nil {
		return nil, nil, err
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
	if c.answer, err = decode(body); err != nil {
		return response, nil, c.server.failure(err)
	}
	if c.answer.cut == "" {
		// A body that is read to its end leaves the connection to the next question.
		_, _ = io.CopyN(io.Discard, body, 512)
	}
	return response, []byte(emptyAnswer), nil
}
