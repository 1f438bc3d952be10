package project_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"clew/graphmodel"
	"clew/graphmodel/project"
)

// counted is a project in which a setting counts, and one article after the other
// comes.
func counted(t *testing.T) (p *project.Project, path string, count func()) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "p.clew")
	p, err := project.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	n := 0
	return p, path, func() {
		t.Helper()
		n++
		value := strconv.Itoa(n)
		a := &graphmodel.Article{ID: "a" + value, Text: strings.Repeat(value+" words ", 2000)}
		d := project.Delta{Settings: map[string]*string{"n": &value}, Articles: []graphmodel.Edit[graphmodel.Article]{{After: a}}}
		if _, err := p.Write(t.Context(), d, "count"); err != nil {
			t.Fatal(err)
		}
	}
}

// without returns what the database holds without what lies beside it.
func without(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	alone := filepath.Join(t.TempDir(), "alone.clew")
	if err == nil {
		err = os.WriteFile(alone, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	p, err := project.OpenReadOnly(t.Context(), alone)
	if err != nil {
		return err.Error() // it is just being written
	}
	defer p.Close()
	s, err := p.State(t.Context())
	if err != nil {
		return err.Error()
	}
	return s.Settings["n"]
}

// TestChangesAreBroughtIn expects what is written in the file itself when nothing
// is written for a moment, and not before.
func TestChangesAreBroughtIn(t *testing.T) {
	project.SetLog(t, time.Hour, 1<<40, 1<<40)
	_, path, count := counted(t)
	for range 30 {
		count()
	}
	if got := without(t, path); got != "" {
		t.Errorf("a commit has brought in change %q", got)
	}
	project.SetLog(t, time.Millisecond, 1<<40, 1<<40)
	count()
	for deadline := time.Now().Add(time.Minute); without(t, path) != "31"; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("the file holds %q, not change 31", without(t, path))
		}
	}
}

// TestLogIsBounded writes without a rest.
func TestLogIsBounded(t *testing.T) {
	const longest = 1 << 20
	project.SetLog(t, time.Hour, 1<<40, longest)
	p, path, count := counted(t)
	for range 400 {
		count()
		if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 2*longest {
			t.Fatalf("the log has %d bytes", info.Size())
		}
	}
	if err := errors.Join(p.Check(t.Context()), p.Close()); err != nil {
		t.Fatal(err)
	}
	if got := without(t, path); got != "400" {
		t.Errorf("the closed file holds %q", got)
	}
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("something lies beside the closed file")
	}
}

// TestChangesAreBroughtInMeanwhile lets many writes, reads and checkpoints meet.
func TestChangesAreBroughtInMeanwhile(t *testing.T) {
	project.SetLog(t, 0, 1, 1<<20)
	p, path, count := counted(t)
	var reading sync.WaitGroup
	done := make(chan struct{})
	reading.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
			}
			if _, err := p.Search(t.Context(), "words", 3); err != nil {
				t.Error(err)
				return
			}
		}
	})
	for range 150 {
		count()
	}
	close(done)
	reading.Wait()
	if err := errors.Join(p.Check(t.Context()), p.Close()); err != nil {
		t.Fatal(err)
	}
	if got := without(t, path); got != "150" {
		t.Errorf("the closed file holds %q", got)
	}
}

// TestChangesStayOutOfAnotherFile puts another file in the place of a project that is
// open.
func TestChangesStayOutOfAnotherFile(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file cannot be replaced")
	}
	project.SetLog(t, 50*time.Millisecond, 1<<40, 1<<40)
	_, path, count := counted(t)
	count()
	other, err := os.ReadFile(filepath.Join("testdata", "v5.clew"))
	if err == nil {
		err = os.WriteFile(path+".other", other, 0o600)
	}
	if err = errors.Join(err, os.Rename(path+".other", path)); err != nil {
		t.Fatal(err)
	}
	time.Sleep(300 * time.Millisecond)
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, other) {
		t.Errorf("the other file was changed, %v", err)
	}
}
