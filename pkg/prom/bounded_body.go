package prom

import (
	"errors"
	"io"
)

// errFull says that a body is longer than it may be.
var errFull = errors.New("the answer is longer than is read of one")

// boundedBody reads so many bytes and no more, and remembers how reading ended, which a decoder
// reports as a syntax error.
type boundedBody struct {
	reader io.Reader
	// left is how many bytes may still be read.
	left int
	// err is what reading ended with, once somebody wanted more than there was.
	err error
}

func (b *boundedBody) Read(p []byte) (int, error) {
	if b.err != nil {
		return 0, b.err
	}
	if b.left == 0 {
		b.err = errFull
		return 0, b.err
	}
	n, err := b.reader.Read(p[:min(len(p), b.left)])
	b.left -= n
	if n > 0 {
		// What ended the body is told when more is wanted: a decoder that has all does not ask.
		return n, nil
	}
	b.err = err
	return 0, err
}
