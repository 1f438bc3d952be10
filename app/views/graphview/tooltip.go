package graphview

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clew/app/controls"
	"clew/app/scene"
	"clew/app/scene/text"
)

const (
	tipDelay    = 450 * time.Millisecond
	tipWidth    = 300 // of the text, in pixels
	tipLines    = 5   // of a quote
	tipPad      = 10
	tipTitle    = 13
	tipText     = 12
	tipDistance = 16 // from the pointer
)

// tooltip says what the pointer is over: a node's name and kind, or a link's
// ends, words and sentence.
type tooltip struct {
	box   *fyne.Container
	card  *canvas.Rectangle
	lines []*canvas.Text // pooled
	timer *time.Timer
	turn  int // grows with each change; an older timer then does nothing
	shown Hover
	main  scene.Scene // colors only
}

func newTooltip() *tooltip {
	t := &tooltip{card: canvas.NewRectangle(nil)}
	t.card.CornerRadius, t.card.StrokeWidth = 7, 1
	t.box = &fyne.Container{Objects: []fyne.CanvasObject{t.card}}
	t.box.Hide()
	return t
}

func (t *tooltip) recolor(s *scene.Scene) {
	t.main = scene.Scene{LabelColor: s.LabelColor, QuietColor: s.QuietColor}
	t.card.FillColor, t.card.StrokeColor = s.Surface, s.Border
}

// tipSoon shows the tooltip when the pointer has rested for a moment.
func (v *View) tipSoon(h Hover, pos fyne.Position) {
	t := v.tooltip
	if v.opt.TooltipDelay < 0 || h == t.shown && t.box.Visible() {
		return
	}
	v.hideTooltip()
	if h == (Hover{}) {
		return
	}
	delay := v.opt.TooltipDelay
	if delay == 0 {
		delay = tipDelay
	}
	turn := t.turn
	t.timer = time.AfterFunc(delay, func() {
		v.opt.Do(func() {
			if t.turn == turn {
				v.showTooltip(h, pos)
			}
		})
	})
}

func (v *View) hideTooltip() {
	t := v.tooltip
	t.turn++
	if t.timer != nil {
		t.timer.Stop()
		t.timer = nil
	}
	if t.box.Visible() {
		t.box.Hide()
		v.repaint(t.card)
	}
}

// tipLine is a line of the tooltip.
type tipLine struct {
	text  string
	title bool
	left  bool // of a paragraph that runs from right to left
}

func (v *View) showTooltip(h Hover, pos fyne.Position) {
	lines := v.tipLines(h)
	if len(lines) == 0 {
		return
	}
	t := v.tooltip
	t.shown = h
	size := t.fill(lines)
	view := v.Size()
	x, y := pos.X+tipDistance, pos.Y+tipDistance
	if x+size.Width > view.Width-4 {
		x = pos.X - tipDistance - size.Width
	}
	if y+size.Height > view.Height-4 {
		y = pos.Y - tipDistance - size.Height
	}
	t.box.Resize(size)
	t.box.Move(fyne.NewPos(max(x, 4), max(y, 4)))
	t.box.Show()
	v.repaint(t.card)
}

// tipLines is what the tooltip says.
func (v *View) tipLines(h Hover) []tipLine {
	s := v.base
	if i, ok := s.NodeIndex(h.Node); ok {
		n := &s.Nodes[i]
		return append(paragraph(n.Label, true, 2), paragraph(n.Detail, false, 2)...)
	}
	i, ok := s.LinkIndex(h.Link)
	if !ok || h.Link == "" {
		return nil
	}
	l := &s.Links[i]
	name := func(i int32) string { return controls.Isolate(s.Nodes[i].Label) }
	lines := paragraph(name(int32(l.From))+" – "+l.Label+" – "+name(int32(l.To)), true, 2)
	if l.Detail != "" {
		lines = append(lines, paragraph("“"+l.Detail+"”", false, tipLines)...)
	}
	return lines
}

// paragraph is a text in at most some lines.
func paragraph(s string, title bool, limit int) []tipLine {
	size := float64(tipText)
	if title {
		size = tipTitle
	}
	left := controls.Leftwards(s)
	var lines []tipLine
	for _, l := range wrap(s, size, tipWidth, limit) {
		lines = append(lines, tipLine{controls.Visual(l, left), title, left})
	}
	return lines
}

// fill writes the lines and returns the size of the card.
func (t *tooltip) fill(lines []tipLine) fyne.Size {
	for len(t.lines) < len(lines) {
		c := canvas.NewText("", nil)
		t.lines = append(t.lines, c)
		t.box.Add(c)
	}
	y, width := float32(tipPad-2), float32(0)
	for i, c := range t.lines {
		if i >= len(lines) {
			c.Hide()
			continue
		}
		l := lines[i]
		c.Text, c.TextSize, c.Color = l.text, tipText, t.main.QuietColor
		c.TextStyle = fyne.TextStyle{Bold: l.title}
		if l.title {
			c.TextSize, c.Color = tipTitle, t.main.LabelColor
		}
		need := c.MinSize()
		c.Move(fyne.NewPos(tipPad, y))
		c.Resize(need)
		c.Show()
		c.Refresh()
		width = max(width, need.Width)
		y += c.TextSize * 1.38
	}
	for i, l := range lines {
		if c := t.lines[i]; l.left {
			c.Move(fyne.NewPos(tipPad+width-c.Size().Width, c.Position().Y))
		}
	}
	size := fyne.NewSize(width+2*tipPad, y+tipPad-2)
	t.card.Resize(size)
	return size
}

// wrap breaks a text into at most limit lines of a width in pixels; the last
// ends in an ellipsis when something is left.
func wrap(s string, size, width float64, limit int) []string {
	var lines []string
	line := ""
	words := strings.Fields(s)
	for i, w := range words {
		next := w
		if line != "" {
			next = line + " " + w
		}
		if line == "" || text.Measure(next, text.Regular)*size <= width {
			line = next
			continue
		}
		if len(lines) == limit-1 {
			rest := line + " " + strings.Join(words[i:], " ")
			return append(lines, text.Elide(rest, text.Regular, width/size))
		}
		lines = append(lines, text.Elide(line, text.Regular, width/size))
		line = w
	}
	if line != "" {
		lines = append(lines, text.Elide(line, text.Regular, width/size))
	}
	return lines
}
