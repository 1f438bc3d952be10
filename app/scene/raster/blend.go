package raster

import (
	"encoding/binary"
	"image"
	"image/color"
	"unsafe"
)

// pixels views the image as one word a pixel. The words have the memory order
// of image.RGBA whatever the machine's byte order is: pack makes words in the
// same order, and blending treats all four bytes alike.
func pixels(m *image.RGBA) []uint32 {
	if len(m.Pix) < 4 {
		return nil
	}
	return unsafe.Slice((*uint32)(unsafe.Pointer(&m.Pix[0])), len(m.Pix)/4)
}

// pack makes the opaque pixel of a color.
func pack(c color.NRGBA) uint32 {
	return binary.NativeEndian.Uint32([]byte{c.R, c.G, c.B, 0xFF})
}

// blend lays the pixel src over *dst with opacity a, 0…256. Both are opaque.
func blend(dst *uint32, src, a uint32) {
	const odd = 0x00FF00FF
	d := *dst
	even := ((d&odd)*(256-a) + (src&odd)*a + 0x00800080) >> 8 & odd
	rest := ((d>>8&odd)*(256-a) + (src>>8&odd)*a + 0x00800080) & (odd << 8)
	*dst = even | rest
}

// cover blends with a coverage of 0…1.
func cover(dst *uint32, src uint32, c float32) {
	switch {
	case c >= 0.998:
		*dst = src
	case c > 0.002:
		blend(dst, src, uint32(c*256+0.5))
	}
}

// fill sets a run of pixels, doubling what is already set.
func fill(p []uint32, v uint32) {
	if len(p) == 0 {
		return
	}
	p[0] = v
	for n := 1; n < len(p); n *= 2 {
		copy(p[n:], p[:n])
	}
}

func clamp01(v float32) float32 { return min(max(v, 0), 1) }

// alphaShift is where the alpha of a pixel stands in its word.
var alphaShift = func() uint {
	if binary.NativeEndian.Uint32([]byte{0, 0, 0, 1}) == 1 {
		return 0
	}
	return 24
}()

// over lays a run of premultiplied pixels over opaque ones.
func over(dst, src []uint32) {
	const odd = 0x00FF00FF
	for i, p := range src {
		a := p >> alphaShift & 0xFF
		switch a {
		case 0:
		case 0xFF:
			dst[i] = p
		default:
			d, k := dst[i], 256-(a+a>>7)
			dst[i] = p + (((d&odd)*k+0x00800080)>>8&odd | ((d>>8&odd)*k+0x00800080)&(odd<<8))
		}
	}
}
