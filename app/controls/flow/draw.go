package flow

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clew/app/theme"
	"clew/graphmodel"
)

// piece is a part of a line that is drawn in one style.
type piece struct {
	x, width float32
	mark     int // index into View.marks, -1 for none
	band     bool
	text     *canvas.Text
	tint     *canvas.Rectangle   // behind a mark
	under    []*canvas.Rectangle // below a mark: one way for each kind
	back     *canvas.Rectangle   // behind a highlighted span
}

// drawnLine is a line on the screen.
type drawnLine struct {
	pieces  []piece
	objects []fyne.CanvasObject
	sel     *canvas.Rectangle // what is selected of it; nil where nothing can be
}

// split cuts a line where marks and the highlighted span begin and end.
func (v *View) split(l line) []piece {
	cuts := []int{l.start, l.end}
	add := func(s graphmodel.Span) {
		for _, at := range [2]int{s.Start, s.End} {
			if at > l.start && at < l.end {
				cuts = append(cuts, at)
			}
		}
	}
	first := sort.Search(len(v.marks), func(i int) bool { return v.marks[i].Span.End > l.start })
	for i := first; i < len(v.marks) && v.marks[i].Span.Start < l.end; i++ {
		add(v.marks[i].Span)
	}
	add(v.band)
	sort.Ints(cuts)
	var pieces []piece
	x := v.Left
	face := facesOf(v.Style)
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		if from == to {
			continue
		}
		p := piece{x: x, mark: -1, band: v.band.Start <= from && to <= v.band.End}
		for m := first; m < len(v.marks) && v.marks[m].Span.Start <= from; m++ {
			if to <= v.marks[m].Span.End {
				p.mark = m
			}
		}
		s := v.text[from:to]
		p.width = face.measure(s)
		p.text = canvas.NewText(s, nil)
		p.text.TextSize, p.text.TextStyle = v.Style.Size, v.Style.font()
		x += p.width
		pieces = append(pieces, p)
	}
	return pieces
}

// draw makes the objects of line i.
func (v *View) draw(i int) *drawnLine {
	d := &drawnLine{pieces: v.split(v.lines[i])}
	top, height := v.tops[i], v.Style.lineHeight()
	var backs, tints, texts []fyne.CanvasObject
	for n := range d.pieces {
		p := &d.pieces[n]
		if p.band {
			p.back = canvas.NewRectangle(nil)
			p.back.Resize(fyne.NewSize(p.width+1, height))
			p.back.Move(fyne.NewPos(p.x, top))
			backs = append(backs, p.back)
		}
		if p.mark >= 0 {
			tints = append(tints, v.drawMark(p, top, height)...)
		}
		size := p.text.MinSize()
		p.text.Resize(size)
		p.text.Move(fyne.NewPos(p.x, top+(height-size.Height)/2))
		texts = append(texts, p.text)
	}
	d.objects = append(backs, tints...)
	if v.Selectable {
		d.sel = newSelection()
		d.objects = append(d.objects, d.sel)
	}
	d.objects = append(d.objects, texts...)
	v.paint(d)
	v.drawn[i] = d
	v.placeSelection(i, d)
	return d
}

// drawMark makes tint and underline of a mark. The underline tells the kinds
// apart without color: people a line, organizations a double line, places a
// thick line, events a dashed one.
func (v *View) drawMark(p *piece, top, height float32) []fyne.CanvasObject {
	box := v.Style.Size * 1.28
	y := top + (height-box)/2
	p.tint = canvas.NewRectangle(nil)
	p.tint.CornerRadius = 3
	p.tint.Resize(fyne.NewSize(p.width+2, box))
	p.tint.Move(fyne.NewPos(p.x-1, y))
	rule := func(x, dy, width, thick float32) {
		r := canvas.NewRectangle(nil)
		r.Resize(fyne.NewSize(width, thick))
		r.Move(fyne.NewPos(x, y+box-1.5+dy))
		p.under = append(p.under, r)
	}
	switch v.marks[p.mark].Kind {
	case Answer:
	case graphmodel.Organization:
		rule(p.x, -1.5, p.width, 1)
		rule(p.x, 1, p.width, 1)
	case graphmodel.Place:
		rule(p.x, -0.8, p.width, 2.4)
	case graphmodel.Event:
		for x := float32(0); x < p.width; x += 6 {
			rule(p.x+x, 0, min(3.5, p.width-x), 1.4)
		}
	default:
		rule(p.x, 0, p.width, 1.4)
	}
	objects := []fyne.CanvasObject{p.tint}
	for _, r := range p.under {
		objects = append(objects, r)
	}
	return objects
}

// paint gives the objects of a line their colors.
func (v *View) paint(d *drawnLine) {
	c := theme.Palette()
	for i := range d.pieces {
		p := &d.pieces[i]
		p.text.Color = v.Tone.Color(c)
		if p.back != nil {
			p.back.FillColor = theme.Mix(c.Background, c.Kind(graphmodel.Organization), bandShare(c.Dark))
			p.back.Refresh()
		}
		if p.mark >= 0 {
			v.paintMark(p)
		}
		p.text.Refresh()
	}
}

func bandShare(dark bool) float64 {
	if dark {
		return 0.24
	}
	return 0.2
}

// answerAlpha is how much a word that a search has found stands out.
func answerAlpha(dark bool) uint8 {
	if dark {
		return 0x70
	}
	return 0x5C
}

func (v *View) paintMark(p *piece) {
	c := theme.Palette()
	m := v.marks[p.mark]
	if m.Kind == Answer {
		p.tint.FillColor = theme.WithAlpha(c.Kind(graphmodel.Organization), answerAlpha(c.Dark))
		p.tint.Refresh()
		p.text.Color = c.Text
		return
	}
	hue := c.Kind(m.Kind)
	alpha := uint8(0x1C)
	if c.Dark {
		alpha = 0x2A
	}
	switch {
	case v.selected[m.ID]:
		alpha = 0x5C
	case m.ID == v.hovered:
		alpha = 0x48
	}
	p.tint.FillColor = theme.WithAlpha(hue, alpha)
	p.tint.Refresh()
	for _, r := range p.under {
		r.FillColor = theme.WithAlpha(hue, 0xC8)
		r.Refresh()
	}
	p.text.Color = c.Text
}
