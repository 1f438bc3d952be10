package flow

import (
	"sort"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"clew/app/theme"
	"clew/graphmodel"
)

// selecting is what a person marks of the text with mouse or keyboard.
type selecting struct {
	span   graphmodel.Span
	anchor graphmodel.Span // where it began: a place, a word, a sentence
	head   int             // the end that moves
	unit   unit
	count  int // of clicks in a row
	at     time.Time
	pos    fyne.Position
	drags  bool
}

// unit is by what a selection grows.
type unit uint8

const (
	byRune unit = iota
	byWord
	bySentence
	byParagraph
)

const clickTime = 400 * time.Millisecond

// SelectedSpan is what is selected, in bytes of the text; empty for nothing.
func (v *View) SelectedSpan() graphmodel.Span { return v.sel.span }

// SelectedText is what is selected.
func (v *View) SelectedText() string { return v.sel.span.In(v.text) }

// Select selects a span of the text; the empty one selects nothing.
func (v *View) Select(span graphmodel.Span) {
	if span.Start < 0 || span.End > len(v.text) || span.Start >= span.End {
		span = graphmodel.Span{}
	}
	v.sel.anchor, v.sel.head = graphmodel.Span{Start: span.Start, End: span.Start}, span.End
	v.setSelected(span)
}

func (v *View) setSelected(span graphmodel.Span) {
	if span == v.sel.span {
		return
	}
	v.sel.span = span
	for i, d := range v.drawn {
		v.placeSelection(i, d)
	}
	if v.OnSelected != nil {
		v.OnSelected(span)
	}
}

// placeSelection puts the selection of a line where it is.
func (v *View) placeSelection(i int, d *drawnLine) {
	if d.sel == nil {
		return
	}
	l := v.lines[i]
	from, to := max(l.start, v.sel.span.Start), min(l.end, v.sel.span.End)
	if from >= to {
		d.sel.Hidden = true
		d.sel.Refresh()
		return
	}
	x, end := v.extent(i, from, to)
	if v.sel.span.End > l.end && i+1 < len(v.lines) { // it goes on in the next line
		const on = 4
		if _, base := v.chunks(l); base {
			x -= on
		} else {
			end += on
		}
	}
	height := v.Style.lineHeight()
	d.sel.Hidden = false
	d.sel.Move(fyne.NewPos(x, v.tops[i]))
	d.sel.Resize(fyne.NewSize(end-x, height))
	d.sel.FillColor = theme.WithAlpha(theme.Palette().Accent, 0x55)
	d.sel.Refresh()
}

func newSelection() *canvas.Rectangle {
	r := canvas.NewRectangle(nil)
	r.CornerRadius = 2
	r.Hidden = true
	return r
}

// extent is from where to where a part of line i reaches.
func (v *View) extent(i, from, to int) (x0, x1 float32) {
	x0, x1 = -1, -1
	for _, p := range v.piecesOf(i) {
		a, b := max(from, p.from), min(to, p.to)
		if a >= b {
			continue
		}
		left, right := v.xIn(&p, a), v.xIn(&p, b)
		if left > right {
			left, right = right, left
		}
		if x0 < 0 {
			x0, x1 = left, right
		}
		x0, x1 = min(x0, left), max(x1, right)
	}
	return x0, x1
}

// xOf is where a byte of line i stands.
func (v *View) xOf(i, offset int) float32 {
	pieces := v.piecesOf(i)
	for k := range pieces {
		if p := &pieces[k]; offset < p.to || k == len(pieces)-1 {
			return v.xIn(p, min(max(offset, p.from), p.to))
		}
	}
	return v.Left
}

// xIn is where a byte of a piece stands.
func (v *View) xIn(p *piece, offset int) float32 {
	switch width := facesOf(v.Style).measure(p.text.Text[:offset-p.from]); {
	case p.level%2 == 1:
		return p.x + p.width - width
	default:
		return p.x + width
	}
}

func (v *View) piecesOf(i int) []piece {
	if d := v.drawn[i]; d != nil {
		return d.pieces
	}
	return v.split(v.lines[i])
}

// offsetAt is the place in the text that is nearest to a position.
func (v *View) offsetAt(pos fyne.Position) int {
	if len(v.lines) == 0 {
		return 0
	}
	height := v.Style.lineHeight()
	i := sort.Search(len(v.lines), func(i int) bool { return v.tops[i]+height > pos.Y })
	if i == len(v.lines) {
		return v.lines[i-1].end
	}
	pieces := v.piecesOf(i)
	if len(pieces) == 0 {
		return v.lines[i].start
	}
	// The piece at the position, or the one that is nearest to it.
	p, nearest := &pieces[0], float32(-1)
	for k := range pieces {
		q := &pieces[k]
		away := max(q.x-pos.X, pos.X-q.x-q.width, 0)
		if nearest < 0 || away < nearest || away == nearest && away > 0 && q.to == v.lines[i].end {
			p, nearest = q, away
		}
	}
	return v.offsetIn(p, pos.X)
}

// offsetIn is the place in a piece that is nearest to a position.
func (v *View) offsetIn(p *piece, x float32) int {
	text := p.text.Text
	along := x - p.x
	if p.level%2 == 1 {
		along = p.width - along
	}
	last := float32(0)
	for n := 0; n < len(text); {
		_, size := utf8.DecodeRuneInString(text[n:])
		width := facesOf(v.Style).measure(text[:n+size])
		if along < (last+width)/2 {
			return p.from + n
		}
		last = width
		n += size
	}
	return p.to
}

