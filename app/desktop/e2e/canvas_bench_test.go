//go:build e2e

package e2e

import (
	"encoding/json"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The window of the measurements: a canvas of 1200×800 between the bars.
const (
	benchWidth  = 1200
	benchHeight = 938
)

// benchCanvas is the part of the screen that is watched; with the side panels
// (CLEW_PANELS) the network has what is between them.
var benchCanvas = image.Rect(8, 118, 1192, 904)

// benchPanels leaves the side panels open, as they are at first.
var benchPanels = os.Getenv("CLEW_PANELS") != ""

// BenchmarkCanvas drives the network of each project of the folder
// CLEW_PROJECTS in a real window (see packaging/measure-canvas.sh). It reports
// the time between two frames, the processor time of the program and of the
// display for one frame, and the time from a notch of the wheel to the first
// pixel that changes.
func BenchmarkCanvas(b *testing.B) {
	dir := os.Getenv("CLEW_PROJECTS")
	if dir == "" {
		b.Skip("CLEW_PROJECTS names no folder of projects")
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.clew"))
	if err != nil {
		b.Fatal(err)
	}
	for _, path := range paths {
		b.Run(strings.TrimSuffix(filepath.Base(path), ".clew"), func(b *testing.B) {
			d := benchDesk(b, path)
			p, f := newPointer(b, d.display), d.framebuffer(b)
			b.Run("pan", func(b *testing.B) { d.gesture(b, f, func() { pan(p) }) })
			b.Run("zoom", func(b *testing.B) { d.gesture(b, f, func() { zoom(p) }) })
			b.Run("wheel", func(b *testing.B) { d.latency(b, p, f) })
			b.Run("idle", func(b *testing.B) { d.idle(b, p) })
			d.shot("canvas-" + strings.TrimSuffix(filepath.Base(path), ".clew"))
			_ = d.program.Process.Kill()
		})
	}
}

// benchDesk opens a project with the network alone and waits until it rests.
func benchDesk(b *testing.B, path string) *desk {
	b.Helper()
	d := newDesk(b, benchWidth, benchHeight)
	if benchPanels {
		benchCanvas.Min.X, benchCanvas.Max.X = 280, 800
	}
	d.preferences(map[string]any{
		"network.budget": -1, // each node, no overview of groups
		"panes.showLeft": benchPanels, "panes.showRight": benchPanels, "window.width": benchWidth, "window.height": benchHeight,
	})
	copied := filepath.Join(d.home, filepath.Base(path))
	data, err := os.ReadFile(path)
	if err == nil {
		err = os.WriteFile(copied, data, 0o600)
	}
	if err != nil {
		b.Fatal(err)
	}
	d.start(copied)
	d.rest(4 * time.Minute)
	return d
}

// preferences are what the program remembers from an earlier start.
func (d *desk) preferences(values map[string]any) {
	d.t.Helper()
	dir := filepath.Join(d.home, ".config", "fyne", "io.github.clew.desktop")
	data, err := json.Marshal(values)
	if err == nil {
		err = os.MkdirAll(dir, 0o755)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "preferences.json"), data, 0o600)
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// rest waits until the program uses next to no processor time.
func (d *desk) rest(limit time.Duration) {
	d.t.Helper()
	pid, quiet := d.program.Process.Pid, 0
	for began := time.Now(); quiet < 3; {
		_, before := processUse(d.t, pid)
		time.Sleep(time.Second)
		if _, after := processUse(d.t, pid); after-before <= 50*time.Millisecond {
			quiet++
		} else {
			quiet = 0
		}
		if time.Since(began) > limit {
			d.t.Fatalf("the program does not come to rest within %v", limit)
		}
	}
}

// metronome keeps a gesture in time with sixty frames a second. Its beats are
// those of the clock: to sleep the same time after each step is to come later
// with each, and what is measured is then the sleep instead of the program.
type metronome struct {
	began time.Time
	beats int
}

// wait waits for the next of so many beats a frame.
func (m *metronome) wait(aFrame int) {
	if m.beats == 0 {
		m.began = time.Now()
	}
	m.beats++
	time.Sleep(time.Until(m.began.Add(time.Duration(m.beats) * time.Second / time.Duration(60*aFrame))))
}

// pan drags the background to and fro, ten pixels a frame. The mouse tells its
// place twice in that time, as common ones do, so that each frame has news.
func pan(p *pointer) {
	const aFrame = 2
	x, y := 450, 500
	p.move(x, y)
	p.press(2)
	var m metronome
	for i := range 120 * aFrame {
		if i/(30*aFrame)%2 == 0 {
			x += 10 / aFrame
		} else {
			x -= 10 / aFrame
		}
		p.move(x, y)
		m.wait(aFrame)
	}
	p.release(2)
}

// zoom turns the wheel to ten times the size and back, a notch a frame. It starts
// from a third of the size that shows everything, since small graphs are shown
// so large at first that ten times that is more than the program allows.
func zoom(p *pointer) {
	p.move(600, 510)
	var m metronome
	turn := func(button byte, notches int) {
		for range notches {
			p.click(button)
			m.wait(1)
		}
	}
	turn(5, 6)
	for range 4 {
		turn(4, 13)
		turn(5, 13)
	}
	turn(4, 6)
}

// gesture runs a gesture b.N times and reports on its frames.
func (d *desk) gesture(b *testing.B, f *framebuffer, do func()) {
	d.keys("Home")
	time.Sleep(time.Second)
	pid := d.program.Process.Pid
	stop, counted := make(chan struct{}), make(chan []time.Time)
	go func() { counted <- f.count(benchCanvas, stop) }()
	_, cpu := processUse(b, pid)
	_, server := processUse(b, d.server)
	b.ResetTimer()
	for range b.N {
		do()
	}
	b.StopTimer()
	_, cpuAfter := processUse(b, pid)
	_, serverAfter := processUse(b, d.server)
	close(stop)
	times := <-counted
	b.ReportMetric(0, "ns/op")
	if len(times) < 3 {
		b.Fatalf("only %d frames were seen", len(times))
	}
	n := float64(len(times))
	steps := make([]time.Duration, 0, len(times))
	for i := 1; i < len(times); i++ {
		steps = append(steps, times[i].Sub(times[i-1]))
	}
	slices.Sort(steps)
	b.ReportMetric(ms(times[len(times)-1].Sub(times[0]))/(n-1), "ms/frame")
	b.ReportMetric(ms(steps[len(steps)*95/100]), "ms-p95/frame")
	b.ReportMetric(ms(cpuAfter-cpu)/n, "cpu-ms/frame")
	b.ReportMetric(ms(serverAfter-server)/n, "display-ms/frame")
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// latency turns the wheel by single notches and waits for what comes of it.
func (d *desk) latency(b *testing.B, p *pointer, f *framebuffer) {
	d.keys("Home")
	p.move(600, 510)
	time.Sleep(time.Second)
	var all []time.Duration
	b.ResetTimer()
	for range b.N {
		for i := range 48 { // ends where it began
			// Not in step with the window's own clock.
			time.Sleep(400*time.Millisecond + time.Duration(i*7919%17)*time.Millisecond)
			from := f.sum(benchCanvas)
			p.click(byte(4 + i/8%2))
			took, changed := f.wait(benchCanvas, from, time.Second)
			if !changed {
				b.Fatalf("notch %d changed nothing", i)
			}
			all = append(all, took)
		}
	}
	b.StopTimer()
	slices.Sort(all)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(ms(all[len(all)/2]), "ms-p50")
	b.ReportMetric(ms(all[len(all)*95/100]), "ms-p95")
}

// idle measures the processor time of five seconds in which nothing moves.
func (d *desk) idle(b *testing.B, p *pointer) {
	p.move(600, 20)
	d.rest(30 * time.Second)
	_, before := processUse(b, d.program.Process.Pid)
	b.ResetTimer()
	for range b.N {
		time.Sleep(5 * time.Second)
	}
	b.StopTimer()
	rss, after := processUse(b, d.program.Process.Pid)
	b.ReportMetric(0, "ns/op")
	b.ReportMetric(100*float64(after-before)/float64(b.N)/float64(5*time.Second), "%cpu")
	b.ReportMetric(float64(rss>>20), "MB")
}
