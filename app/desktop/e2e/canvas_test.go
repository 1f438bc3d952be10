//go:build e2e

package e2e

import (
	"fmt"
	"image"
	"math/rand/v2"
	"os"
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

// TestSoak feeds random input for as long as CLEW_SOAK says, such as 30m. The
// program must live, come to rest, and not grow. Give it a binary that was
// built with the race detector to look for data races, too.
func TestSoak(t *testing.T) {
	limit, err := time.ParseDuration(os.Getenv("CLEW_SOAK"))
	if err != nil || limit <= 0 {
		t.Skip("CLEW_SOAK names no duration")
	}
	d := openNetwork(t, 1200, 900)
	p := newPointer(t, d.display)
	rng := rand.New(rand.NewPCG(1, 2))
	area := d.canvas()
	anywhere := func() (int, int) {
		return area.Min.X + rng.IntN(area.Dx()), area.Min.Y + rng.IntN(area.Dy())
	}
	keys := []string{
		"Home", "f", "l", "r", "m", "p", "period", "comma", "Right", "Left", "Up", "Down", "Return", "greater", "less", "BackSpace",
		"Escape", "plus", "minus", "ctrl+l", "ctrl+z", "ctrl+y", "ctrl+a", "ctrl+b", "ctrl+j", "ctrl+0",
	}
	var early int64
	for began := time.Now(); time.Since(began) < limit; {
		for range 40 {
			randomGesture(d, p, rng, anywhere, keys)
		}
		select {
		case err := <-d.done:
			t.Fatalf("the program ended after %v: %v\n%s", time.Since(began), err, d.output.String())
		default:
		}
		rss, _ := processUse(t, d.program.Process.Pid)
		t.Logf("after %v: %d MB", time.Since(began).Round(time.Second), rss>>20)
		if early == 0 && time.Since(began) > limit/6 {
			early = rss
		}
		if early > 0 && rss > 2*early+200<<20 {
			t.Fatalf("memory grew from %d to %d MB", early>>20, rss>>20)
		}
	}
	if text := d.output.String(); strings.Contains(text, "DATA RACE") || strings.Contains(text, "panic") {
		t.Error(text)
	}
	d.keys("Escape", "Escape")
	p.move(600, 20)
	d.rest(60 * time.Second)
	d.shot("canvas-soak")
}

// randomGesture does one thing that a person could do.
func randomGesture(d *desk, p *pointer, rng *rand.Rand, anywhere func() (int, int), keys []string) {
	x, y := anywhere()
	p.move(x, y)
	switch rng.IntN(8) {
	case 0, 1:
		for range 1 + rng.IntN(8) {
			p.click(byte(4 + rng.IntN(2)))
			time.Sleep(time.Duration(rng.IntN(25)) * time.Millisecond)
		}
	case 2, 3, 4:
		held := []byte{0, 0, codeShift, codeAlt, codeControl}[rng.IntN(5)]
		if held != 0 {
			p.keyDown(held)
		}
		button := byte(1 + rng.IntN(2))
		p.press(button)
		tx, ty := anywhere()
		for k := 1; k <= 12; k++ {
			p.move(x+(tx-x)*k/12, y+(ty-y)*k/12)
			time.Sleep(time.Duration(rng.IntN(20)) * time.Millisecond)
		}
		p.release(button)
		if held != 0 {
			p.keyUp(held)
		}
	case 5:
		p.click(1)
		if rng.IntN(2) == 0 {
			p.click(1)
		}
	default:
		_, _ = d.try("xdotool", "key", "--clearmodifiers", keys[rng.IntN(len(keys))])
	}
	time.Sleep(time.Duration(rng.IntN(60)) * time.Millisecond)
}
