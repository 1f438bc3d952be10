//go:build e2e

package e2e

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// fewStops is how often TestStops ends the program where nothing else is said.
const fewStops = 3

// TestStops ends the program by SIGTERM in the midst of random input, as often as
// CLEW_STOPS says, and opens the same project again each time: it must end in time
// and leave the project to the next one. A program that does not end tells what its
// goroutines do. packaging/soak.sh runs it, too.
func TestStops(t *testing.T) {
	rounds, err := strconv.Atoi(os.Getenv("CLEW_STOPS"))
	if err != nil || rounds < 1 {
		rounds = fewStops
	}
	d := newDesk(t, 1000, 700)
	d.preferences(map[string]any{"window.width": 1000, "window.height": 700})
	project := filepath.Join(d.home, "stops.clew")
	if out, err := d.try(underTest, "import", "-p", project, d.writeSample(0), d.writeSample(1)); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	s := &soak{d: d, rng: rand.New(rand.NewPCG(1, uint64(rounds)))}
	var all []time.Duration
	for range rounds {
		d.output.Reset()
		d.start(project)
		if s.p == nil {
			s.p = newPointer(t, d.display)
		}
		for range s.rng.IntN(12) {
			s.gesture()
		}
		began := time.Now()
		if err := d.program.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		select {
		case err := <-d.done:
			if err != nil {
				t.Errorf("ended by %v after %v, last %v\n%s", err, time.Since(began), s.log, d.output.String())
			}
		case <-time.After(3500 * time.Millisecond):
			_ = d.program.Process.Signal(syscall.SIGQUIT)
			<-d.done
			t.Errorf("not ended, last %v\n%s", s.log, d.output.String())
		}
		all = append(all, time.Since(began))
	}
	slices.Sort(all)
	t.Logf("ended after %v (median), %v at most, %d times", all[len(all)/2].Round(time.Millisecond), all[len(all)-1].Round(time.Millisecond), rounds)
}
