package project

import (
	"encoding/json"
	"fmt"
	"sync"
	"unsafe"

	"github.com/klauspost/compress/zstd"

	"clew/graphmodel"
	"clew/graphmodel/graphpack"
)

// Long texts are kept packed: a byte that says how, then the content.
const (
	asIs      = 0
	zstandard = 1 // one frame, with a checksum
	// packedFound is a frame of findings as package graphpack packs them. Their
	// names are parts of the article's text, without which they cannot be read.
	packedFound = 2
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
	packed := compress([]byte(text), zstandard)
	if len(packed) > len(text) {
		return append([]byte{asIs}, text...)
	}
	return packed
}

// compress returns a frame behind a byte.
func compress(b []byte, how byte) []byte {
	e, err := packer()
	if err != nil {
		panic(err) // its options are constants
	}
	return e.EncodeAll(b, append(make([]byte, 0, 64+len(b)/2), how))
}

// decompress returns what a frame holds.
func decompress(b []byte) (string, error) {
	d, err := unpacker()
	if err != nil {
		panic(err) // its options are constants
	}
	text, err := d.DecodeAll(b, nil)
	if err != nil {
		return "", fmt.Errorf("%w: a packed text: %w", ErrDamaged, err)
	}
	return shared(text), nil
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
	return decompress(b[1:])
}

// shared returns bytes that nobody changes any more as a string, without copying
// them.
func shared(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// The columns of articles that are kept packed, as places in a row.
const (
	textColumn     = 8
	findingsColumn = 9
)

// kept returns a row as it stands in the file.
func (t table) kept(key string, r row) row {
	if t.name != "articles" {
		return r
	}
	out := append(row(nil), r...)
	body, _ := out[textColumn].(string)
	if s, ok := out[findingsColumn].(string); ok {
		out[findingsColumn] = packFindings(key, body, s)
	}
	out[textColumn] = pack(body)
	return out
}

// unpackRow turns a row of the file into one as the rest of the package knows it,
// in place.
func (t table) unpackRow(key string, r row) error {
	if t.name != "articles" {
		return nil
	}
	body, err := unpack(r[textColumn])
	if err != nil {
		return err
	}
	r[textColumn] = body
	r[findingsColumn], err = unpackFindings(key, body, r[findingsColumn])
	return err
}

// packFindings returns what was found in an article, given as JSON, as it is kept.
func packFindings(id, body, found string) []byte {
	var f graphmodel.Findings
	if found == "" || json.Unmarshal([]byte(found), &f) != nil || f.ArticleID != id {
		return pack(found)
	}
	// What would not come back as it is stays as it is.
	if again, err := json.Marshal(f); err != nil || string(again) != found {
		return pack(found)
	}
	packed, ok := graphpack.EncodeFindings(&f, body)
	if !ok {
		return pack(found)
	}
	return compress(packed, packedFound)
}

// unpackFindings returns what was found in an article as JSON.
func unpackFindings(id, body string, kept any) (string, error) {
	b, ok := kept.([]byte)
	if !ok || len(b) == 0 || b[0] != packedFound {
		return unpack(kept)
	}
	f, err := decodeFindings(id, body, b)
	if err != nil {
		return "", err
	}
	return findingsText(f)
}

// decodeFindings reads what was found in an article of packed findings.
func decodeFindings(id, body string, packed []byte) (graphmodel.Findings, error) {
	raw, err := decompress(packed[1:])
	if err != nil {
		return graphmodel.Findings{}, err
	}
	f, err := graphpack.DecodeFindings(raw, id, body)
	if err != nil {
		return f, fmt.Errorf("%w: %s: %w", ErrDamaged, id, err)
	}
	return f, nil
}
