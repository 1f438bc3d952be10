package graphview

import (
	"image"

	"fyne.io/fyne/v2"

	"clew/app/scene"
	"clew/app/scene/raster"
)

// legend is the card at the lower left corner that explains shapes and colors.
// It belongs to the view, not to the picture, which moves below it.
type legend struct {
	box   *fyne.Container
	card  card
	known legendState
}

// legendState is what the picture of a legend depends on.
type legendState struct {
	first   *scene.LegendEntry
	count   int
	surface uint32
	size    scene.Size
	scale   float64
}

func newLegend() *legend {
	l := &legend{card: newCard()}
	l.box = &fyne.Container{Objects: []fyne.CanvasObject{l.card.picture}}
	l.box.Hide()
	return l
}

// place shows the legend of a scene at the lower left corner of a view.
func (l *legend) place(s *scene.Scene, view scene.Size, scale float64) {
	state := legendState{count: len(s.Legend), size: view, scale: scale}
	r, g, b, _ := s.Surface.RGBA()
	state.surface = r<<16 | g<<8&0xFF00 | b>>8
	if state.count > 0 {
		state.first = &s.Legend[0]
	}
	if state == l.known {
		return
	}
	l.known = state
	panel, items := s.PlaceLegend(view)
	if len(items) == 0 {
		l.box.Hide()
		return
	}
	const inset = 3
	// Drawn alone on the card's color, then cut out.
	alone := *s
	alone.Nodes, alone.Links, alone.Background, alone.Border = nil, nil, s.Surface, s.Surface
	height := panel.Y1 - panel.Y0 + 2*(view.H-panel.Y1)
	img := image.NewRGBA(image.Rect(0, 0, round(view.W*scale), round(height*scale)))
	raster.New().Draw(img, &alone, scene.Camera{Scale: 1}, scale)
	x0, y0 := panel.X0+inset, view.H-panel.Y1+inset
	w, h := panel.X1-panel.X0-2*inset, panel.Y1-panel.Y0-2*inset
	content := cut(img, image.Rect(round(x0*scale), round(y0*scale), round((x0+w)*scale), round((y0+h)*scale)))
	box := fyne.NewSize(float32(panel.X1-panel.X0), float32(panel.Y1-panel.Y0))
	l.box.Move(fyne.NewPos(float32(panel.X0), float32(panel.Y0)))
	l.box.Resize(box)
	l.card.draw(s, box, scale, content, round(inset*scale), round(inset*scale))
	l.box.Show()
}

// cut copies a part of a picture.
func cut(m *image.RGBA, r image.Rectangle) *image.RGBA {
	r = r.Intersect(m.Rect)
	out := image.NewRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	for y := range r.Dy() {
		from := m.PixOffset(r.Min.X, r.Min.Y+y)
		copy(out.Pix[y*out.Stride:(y+1)*out.Stride], m.Pix[from:from+4*r.Dx()])
	}
	return out
}
