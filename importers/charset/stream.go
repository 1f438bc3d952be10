package charset

import (
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"golang.org/x/text/transform"

	xunicode "golang.org/x/text/encoding/unicode"
)

// What is looked at to tell how a file is decoded, in bytes: pieces of it that are
// not plain ASCII, up to a sample, within a stretch from its beginning on.
const (
	pieceSize    = 64 << 10
	sampleSize   = 1 << 20
	sampledReach = 256 << 20
)

// Reader decodes a file of size bytes piece by piece and without a byte order mark, so
// that a large one needs little memory. How it is decoded is told as Decode does, by a
// sample. What it reads is valid UTF-8; stray bytes become U+FFFD. The error is
// page.ErrUndecodable when the sample is mostly unreadable.
func Reader(src io.ReaderAt, size int64, contentType string) (io.Reader, error) {
	b, err := sample(src, size)
	if err != nil {
		return nil, fmt.Errorf("decoding: %w", err)
	}
	c := choose(b, contentType)
	if _, err := Decode(b, contentType); err != nil {
		return nil, err
	}
	rest := io.NewSectionReader(src, int64(c.skip), size-int64(c.skip))
	enc := c.enc
	if enc == nil {
		enc = xunicode.UTF8
	}
	return transform.NewReader(rest, enc.NewDecoder()), nil
}

// sample returns the first piece of a file, and those further on that are not ASCII.
func sample(src io.ReaderAt, size int64) ([]byte, error) {
	out := make([]byte, 0, min(size, 4*pieceSize))
	piece := make([]byte, pieceSize)
	for at := int64(0); at < min(size, sampledReach) && len(out) < sampleSize; at += pieceSize {
		n, err := src.ReadAt(piece[:min(pieceSize, size-at)], at)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if b := whole(piece[:n], at > 0, at+int64(n) < size); at == 0 || !isASCII(b) {
			out = append(out, b...)
		}
		if n == 0 {
			break
		}
	}
	return out, nil
}

// whole leaves out the sequences of UTF-8 that the ends of a piece cut.
func whole(b []byte, cutBefore, cutAfter bool) []byte {
	for i := 0; cutBefore && i < utf8.UTFMax-1 && len(b) > 0 && !utf8.RuneStart(b[0]); i++ {
		b = b[1:]
	}
	for i := 1; cutAfter && i < utf8.UTFMax && i <= len(b); i++ {
		if tail := b[len(b)-i:]; utf8.RuneStart(tail[0]) {
			if !utf8.FullRune(tail) {
				b = b[:len(b)-i]
			}
			break
		}
	}
	return b
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
