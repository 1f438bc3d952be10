//go:build e2e

package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// shortSoak is how long the soak test lasts where nothing else is said.
const shortSoak = 15 * time.Second

// TestSoak feeds random input for as long as CLEW_SOAK says, such as 30m: wheel,
// drags, frames, lassos, keys, other sizes of the window and other appearances,
// also while layouts run. The program must live, come to rest, end when it is
// told to, and hold on to nothing: neither memory nor goroutines nor files.
// packaging/soak.sh gives it a program that tells what it holds, and that was
// built with the race detector. CLEW_SEED repeats a run.
func TestSoak(t *testing.T) {
	limit, err := time.ParseDuration(os.Getenv("CLEW_SOAK"))
	if err != nil || limit <= 0 {
		limit = shortSoak
	}
	seed, err := strconv.ParseUint(os.Getenv("CLEW_SEED"), 10, 64)
	if err != nil {
		seed = 1
	}
	socket := filepath.Join(t.TempDir(), "probe")
	t.Setenv("CLEW_PROBE", socket)
	d := openNetwork(t, 1200, 900)
	s := &soak{d: d, p: newPointer(t, d.display), rng: rand.New(rand.NewPCG(seed, 2)), probe: probeAt(socket)}
	first, early, began := s.use(), use{}, time.Now()
	for every := max(limit/30, 5*time.Second); time.Since(began) < limit; {
		for next := time.Now().Add(every); time.Now().Before(next); {
			s.gesture()
		}
		select {
		case err := <-d.done:
			t.Fatalf("seed %d: the program ended after %v: %v, last %v\n%s", seed, time.Since(began), err, s.log, d.output.String())
		default:
		}
		now := s.use()
		t.Logf("after %v: %v", time.Since(began).Round(time.Second), now)
		if early == (use{}) && time.Since(began) > limit/6 {
			early = now
		}
		if grown := now.beyond(early); early != (use{}) && grown != "" {
			t.Errorf("seed %d: it holds more %s: %v, early on %v", seed, grown, now, early)
			break
		}
	}
	d.keys("Escape", "Escape")
	s.p.move(600, 20)
	d.rest(60 * time.Second)
	d.shot("canvas-soak")
	t.Logf("at the start %v; after %v of random input, at rest, %v", first, time.Since(began).Round(time.Second), s.use())
	s.stop()
	if text := d.output.String(); strings.Contains(text, "DATA RACE") || strings.Contains(text, "panic") {
		t.Errorf("seed %d:\n%s", seed, text)
	}
}

// soak is a run of random input.
type soak struct {
	d     *desk
	p     *pointer
	rng   *rand.Rand
	probe *http.Client
	log   []string // the last gestures
}

// note remembers a gesture, to be told when the program ends by it.
func (s *soak) note(what string, args ...any) {
	s.log = append(s.log, fmt.Sprintf(what, args...))
	s.log = s.log[max(len(s.log)-15, 0):]
}

// probeAt asks a program that was built with the tag probe.
func probeAt(socket string) *http.Client {
	return &http.Client{Timeout: 20 * time.Second, Transport: &http.Transport{
		DisableKeepAlives: true, // a connection at rest is a file and goroutines
		DialContext: func(ctx context.Context, _, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "unix", socket)
		},
	}}
}

// use is what a program holds; Heap and Goroutines are 0 where it does not tell.
type use struct {
	Resident   int64 // bytes
	Heap       int64 // after a collection
	Goroutines int
	Files      int
}

func (u use) String() string {
	return fmt.Sprintf("%d MB resident, %.1f MB heap, %d goroutines, %d files", u.Resident>>20, float64(u.Heap)/(1<<20), u.Goroutines, u.Files)
}

