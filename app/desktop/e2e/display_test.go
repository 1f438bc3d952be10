//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"image"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// underTest is the program under test.
var underTest string

func TestMain(m *testing.M) {
	code, err := run(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, "e2e:", err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (int, error) {
	for _, tool := range []string{"Xvfb", "xdotool", "xclip", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			return 0, fmt.Errorf("these tests need the program %s: %w", tool, err)
		}
	}
	underTest = os.Getenv("CLEW_BIN")
	if underTest == "" {
		dir, err := os.MkdirTemp("", "clew-e2e")
		if err != nil {
			return 0, err
		}
		defer os.RemoveAll(dir)
		underTest = filepath.Join(dir, "clew")
		build := exec.Command("go", "build", "-tags", "migrated_fynedo", "-o", underTest, "clew")
		if out, err := build.CombinedOutput(); err != nil {
			return 0, fmt.Errorf("building the program: %w\n%s", err, out)
		}
	}
	abs, err := filepath.Abs(underTest)
	if err != nil {
		return 0, err
	}
	underTest = abs
	return m.Run(), nil
}

// desk is a virtual display with the program on it, and a home folder of its
// own.
type desk struct {
	t       testing.TB
	display string
	server  int    // the display's process
	memory  string // the folder with the display's memory
	home    string
	width   int
	height  int
	program *exec.Cmd
	done    chan error
	output  bytes.Buffer
	window  string
}

// newDesk starts a display of a size.
func newDesk(t testing.TB, width, height int) *desk {
	t.Helper()
	d := &desk{t: t, home: t.TempDir(), memory: t.TempDir(), width: width, height: height}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	// The server picks a free display and writes its number.
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp", "-fbdir", d.memory)
	server.ExtraFiles = []*os.File{write}
	if err := server.Start(); err != nil {
		t.Fatalf("starting Xvfb: %v", err)
	}
	write.Close()
	d.server = server.Process.Pid
	// Killed, it would leave its lock and its socket behind.
	t.Cleanup(func() { _ = server.Process.Signal(syscall.SIGTERM); _ = server.Wait() })
	number, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb does not say its display: %v", err)
	}
	d.display = ":" + strings.TrimSpace(number)
	return d
}

func (d *desk) env() []string {
	return append(os.Environ(),
		"DISPLAY="+d.display, "WAYLAND_DISPLAY=", "HOME="+d.home, "XDG_CONFIG_HOME="+d.home+"/.config",
		"XDG_CACHE_HOME="+d.home+"/.cache", "LIBGL_ALWAYS_SOFTWARE=1", "LANG=en_US.UTF-8", "FYNE_SCALE=1")
}

// start runs the program and waits for its window.
func (d *desk) start(args ...string) time.Duration {
	d.t.Helper()
	d.program = exec.Command(underTest, args...)
	d.program.Env = d.env()
	d.program.Stdout, d.program.Stderr = &d.output, &d.output
	began := time.Now()
	if err := d.program.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.done = make(chan error, 1)
	go func(cmd *exec.Cmd, done chan error) { done <- cmd.Wait() }(d.program, d.done)
	d.t.Cleanup(func() { _ = d.program.Process.Kill() })
	d.eventually("the window", func() bool {
		out, err := d.try("xdotool", "search", "--onlyvisible", "--class", "Clew")
		d.window = strings.TrimSpace(out)
		return err == nil && d.window != ""
	})
	took := time.Since(began)
	d.must("xdotool", "windowmove", d.window, "0", "0")
	d.must("xdotool", "windowsize", d.window, strconv.Itoa(d.width), strconv.Itoa(d.height))
	d.must("xdotool", "windowfocus", d.window)
	d.settle()
	return took
}

// ended expects the program to end by itself.
func (d *desk) ended() {
	d.t.Helper()
	select {
	case err := <-d.done:
		if err != nil {
			d.t.Errorf("the program ended with %v\n%s", err, d.output.String())
		}
	case <-time.After(15 * time.Second):
		d.shot("not-ended")
		d.t.Fatal("the program does not end")
	}
}

func (d *desk) try(name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.env()
	out, err := cmd.Output()
	return string(out), err
}

func (d *desk) must(name string, args ...string) string {
	d.t.Helper()
	out, err := d.try(name, args...)
	if err != nil {
		d.t.Fatalf("%s %v: %v", name, args, err)
	}
	return out
}

