package controls

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"

	"clew/app/scene"
	"clew/app/theme"
)

func TestFillPaintsOneObjectOrNone(t *testing.T) {
	start(t)
	plain, round, ground := NewFill(SurfaceColor), NewFill(SurfaceColor), NewGround()
	round.Radius = 6
	for _, f := range []*Fill{plain, round, ground} {
		test.WidgetRenderer(f)
	}
	if plain.flat.Hidden || !plain.rect.Hidden {
		t.Error("a plain area is not painted the cheap way")
	}
	if !round.flat.Hidden || round.rect.Hidden {
		t.Error("round corners are not painted")
	}
	if !ground.flat.Hidden || ground.rect.FillColor != nil || ground.rect.StrokeColor != nil {
		t.Error("the ground is painted once more")
	}
}

func TestFillFollowsTheTheme(t *testing.T) {
	start(t)
	f := NewFill(SurfaceColor)
	f.Resize(f.MinSize())
	r := test.WidgetRenderer(f)
	red := f.flat.Uniforms["r"]
	test.NewTempApp(t).Settings().SetTheme(&theme.Theme{Appearance: theme.Dark})
	r.Refresh()
	if f.flat.Uniforms["r"] >= red || f.flat.Uniforms["a"] != 1 {
		t.Errorf("in the dark its color is %v, was %v", f.flat.Uniforms, red)
	}
}

// NewGround relies on the window being cleared in the color of its panels,
// divided as the toolkit does it.
func TestTheWindowIsClearedInTheColorOfItsPanels(t *testing.T) {
	for appearance, p := range map[theme.Appearance]*scene.Palette{theme.Light: scene.Light, theme.Dark: scene.Dark} {
		c := (&theme.Theme{Appearance: appearance}).Color(fynetheme.ColorNameBackground, fynetheme.VariantLight)
		r, g, b, a := c.RGBA()
		level := func(v uint32) uint8 { return uint8(float32(v)/(255*255)*255 + 0.5) }
		if got := (color.NRGBA{R: level(r), G: level(g), B: level(b), A: level(a)}); got != p.Sidebar {
			t.Errorf("appearance %v: cleared in %v, panels are %v", appearance, got, p.Sidebar)
		}
	}
}
