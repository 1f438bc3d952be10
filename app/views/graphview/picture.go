package graphview

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clew/app/controls"
)

// Without a graphics processor most of a frame's time goes into painting the
// picture of the network, pixel by pixel. The toolkit's own way also rounds
// corners, mixes and throws away pixels that are hardly seen, none of which this
// picture needs: 13 ms of processor time for a million pixels. To fetch each
// pixel as it is takes 8, to stretch the picture smoothly 10.
const (
	sharpShader = `#ifdef GL_EXT_gpu_shader4
#extension GL_EXT_gpu_shader4 : enable
#endif
uniform vec2 frame;
uniform vec4 bounds;
uniform sampler2D picture;
uniform float right;
uniform float bottom;
void main() {
    vec2 p = vec2(gl_FragCoord.x - bounds.x, frame.y - bounds.y - gl_FragCoord.y);
#ifdef GL_EXT_gpu_shader4
    gl_FragColor = texelFetch2D(picture, ivec2(clamp(p, vec2(0.0), vec2(right, bottom))), 0);
#else
    gl_FragColor = texture2D(picture, p / (bounds.zw - bounds.xy));
#endif
}
`
	smoothShader = `
uniform vec2 frame;
uniform vec4 bounds;
uniform sampler2D picture;
void main() {
    vec2 p = vec2(gl_FragCoord.x - bounds.x, frame.y - bounds.y - gl_FragCoord.y) / (bounds.zw - bounds.xy);
    gl_FragColor = texture2D(picture, p);
}
`
)

// picture shows an opaque image: pixel by pixel, or stretched.
type picture struct {
	sharp, smooth *canvas.Shader // at most one of them is seen
	box           *fyne.Container
}

func newPicture() picture {
	p := picture{
		sharp:  controls.NewShader("clew-picture-sharp", sharpShader, smoothShader),
		smooth: controls.NewShader("clew-picture-smooth", smoothShader, smoothShader),
	}
	p.sharp.Uniforms = make(map[string]float32, 2)
	p.sharp.Textures, p.smooth.Textures = make(map[string]image.Image, 1), make(map[string]image.Image, 1)
	p.sharp.Hidden, p.smooth.Hidden = true, true
	p.box = &fyne.Container{Objects: []fyne.CanvasObject{p.smooth, p.sharp}}
	return p
}

// set shows another image. The toolkit uploads an image when it is not the one
// that it has seen last, so each gets a header of its own although two buffers
// take turns.
//
// The last image of a movement is also given to the part that will stretch it,
// and painted below in one pixel: so it is uploaded already when the wheel
// turns, and the screen answers sooner.
func (p *picture) set(m *image.RGBA, last bool) {
	header := *m
	p.sharp.Textures["picture"] = &header
	if last || p.sharp.Hidden {
		p.smooth.Textures["picture"] = &header
	}
	if last && !p.sharp.Hidden {
		p.smooth.Hidden = false
		p.smooth.Resize(fyne.NewSquareSize(1))
		// In the middle, since what is out of sight is not painted.
		p.smooth.Move(p.sharp.Position().Add(fyne.NewPos(p.sharp.Size().Width/2, p.sharp.Size().Height/2)))
	}
	p.sharp.Uniforms["right"], p.sharp.Uniforms["bottom"] = float32(m.Rect.Dx()-1), float32(m.Rect.Dy()-1)
	p.shown().Refresh()
}

// place puts the image somewhere.
func (p *picture) place(pos fyne.Position, size fyne.Size, stretched bool) {
	if p.sharp.Hidden != stretched || p.smooth.Hidden && stretched {
		p.sharp.Hidden, p.smooth.Hidden = stretched, !stretched
		p.smooth.Textures["picture"] = p.sharp.Textures["picture"]
		p.box.Refresh()
	}
	s := p.shown()
	s.Move(pos)
	s.Resize(size)
}

// shown is what is seen.
func (p *picture) shown() *canvas.Shader {
	if p.sharp.Hidden {
		return p.smooth
	}
	return p.sharp
}
