package archive

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"

	"clew/importers/format"
)

// WARC reads web archives: the pages that a crawler has kept.
func WARC() format.Format {
	return format.Format{
		Name: "web archive (WARC)", Extensions: []string{".warc"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			if isWARC(s.Head) {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			return readWARC(ctx, in.Reader(), out)
		},
	}
}

func isWARC(head []byte) bool { return bytes.HasPrefix(head, []byte("WARC/1.")) }

// maxHeader is the longest header of a record in bytes.
const maxHeader = 1 << 20

// readWARC reads record after record (ISO 28500): a line of version, header
// fields, an empty line, content of the declared length, two empty lines.
func readWARC(ctx context.Context, r io.Reader, out format.Output) error {
	b := bufio.NewReader(r)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		header, err := recordHeader(b)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return damaged(err)
		}
		length, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
		if err != nil || length < 0 {
			return fmt.Errorf("%w: a record without its length", format.ErrDamaged)
		}
		content := &io.LimitedReader{R: b, N: length}
		if err := record(header, content, out); err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, content); err != nil {
			return damaged(err)
		}
		if content.N > 0 {
			return fmt.Errorf("%w: it ends within a record", format.ErrDamaged)
		}
	}
}

// recordHeader skips empty lines and reads the header of a record; io.EOF is
// the end of the archive.
func recordHeader(b *bufio.Reader) (textproto.MIMEHeader, error) {
	for {
		line, err := b.ReadSlice('\n')
		if err != nil && len(line) == 0 {
			return nil, err
		}
		if s := strings.TrimSpace(string(line)); strings.HasPrefix(s, "WARC/1.") {
			break
		} else if s != "" {
			return nil, fmt.Errorf("%w: no record where one should be", format.ErrDamaged)
		}
		if err != nil {
			return nil, err
		}
	}
	h, err := textproto.NewReader(bufio.NewReaderSize(&oneByte{b, maxHeader}, 16)).ReadMIMEHeader()
	if err != nil {
		return nil, fmt.Errorf("%w: %v", format.ErrDamaged, err)
	}
	return h, nil
}

// oneByte reads a header no further than its end: bytes come one at a time, up
// to and with the line feed of an empty line.
type oneByte struct {
	b    *bufio.Reader
	left int
}

func (o *oneByte) Read(p []byte) (int, error) {
	if o.left--; o.left < 0 || len(p) == 0 {
		return 0, io.ErrUnexpectedEOF
	}
	c, err := o.b.ReadByte()
	if err != nil {
		return 0, err
	}
	p[0] = c
	return 1, nil
}

// record reads one record; only answers of servers and stored resources hold
// pages.
func record(h textproto.MIMEHeader, content io.Reader, out format.Output) error {
	url := strings.Trim(h.Get("Warc-Target-Uri"), "<>")
	switch h.Get("Warc-Type") {
	case "response":
		if !strings.HasPrefix(h.Get("Content-Type"), "application/http") {
			return nil
		}
		return response(url, content, out)
	case "resource":
		if readable(h.Get("Content-Type")) {
			return part(url, h.Get("Content-Type"), content, out)
		}
	}
	return nil
}

func response(url string, content io.Reader, out format.Output) error {
	answer, err := http.ReadResponse(bufio.NewReader(content), nil)
	if err != nil {
		out.Skip(url, damaged(err))
		return nil
	}
	defer answer.Body.Close()
	kind := answer.Header.Get("Content-Type")
	if answer.StatusCode != http.StatusOK || !readable(kind) {
		return nil // pictures, scripts, redirections
	}
	body := io.Reader(answer.Body)
	if strings.EqualFold(answer.Header.Get("Content-Encoding"), "gzip") {
		z, err := gzip.NewReader(body)
		if err != nil {
			out.Skip(url, damaged(err))
			return nil
		}
		body = z
	}
	return part(url, kind, body, out)
}

func part(url, kind string, content io.Reader, out format.Output) error {
	b, err := readPart(content)
	if err != nil {
		out.Skip(url, err)
		return nil
	}
	return out.Part(format.Part{Name: url, URL: url, ContentType: kind, Data: b})
}

// readable reports whether a declared type may be an article.
func readable(kind string) bool {
	for _, k := range []string{"html", "text/plain", "application/pdf", "application/rss", "application/atom", "officedocument", "opendocument", "epub"} {
		if strings.Contains(kind, k) {
			return true
		}
	}
	return kind == ""
}
