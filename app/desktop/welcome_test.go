//go:build !headless

package desktop

import (
	"testing"

	"fyne.io/fyne/v2"
)

// The page that an empty project shows keeps within the frame, also between both
// sidebars of a small window, and cuts no sentence off.
func TestWelcomeFitsASmallWindow(t *testing.T) {
	w, _ := openWindow(t)
	v := w.welcome
	for _, width := range []float32{1280, 900, 470, 380} {
		v.frame.Resize(fyne.NewSize(width, 560))
		v.frame.Layout.Layout(v.frame.Objects, v.frame.Size())
		room := v.column.Size().Width
		for _, b := range v.buttons.Objects {
			if right := v.buttons.Position().X + b.Position().X + b.Size().Width; right > room+1 || b.Size().Width < b.MinSize().Width {
				t.Errorf("at %v: a button ends at %v of %v", width, right, room)
			}
		}
		for _, p := range []*phrase{v.title, v.lead} {
			shown := 0
			for _, o := range p.lines.Objects {
				if o.Visible() {
					shown++
				}
			}
			if p.whole.Visible() && p.whole.NaturalWidth() > room || p.first.Visible() && p.first.NaturalWidth() > room || shown == 0 || p.whole.Visible() == p.first.Visible() {
				t.Errorf("at %v: %q does not fit into %v, or shows twice", width, p.whole.Text, room)
			}
		}
	}
	v.frame.Layout.Layout(v.frame.Objects, fyne.NewSize(1280, 800))
	if !v.title.whole.Visible() {
		t.Error("in a large window the title has two lines")
	}
}
