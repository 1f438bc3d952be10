package raster

import (
	"fmt"
	"image"
	"image/png"
	"io"

	"clew/app/scene"
)

// Options say how large a picture is and what it shows.
type Options struct {
	// Width and Height are in device-independent pixels.
	Width, Height int
	// PixelScale is the number of pixels per device-independent pixel, 2 for
	// print; 0 counts as 1.
	PixelScale float64
	// Camera is what the picture shows; nil fits the whole scene.
	Camera *scene.Camera
}

// maxPixels bounds the size of a picture: 1 GiB of memory.
const maxPixels = 1 << 28

// Image draws a scene into a new picture.
func Image(s *scene.Scene, o Options) (*image.RGBA, error) {
	if o.PixelScale <= 0 {
		o.PixelScale = 1
	}
	w, h := int(float64(o.Width)*o.PixelScale+0.5), int(float64(o.Height)*o.PixelScale+0.5)
	if w <= 0 || h <= 0 || w > maxPixels/h {
		return nil, fmt.Errorf("a picture of %d by %d pixels cannot be drawn", w, h)
	}
	cam := s.Fit(scene.Size{W: float64(o.Width), H: float64(o.Height)})
	if o.Camera != nil {
		cam = *o.Camera
	}
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	New().Draw(m, s, cam, o.PixelScale)
	return m, nil
}

// PNG writes a scene as a PNG picture. The same scene and options give the
// same bytes.
func PNG(w io.Writer, s *scene.Scene, o Options) error {
	m, err := Image(s, o)
	if err != nil {
		return err
	}
	if err := png.Encode(w, m); err != nil {
		return fmt.Errorf("writing the picture: %w", err)
	}
	return nil
}
