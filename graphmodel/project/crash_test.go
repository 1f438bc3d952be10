package project_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"clew/graphmodel"
	"clew/graphmodel/project"
)

// crashVariable makes the test binary open a project, which may migrate it, change
// it, which backs it up, and close it, which brings the changes into the file.
const crashVariable = "CLEW_TEST_CRASH_PROJECT"

func crash(path string) {
	p, err := project.Open(background, path)
	if err == nil {
		var s project.State
		if s, err = p.State(background); err == nil {
			n, _ := strconv.Atoi(s.Settings["n"])
			s.Settings["n"] = strconv.Itoa(n + 1)
			err = p.Record(background, s, "count")
			fmt.Println(n + 1)
		}
		err = errors.Join(err, p.Close())
	}
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
}

// TestKilledOnTheWay kills a process at random moments while it migrates a
// project, backs it up, changes it or closes it, and expects a sound project that
// holds every change that was reported, and sound backups.
func TestKilledOnTheWay(t *testing.T) {
	rounds := 60
	if testing.Short() {
		rounds = 8
	}
	old, err := os.ReadFile(filepath.Join("testdata", "v3.clew"))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(11, 12))
	path := ""
	last := 0
	for round := range rounds {
		if round%4 == 0 { // from the start again
			path, last = filepath.Join(t.TempDir(), "crash.clew"), 0
			if err := os.WriteFile(path, old, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		cmd := exec.CommandContext(t.Context(), os.Args[0])
		cmd.Env = append(os.Environ(), crashVariable+"="+path)
		var out strings.Builder
		cmd.Stdout = &out
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		kill := time.AfterFunc(time.Duration(r.IntN(120_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait()
		kill.Stop()
		said := last
		if line := strings.TrimSpace(out.String()); line != "" {
			if said, err = strconv.Atoi(line); err != nil {
				t.Fatalf("round %d: %s", round, line)
			}
		}
		checkCrashed(t, round, path, said, &last)
	}
}

func checkCrashed(t *testing.T, round int, path string, said int, last *int) {
	t.Helper()
	p, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	defer p.Close()
	if err := p.Check(t.Context()); err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	s := stateOf(t, p)
	n, _ := strconv.Atoi(s.Settings["n"])
	if n < said || n > said+1 || len(s.Articles) != 1 {
		t.Fatalf("round %d: it holds change %d and %d articles, %d was reported", round, n, len(s.Articles), said)
	}
	*last = n
	backups, err := project.Backups(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range backups {
		c, err := project.OpenReadOnly(t.Context(), b.Path)
		if err != nil {
			t.Fatalf("round %d: backup %s: %v", round, b.Path, err)
		}
		if err := c.Check(t.Context()); err != nil {
			t.Errorf("round %d: backup %s: %v", round, b.Path, err)
		}
		_ = c.Close()
	}
}

// fullVariable makes the test binary write a project until the disk is full.
const fullVariable = "CLEW_TEST_FULL_PROJECT"

func fillUp(path string) {
	p, err := project.Open(background, path)
	if err != nil {
		fmt.Println("error", err)
		return
	}
	s, err := p.State(background)
	for n := 0; err == nil && n < 10000; n++ {
		s.Settings["n"] = strconv.Itoa(n)
		s.Articles = insert(s.Articles, &graphmodel.Article{ID: fmt.Sprintf("a%05d", n), Text: strings.Repeat(fmt.Sprint(n, " words "), 2000)})
		if err = p.Record(background, s, "fill"); err == nil {
			fmt.Println(n)
		}
	}
	if !errors.Is(err, project.ErrFull) {
		fmt.Println("error", err)
	}
	_ = p.Close() // what is beside the file stays there
}
