package graphpack

import (
	"fmt"
	"sync"

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

func decompress(b []byte) ([]byte, error) {
	d, err := decoder()
	if err != nil {
		panic(err) // its options are constants
	}
	out, err := d.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	return out, nil
}
