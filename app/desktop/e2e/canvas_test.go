//go:build e2e

package e2e

import (
	"fmt"
	"image"
	"strings"
	"testing"
	"time"

	"clew/assets/sample"
)

// openNetwork opens a project of all sample articles with the network alone.
func openNetwork(t *testing.T, width, height int) *desk {
	t.Helper()
	d := newDesk(t, width, height)
	d.preferences(map[string]any{
		"panes.showLeft": false, "panes.showRight": false, "window.width": width, "window.height": height, "appearance": "light",
	})
	var articles []string
	for i := range sample.Files() {
		articles = append(articles, d.writeSample(i))
	}
	d.start(articles...)
	d.rest(60 * time.Second)
	d.settle()
	return d
}

// canvas is where the network is on the screen.
func (d *desk) canvas() image.Rectangle { return image.Rect(8, 118, d.width-8, d.height-34) }

// changes waits until the canvas looks other than a checksum.
func (d *desk) changes(what string, f *framebuffer, from uint64) {
	d.t.Helper()
	if _, changed := f.wait(d.canvas(), from, 5*time.Second); !changed {
		d.shot("unchanged")
		d.t.Errorf("%s changes nothing", what)
	}
	d.settle()
}

// selected is the text of the selected names, as Ctrl+C copies them.
func (d *desk) selected() []string {
	d.t.Helper()
	d.setClipboard("nothing")
	d.keys("ctrl+c")
	time.Sleep(200 * time.Millisecond)
	text := d.clipboard()
	if text == "nothing" {
		return nil
	}
	return strings.Split(text, "\n")
}

func TestCanvasGestures(t *testing.T) {
	d := openNetwork(t, 1200, 900)
	p, f := newPointer(t, d.display), d.framebuffer(t)
	area := d.canvas()
	x, y := (area.Min.X+area.Max.X)/2, (area.Min.Y+area.Max.Y)/2

	p.move(600, 20)
	d.settle()
	before := f.sum(area)
	p.move(x, y)
	time.Sleep(300 * time.Millisecond)
	from := f.sum(area)
	p.click(4)
	d.changes("the wheel", f, from)
	d.shot("canvas-wheel")

	from = f.sum(area)
	p.press(2)
	for i := range 20 {
		p.move(x+4*i, y+2*i)
		time.Sleep(15 * time.Millisecond)
	}
	p.release(2)
	d.changes("a pan", f, from)

	// Everything again, as at first.
	p.move(600, 20)
	d.click(area.Min.X+20, area.Min.Y+60, "1")
	d.keys("Home")
	p.move(600, 20)
	d.settle()
	if f.sum(area) != before {
		d.shot("canvas-home")
		t.Error("Home does not bring the first picture back")
	}

	// A lasso around everything: the whole network is selected.
	d.keys("o")
	path := [][2]int{{area.Min.X, area.Min.Y}, {area.Max.X, area.Min.Y}, {area.Max.X, area.Max.Y - 200}, {area.Max.X - 260, area.Max.Y}, {area.Min.X, area.Max.Y - 50}, {area.Min.X, area.Min.Y + 10}}
	p.move(path[0][0], path[0][1])
	time.Sleep(100 * time.Millisecond)
	p.press(1)
	for i := 1; i < len(path); i++ {
		for k := 1; k <= 12; k++ {
			p.move(path[i-1][0]+(path[i][0]-path[i-1][0])*k/12, path[i-1][1]+(path[i][1]-path[i-1][1])*k/12)
			time.Sleep(8 * time.Millisecond)
		}
	}
	d.shot("canvas-lasso")
	p.release(1)
	time.Sleep(500 * time.Millisecond)
	if names := d.selected(); len(names) < 30 {
		t.Errorf("the lasso has caught %d nodes", len(names))
	}

	// The keyboard: to a node, round its links, across one, and there alone.
	d.keys("m", "Escape", "Right")
	one := d.selected()
	d.keys("period", "Return")
	two := d.selected()
	if len(one) != 1 || len(two) != 1 || one[0] == two[0] {
		t.Errorf("the keyboard went from %q to %q", one, two)
	}
	from = f.sum(area)
	d.keys("Return")
	d.changes("focusing", f, from)
	d.shot("canvas-focus")
	d.keys("ctrl+a")
	near := len(d.selected())
	d.keys("greater")
	d.settle()
	from = f.sum(area)
	d.keys("BackSpace")
	d.changes("the way back", f, from)
	if near == 0 {
		t.Error("nothing is selected in the focus")
	}
	d.keys("ctrl+q")
	d.ended()
}

func TestCanvasWhileALayoutRuns(t *testing.T) {
	d := openNetwork(t, 1200, 900)
	p := newPointer(t, d.display)
	area := d.canvas()
	for i, what := range []struct {
		name string
		do   func()
	}{
		{"a resize", func() { d.must("xdotool", "windowsize", d.window, "1000", "760") }},
		{"a change of the theme", func() { d.click(d.width-58-200, 45, "1") }},
		{"a drag", func() { d.drag(400, 400, 450, 430) }},
		{"the wheel", func() { p.move(500, 400); p.click(4); p.click(4) }},
	} {
		d.keys("ctrl+l")
		what.do()
		d.settle()
		d.shot(fmt.Sprintf("canvas-layout-%d", i))
		if share(d.screen(), image.Rect(area.Min.X, area.Min.Y, 960, 700)) < 0.01 {
			t.Errorf("the network is gone after %s", what.name)
		}
	}
	d.rest(30 * time.Second)
	_, before := processUse(t, d.program.Process.Pid)
	time.Sleep(4 * time.Second)
	if _, after := processUse(t, d.program.Process.Pid); after-before > 200*time.Millisecond {
		t.Errorf("the program used %v in four seconds in which nothing moved", after-before)
	}
	d.keys("ctrl+q")
}
