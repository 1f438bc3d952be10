//go:build e2e

package e2e

import (
	"encoding/json"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"clew/assets/sample"
)

// graph is the part of the exported graph that the tests look at.
type graph struct {
	Articles []struct{ Title string }
	Entities []struct{ Kind, Name string }
}

// saved reads a project with the program's own command.
func (d *desk) saved(path string) graph {
	d.t.Helper()
	cmd := exec.Command(underTest, "export", "-p", path, "-f", "json")
	cmd.Env = d.env()
	out, err := cmd.Output()
	if err != nil {
		d.t.Fatalf("clew export -p %s: %v", path, err)
	}
	var g graph
	if err := json.Unmarshal(out, &g); err != nil {
		d.t.Fatal(err)
	}
	return g
}

func (g graph) has(kind, name string) bool {
	return slices.ContainsFunc(g.Entities, func(e struct{ Kind, Name string }) bool { return e.Kind == kind && e.Name == name })
}

// writeSample puts the first sample article into the home folder.
func (d *desk) writeSample(i int) string {
	d.t.Helper()
	f := sample.Files()[i]
	path := filepath.Join(d.home, f.Name)
	if err := os.WriteFile(path, []byte(f.Text), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

func exists(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// The way of issue and user guide in one go: an article on the command line,
// its graph, a name searched and selected, a second article pasted, undone and
// done again, a picture exported, the project saved, closed and opened again.
func TestFromAnArticleToAPicture(t *testing.T) {
	d := newDesk(t, 1280, 800)
	took := d.start(d.writeSample(0))
	t.Logf("window after %v", took)
	d.eventually("the graph", func() bool { return strings.HasPrefix(d.title(), "Untitled") })
	d.settle()
	d.shot("1-article")
	if s := share(d.screen(), image.Rect(290, 140, 880, 700)); s < 0.01 {
		t.Errorf("the canvas is empty: %.4f of it is drawn", s)
	}

	d.keys("ctrl+f")
	d.typeText("putin")
	d.keys("Return")
	d.settle()
	d.shot("2-selected")
	d.keys("Tab") // out of the field, so that Copy means the selection
	d.keys("ctrl+c")
	d.eventually("the copied name", func() bool { return d.clipboard() == "Vladimir Putin" })

	d.setClipboard(sample.Files()[1].Text)
	d.keys("ctrl+v")
	d.keys("ctrl+s")
	d.settle()
	d.shot("3-save")
	project := filepath.Join(d.home, "Untitled.clew")
	d.keys("Return")
	d.eventually("the project file", func() bool { return exists(project) })
	d.eventually("the title", func() bool { return d.title() == "Untitled – Clew" })

	d.keys("ctrl+e")
	d.settle()
	d.keys("Return")
	picture := filepath.Join(d.home, "Untitled.png")
	d.eventually("the picture", func() bool { return exists(picture) })
	f, err := os.Open(picture)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() < 600 || share(img, b) < 0.01 {
		t.Errorf("the picture of %v is empty", b)
	}

	d.keys("ctrl+z")
	d.settle()
	d.keys("ctrl+y")
	d.settle()
	d.quit()
	g := d.saved(project)
	if len(g.Articles) != 2 || !g.has("person", "Vladimir Putin") {
		t.Errorf("saved %d articles, %d entities", len(g.Articles), len(g.Entities))
	}

	d.start()
	d.eventually("the last project", func() bool { return d.title() == "Untitled – Clew" })
	d.settle()
	d.shot("4-opened-again")
	d.quit()
}

// quit leaves the program with the keyboard.
func (d *desk) quit() {
	d.t.Helper()
	d.keys("ctrl+q")
	d.ended()
}

// One bad file is reported with its reason and does not stop the rest.
func TestBadFilesAreReported(t *testing.T) {
	d := newDesk(t, 1280, 800)
	bad := filepath.Join(d.home, "binary.html")
	if err := os.WriteFile(bad, []byte{0, 1, 2, 3, 0xFF, 0xFE, 0, 0, 7}, 0o600); err != nil {
		t.Fatal(err)
	}
	d.start(bad, d.writeSample(0))
	d.eventually("the graph", func() bool { return strings.HasPrefix(d.title(), "Untitled") })
	d.settle()
	d.shot("5-report")
	before := d.screen()
	d.keys("Escape")
	d.settle()
	if same(before, d.screen(), image.Rect(400, 250, 880, 550)) {
		t.Error("Escape does not close the report, or there is none")
	}
}

func same(a, b image.Image, r image.Rectangle) bool {
	for y := r.Min.Y; y < r.Max.Y; y += 3 {
		for x := r.Min.X; x < r.Max.X; x += 3 {
			if a.At(x, y) != b.At(x, y) {
				return false
			}
		}
	}
	return true
}

// The empty window, both appearances, and small and large windows.
func TestAppearances(t *testing.T) {
	d := newDesk(t, 1920, 1080)
	d.start()
	d.shot("6-empty")
	d.setClipboard(sample.Files()[0].Text)
	d.keys("ctrl+v")
	d.eventually("the graph", func() bool { return strings.HasPrefix(d.title(), "Untitled") })
	d.settle()
	d.shot("7-large")
	was := d.screen().At(960, 1000)
	d.click(1870, 45, "1") // the button for light and dark
	d.settle()
	d.shot("8-other-appearance")
	if now := d.screen().At(960, 1000); now == was {
		t.Error("the appearance does not change")
	}
	d.must("xdotool", "windowsize", d.window, "900", "600")
	d.settle()
	d.shot("9-small")
	if s := share(d.screen(), image.Rect(230, 110, 610, 560)); s < 0.005 {
		t.Errorf("at 900×600 the canvas is empty: %.4f of it is drawn", s)
	}
}

// A node under the pointer is selected with a click, moved with a drag, and
// the background clears the selection.
func TestMouseOnTheCanvas(t *testing.T) {
	d := newDesk(t, 1280, 800)
	d.start(d.writeSample(0))
	d.eventually("the graph", func() bool { return strings.HasPrefix(d.title(), "Untitled") })
	d.settle()
	// Without its neighbors a node fills the middle of the canvas.
	d.keys("ctrl+f")
	d.typeText("ushakov")
	d.keys("Return", "ctrl+shift+e")
	d.settle()
	x, y, ok := brightest(d.screen(), image.Rect(290, 110, 880, 690))
	if !ok {
		d.shot("no-node")
		t.Fatal("no selected node is to be seen on the canvas")
	}
	d.click(330, 660, "1") // the background
	d.setClipboard("nothing")
	d.click(x, y, "1")
	d.keys("ctrl+c")
	d.eventually("the name of the clicked node", func() bool { return d.clipboard() == "Yuri Ushakov" })
	before := d.screen()
	d.drag(x, y, x+90, y+60)
	d.settle()
	d.shot("10-dragged")
	if same(before, d.screen(), image.Rect(x-30, y-30, x+120, y+90)) {
		t.Error("dragging does not move the node")
	}
}

// brightest finds the middle of the selection ring: the accent color.
func brightest(img image.Image, r image.Rectangle) (x, y int, ok bool) {
	sumX, sumY, n := 0, 0, 0
	for py := r.Min.Y; py < r.Max.Y; py++ {
		for px := r.Min.X; px < r.Max.X; px++ {
			cr, cg, cb, _ := img.At(px, py).RGBA()
			c := [3]uint32{cr >> 8, cg >> 8, cb >> 8}
			if c == [3]uint32{0x7D, 0xA7, 0xFF} || c == [3]uint32{0x2B, 0x5F, 0xCC} {
				sumX, sumY, n = sumX+px, sumY+py, n+1
			}
		}
	}
	if n < 20 {
		return 0, 0, false
	}
	return sumX / n, sumY / n, true
}

// Memory and idle CPU stay within what the program promises.
func TestIdleCostsLittle(t *testing.T) {
	d := newDesk(t, 1280, 800)
	d.start("--sample")
	d.eventually("the graph", func() bool { return strings.HasPrefix(d.title(), "Sample") })
	d.settle()
	time.Sleep(4 * time.Second) // memory is given back after a rest
	rss, before := processUse(t, d.program.Process.Pid)
	time.Sleep(5 * time.Second)
	_, after := processUse(t, d.program.Process.Pid)
	t.Logf("resident %d MB, idle CPU %.1f%%", rss>>20, (after-before).Seconds()/5*100)
	if rss > 300<<20 {
		t.Errorf("%d MB of memory", rss>>20)
	}
	if idle := (after - before).Seconds() / 5; idle > 0.02 {
		t.Errorf("idle CPU %.1f%%", idle*100)
	}
}
