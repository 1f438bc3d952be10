package project

import (
	"fmt"
	"sync"
	"unsafe"

	"github.com/klauspost/compress/zstd"
)

// Long texts are kept packed: a byte that says how, then the content.
const (
	asIs      = 0
	zstandard = 1 // one frame, with a checksum
)

var packer = sync.OnceValues(func() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithLowerEncoderMem(true), zstd.WithSingleSegment(true))
})

var unpacker = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxRow), zstd.WithDecoderLowmem(true), zstd.WithDecoderConcurrency(0))
})

// pack returns a text as it is kept in the file; empty for an empty one.
func pack(text string) []byte {
	if text == "" {
		return []byte{}
	}
	e, err := packer()
	if err != nil {
		panic(err) // its options are constants
	}
	packed := e.EncodeAll([]byte(text), append(make([]byte, 0, 64+len(text)/2), zstandard))
	if len(packed) > len(text) {
		return append([]byte{asIs}, text...)
	}
	return packed
}

// unpack returns a text that was kept: packed, or, before version 5, as it was.
func unpack(kept any) (string, error) {
	if s, ok := kept.(string); ok {
		return s, nil
	}
	b, ok := kept.([]byte)
	switch {
	case !ok:
		return "", fmt.Errorf("%w: a text is none", ErrDamaged)
	case len(b) == 0:
		return "", nil
	case b[0] == asIs:
		return string(b[1:]), nil
	case b[0] != zstandard:
		return "", fmt.Errorf("%w: a text is packed in an unknown way", ErrDamaged)
	}
	d, err := unpacker()
	if err != nil {
		panic(err) // its options are constants
	}
	text, err := d.DecodeAll(b[1:], nil)
	if err != nil {
		return "", fmt.Errorf("%w: a packed text: %w", ErrDamaged, err)
	}
	return shared(text), nil
}

// shared returns bytes that nobody changes any more as a string, without copying
// them.
func shared(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// The columns of articles that are kept packed, as places in a row.
const (
	textColumn     = 8
	findingsColumn = 9
)

// packs reports whether column i of the rows of a table, counted without the
// key, is kept packed.
func (t table) packs(i int) bool { return t.name == "articles" && i >= textColumn }

// kept returns a row as it stands in the file.
func (t table) kept(r row) row {
	if t.name != "articles" {
		return r
	}
	out := append(row(nil), r...)
	for i := range out {
		if s, ok := out[i].(string); ok && t.packs(i) {
			out[i] = pack(s)
		}
	}
	return out
}

// unpackRow turns a row of the file into one as the rest of the package knows it,
// in place.
func (t table) unpackRow(r row) error {
	for i := range r {
		if !t.packs(i) {
			continue
		}
		s, err := unpack(r[i])
		if err != nil {
			return err
		}
		r[i] = s
	}
	return nil
}
