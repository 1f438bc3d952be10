//go:build e2e

package e2e

import (
	"encoding/binary"
	"hash/maphash"
	"image"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// framebuffer is the memory of a virtual display: what a person would see at
// this moment, without asking the display.
type framebuffer struct {
	data   []byte
	pixels int // offset of the first pixel
	stride int
	seed   maphash.Seed
}

func (d *desk) framebuffer(t testing.TB) *framebuffer {
	t.Helper()
	f, err := os.Open(filepath.Join(d.memory, "Xvfb_screen0"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	data, err := syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Munmap(data) })
	// The format is that of xwd: a header of 32-bit numbers, then the colors.
	field := func(i int) int { return int(binary.BigEndian.Uint32(data[4*i:])) }
	return &framebuffer{data: data, pixels: field(0) + 12*field(19), stride: field(12), seed: maphash.MakeSeed()}
}

// sum is a checksum of every fourth row of an area, some pixels of each.
func (f *framebuffer) sum(area image.Rectangle) uint64 {
	var h maphash.Hash
	h.SetSeed(f.seed)
	for y := area.Min.Y; y < area.Max.Y; y += 4 {
		row := f.data[f.pixels+y*f.stride:]
		for x := area.Min.X + y%16; x+2 <= area.Max.X; x += 16 {
			_, _ = h.Write(row[4*x : 4*x+8])
		}
	}
	return h.Sum64()
}

// wait returns when the area has changed from a sum, or when the time is over.
func (f *framebuffer) wait(area image.Rectangle, from uint64, limit time.Duration) (took time.Duration, changed bool) {
	began := time.Now()
	for {
		if f.sum(area) != from {
			return time.Since(began), true
		}
		if took = time.Since(began); took > limit {
			return took, false
		}
		time.Sleep(250 * time.Microsecond)
	}
}

// count counts the frames of an area until stop is closed. A frame is copied
// into the display in pieces, which take long on a busy machine, so that the
// whole area would change more than once: count looks at single rows, of which
// the one that has changed most often has seen every frame. The mouse pointer
// is drawn at once and must stay off these rows.
func (f *framebuffer) count(area image.Rectangle, stop <-chan struct{}) []time.Time {
	const rows = 4
	var times [rows][]time.Time
	var last [rows]uint64
	for first := true; ; first = false {
		for k := range rows {
			y := area.Min.Y + area.Dy()*(k+1)/(rows+1)
			now := maphash.Bytes(f.seed, f.data[f.pixels+y*f.stride+4*area.Min.X:][:4*area.Dx()])
			if now != last[k] && !first {
				times[k] = append(times[k], time.Now())
			}
			last[k] = now
		}
		select {
		case <-stop:
			return slices.MaxFunc(times[:], func(a, b []time.Time) int { return len(a) - len(b) })
		case <-time.After(time.Millisecond):
		}
	}
}
