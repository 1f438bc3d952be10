package importers

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"io"
	"testing"
)

// Bombs are put together from packed parts that are repeated: packing gigabytes
// takes minutes on a busy machine.
const zeroPart = 1 << 20

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { clear(p); return len(p), nil }

// zeroMember is a member of a ZIP file that unpacks to size zeros with that
// checksum.
type zeroMember struct {
	size int64
	sum  uint32
}

func (z zeroMember) add(t *testing.T, w *zip.Writer, name string) {
	t.Helper()
	packed := deflatedZeros(z.size)
	m, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: z.sum, CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(z.size)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Write(packed); err != nil {
		t.Fatal(err)
	}
}

// zeroSum returns the CRC-32 of size zeros, a multiple of zeroPart.
func zeroSum(size int64) uint32 {
	part := make([]byte, zeroPart)
	sum := uint32(0)
	for range size / zeroPart {
		sum = crc32.Update(sum, crc32.IEEETable, part)
	}
	return sum
}

// deflatedZeros returns size zeros, a multiple of zeroPart, packed: one part ends at
// a whole byte and refers to nothing before it, so it can be repeated.
func deflatedZeros(size int64) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriter(&b, flate.BestSpeed)
	_, _ = w.Write(make([]byte, zeroPart))
	_ = w.Flush()
	return append(bytes.Repeat(b.Bytes(), int(size/zeroPart)), 3, 0) // an empty last block
}

func gzippedZeros(size int64, sum uint32) []byte {
	b := []byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255}
	b = append(b, deflatedZeros(size)...)
	b = binary.LittleEndian.AppendUint32(b, sum)
	return binary.LittleEndian.AppendUint32(b, uint32(size))
}

// repeatPacked returns size zeros as packed streams of zeroPart behind each other.
func repeatPacked(t *testing.T, size int64, open func(io.Writer) (io.WriteCloser, error)) []byte {
	t.Helper()
	return bytes.Repeat(packedBy(t, open, bytes.NewReader(make([]byte, zeroPart))), int(size/zeroPart))
}

// TestBombsAreWhole unpacks small ones.
func TestBombsAreWhole(t *testing.T) {
	const size = 3 * zeroPart
	f := &filler{t: t}
	z, err := zip.NewReader(bytes.NewReader(f.zipOf("a", zeroMember{size, zeroSum(size)})), int64(len(f.zipOf("a", zeroMember{size, zeroSum(size)}))))
	if err != nil {
		t.Fatal(err)
	}
	r, err := z.File[0].Open()
	if err != nil {
		t.Fatal(err)
	}
	if n, err := io.Copy(io.Discard, r); n != size || err != nil {
		t.Errorf("%d bytes, %v", n, err)
	}
}
