package graphpack

import (
	"fmt"
	"sync"
	"unsafe"

	"github.com/klauspost/compress/zstd"
)

// maxPiece bounds what a damaged piece can unpack to, in bytes.
const maxPiece = 1 << 30

var encoder = sync.OnceValues(func() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedDefault), zstd.WithLowerEncoderMem(true))
})

var decoder = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderMaxMemory(maxPiece), zstd.WithDecoderLowmem(true), zstd.WithDecoderConcurrency(0))
})

// compress returns a Zstandard frame with a checksum.
func compress(b []byte) []byte {
	e, err := encoder()
	if err != nil {
		panic(err) // its options are constants
	}
	return e.EncodeAll(b, nil)
}

// decompress returns the content of a frame. The string is not copied once more:
// nobody else has its bytes.
func decompress(b []byte) (string, error) { return decompressInto(new([]byte), b) }

// rooms holds memory for what is unpacked and soon read.
var rooms = sync.Pool{New: func() any { return new([]byte) }}

// decompressInto returns the content of a frame, which holds until the room is used
// again.
func decompressInto(room *[]byte, b []byte) (string, error) {
	d, err := decoder()
	if err != nil {
		panic(err) // its options are constants
	}
	out, err := d.DecodeAll(b, (*room)[:0])
	if err != nil {
		return "", fmt.Errorf("%w: %w", ErrFormat, err)
	}
	*room = out
	return unsafe.String(unsafe.SliceData(out), len(out)), nil
}
