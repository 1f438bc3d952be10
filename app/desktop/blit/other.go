//go:build (arm || arm64) && !darwin

package blit

import (
	"image"
	"image/color"
)

// Blitter does nothing here: the toolkit paints with OpenGL ES.
type Blitter struct{}

// New returns a Blitter.
func New() *Blitter { return &Blitter{} }

// Blit reports that the window cannot do it.
func (*Blitter) Blit(*image.RGBA, uint64, image.Rectangle, color.Color) bool { return false }
