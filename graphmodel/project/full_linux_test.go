package project_test

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"clew/graphmodel/project"
)

// TestDiskFull writes until a small disk is full, and expects a clear error and
// that nothing which was saved is lost. Only root may mount a disk.
func TestDiskFull(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=2m"); err != nil {
		t.Skip("a small disk cannot be mounted: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	path := filepath.Join(disk, "full.clew")
	p, err := project.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	_ = p.Close()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), fullVariable+"="+path)
	out, err := cmd.Output()
	lines := strings.Fields(string(out))
	if err != nil || len(lines) < 3 || strings.Contains(string(out), "error") {
		t.Fatalf("%v: %s", err, out)
	}
	said, _ := strconv.Atoi(lines[len(lines)-1])
	r, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.Check(t.Context()); err != nil {
		t.Error(err)
	}
	if s := stateOf(t, r); len(s.Articles) != said+1 || s.Settings["n"] != strconv.Itoa(said) {
		t.Errorf("%d articles, %d were saved", len(s.Articles), said+1)
	}
}

// TestReadOnlyFolder opens a project on a disk that may not be written.
func TestReadOnlyFolder(t *testing.T) {
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=4m"); err != nil {
		t.Skip("a disk cannot be mounted: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	path := filepath.Join(disk, "read.clew")
	p, err := project.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	_ = p.Close()
	cmd, _ := holder(t, path) // leaves changes beside the file
	_ = cmd.Process.Kill()
	_ = cmd.Wait()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=4m"); err != nil {
		t.Skip(err)
	}
	if _, err := project.Open(t.Context(), path); !errors.Is(err, project.ErrReadOnly) && !errors.Is(err, project.ErrPermission) {
		t.Errorf("opening: %v", err)
	}
	r, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if got := stateOf(t, r).Settings["from"]; got != "the holder" {
		t.Errorf("it holds %q", got)
	}
}