// beyond names what there is much more of than early on. The history of what
// was done may grow a little, and a job that runs takes what it takes.
func (u use) beyond(early use) string {
	switch {
	case u.Resident > 2*early.Resident+200<<20:
		return "memory"
	case early.Heap > 0 && u.Heap > early.Heap+early.Heap/2+48<<20:
		return "on the heap"
	case early.Goroutines > 0 && u.Goroutines > early.Goroutines+12:
		return "goroutines"
	case u.Files > early.Files+12:
		return "files"
	}
	return ""
}

func (s *soak) use() use {
	pid := s.d.program.Process.Pid
	resident, _ := processUse(s.d.t, pid)
	u := use{Resident: resident}
	if files, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", pid)); err == nil {
		u.Files = len(files)
	}
	if answer, err := s.probe.Get("http://clew/memory"); err == nil {
		_ = json.NewDecoder(answer.Body).Decode(&u)
		_ = answer.Body.Close()
	}
	return u
}

// stop tells the program to end while it works, as a session does that closes.
func (s *soak) stop() {
	s.d.keys("ctrl+l")
	if err := s.d.program.Process.Signal(syscall.SIGTERM); err != nil {
		s.d.t.Error(err)
	}
	s.d.ended()
}

// soakKeys are what is pressed; none opens a dialog for files or ends the program.
var soakKeys = []string{
	"Home", "f", "l", "r", "o", "m", "p", "period", "comma", "Right", "Left", "Up", "Down", "Return", "greater", "less", "BackSpace",
	"Escape", "plus", "minus", "ctrl+l", "ctrl+z", "ctrl+y", "ctrl+a", "ctrl+b", "ctrl+j", "ctrl+0",
}

func (s *soak) anywhere() (x, y int) {
	area := s.d.canvas()
	return area.Min.X + s.rng.IntN(area.Dx()), area.Min.Y + s.rng.IntN(area.Dy())
}

func (s *soak) pause(most int) { time.Sleep(time.Duration(s.rng.IntN(most)) * time.Millisecond) }

// gesture does one thing that a person could do.
func (s *soak) gesture() {
	x, y := s.anywhere()
	s.p.move(x, y)
	n := s.rng.IntN(100)
	s.note("%d at %d,%d", n, x, y)
	switch {
	case n < 25:
		for range 1 + s.rng.IntN(8) {
			s.p.click(byte(4 + s.rng.IntN(2)))
			s.pause(25)
		}
	case n < 60:
		s.drag(x, y)
	case n < 72:
		s.p.click(1)
		if s.rng.IntN(2) == 0 {
			s.p.click(1)
		}
	case n < 74: // a menu, and away
		s.p.click(3)
		s.pause(200)
		_, _ = s.d.try("xdotool", "key", "Escape")
	case n < 76:
		w, h := 760+s.rng.IntN(s.d.width-760), 560+s.rng.IntN(s.d.height-560)
		_, _ = s.d.try("xdotool", "windowsize", s.d.window, strconv.Itoa(w), strconv.Itoa(h))
	case n < 77:
		_, _ = s.d.try("xdotool", "windowsize", s.d.window, strconv.Itoa(s.d.width), strconv.Itoa(s.d.height))
		s.pause(300)
		s.p.move(s.d.width-258, 45) // the appearance
		s.p.click(1)
	default:
		key := soakKeys[s.rng.IntN(len(soakKeys))]
		s.note("key %s", key)
		_, _ = s.d.try("xdotool", "key", "--clearmodifiers", key)
	}
	s.pause(60)
}

// drag moves with a button held, and often a key.
func (s *soak) drag(x, y int) {
	// Without Alt, which opens the menu, and with it the way to Quit.
	held := []byte{0, 0, codeShift, codeControl}[s.rng.IntN(4)]
	if held != 0 {
		s.p.keyDown(held)
	}
	button := byte(1 + s.rng.IntN(2))
	s.p.press(button)
	tx, ty := s.anywhere()
	for k := 1; k <= 12; k++ {
		s.p.move(x+(tx-x)*k/12, y+(ty-y)*k/12)
		s.pause(20)
	}
	s.p.release(button)
	if held != 0 {
		s.p.keyUp(held)
	}
}
