package raster

import (
	"image"
	"math"

	"golang.org/x/image/draw"

	"clew/app/scene"
)

// picture is an image that stands in nodes, in the sizes that were asked for.
type picture struct {
	source image.Image
	sizes  map[int]*image.RGBA // by side, in pixels
}

// pictures keeps what was scaled.
type pictures struct {
	known  map[image.Image]*picture
	pixels int
}

const pictureMemory = 1 << 22 // pixels

func (c *pictures) take(m image.Image) *picture {
	if p, ok := c.known[m]; ok {
		return p
	}
	if c.known == nil {
		c.known = map[image.Image]*picture{}
	}
	p := &picture{source: m, sizes: map[int]*image.RGBA{}}
	c.known[m] = p
	return p
}

// prepare scales a picture to cover a square of the given side. The middle of
// a picture that is not square is taken.
func (c *pictures) prepare(p *picture, side int) *image.RGBA {
	if m, ok := p.sizes[side]; ok {
		return m
	}
	if c.pixels+side*side > pictureMemory {
		for _, q := range c.known {
			clear(q.sizes)
		}
		c.pixels = 0
	}
	from := scene.PictureCrop(p.source.Bounds())
	m := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.CatmullRom.Scale(m, m.Rect, p.source, from, draw.Src, nil)
	p.sizes[side] = m
	c.pixels += side * side
	return m
}

// pictureSide is the side of the square that covers a node of radius r.
func pictureSide(r float64) int { return max(int(math.Ceil(2*r)), 1) }