// around is the unit of text at a place.
func (v *View) around(at int, u unit) graphmodel.Span {
	switch u {
	case byWord:
		return wordAt(v.text, at)
	case bySentence:
		if v.Sentence != nil && len(v.text) > 0 {
			word := wordAt(v.text, at)
			return v.Sentence(v.text, word)
		}
		return wordAt(v.text, at)
	case byParagraph:
		from := strings.LastIndexByte(v.text[:at], '\n') + 1
		to := len(v.text)
		if n := strings.IndexByte(v.text[at:], '\n'); n >= 0 {
			to = at + n
		}
		return graphmodel.Span{Start: from, End: to}
	}
	return graphmodel.Span{Start: at, End: at}
}

// wordAt is the word at a place, or the one rune that stands there.
func wordAt(text string, at int) graphmodel.Span {
	inside := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\'' || r == '’'
	}
	from, to := at, at
	for from > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:from])
		if !inside(r) {
			break
		}
		from -= n
	}
	for to < len(text) {
		r, n := utf8.DecodeRuneInString(text[to:])
		if !inside(r) {
			break
		}
		to += n
	}
	if from == to && to < len(text) {
		_, n := utf8.DecodeRuneInString(text[to:])
		to += n
	}
	return graphmodel.Span{Start: from, End: to}
}

// pressAt begins to select; twice selects a word, three times a sentence, four
// times a paragraph.
func (v *View) pressAt(pos fyne.Position, held fyne.KeyModifier) {
	s, now := &v.sel, time.Now()
	near := abs(pos.X-s.pos.X) < 5 && abs(pos.Y-s.pos.Y) < 5
	if near && now.Sub(s.at) < clickTime {
		s.count = s.count%4 + 1
	} else {
		s.count = 1
	}
	s.at, s.pos, s.drags = now, pos, false
	at := v.offsetAt(pos)
	if held&fyne.KeyModifierShift != 0 && s.count == 1 {
		v.extendTo(at)
		return
	}
	s.unit = unit(s.count - 1)
	s.anchor, s.head = v.around(at, s.unit), at
	v.setSelected(normalSpan(s.anchor))
}

// extendTo moves the end of the selection that is not its anchor.
func (v *View) extendTo(at int) {
	s := &v.sel
	s.head = at
	u := v.around(at, s.unit)
	v.setSelected(normalSpan(graphmodel.Span{Start: min(s.anchor.Start, u.Start), End: max(s.anchor.End, u.End)}))
}

func normalSpan(s graphmodel.Span) graphmodel.Span {
	if s.Start >= s.End {
		return graphmodel.Span{}
	}
	return s
}

func abs(x float32) float32 { return max(x, -x) }

// Dragged implements fyne.Draggable.
func (v *View) Dragged(e *fyne.DragEvent) {
	if !v.Selectable || v.pressed.button == desktop.MouseButtonSecondary {
		return
	}
	v.sel.drags = true
	v.extendTo(v.offsetAt(e.Position))
	if v.OnDrag != nil {
		v.OnDrag(e.Position.Y)
	}
}

// DragEnd implements fyne.Draggable.
func (v *View) DragEnd() { v.sel.drags = false }

// Extend moves the end of the selection by one unit of a kind of movement, as
// the arrow keys with Shift do: a letter, with words a word, a line up or down.
func (v *View) Extend(key fyne.KeyName, words bool) {
	s := &v.sel
	s.unit = byRune
	if s.span.Len() == 0 && s.anchor.Len() > 0 {
		s.anchor = graphmodel.Span{}
	}
	at := s.head
	switch key {
	case fyne.KeyRight:
		at = v.after(at, words)
	case fyne.KeyLeft:
		at = v.before(at, words)
	case fyne.KeyDown, fyne.KeyUp:
		at = v.overLines(at, key == fyne.KeyDown)
	case fyne.KeyHome:
		at = 0
	case fyne.KeyEnd:
		at = len(v.text)
	}
	v.extendTo(at)
}

func (v *View) after(at int, words bool) int {
	if at >= len(v.text) {
		return at
	}
	_, n := utf8.DecodeRuneInString(v.text[at:])
	if at += n; words {
		at = max(at, wordAt(v.text, at).End)
	}
	return at
}

func (v *View) before(at int, words bool) int {
	if at <= 0 {
		return 0
	}
	_, n := utf8.DecodeLastRuneInString(v.text[:at])
	if at -= n; words {
		at = min(at, wordAt(v.text, at).Start)
	}
	return at
}

func (v *View) overLines(at int, down bool) int {
	if len(v.lines) == 0 {
		return at
	}
	i := v.lineAt(at)
	x := v.xOf(i, at)
	if down {
		i++
	} else {
		i--
	}
	switch {
	case i < 0:
		return 0
	case i == len(v.lines):
		return len(v.text)
	}
	return v.offsetAt(fyne.NewPos(x, v.tops[i]+1))
}

// HeadPlace is the top and the bottom of the line where the selection grows.
func (v *View) HeadPlace() (top, bottom float32) {
	return v.Place(graphmodel.Span{Start: v.sel.head, End: v.sel.head})
}

// WordAt is the word at a place of the text.
func (v *View) WordAt(offset int) graphmodel.Span {
	if offset < 0 || offset > len(v.text) {
		return graphmodel.Span{}
	}
	return wordAt(v.text, offset)
}
