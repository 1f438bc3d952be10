package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"clew/app/scene"
	"clew/graphmodel"
)

// luminance is the relative luminance of WCAG 2.1.
func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// contrast is the contrast ratio of WCAG 2.1, 1…21.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func TestTextCanBeRead(t *testing.T) {
	for name, p := range map[string]*scene.Palette{"light": scene.Light, "dark": scene.Dark} {
		for ground, c := range map[string]color.NRGBA{
			"background": p.Background, "surface": p.Surface, "sidebar": p.Sidebar, "hover": p.Hover, "selection": p.Selection,
		} {
			if got := contrast(p.Text, c); got < 7 {
				t.Errorf("%s: text on %s has a contrast of %.1f", name, ground, got)
			}
			if got := contrast(p.Quiet, c); got < 4.5 && ground != "selection" && ground != "hover" {
				t.Errorf("%s: quiet text on %s has a contrast of %.1f", name, ground, got)
			}
		}
		if got := contrast(p.OnAccent, p.Accent); got < 4.5 {
			t.Errorf("%s: text on the accent color has a contrast of %.1f", name, got)
		}
		for _, k := range graphmodel.Kinds {
			if got := contrast(p.Kind(k), p.Background); got < 2.7 {
				t.Errorf("%s: %s on the background has a contrast of %.1f", name, k, got)
			}
		}
	}
}

func TestAppearanceOutranksTheSystem(t *testing.T) {
	for _, c := range []struct {
		appearance Appearance
		system     fyne.ThemeVariant
		dark       bool
	}{
		{System, theme.VariantLight, false},
		{System, theme.VariantDark, true},
		{Light, theme.VariantDark, false},
		{Dark, theme.VariantLight, true},
		{"", theme.VariantDark, true},
	} {
		th := &Theme{Appearance: c.appearance}
		if got := th.Palette(c.system).Dark; got != c.dark {
			t.Errorf("%q with system %v: dark %v", c.appearance, c.system, got)
		}
		want := th.Palette(c.system).Text
		if got := th.Color(theme.ColorNameForeground, c.system); got != want {
			t.Errorf("%q: foreground %v, want %v", c.appearance, got, want)
		}
	}
}

func TestWidgetsGetOurIconsInTheColorOfTheText(t *testing.T) {
	app := test.NewTempApp(t)
	for _, a := range []Appearance{Light, Dark} {
		th := &Theme{Appearance: a}
		app.Settings().SetTheme(th)
		light, dark := Icon("search", scene.Light.Text).Name(), Icon("search", scene.Dark.Text).Name()
		want := map[Appearance]string{Light: light, Dark: dark}[a]
		if got := th.Icon(theme.IconNameSearch).Name(); got != want {
			t.Errorf("%s: %s, want %s", a, got, want)
		}
	}
	for name := range own {
		if (&Theme{}).Icon(name) == nil {
			t.Errorf("no icon for %s", name)
		}
	}
}

func TestMixAndAlpha(t *testing.T) {
	black, white := color.NRGBA{A: 255}, color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	if got := Mix(black, white, 0.5); got.R != 128 || got.A != 255 {
		t.Errorf("half way: %v", got)
	}
	if Mix(black, white, 0) != black || Mix(black, white, 1) != white {
		t.Error("the ends of a mix are not its colors")
	}
	if got := WithAlpha(white, 7); got.A != 7 || got.R != 255 {
		t.Errorf("alpha: %v", got)
	}
}

// Fields and menus stand out from the sheet that they lie on.
func TestEdgesOnSheets(t *testing.T) {
	for name, p := range map[string]*scene.Palette{"light": scene.Light, "dark": scene.Dark} {
		th := &Theme{Appearance: Light}
		if p.Dark {
			th.Appearance = Dark
		}
		outline := th.Color(theme.ColorNameInputBorder, theme.VariantLight).(color.NRGBA)
		seen := Mix(p.Surface, WithAlpha(outline, 0xff), float64(outline.A)/255)
		if got := contrast(seen, p.Surface); got < 1.9 {
			t.Errorf("%s: the outline of a field has a contrast of %.2f", name, got)
		}
		menu := th.Color(theme.ColorNameMenuBackground, theme.VariantLight).(color.NRGBA)
		if got := contrast(menu, p.Surface); p.Dark && got < 1.2 {
			t.Errorf("%s: a menu on a sheet has a contrast of %.2f", name, got)
		}
		if got := contrast(p.Text, menu); got < 7 {
			t.Errorf("%s: text in a menu has a contrast of %.1f", name, got)
		}
	}
}
