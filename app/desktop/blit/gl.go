//go:build (!arm && !arm64) || darwin

package blit

import (
	"image"
	"image/color"
	"strings"
	"unsafe"

	"github.com/go-gl/gl/v2.1/gl"
	"github.com/go-gl/glfw/v3.4/glfw"
)

// Blitter shows one picture in one window. Its methods are called on the UI
// thread while the window is painted; it leaves the state of OpenGL as it was,
// but for the bound texture.
type Blitter struct {
	context   *glfw.Window // whose objects the following are
	unable    bool
	simulated bool   // the processor does what OpenGL is told
	read      uint32 // framebuffer that is read from
	textures  [2]texture
	swapped   []uint32 // scratch
	stretcher stretcher
	stretched stretched
}

// stretched is what the processor has stretched last.
type stretched struct {
	texture texture
	turn    uint64
	to      image.Rectangle // of the whole picture
	seen    image.Rectangle // of the part in the texture
}

// texture holds a picture of one size. A picture of a movement and one of a
// rest differ in size, hence two of them.
type texture struct {
	id   uint32
	size image.Point
	turn uint64 // of the picture
	used uint64 // when, for the choice of the one to give up
}

// New returns a Blitter, which finds out while it is used what the window's
// OpenGL is able to do.
func New() *Blitter { return &Blitter{} }

// Blit shows an opaque picture, stretched onto a rectangle of the window in
// pixels from its upper left corner, as far as what is painted now is clipped
// to; ground fills the rest of that. A picture is uploaded when its turn is not
// that of the last one. Blit reports whether the window can do that.
func (b *Blitter) Blit(m *image.RGBA, turn uint64, to image.Rectangle, ground color.Color) bool {
	if c := glfw.GetCurrentContext(); c != b.context {
		*b = Blitter{context: c, unable: c == nil || !able(), simulated: c != nil && simulated()}
	}
	if b.unable || m.Rect.Empty() || to.Empty() || m.Stride != 4*m.Rect.Dx() {
		return false
	}
	gl.GetError() // what went wrong before is not ours
	clip, height := clipping()
	fill(clip, to, height, ground)
	if b.simulated && to.Size() != m.Rect.Size() {
		b.stretch(m, turn, to, clip, height)
	} else {
		b.copy(b.upload(m, turn), m.Rect, to, clip, height)
	}
	b.unable = gl.GetError() != gl.NO_ERROR
	return !b.unable
}

// able reports whether the current context has framebuffers to copy between.
func able() bool {
	names := " " + gl.GoStr(gl.GetString(gl.EXTENSIONS)) + " "
	return strings.Contains(names, " GL_ARB_framebuffer_object ")
}

// simulated reports whether the current context computes on the processor: Mesa's
// drivers, the one that Chromium brings, and Windows without a driver.
func simulated() bool {
	name := strings.ToLower(gl.GoStr(gl.GetString(gl.RENDERER)))
	for _, known := range []string{"llvmpipe", "softpipe", "software rasterizer", "swrast", "swiftshader", "gdi generic", "basic render"} {
		if strings.Contains(name, known) {
			return true
		}
	}
	return false
}

// stretch shows a picture that the processor stretches.
func (b *Blitter) stretch(m *image.RGBA, turn uint64, to, clip image.Rectangle, height int) {
	s := &b.stretched
	if s.turn != turn || s.to != to || !clip.Intersect(to).In(s.seen) {
		out, seen := b.stretcher.stretch(m, to, clip)
		if out == nil {
			return
		}
		s.turn, s.to, s.seen = turn, to, seen
		s.texture.load(out.Rect.Size(), gl.BGRA, gl.Ptr(out.Pix))
	}
	b.copy(&s.texture, image.Rectangle{Max: s.seen.Size()}, s.seen, clip, height)
}

// upload brings a picture into a texture.
func (b *Blitter) upload(m *image.RGBA, turn uint64) *texture {
	t, size := &b.textures[0], m.Rect.Size()
	for i := range b.textures {
		if c := &b.textures[i]; c.size == size {
			t = c
			break
		} else if c.used < t.used {
			t = c
		}
	}
	t.used = max(b.textures[0].used, b.textures[1].used) + 1
	switch {
	case t.size == size && t.turn == turn:
	case b.simulated:
		// Several times as fast as what stands in for a graphics card does it.
		b.swapped = swap(b.swapped, m)
		t.load(size, gl.BGRA, gl.Ptr(b.swapped))
	default:
		t.load(size, gl.RGBA, gl.Ptr(m.Pix))
	}
	t.turn = turn
	return t
}

