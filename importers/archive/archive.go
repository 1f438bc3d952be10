// Package archive reads files that hold other files: ZIP, TAR, compressed
// files and web archives (WARC). Nothing is written to disk: the name of a
// member is shown to people and never used as a path.
package archive

import (
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"clew/importers/format"
)

// Above minBomb bytes, nothing may unpack to more than maxRatio times its size.
// Text rarely shrinks to a twentieth.
const (
	minBomb  = 100 << 20
	maxRatio = 200
)

// errOutside refuses a member whose name points out of the archive. Reading it
// would do no harm here; an archive with such names was made to do harm.
var errOutside = errors.New("its name points outside the archive")

// ignored reports whether a member is one that systems add and people do not
// see.
func ignored(name string) bool {
	for _, part := range strings.Split(name, "/") {
		if part == "__MACOSX" || strings.HasPrefix(part, ".") && part != "." && part != ".." {
			return true
		}
	}
	return path.Base(name) == "Thumbs.db" || path.Base(name) == "desktop.ini"
}

// outside reports whether a name leads out of the folder that an archive would
// be unpacked in.
func outside(name string) bool {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.HasPrefix(name, "/") || len(name) > 1 && name[1] == ':' || path.Clean(name) == ".." || strings.HasPrefix(path.Clean(name), "../")
}

// readPart reads a member of at most format.MaxPart bytes.
func readPart(r io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(r, format.MaxPart+1))
	if len(b) > format.MaxPart {
		return nil, format.ErrTooLarge
	}
	if err != nil {
		return nil, damaged(err)
	}
	return b, nil
}

// damaged says that a file is damaged, unless the error says something better.
func damaged(err error) error {
	for _, known := range []error{format.ErrTooLarge, format.ErrBomb, format.ErrDamaged, format.ErrEncrypted} {
		if errors.Is(err, known) {
			return err
		}
	}
	return fmt.Errorf("%w: %v", format.ErrDamaged, err)
}

// gauge counts what is unpacked and stops a bomb.
type gauge struct {
	r    io.Reader
	size int64 // of the packed file
	read int64
}

func (g *gauge) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	g.read += int64(n)
	if g.read > minBomb && g.read/maxRatio > g.size {
		return n, format.ErrBomb
	}
	return n, err
}
