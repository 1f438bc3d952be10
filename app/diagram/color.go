package diagram

import (
	"fmt"
	"image/color"
)

// tint is a light shade of a color that text can be read on.
func tint(background, hue color.NRGBA) color.NRGBA {
	const share = 0.16
	mix := func(a, b uint8) uint8 { return uint8(float64(a)*(1-share) + float64(b)*share + 0.5) }
	return color.NRGBA{
		R: mix(background.R, hue.R), G: mix(background.G, hue.G), B: mix(background.B, hue.B), A: 0xff,
	}
}

func hexColor(c color.NRGBA) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }
