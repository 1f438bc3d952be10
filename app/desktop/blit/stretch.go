package blit

import (
	"image"
	"math/bits"
	"runtime"
	"sync"
	"unsafe"
)

// stretcher stretches pictures on the processor. Where the processor stands in for
// a graphics card, a card's way of doing it costs four times as much.
type stretcher struct {
	out     image.RGBA
	columns []column
	bands   []lines
}

// column says which pixels of a line one of the stretched line comes from.
type column struct {
	at     uint32 // the left one, within lines.mixed
	weight uint32 // of the one at its right, of 256
}

// lines is what one goroutine needs.
type lines struct {
	mixed []uint64 // a line between two of the picture, spread
}

// stretch returns the part of a picture, stretched onto a rectangle, that is seen
// in a window's part: between the middles of pixels colors change evenly. The result
// has blue first, and belongs to the stretcher; it is nil where nothing is seen.
func (s *stretcher) stretch(m *image.RGBA, to, clip image.Rectangle) (*image.RGBA, image.Rectangle) {
	seen := to.Intersect(clip)
	if seen.Empty() || m.Rect.Empty() {
		return nil, image.Rectangle{}
	}
	w, h := seen.Dx(), seen.Dy()
	if most := 4 * clip.Dx() * clip.Dy(); cap(s.out.Pix) < 4*w*h || cap(s.out.Pix) > 4*most {
		s.out.Pix = make([]byte, most) // a zoom needs some more of it in each frame
	}
	s.out.Pix = s.out.Pix[:4*w*h]
	s.out.Stride, s.out.Rect = 4*w, image.Rect(0, 0, w, h)
	first, last := s.aim(m.Rect.Dx(), to.Min.X, to.Dx(), seen.Min.X, w)
	workers := min(max(runtime.GOMAXPROCS(0), 1), 8, 1+h/64)
	for len(s.bands) < workers {
		s.bands = append(s.bands, lines{})
	}
	var done sync.WaitGroup
	for k := 1; k < workers; k++ {
		done.Go(func() { s.rows(&s.bands[k], m, to, seen, first, last, h*k/workers, h*(k+1)/workers) })
	}
	s.rows(&s.bands[0], m, to, seen, first, last, 0, h/workers)
	done.Wait()
	return &s.out, seen
}

// aim works out the columns of w pixels from x on, and which of the picture's
// pixels they need: those from first up to last, without it.
func (s *stretcher) aim(width, start, length, x, w int) (first, last int) {
	if cap(s.columns) < w {
		s.columns = make([]column, w)
	}
	s.columns = s.columns[:w]
	first, last = width, 0
	for i := range s.columns {
		at, weight := between(x+i-start, width, length)
		s.columns[i] = column{uint32(at), uint32(weight)}
		first, last = min(first, at), max(last, at+2)
	}
	for i := range s.columns {
		s.columns[i].at -= uint32(first)
	}
	return first, last
}

// between is the pixel of n before the middle of pixel i of length, and the weight
// of the one after it, of 256. At an edge it is the pixel at the edge.
func between(i, n, length int) (at int, weight uint64) {
	// In parts of 256, from the middle of the first pixel.
	p := (int64(2*i+1)*int64(n)*256/int64(length) - 256) / 2
	p = min(max(p, 0), int64(n-1)*256)
	return int(p >> 8), uint64(p & 255)
}

// spread gives each of a pixel's four parts sixteen bits.
func spread(p uint32) uint64 {
	return (uint64(p) | uint64(p)<<24) & parts
}

// parts are the bits that a spread pixel uses.
const parts = 0x00ff00ff00ff00ff

// rows stretches the lines from y0 up to y1.
func (s *stretcher) rows(b *lines, m *image.RGBA, to, seen image.Rectangle, first, last, y0, y1 int) {
	height, width := m.Rect.Dy(), m.Rect.Dx()
	if n := last - first; cap(b.mixed) < n {
		b.mixed = make([]uint64, n)
	} else {
		b.mixed = b.mixed[:n]
	}
	source, target := pixels(m), pixels(&s.out)
	line := func(y int) []uint32 { return source[y*width+first:][:min(last, width)-first] }
	for y := y0; y < y1; y++ {
		at, weight := between(seen.Min.Y+y-to.Min.Y, height, to.Dy())
		mix(b.mixed, line(at), line(min(at+1, height-1)), weight)
		across(target[y*seen.Dx():][:seen.Dx()], b.mixed, s.columns)
	}
}

// mix spreads a line between two. What it has room for beyond them repeats
// their last pixel.
func mix(out []uint64, upper, lower []uint32, weight uint64) {
	lower, mixed := lower[:len(upper)], out[:len(upper)]
	for i, p := range upper {
		a, b := spread(p), spread(lower[i])
		mixed[i] = (a<<8 + (b-a)*weight) >> 8 & parts
	}
	for i := len(upper); i < len(out); i++ {
		out[i] = mixed[len(upper)-1]
	}
}

// across stretches a spread line, and puts blue first.
//
//go:noinline
func across(out []uint32, line []uint64, columns []column) {
	out = out[:len(columns)]
	if len(line) == 0 {
		return
	}
	rights := line[1:]
	lefts := line[:len(rights)]
	for i, c := range columns {
		if int(c.at) >= len(lefts) {
			return
		}
		left := lefts[c.at]
		v := (left<<8 + (rights[c.at]-left)*uint64(c.weight)) >> 8 & parts
		out[i] = bits.RotateLeft32(uint32(v), 16) | uint32(v>>24)
	}
}

// swap returns a picture's pixels with blue first, in the memory of out where it fits.
func swap(out []uint32, m *image.RGBA) []uint32 {
	in := pixels(m)
	if cap(out) < len(in) || cap(out) > 4*len(in) {
		out = make([]uint32, len(in))
	}
	out = out[:len(in)]
	for i, p := range in {
		out[i] = bits.RotateLeft32(p&0x00ff00ff, 16) | p&0xff00ff00
	}
	return out
}

// pixels are a picture's, which has no gaps between its lines.
func pixels(m *image.RGBA) []uint32 {
	return unsafe.Slice((*uint32)(unsafe.Pointer(unsafe.SliceData(m.Pix))), len(m.Pix)/4)
}
