package graphview

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
)

func TestMergeByDrag(t *testing.T) {
	b := newBench(t)
	var ids []string
	into, moved := "", 0
	b.view.opt.OnMerge = func(list []string, to string) { ids, into = list, to }
	b.view.opt.OnMove = func(_ []Move, done bool) {
		if done {
			moved++
		}
	}
	from, to := b.nodePos(0), b.nodePos(1)
	b.dragTo(from, to)
	if b.view.target.node != 1 {
		t.Fatalf("the drag aims at %d", b.view.target.node)
	}
	b.view.DragEnd()
	if into != "" || moved != 1 {
		t.Fatalf("a drag that goes on at once merges into %q; moves %d", into, moved)
	}
	from = b.nodePos(0)
	b.dragTo(from, to)
	b.view.arm() // as the timer does
	if !b.view.target.ring.Visible() || b.view.target.text.Text == "" {
		t.Error("the target does not light up")
	}
	b.view.DragEnd()
	if !slices.Equal(ids, []string{b.view.base.Nodes[0].ID}) || into != b.view.base.Nodes[1].ID || moved != 1 {
		t.Errorf("merged %v into %q; moves %d", ids, into, moved)
	}
	if b.view.target.ring.Visible() || b.view.pose != nil {
		t.Error("the drag leaves something behind")
	}
}

func TestLinkByDrag(t *testing.T) {
	b := newBench(t)
	var got [2]string
	b.view.opt.OnLink = func(from, to string) { got = [2]string{from, to} }
	b.view.TypedRune('l')
	if b.view.Tool() != LinkTool {
		t.Fatal("L does not take the tool")
	}
	b.dragTo(b.nodePos(0), b.nodePos(1))
	if !b.view.target.wire.Visible() || !b.view.target.ring.Visible() {
		t.Error("the new link is not seen")
	}
	b.view.DragEnd()
	if got != [2]string{b.view.base.Nodes[0].ID, b.view.base.Nodes[1].ID} {
		t.Errorf("linked %v", got)
	}
	got = [2]string{}
	b.dragTo(b.nodePos(0), fyne.NewPos(2, 2))
	b.view.DragEnd()
	if got != [2]string{} || b.view.target.wire.Visible() {
		t.Errorf("a link to nowhere: %v", got)
	}
	b.view.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if b.view.Tool() != PanTool {
		t.Error("Escape does not lay the tool down")
	}
}

func TestASlowProgramStillSeesADoubleClick(t *testing.T) {
	b := newBench(t)
	c := &b.view.clicks
	if c.second("a") {
		t.Fatal("one click counts twice")
	}
	b.clock = b.clock.Add(1200 * 1e6) // drawing what the click has selected
	c.idle("a")
	b.clock = b.clock.Add(200 * 1e6)
	if !c.second("a") {
		t.Error("the second click came too late")
	}
	c.second("b")
	b.clock = b.clock.Add(5e9)
	c.idle("b")
	if b.clock = b.clock.Add(1e8); c.second("b") {
		t.Error("a click long ago counts")
	}
}

// nodePos is where the i-th node stands in the view.
func (b *bench) nodePos(i int) fyne.Position { return b.at(b.view.base.Nodes[i].ID) }

// dragTo presses the mouse and moves it, without letting go.
func (b *bench) dragTo(from, to fyne.Position) {
	b.view.SetFollow(false)
	b.press(from, 0)
	last := from
	for k := 1; k <= 10; k++ {
		p := fyne.NewPos(from.X+(to.X-from.X)*float32(k)/10, from.Y+(to.Y-from.Y)*float32(k)/10)
		b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}, Dragged: fyne.NewDelta(p.X-last.X, p.Y-last.Y)})
		last = p
	}
}
