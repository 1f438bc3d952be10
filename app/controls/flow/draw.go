package flow

import (
	"sort"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clew/app/controls"
	"clew/app/theme"
	"clew/graphmodel"
)

// piece is a part of a line that is drawn in one style.
type piece struct {
	x, width float32
	from, to int // bytes of the text
	level    int // odd for what runs from right to left
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
	chunks, base := v.chunks(l)
	for _, c := range chunks {
		cuts = append(cuts, c.Start)
	}
	sort.Ints(cuts)
	var pieces []piece
	face := facesOf(v.Style)
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		if from == to {
			continue
		}
		p := piece{from: from, to: to, mark: -1, band: v.band.Start <= from && to <= v.band.End}
		for m := first; m < len(v.marks) && v.marks[m].Span.Start <= from; m++ {
			if to <= v.marks[m].Span.End {
				p.mark = m
			}
		}
		for ; len(chunks) > 0 && chunks[0].Start <= from; chunks = chunks[1:] {
			p.level = chunks[0].Level
			if to <= chunks[0].End {
				break
			}
		}
		s := v.text[from:to]
		if p.level%2 == 1 {
			s = controls.Mirrored(s)
		}
		p.width = face.measure(s)
		p.text = canvas.NewText(s, nil)
		p.text.TextSize, p.text.TextStyle = v.Style.Size, v.Style.font()
		pieces = append(pieces, p)
	}
	v.arrange(pieces, base)
	return pieces
}

// chunks are the parts of a line in which something runs from right to left, none
// where nothing does; base says that the paragraph does.
func (v *View) chunks(l line) (parts []controls.Chunk, base bool) {
	text := v.text[l.start:l.end]
	paragraph := v.text[strings.LastIndexByte(v.text[:l.start], '\n')+1 : l.end]
	if base = controls.Leftwards(paragraph); !base && !controls.HasLeftward(text) {
		return nil, false
	}
	parts = controls.ChunksOf(text, base)
	for i := range parts {
		parts[i].Start += l.start
		parts[i].End += l.start
	}
	return parts, base
}

// arrange puts pieces side by side: from the left, or to the right end of the lines.
func (v *View) arrange(pieces []piece, base bool) {
	x, width := v.Left, float32(0)
	levels := make([]int, len(pieces))
	for i := range pieces {
		levels[i] = pieces[i].level
		width += pieces[i].width
	}
	if base {
		x += max(v.width-width, 0)
	}
	for _, i := range controls.VisualOrder(levels) {
		pieces[i].x = x
		x += pieces[i].width
	}
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
		// One tint for all pieces of a mark, which would overlap.
		if p.mark >= 0 && (n == 0 || d.pieces[n-1].mark != p.mark) {
			x, end := p.x, p.x+p.width
			for m := n + 1; m < len(d.pieces) && d.pieces[m].mark == p.mark; m++ {
				x, end = min(x, d.pieces[m].x), max(end, d.pieces[m].x+d.pieces[m].width)
			}
			tints = append(tints, v.drawMark(p, x, end-x, top, height)...)
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
func (v *View) drawMark(p *piece, left, width, top, height float32) []fyne.CanvasObject {
	box := v.Style.Size * 1.28
	y := top + (height-box)/2
	p.tint = canvas.NewRectangle(nil)
	p.tint.CornerRadius = 3
	p.tint.Resize(fyne.NewSize(width+2, box))
	p.tint.Move(fyne.NewPos(left-1, y))
	rule := func(x, dy, long, thick float32) {
		r := canvas.NewRectangle(nil)
		r.Resize(fyne.NewSize(long, thick))
		r.Move(fyne.NewPos(x, y+box-1.5+dy))
		p.under = append(p.under, r)
	}
	switch v.marks[p.mark].Kind {
	case Answer:
	case graphmodel.Organization:
		rule(left, -1.5, width, 1)
		rule(left, 1, width, 1)
	case graphmodel.Place:
		rule(left, -0.8, width, 2.4)
	case graphmodel.Event:
		for x := float32(0); x < width; x += 6 {
			rule(left+x, 0, min(3.5, width-x), 1.4)
		}
	default:
		rule(left, 0, width, 1.4)
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
	if p.tint == nil { // with another piece of the mark
		p.text.Color = c.Text
		return
	}
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
