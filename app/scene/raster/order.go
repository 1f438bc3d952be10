package raster

import (
	"cmp"
	"math"
	"slices"

	"clew/app/scene"
)

// sortLinks puts the links into drawing order: the faded at the back, the wide
// at the front. Of so many that only few of them are ever drawn one by one, the order
// is that of places instead; drawingOrder then sorts the few.
func (m *model) sortLinks(s *scene.Scene) {
	n := len(s.Links)
	m.keys, m.id, m.turn = resize(m.keys, n), resize(m.id, n), resize(m.turn, n)
	for i := range s.Links {
		l := &s.Links[i]
		// A positive float's bits sort as the number does.
		width := math.Float32bits(float32(min(max(l.Width, 0), 1000))) >> 6
		m.turn[i] = uint64(l.Emphasis.Layer())<<62 | uint64(width)<<34 | uint64(i)
	}
	m.nearby = n > directLinks
	if m.nearby {
		m.keyByPlace(s)
		m.spare = resize(m.spare, n)
		m.keys, m.spare = radixSort(m.keys, m.spare, placeBits)
	} else {
		copy(m.keys, m.turn)
		if !slices.IsSorted(m.keys) {
			slices.Sort(m.keys)
		}
	}
	for k, key := range m.keys {
		m.id[k] = int32(key & (1<<linkBits - 1))
	}
}

// drawingOrder sorts links by when they are drawn.
func (m *model) drawingOrder(list []int32) {
	if m.nearby {
		slices.SortFunc(list, func(a, b int32) int { return cmp.Compare(m.turn[m.id[a]], m.turn[m.id[b]]) })
	}
}

const (
	linkBits  = 34 // of a key, which say what link it is
	mortonBit = 11 // bits of a place in each direction
	placeBits = 2*mortonBit + 2
)

// keyByPlace makes keys that sort the links first by layer, then by where their middle
// lies along Morton's curve (1966, "A computer oriented geodetic data base"). Links that
// follow each other then cross the same pixels, which the processor has at hand.
func (m *model) keyByPlace(s *scene.Scene) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for i := range m.x {
		x0, x1 = min(x0, m.x[i]), max(x1, m.x[i])
		y0, y1 = min(y0, m.y[i]), max(y1, m.y[i])
	}
	const last = 1<<mortonBit - 1
	kx, ky := last/max(x1-x0, 1e-9), last/max(y1-y0, 1e-9)
	for i := range s.Links {
		l := &s.Links[i]
		x := ((m.x[l.From]+m.x[l.To])/2 - x0) * kx
		y := ((m.y[l.From]+m.y[l.To])/2 - y0) * ky
		place := spread(uint64(min(max(x, 0), last))) | spread(uint64(min(max(y, 0), last)))<<1
		m.keys[i] = (uint64(l.Emphasis.Layer())<<(2*mortonBit)|place)<<linkBits | uint64(i)
	}
}

// spread puts a zero between the bits of a number of up to 16 bits.
func spread(v uint64) uint64 {
	v = (v | v<<8) & 0x00FF00FF
	v = (v | v<<4) & 0x0F0F0F0F
	v = (v | v<<2) & 0x33333333
	return (v | v<<1) & 0x55555555
}

// radixSort sorts keys by the given number of bits above linkBits, keeping the order of
// equal ones. It returns the sorted keys, and the room that is now spare.
func radixSort(keys, spare []uint64, bits int) (sorted, room []uint64) {
	const digit = 12
	for shift := linkBits; shift < linkBits+bits; shift += digit {
		var next [1 << digit]int32
		for _, key := range keys {
			next[key>>shift&(1<<digit-1)]++
		}
		sum := int32(0)
		for d, n := range next {
			next[d], sum = sum, sum+n
		}
		for _, key := range keys {
			at := &next[key>>shift&(1<<digit-1)]
			spare[*at] = key
			*at++
		}
		keys, spare = spare, keys
	}
	return keys, spare
}
