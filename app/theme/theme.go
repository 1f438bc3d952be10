// Package theme is the look of the program: the palettes of package scene,
// the Inter typeface, the program's icons, and sizes dense enough for work.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"clew/app/scene"
	"clew/assets/fonts"
)

// Appearance says whether the program is light or dark.
type Appearance string

// The appearances. The zero value counts as System.
const (
	System Appearance = "system"
	Light  Appearance = "light"
	Dark   Appearance = "dark"
)

// Theme is a fyne.Theme in the program's look. It is immutable.
type Theme struct {
	Appearance Appearance
}

var _ fyne.Theme = (*Theme)(nil)

var (
	regular  = fyne.NewStaticResource("Inter-Regular.otf", fonts.Regular)
	semibold = fyne.NewStaticResource("Inter-SemiBold.otf", fonts.SemiBold)
	italic   = fyne.NewStaticResource("Inter-Italic.otf", fonts.Italic)
	// Medium is the weight for names in rows, for canvas.Text.FontSource.
	Medium fyne.Resource = fyne.NewStaticResource("Inter-Medium.otf", fonts.Medium)
)

// Text sizes in device-independent pixels.
const (
	TextTitle   float32 = 19 // the name of what is inspected, an article's title
	TextHeading float32 = 15
	TextBody    float32 = 13
	TextSmall   float32 = 12
	TextCaption float32 = 11
	TextReading float32 = 15 // an article's text
)

// Palette returns the colors for the appearance, where variant is the
// system's wish.
func (t *Theme) Palette(variant fyne.ThemeVariant) *scene.Palette {
	switch {
	case t.Appearance == Dark, t.Appearance != Light && variant == theme.VariantDark:
		return scene.Dark
	default:
		return scene.Light
	}
}

// Palette returns the colors in which the program is drawn now. It is called
// on the user interface goroutine.
func Palette() *scene.Palette {
	app := fyne.CurrentApp()
	if app == nil {
		return scene.Light
	}
	settings := app.Settings()
	if t, ok := settings.Theme().(*Theme); ok {
		return t.Palette(settings.ThemeVariant())
	}
	return scene.Light
}

// Color implements fyne.Theme.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	p := t.Palette(variant)
	if c, ok := surfaceColor(p, name); ok {
		return c
	}
	switch name {
	case theme.ColorNameForeground:
		return p.Text
	case theme.ColorNamePlaceHolder:
		return p.Faint
	case theme.ColorNameDisabled:
		return p.Faint
	case theme.ColorNamePrimary, theme.ColorNameHyperlink:
		return p.Accent
	case theme.ColorNameFocus:
		return WithAlpha(p.Accent, 0x60)
	case theme.ColorNameSelection:
		return p.Selection
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError,
		theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning:
		return p.OnAccent
	case theme.ColorNameError:
		return p.Danger
	case theme.ColorNameWarning:
		return p.Warning
	case theme.ColorNameSuccess:
		return p.Success
	}
	return theme.DefaultTheme().Color(name, t.variant(variant))
}

// surfaceColor covers the names of areas and edges.
func surfaceColor(p *scene.Palette, name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case theme.ColorNameBackground:
		return Ground{p.Sidebar}, true
	case theme.ColorNameHeaderBackground:
		return p.Sidebar, true
	case theme.ColorNameOverlayBackground, theme.ColorNameInputBackground, theme.ColorNameButton:
		return p.Surface, true
	case theme.ColorNameMenuBackground:
		return menuColor(p), true
	case theme.ColorNameDisabledButton:
		return p.Sidebar, true
	case theme.ColorNameInputBorder:
		return Outline(p), true
	case theme.ColorNameSeparator, theme.ColorNameInnerWindowBorder, theme.ColorNameInnerWindowBorderInactive:
		return p.Border, true
	case theme.ColorNameHover:
		return p.Hover, true
	case theme.ColorNamePressed:
		return WithAlpha(p.Text, 0x18), true
	case theme.ColorNameScrollBar:
		return WithAlpha(p.Quiet, 0x80), true
	case theme.ColorNameScrollBarBackground:
		return color.Transparent, true
	case theme.ColorNameShadow:
		if p.Dark {
			return color.NRGBA{A: 0x80}, true
		}
		return color.NRGBA{R: 0x28, G: 0x24, B: 0x1C, A: 0x2C}, true
	}
	return nil, false
}

func (t *Theme) variant(wish fyne.ThemeVariant) fyne.ThemeVariant {
	if t.Palette(wish).Dark {
		return theme.VariantDark
	}
	return theme.VariantLight
}

// Font implements fyne.Theme. Bold is the semibold weight: the heavier one
// shouts at these sizes.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace, style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return semibold
	case style.Italic:
		return italic
	default:
		return regular
	}
}

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return TextBody
	case theme.SizeNameCaptionText:
		return TextCaption
	case theme.SizeNameHeadingText:
		return TextTitle
	case theme.SizeNameSubHeadingText:
		return TextHeading
	case theme.SizeNameInlineIcon:
		return 16
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 7
	case theme.SizeNameLineSpacing:
		return 4
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameScrollBarRadius:
		return 4
	case theme.SizeNameInputRadius, theme.SizeNameButtonRadius, theme.SizeNameMenuRadius:
		return 6
	case theme.SizeNamePopupRadius, theme.SizeNameCardRadius:
		return 8
	case theme.SizeNameSelectionRadius:
		return 5
	case theme.SizeNameDialogRadius:
		return 12
	}
	return theme.DefaultTheme().Size(name)
}

// Outline is the color around fields and choices. It is stronger than that of
// borders: on a dark sheet these are next to invisible, which is enough between areas
// and not for what is to be pressed.
func Outline(p *scene.Palette) color.NRGBA { return WithAlpha(p.Quiet, 0x78) }

// menuColor is the ground of menus. A shadow does not show on a dark sheet, so there
// the ground is lighter than what it lies on.
func menuColor(p *scene.Palette) color.NRGBA {
	if p.Dark {
		return Mix(p.Surface, p.Quiet, 0.15)
	}
	return p.Surface
}

// WithAlpha returns the color with another opacity.
func WithAlpha(c color.NRGBA, alpha uint8) color.NRGBA {
	c.A = alpha
	return c
}

// Mix returns a color on the way from a (0) to b (1).
func Mix(a, b color.NRGBA, share float64) color.NRGBA {
	mix := func(x, y uint8) uint8 { return uint8(float64(x) + (float64(y)-float64(x))*share + 0.5) }
	return color.NRGBA{R: mix(a.R, b.R), G: mix(a.G, b.G), B: mix(a.B, b.B), A: mix(a.A, b.A)}
}

// Ground is the color that the window is cleared in before each frame. The
// toolkit divides its parts by 255² there, not by 65535 as color.Color has it,
// so that areas cleared and areas painted in one color would differ by two levels
// of 255. A Ground counts to 255² itself and is the same both ways.
type Ground struct{ Color color.NRGBA }

// RGBA implements color.Color, for opaque colors.
func (g Ground) RGBA() (red, green, blue, alpha uint32) {
	return 255 * uint32(g.Color.R), 255 * uint32(g.Color.G), 255 * uint32(g.Color.B), 255 * 255
}