// eventually waits until a condition holds.
func (d *desk) eventually(what string, holds func() bool) {
	d.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if holds() {
			return
		}
		select {
		case err := <-d.done:
			d.t.Fatalf("the program ended while waiting for %s: %v\n%s", what, err, d.output.String())
		default:
		}
	}
	d.shot("missing")
	d.t.Fatalf("waited in vain for %s; the window is called %q", what, d.title())
}

func (d *desk) title() string {
	out, _ := d.try("xdotool", "getwindowname", d.window)
	return strings.TrimSpace(out)
}

// keys presses key combinations one after the other.
func (d *desk) keys(combinations ...string) {
	d.t.Helper()
	for _, k := range combinations {
		d.must("xdotool", "key", "--clearmodifiers", k)
		time.Sleep(150 * time.Millisecond)
	}
}

func (d *desk) typeText(text string) {
	d.t.Helper()
	d.must("xdotool", "type", "--delay", "15", text)
	time.Sleep(200 * time.Millisecond)
}

// click presses a mouse button at a place of the screen.
func (d *desk) click(x, y int, button string) {
	d.t.Helper()
	d.must("xdotool", "mousemove", strconv.Itoa(x), strconv.Itoa(y))
	time.Sleep(120 * time.Millisecond)
	d.must("xdotool", "click", button)
	time.Sleep(300 * time.Millisecond)
}

func (d *desk) drag(x0, y0, x1, y1 int) {
	d.t.Helper()
	d.must("xdotool", "mousemove", strconv.Itoa(x0), strconv.Itoa(y0))
	d.must("xdotool", "mousedown", "1")
	for i := 1; i <= 10; i++ {
		d.must("xdotool", "mousemove", strconv.Itoa(x0+(x1-x0)*i/10), strconv.Itoa(y0+(y1-y0)*i/10))
		time.Sleep(20 * time.Millisecond)
	}
	d.must("xdotool", "mouseup", "1")
	time.Sleep(300 * time.Millisecond)
}

// clipboard returns what the program has copied.
func (d *desk) clipboard() string {
	out, _ := d.try("xclip", "-selection", "clipboard", "-o")
	return out
}

// setClipboard copies text as another program would.
func (d *desk) setClipboard(text string) {
	d.t.Helper()
	cmd := exec.Command("xclip", "-selection", "clipboard", "-i")
	cmd.Env = d.env()
	cmd.Stdin = strings.NewReader(text)
	if err := cmd.Run(); err != nil {
		d.t.Fatalf("xclip: %v", err)
	}
}

// screen returns what is on the display.
func (d *desk) screen() image.Image {
	d.t.Helper()
	out, err := d.try("import", "-window", "root", "png:-")
	if err != nil {
		d.t.Fatalf("import: %v", err)
	}
	img, _, err := image.Decode(strings.NewReader(out))
	if err != nil {
		d.t.Fatal(err)
	}
	return img
}

// shot keeps a screenshot in the folder CLEW_SHOTS.
func (d *desk) shot(name string) {
	dir := os.Getenv("CLEW_SHOTS")
	if dir == "" {
		return
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		d.t.Error(err)
		return
	}
	if _, err := d.try("import", "-window", "root", filepath.Join(dir, name+".png")); err != nil {
		d.t.Error(err)
	}
}

// settle waits until the screen stops changing.
func (d *desk) settle() {
	d.t.Helper()
	var last string
	same := 0
	for range 60 {
		out, err := d.try("import", "-window", "root", "-resize", "25%", "rgb:-")
		if err != nil {
			d.t.Fatalf("import: %v", err)
		}
		if out == last {
			if same++; same == 2 {
				return
			}
		} else {
			same = 0
		}
		last = out
		time.Sleep(120 * time.Millisecond)
	}
}

// share is the part of a rectangle of the screen that is not its most common
// color: 0 is an empty area.
func share(img image.Image, r image.Rectangle) float64 {
	counts := map[[3]uint32]int{}
	total := 0
	for y := r.Min.Y; y < r.Max.Y; y += 2 {
		for x := r.Min.X; x < r.Max.X; x += 2 {
			cr, cg, cb, _ := img.At(x, y).RGBA()
			counts[[3]uint32{cr, cg, cb}]++
			total++
		}
	}
	most := 0
	for _, n := range counts {
		most = max(most, n)
	}
	return 1 - float64(most)/float64(max(total, 1))
}
