package controls

import (
	"image/color"

	"fyne.io/fyne/v2/canvas"
)

// The toolkit's rectangle finds out for each pixel whether it belongs to the
// border, and how a shadow falls. Without a graphics processor that takes 15 ms
// of processor time for a million pixels; this takes half of it.
const flatShader = `
uniform vec2 frame;
uniform vec4 bounds;
uniform float r;
uniform float g;
uniform float b;
uniform float a;
void main() {
    vec2 d = abs(gl_FragCoord.xy * 2.0 - vec2(bounds.x + bounds.z, 2.0 * frame.y - bounds.y - bounds.w));
    vec2 inside = step(d, bounds.zw - bounds.xy);
    gl_FragColor = vec4(r, g, b, a * inside.x * inside.y);
}
`

// The lines in front of a shader, for desktops and for OpenGL ES.
const (
	shaderHead   = "#version 110\n"
	shaderHeadES = `#version 100
#ifdef GL_FRAGMENT_PRECISION_HIGH
precision highp float;
#else
precision mediump float;
#endif
`
)

// NewShader returns an area that a fragment shader paints: body on desktops,
// bodyES with OpenGL ES, both without the line of their version.
func NewShader(name, body, bodyES string) *canvas.Shader {
	return canvas.NewShader(name, []byte(shaderHead+body), []byte(shaderHeadES+bodyES))
}

// NewFlat returns an area in one color, without border and round corners, that
// costs little to paint.
func NewFlat(c color.Color) *canvas.Shader {
	s := NewShader("clew-flat", flatShader, flatShader)
	s.Uniforms = make(map[string]float32, 4)
	PaintFlat(s, c)
	return s
}

// PaintFlat changes the color of an area that NewFlat has made; it needs a
// Refresh to be seen.
func PaintFlat(s *canvas.Shader, c color.Color) {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	s.Uniforms["r"], s.Uniforms["g"] = float32(n.R)/255, float32(n.G)/255
	s.Uniforms["b"], s.Uniforms["a"] = float32(n.B)/255, float32(n.A)/255
}
