package graphview

import (
	"math"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// pull drags a node by steps and lets the forces act in between.
func (b *bench) pull(id string, dx float32) {
	b.t.Helper()
	p := b.at(id)
	b.press(p, 0)
	const steps = 20
	for k := range steps {
		p = p.AddXY(dx/steps, 0)
		b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p}, Dragged: fyne.NewDelta(dx/steps, 0)})
		b.until(func() bool { return k > 0 || b.view.sway == nil || b.view.sway.live.Load() != nil })
		time.Sleep(swayInterval)
		b.queue.Drain()
	}
}

func TestForcesMoveTheSurroundingsOfADrag(t *testing.T) {
	b := newBench(t)
	b.animate = true
	before := b.view.Places()
	from := b.at("p2")
	b.pull("p2", 120)
	sway := b.view.sway
	if sway == nil {
		t.Fatal("nothing sways")
	}
	held, _ := b.view.base.NodeIndex("p2")
	whole := b.view.Places()[held].X - before[held].X
	if at := b.at("p2"); math.Abs(float64(at.X-from.X)-120) > 1 {
		t.Errorf("the dragged node has gone %v of 120 pixels", at.X-from.X)
	}
	b.view.DragEnd()
	if b.view.sway != nil {
		t.Error("it goes on after the drag")
	}
	select {
	case <-sway.stop:
	default:
		t.Error("the goroutine is not told to end")
	}
	b.settle()
	if !b.done || len(b.followed) == 0 {
		t.Fatalf("done %v; %v followed", b.done, b.followed)
	}
	most := 0.0
	for _, id := range b.followed {
		i, _ := b.view.base.NodeIndex(id)
		most = max(most, b.view.Places()[i].X-before[i].X)
	}
	if most < whole/20 || most > whole {
		t.Errorf("the one that follows most went %v of %v", most, whole)
	}
}

func TestNothingSwaysWhereAnimationsAreOff(t *testing.T) {
	b := newBench(t)
	b.pull("p2", 60)
	if b.view.sway != nil {
		t.Error("forces act without animations")
	}
	b.view.DragEnd()
	if len(b.followed) == 0 {
		t.Error("nothing followed")
	}
	b.animate = true
	b.view.SetFollow(false)
	b.pull("p2", 60)
	if b.view.sway != nil {
		t.Error("forces act although nothing is to follow")
	}
	b.view.DragEnd()
}

func TestALayoutThatRunsMovesTheOthersInADrag(t *testing.T) {
	b := newBench(t)
	b.animate = true
	p := b.at("p2")
	b.press(p, 0)
	b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p.AddXY(8, 0)}, Dragged: fyne.NewDelta(8, 0)})
	sway := b.view.sway
	if sway == nil {
		t.Fatal("nothing sways")
	}
	b.view.Pose(b.view.base.Positions())
	if b.view.sway != nil {
		t.Error("two layouts move the nodes")
	}
	b.view.DragEnd()
	p = b.at("p2")
	b.press(p, 0)
	b.view.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: p.AddXY(8, 0)}, Dragged: fyne.NewDelta(8, 0)})
	if n := len(b.view.gesture.held.all); n != 1 || b.view.sway != nil {
		t.Errorf("%d nodes are held while a layout runs", n)
	}
	b.view.DragEnd()
}
