//go:build !headless

package desktop

import (
	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/views/wording"
	"clew/graphmodel"
)

// mostHops is the widest surroundings that can be focused.
const mostHops = 6

// around is the part of the network that is focused: an entity and what lies
// within some links of it. The zero value is everything.
type around struct {
	id    string
	name  string
	hops  int
	shown []string // ids; nil for all
	more  bool     // another hop would show more
}

// update finds what is shown of a snapshot. Focusing ends when the entity is
// not in it.
func (a *around) update(snap *graphmodel.Snapshot) {
	start, ok := snap.EntityIndex(a.id)
	if a.id == "" || !ok {
		*a = around{}
		return
	}
	a.name = snap.Entities[start].Name
	seen := make([]bool, len(snap.Entities))
	seen[start] = true
	list := []int{start}
	begin := 0
	for range a.hops {
		end := len(list)
		for _, i := range list[begin:end] {
			for _, arc := range snap.ArcsOf(i) {
				if k := int(arc.Node); !seen[k] {
					seen[k] = true
					list = append(list, k)
				}
			}
		}
		begin = end
	}
	a.more = false
	for _, i := range list[begin:] {
		for _, arc := range snap.ArcsOf(i) {
			a.more = a.more || !seen[arc.Node]
		}
	}
	a.shown = make([]string, 0, len(list))
	for _, i := range list {
		a.shown = append(a.shown, snap.Entities[i].ID)
	}
}

// focusOn shows an entity with its neighbors and nothing else.
func (n *network) focusOn(id string) {
	hops := 1
	if n.around.id == id {
		hops = min(n.around.hops+1, mostHops) // once more: wider
	}
	n.setAround(around{id: id, hops: hops})
	n.w.session.SelectEntities(id)
}

// changeHops widens or narrows what is focused, or shows everything again.
func (n *network) changeHops(change int) {
	switch a := n.around; {
	case a.id == "":
		if sel := n.w.session.Selection().Entities; change > 0 && len(sel) > 0 {
			n.focusOn(sel[len(sel)-1])
		}
	case change == 0 || a.hops+change < 1:
		n.setAround(around{})
	case change < 0 || a.more && a.hops < mostHops:
		n.setAround(around{id: a.id, hops: a.hops + change})
	}
}

// setAround focuses, and leads the camera there and back again.
func (n *network) setAround(a around) {
	if n.around.id == "" && a.id != "" {
		n.before, n.beforeFitted = n.view.Camera(), n.view.Fitted()
	}
	leaves := n.around.id != "" && a.id == ""
	n.around = a
	switch {
	case a.id != "":
		n.afterBuild = func() { n.view.Fit(true) }
	case leaves && n.beforeFitted:
		n.afterBuild = func() { n.view.Fit(true) }
	case leaves:
		before := n.before
		n.afterBuild = func() { n.view.FlyTo(before) }
	}
	n.rebuild(false)
}

// focusBar says what is focused, and leads back.
type focusBar struct {
	n           *network
	layer       *fyne.Container
	card        *fyne.Container
	text        *controls.Text
	less, wider *controls.Button
	shown       string
}

func newFocusBar(n *network) *focusBar {
	b := &focusBar{n: n, text: controls.NewText("", 0, controls.Plain)}
	back := controls.NewButton("arrow-left", "Everything", controls.Outlined, func() { n.changeHops(0) })
	back.Compact()
	back.Hint, back.Tips = "Back to the whole network (Backspace)", n.w.tips
	b.less = controls.NewIconButton("minus", "Fewer links around it (<)", n.w.tips, func() { n.changeHops(-1) })
	b.wider = controls.NewIconButton("plus", "More links around it (>)", n.w.tips, func() { n.changeHops(1) })
	line := &fyne.Container{
		Layout:  controls.Line{Gap: 6, Left: 8, Right: 6, Grow: -1},
		Objects: []fyne.CanvasObject{back, controls.NewNatural(b.text), b.less, b.wider},
	}
	fill := controls.NewFill(controls.SurfaceColor)
	fill.Stroke, fill.Radius = controls.BorderColor, 8
	b.card = &fyne.Container{Layout: fillLayout{}, Objects: []fyne.CanvasObject{fill, line}}
	b.layer = &fyne.Container{Layout: cornerLayout{}, Objects: []fyne.CanvasObject{b.card}}
	b.card.Hide()
	return b
}

// update shows the present focus.
func (b *focusBar) update() {
	a := b.n.around
	text := ""
	if a.id != "" {
		text = "Around " + shorten(a.name, 32) + "  ·  " + wording.Count(a.hops, "link", "links") + "  ·  " + wording.Count(len(a.shown), "node", "nodes")
	}
	b.less.SetDisabled(a.hops <= 1)
	b.wider.SetDisabled(!a.more || a.hops >= mostHops)
	if text == b.shown {
		return
	}
	b.shown = text
	b.text.SetText(text)
	b.card.Hidden = text == ""
	b.layer.Refresh()
	b.card.Refresh()
}

// cornerLayout puts an object of its least size into the upper left corner.
type cornerLayout struct{}

func (cornerLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

func (cornerLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	for _, each := range o {
		least := each.MinSize()
		each.Resize(fyne.NewSize(min(least.Width, size.Width-24), 38))
		each.Move(fyne.NewPos(12, 12))
	}
}
