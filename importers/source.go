package importers

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"clew/importers/format"
	"clew/importers/page"
)

// Limits on the size of a source, in bytes.
const (
	// MaxTextSize is the largest file that is read as text or HTML. A million
	// articles of a newspaper are larger, one article never is.
	MaxTextSize = 64 << 20
	// sniffSize is how much of a source the importers see to recognize it.
	sniffSize = 4096
)

// Source is one thing to read: a file or folder (Path), or content at hand
// (Open). The zero value is not valid.
type Source struct {
	// Name stands for the source in messages. Empty means Path or URL.
	Name string
	// Path is a file or a folder.
	Path string
	// URL is where the content was fetched from, or "".
	URL string
	// ContentType is what a server declared, such as "text/html; charset=utf-8", or "".
	ContentType string
	// Open returns the content, for sources without a path. It may be called
	// more than once.
	Open func(context.Context) (io.ReadCloser, error)
	// Fetch gets the content when it is wanted, for sources that have neither a
	// path nor Open. A source with nothing but an URL is an address, which only
	// readers with a Web fetch.
	Fetch func(context.Context) (Content, error)
	// Known is what is known about the article besides. It fills what the source
	// does not say; its text, if any, is taken where the source cannot be read.
	Known page.Page
}

// Content is what was fetched.
type Content struct {
	URL         string // where it came from in the end
	ContentType string // as declared
	Bytes       []byte
}

// AddressSource is a page, a feed or a file on a web server.
func AddressSource(address string) Source { return Source{Name: address, URL: address} }

// isAddress reports whether the content has to be fetched yet.
func (s Source) isAddress() bool {
	return s.Path == "" && s.Open == nil && s.Fetch == nil && s.URL != ""
}

// FileSource is a file or a folder.
func FileSource(path string) Source { return Source{Name: path, Path: path} }

// TextSource is text at hand, such as pasted text. name stands for it in messages.
func TextSource(name, text string) Source {
	return Source{Name: name, Open: func(context.Context) (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(text)), nil
	}}
}

// ReaderSource is the rest of r, such as standard input. It can be opened once.
func ReaderSource(name string, r io.Reader) Source {
	used := false
	return Source{Name: name, Open: func(context.Context) (io.ReadCloser, error) {
		if used {
			return nil, fmt.Errorf("%s was read already", name)
		}
		used = true
		return io.NopCloser(r), nil
	}}
}

// BytesSource is a downloaded page: its content, address and declared type.
func BytesSource(url, contentType string, b []byte) Source {
	return Source{Name: url, URL: url, ContentType: contentType, Open: func(context.Context) (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(b)), nil
	}}
}

// String returns the name of the source for messages.
func (s Source) String() string {
	switch {
	case s.Name != "":
		return s.Name
	case s.Path != "":
		return s.Path
	}
	return s.URL
}

// Ext returns the ending of the file name in lower case, such as ".html", or "".
func (s Source) Ext() string {
	name := s.Path
	if name == "" {
		name = s.Name
	}
	return strings.ToLower(filepath.Ext(name))
}

// open opens the content and returns its size, -1 when unknown.
func (s Source) open(ctx context.Context) (io.ReadCloser, int64, error) {
	if err := ctx.Err(); err != nil {
		return nil, 0, err
	}
	if s.Path == "" {
		if s.isAddress() {
			return nil, 0, ErrOffline
		}
		if s.Open == nil {
			return nil, 0, fmt.Errorf("%w: the source has no content", ErrNotFound)
		}
		r, err := s.Open(ctx)
		return r, -1, err
	}
	info, err := os.Stat(s.Path)
	if err != nil {
		return nil, 0, fileError(err)
	}
	if !info.Mode().IsRegular() {
		return nil, 0, ErrNotAFile
	}
	f, err := os.Open(s.Path)
	if err != nil {
		return nil, 0, fileError(err)
	}
	return f, info.Size(), nil
}

// ReadBytes returns the whole content. It refuses more than limit bytes with
// ErrTooLarge, a known size at once and any other without reading further.
func (s Source) ReadBytes(ctx context.Context, limit int64) ([]byte, error) {
	r, size, err := s.open(ctx)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if size > limit {
		return nil, tooLarge(size, limit)
	}
	b, err := io.ReadAll(io.LimitReader(contextReader{ctx, r}, limit+1))
	if err != nil {
		return nil, fileError(err)
	}
	if int64(len(b)) > limit {
		return nil, tooLarge(-1, limit)
	}
	return b, nil
}

// contextReader stops reading when its context ends.
type contextReader struct {
	ctx context.Context
	r   io.Reader
}

func (c contextReader) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// fileError gives the errors of the file system the sentinels of this package.
func fileError(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", ErrNotFound, err)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w: %w", ErrPermission, err)
	}
	return err
}

// input opens the content for readers. done closes it.
func (s Source) input(ctx context.Context) (in *format.Input, done func(), err error) {
	in = &format.Input{Name: s.String(), Ext: s.Ext(), URL: s.URL, ContentType: s.ContentType}
	if s.Path != "" {
		r, size, err := s.open(ctx)
		if err != nil {
			return nil, nil, err
		}
		f, ok := r.(*os.File)
		if !ok {
			return nil, nil, ErrNotAFile
		}
		in.Size, in.Content = size, f
		return in, func() { _ = f.Close() }, nil
	}
	var b []byte
	if s.Fetch != nil {
		var content Content
		content, err = s.Fetch(ctx)
		b, in.URL, in.ContentType = content.Bytes, content.URL, content.ContentType
	} else {
		b, err = s.ReadBytes(ctx, MaxTextSize)
	}
	if err != nil {
		return nil, nil, err
	}
	in.Size, in.Content = int64(len(b)), bytes.NewReader(b)
	return in, func() {}, nil
}
