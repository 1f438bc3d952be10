package table

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"unsafe"

	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/page"
)

// values returns the values of a file of JSON one after the other, those of a list at
// its top included, and where each begins. It returns io.EOF after the last.
type values func() (v json.RawMessage, at int64, err error)

// openJSON returns what gives the values of a file from its beginning, as often as it is
// called. A file of up to format.MaxPart bytes is held in memory once, and the values are
// slices of it; a larger one is read value by value.
func openJSON(in *format.Input) (open func() (values, error), err error) {
	if in.Size > maxTable {
		return nil, format.ErrTooLarge
	}
	if in.Size > format.MaxPart {
		return func() (values, error) { return streamJSON(in) }, nil
	}
	b, err := in.Bytes(format.MaxPart)
	if err != nil {
		return nil, err
	}
	text, err := charset.Decode(b, in.ContentType)
	if err != nil {
		return nil, err
	}
	return func() (values, error) { return sliceJSON(text.Text), nil }, nil
}

// sliceJSON returns the values of a text, which are not to be changed.
func sliceJSON(text string) values {
	rest := unsafe.Slice(unsafe.StringData(text), len(text)) // a copy of 64 MB would double them
	size := len(rest)
	rest = bytes.TrimLeft(bytes.TrimPrefix(rest, []byte("\ufeff")), spaces)
	if len(rest) > 0 && rest[0] == '[' {
		rest = rest[1:]
	}
	return func() (json.RawMessage, int64, error) {
		rest = bytes.TrimLeft(rest, spaces+",]")
		at := int64(size - len(rest))
		if len(rest) == 0 {
			return nil, at, io.EOF
		}
		v, after, ok := cut(rest)
		if !ok {
			return nil, at, format.ErrDamaged
		}
		rest = after
		return v, at, nil
	}
}

// streamJSON decodes a file piece by piece. A value longer than maxRow ends it.
func streamJSON(in *format.Input) (values, error) {
	text, err := charset.Reader(in.Content, in.Size, in.ContentType)
	if err != nil {
		return nil, err
	}
	b := bufio.NewReader(text)
	if mark, _ := b.Peek(len("\ufeff")); string(mark) == "\ufeff" {
		_, _ = b.Discard(len(mark))
	}
	bound := &rowReader{r: b}
	d := json.NewDecoder(bound)
	begun := false
	return func() (json.RawMessage, int64, error) {
		bound.start = d.InputOffset()
		if !begun && isList(b) {
			if _, err := d.Token(); err != nil {
				return nil, 0, fmt.Errorf("%w: %v", format.ErrDamaged, err)
			}
		}
		begun = true
		for !d.More() { // the end of the list, or of the file
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				return nil, d.InputOffset(), io.EOF
			} else if err != nil {
				break
			}
		}
		var v json.RawMessage
		err := d.Decode(&v)
		if err != nil && !errors.Is(err, page.ErrTooLong) {
			err = fmt.Errorf("%w: %v", format.ErrDamaged, err)
		}
		return v, d.InputOffset(), err
	}, nil
}

func isList(b *bufio.Reader) bool {
	for {
		c, err := b.ReadByte()
		if err != nil {
			return false
		}
		if !bytes.ContainsRune([]byte(spaces), rune(c)) {
			return b.UnreadByte() == nil && c == '['
		}
	}
}

// spaces are the white space of JSON.
const spaces = " \t\r\n"

// items returns the values in a list, or the names and values in an object, as slices
// of v. It ends at the first that has no end.
func items(v json.RawMessage) iter.Seq[json.RawMessage] {
	return func(yield func(json.RawMessage) bool) {
		v = bytes.TrimLeft(v, spaces)
		if len(v) == 0 || v[0] != '[' && v[0] != '{' {
			return
		}
		for v = v[1:]; ; {
			v = bytes.TrimLeft(v, spaces+",:")
			if len(v) == 0 || v[0] == ']' || v[0] == '}' {
				return
			}
			item, rest, ok := cut(v)
			if !ok || !yield(item) {
				return
			}
			v = rest
		}
	}
}

// cut returns the value at the start of b, of which it copies nothing, and what follows
// it. It finds where the value ends and does not check what is in it; ok is false where it has no end.
func cut(b []byte) (v, rest []byte, ok bool) {
	depth := 0
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth <= 0 {
				return b[:i+1], b[i+1:], true
			}
		case '"':
			end := stringEnd(b[i:])
			if end < 0 {
				return nil, nil, false
			}
			if i += end; depth == 0 {
				return b[:i+1], b[i+1:], true
			}
		default:
			if depth == 0 {
				end := bytes.IndexAny(b[i:], spaces+`,:]}[{"`)
				if end < 0 {
					end = len(b) - i
				}
				end = max(end, 1)
				return b[:i+end], b[i+end:], true
			}
		}
	}
	return nil, nil, false
}

// stringEnd is where the string at the start of b has its closing quotation mark, -1
// where it has none.
func stringEnd(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return -1
}
