package prom

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
)

// maxDepth bounds how deep lists and objects are passed over that stand in each other.
const maxDepth = 1000

// scanner reads JSON as it arrives. It gives texts as bytes that hold until it reads on: a mesh repeats them in
// every series, and whoever knows one already needs no other of it. It is no judge of JSON: what is not read
// right ends in an error, and some of what is none is read all the same.
type scanner struct {
	body io.Reader
	// buffer holds what has arrived, of which unread is left to read.
	buffer, unread []byte
	// err is the first error; after it nothing more is read.
	err error
	// name is the field that was read last, joined a text that stands in parts or with escapes, word the
	// number or the literal that was read last.
	name, joined, word []byte
}

func newScanner(body io.Reader, bufferBytes int) scanner {
	return scanner{body: body, buffer: make([]byte, bufferBytes)}
}

// fail ends reading.
func (s *scanner) fail(format string, arguments ...any) {
	if s.err == nil {
		s.err = fmt.Errorf(format, arguments...)
	}
}

// fill waits until something is left to read; it is false after an error.
func (s *scanner) fill() bool {
	for s.err == nil && len(s.unread) == 0 {
		var n int
		n, s.err = s.body.Read(s.buffer)
		s.unread = s.buffer[:n]
	}
	return s.err == nil
}

// peek is the byte with which the next value or sign begins; 0 where there is none.
func (s *scanner) peek() byte {
	for s.fill() {
		if c := s.unread[0]; !isSpace(c) {
			return c
		}
		s.unread = s.unread[1:]
	}
	return 0
}

func isSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// next is that byte, which is then read.
func (s *scanner) next() byte {
	c := s.peek()
	if s.err == nil {
		s.unread = s.unread[1:]
	}
	return c
}

// field is the name of the next field of an object, whose value has to be read before the one after it; more is
// false at the end of the object, and of null.
func (s *scanner) field() (name []byte, more bool) {
	if !s.item('{', '}') {
		return nil, false
	}
	s.name = append(s.name[:0], s.text()...)
	if c := s.next(); c != ':' {
		s.fail("%q stands after the name of a field", c)
	}
	return s.name, s.err == nil
}

// element tells whether a list goes on, with a value that has to be read before the one after it; it is false at
// the end of the list, and of null.
func (s *scanner) element() bool { return s.item('[', ']') }

// item reads what stands before an item of a list or an object, or after the last.
func (s *scanner) item(open, end byte) bool {
	switch c := s.peek(); c {
	case open:
		s.next()
		if s.peek() == end {
			s.next()
			return false
		}
		return s.err == nil
	case ',':
		s.next()
		return s.err == nil
	case end:
		s.next()
	case 'n':
		s.literal()
	default:
		s.fail("%q stands where %q or %q is expected", c, open, end)
	}
	return false
}

// text is a text without its quotes, empty for null.
func (s *scanner) text() []byte {
	switch c := s.peek(); c {
	case '"':
		s.next()
	case 'n':
		s.literal()
		return nil
	default:
		s.fail("%q stands in place of a text", c)
		return nil
	}
	if end := bytes.IndexByte(s.unread, '"'); end >= 0 && bytes.IndexByte(s.unread[:end], '\\') < 0 {
		text := s.unread[:end]
		s.unread = s.unread[end+1:]
		return text
	}
	s.joined = append(s.joined[:0], '"')
	for s.fill() {
		end := bytes.IndexByte(s.unread, '"') + 1
		if end == 0 {
			s.joined, s.unread = append(s.joined, s.unread...), nil
			continue
		}
		s.joined, s.unread = append(s.joined, s.unread[:end]...), s.unread[end:]
		if !endsEscaped(s.joined) {
			return s.plain()
		}
	}
	return nil
}

// plain is the joined text as its escapes mean it.
func (s *scanner) plain() []byte {
	if bytes.IndexByte(s.joined, '\\') < 0 {
		return s.joined[1 : len(s.joined)-1]
	}
	var text string
	if err := json.Unmarshal(s.joined, &text); err != nil {
		s.fail("reading a text: %w", err)
	}
	return []byte(text)
}

// endsEscaped tells whether the quote at the end of a text belongs to it.
func endsEscaped(text []byte) bool {
	before := text[:len(text)-1]
	return (len(before)-len(bytes.TrimRight(before, `\`)))%2 == 1
}

// literal is a number, or true, false or null.
func (s *scanner) literal() []byte {
	s.word = s.word[:0]
	for s.peek(); s.fill(); s.unread = s.unread[1:] {
		c := s.unread[0]
		if isSpace(c) || c == ',' || c == ']' || c == '}' {
			return s.known()
		}
		s.word = append(s.word, c)
	}
	return nil
}

// known is the word that was read, where it is one of JSON.
func (s *scanner) known() []byte {
	if !slices.Contains([]string{"true", "false", "null"}, string(s.word)) {
		if _, err := strconv.ParseFloat(string(s.word), 64); err != nil && !errors.Is(err, strconv.ErrRange) {
			s.fail("%q is no value", s.word)
		}
	}
	return s.word
}

// number is a number.
func (s *scanner) number() float64 {
	value, err := strconv.ParseFloat(string(s.literal()), 64)
	if err != nil {
		s.fail("reading a number: %w", err)
	}
	return value
}

// skip passes over a value of any kind.
func (s *scanner) skip() { s.skipIn(maxDepth) }

func (s *scanner) skipIn(depth int) {
	if depth == 0 {
		s.fail("more than %d lists and objects stand in each other", maxDepth)
	}
	switch s.peek() {
	case '{':
		for _, more := s.field(); more; _, more = s.field() {
			s.skipIn(depth - 1)
		}
	case '[':
		for s.element() {
			s.skipIn(depth - 1)
		}
	case '"':
		s.text()
	default:
		s.literal()
	}
}