// load brings pixels into the texture; format is the order of their parts.
func (t *texture) load(size image.Point, format uint32, pixels unsafe.Pointer) {
	if t.id == 0 {
		gl.GenTextures(1, &t.id)
	}
	gl.ActiveTexture(gl.TEXTURE0)
	gl.BindTexture(gl.TEXTURE_2D, t.id)
	if t.size != size {
		for _, p := range [][2]int32{
			{gl.TEXTURE_MIN_FILTER, gl.LINEAR},
			{gl.TEXTURE_MAG_FILTER, gl.LINEAR},
			{gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE},
			{gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE},
		} {
			gl.TexParameteri(gl.TEXTURE_2D, uint32(p[0]), p[1])
		}
		// Blue first, as windows have it: then drivers copy pixels as they are
		// instead of running a shader for each.
		gl.TexImage2D(gl.TEXTURE_2D, 0, gl.RGBA, int32(size.X), int32(size.Y), 0, gl.BGRA, gl.UNSIGNED_BYTE, nil)
	}
	gl.TexSubImage2D(gl.TEXTURE_2D, 0, 0, 0, int32(size.X), int32(size.Y), format, gl.UNSIGNED_BYTE, pixels)
	t.size = size
}

// clipping is the part of the window that is painted now, in pixels from its
// upper left corner, and the window's height.
func clipping() (clip image.Rectangle, height int) {
	var port, box [4]int32
	gl.GetIntegerv(gl.VIEWPORT, &port[0])
	height = int(port[3])
	if !gl.IsEnabled(gl.SCISSOR_TEST) {
		return image.Rect(0, 0, int(port[2]), height), height
	}
	gl.GetIntegerv(gl.SCISSOR_BOX, &box[0])
	x, y := int(box[0]), height-int(box[1]+box[3])
	return image.Rect(x, y, x+int(box[2]), y+int(box[3])), height
}

// fill paints what a rectangle leaves free of the clip.
func fill(clip, around image.Rectangle, height int, c color.Color) {
	around = around.Intersect(clip)
	if around == clip {
		return
	}
	scissor := func(r image.Rectangle) {
		gl.Scissor(int32(r.Min.X), int32(height-r.Max.Y), int32(r.Dx()), int32(r.Dy()))
	}
	clipped := gl.IsEnabled(gl.SCISSOR_TEST)
	gl.Enable(gl.SCISSOR_TEST)
	r, g, b, _ := c.RGBA()
	gl.ClearColor(float32(r)/0xffff, float32(g)/0xffff, float32(b)/0xffff, 1)
	for _, part := range rest(clip, around) {
		scissor(part)
		gl.Clear(gl.COLOR_BUFFER_BIT)
	}
	if scissor(clip); !clipped {
		gl.Disable(gl.SCISSOR_TEST)
	}
}

// copy shows a texture on a rectangle of the window.
func (b *Blitter) copy(t *texture, from, to, clip image.Rectangle, height int) {
	filter := uint32(gl.LINEAR)
	if to.Size() == from.Size() {
		filter = gl.NEAREST
		// What OpenGL has to clip is not a copy of memory any more, and ten times as dear.
		if from, to = visible(from, to, clip); to.Empty() {
			return
		}
	}
	var before int32
	gl.GetIntegerv(gl.READ_FRAMEBUFFER_BINDING, &before)
	if b.read == 0 {
		gl.GenFramebuffers(1, &b.read)
	}
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, b.read)
	gl.FramebufferTexture2D(gl.READ_FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, t.id, 0)
	// The first line of a picture is the upper one, of a framebuffer the lower.
	gl.BlitFramebuffer(
		int32(from.Min.X), int32(from.Min.Y), int32(from.Max.X), int32(from.Max.Y),
		int32(to.Min.X), int32(height-to.Min.Y), int32(to.Max.X), int32(height-to.Max.Y),
		gl.COLOR_BUFFER_BIT, filter)
	gl.BindFramebuffer(gl.READ_FRAMEBUFFER, uint32(before))
}
