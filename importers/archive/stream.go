package archive

import (
	"archive/tar"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"clew/importers/format"
)

// compression is one way to pack a stream.
type compression struct {
	name, ext, magic string
	open             func(io.Reader) (io.Reader, func(), error)
}

var compressions = []compression{
	{"gzip file", ".gz", "\x1f\x8b", func(r io.Reader) (io.Reader, func(), error) {
		z, err := gzip.NewReader(r)
		return z, func() {}, err
	}},
	{"bzip2 file", ".bz2", "BZh", func(r io.Reader) (io.Reader, func(), error) { return bzip2.NewReader(r), func() {}, nil }},
	{"xz file", ".xz", "\xfd7zXZ\x00", openXZ},
	{"Zstandard file", ".zst", "\x28\xb5\x2f\xfd", func(r io.Reader) (io.Reader, func(), error) {
		z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, nil, err
		}
		return z, z.Close, nil
	}},
}

// maxWindow is the largest window in bytes that a packed file may make us keep.
const maxWindow = 128 << 20

// openXZ refuses a file that asks for a larger window in its first block
// before the library makes room for it.
func openXZ(r io.Reader) (io.Reader, func(), error) {
	b := bufio.NewReader(r)
	head, _ := b.Peek(64)
	if len(head) > 16 {
		at := 14 // after the header of the stream, the size and the flags of the block
		for flags := head[13]; flags >= 0x40; flags -= 0x40 {
			for at < len(head) && head[at] >= 0x80 {
				at++
			}
			at++
		}
		if at+2 < len(head) && head[at] == 0x21 && head[at+2] > 30 {
			return nil, nil, format.ErrBomb
		}
	}
	z, err := xz.NewReader(b)
	return z, func() {}, err
}

// Compressed reads files packed by gzip, bzip2, xz or Zstandard, and TAR and
// web archives within.
func Compressed() format.Format {
	return format.Format{
		Name: "compressed file", Extensions: []string{".gz", ".tgz", ".bz2", ".xz", ".txz", ".zst"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			if compressionOf(s.Head) != nil {
				return format.ByBytes
			}
			return format.No
		},
		Read: readCompressed,
	}
}

func compressionOf(head []byte) *compression {
	for i := range compressions {
		c := &compressions[i]
		if bytes.HasPrefix(head, []byte(c.magic)) && (c.ext != ".bz2" || len(head) > 9 && bytes.Equal(head[4:10], []byte("1AY&SY"))) {
			return c
		}
	}
	return nil
}

func readCompressed(ctx context.Context, in *format.Input, out format.Output) error {
	head := make([]byte, 16)
	n, _ := in.Content.ReadAt(head, 0)
	c := compressionOf(head[:n])
	if c == nil {
		return format.ErrDamaged
	}
	packed, done, err := c.open(in.Reader())
	if err != nil {
		return damaged(err)
	}
	defer done()
	r := bufio.NewReaderSize(&gauge{r: packed, size: in.Size}, 4096)
	start, err := r.Peek(512)
	switch {
	case len(start) == 0 && err != nil && !errors.Is(err, io.EOF):
		return damaged(err)
	case isTar(start):
		return readTar(ctx, r, out)
	case isWARC(start):
		return readWARC(ctx, r, out)
	}
	b, err := readPart(r)
	if err != nil {
		return err
	}
	return out.Part(format.Part{Name: innerName(in.Name, c.ext), Data: b})
}

// innerName is the name of what a compressed file holds.
func innerName(name, ext string) string {
	if i := strings.LastIndexAny(name, `/\›`); i >= 0 {
		name = strings.TrimSpace(strings.TrimPrefix(name[i:], "›"))
		name = strings.TrimLeft(name, `/\`)
	}
	if inner := strings.TrimSuffix(name, ext); inner != name && inner != "" {
		return inner
	}
	return "content"
}

// Tar reads TAR archives.
func Tar() format.Format {
	return format.Format{
		Name: "TAR archive", Extensions: []string{".tar"}, Container: true,
		Match: func(s format.Sniff) format.Confidence {
			if isTar(s.Head) {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			return readTar(ctx, in.Reader(), out)
		},
	}
}

func isTar(head []byte) bool { return len(head) >= 262 && string(head[257:262]) == "ustar" }

func readTar(ctx context.Context, r io.Reader, out format.Output) error {
	t := tar.NewReader(r)
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil && !errors.Is(err, tar.ErrInsecurePath) {
			return damaged(err)
		}
		if h.Typeflag != tar.TypeReg || ignored(h.Name) {
			continue // links are not followed
		}
		if err := tarMember(t, h, out); err != nil {
			return err
		}
	}
}

func tarMember(t *tar.Reader, h *tar.Header, out format.Output) error {
	switch {
	case outside(h.Name):
		out.Skip(h.Name, errOutside)
		return nil
	case h.Size > format.MaxPart:
		out.Skip(h.Name, format.ErrTooLarge)
		return nil
	}
	b, err := readPart(t)
	if err != nil {
		out.Skip(h.Name, err)
		return err
	}
	return out.Part(format.Part{Name: h.Name, Data: b})
}
