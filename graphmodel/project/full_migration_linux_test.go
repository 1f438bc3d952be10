package project_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"syscall"
	"testing"

	"clew/graphmodel/project"
)

// smallDisk mounts a disk in memory of so many bytes; grow makes it larger. Only
// root may mount a disk.
func smallDisk(t *testing.T, size int) (disk string, grow func(size int)) {
	t.Helper()
	disk = t.TempDir()
	options := func(size int) string { return fmt.Sprintf("size=%d", size) }
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, options(size)); err != nil {
		t.Skip("a small disk cannot be mounted: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	return disk, func(size int) {
		t.Helper()
		if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, options(size)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestDiskFullWhileMigrating opens a project of an earlier version on disks with too
// little room for its backup, for the migration, and with enough, and expects a
// clear error with the project as it was, or the migrated one.
func TestDiskFullWhileMigrating(t *testing.T) {
	for _, name := range []string{"v3.clew", "v5.clew"} {
		t.Run(name, func(t *testing.T) { diskFullWhileMigrating(t, oldProject(t, name)) })
	}
}

func diskFullWhileMigrating(t *testing.T, old []byte) {
	t.Helper()
	whole := filepath.Join(t.TempDir(), "whole.clew")
	if err := os.WriteFile(whole, old, 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := project.Open(t.Context(), whole)
	if err != nil {
		t.Fatal(err)
	}
	want := stateOf(t, p)
	_ = p.Close()
	full, done := 0, 0
	for room := 64 << 10; done == 0; room += max(64<<10, len(old)/2) {
		if room > 8*len(old)+4<<20 {
			t.Fatal("no disk is large enough")
		}
		disk, grow := smallDisk(t, len(old)+room)
		path := filepath.Join(disk, "old.clew")
		if err := os.WriteFile(path, old, 0o600); err != nil {
			t.Fatal(err)
		}
		p, err := project.Open(t.Context(), path)
		if err != nil {
			full++
			if !errors.Is(err, project.ErrFull) {
				t.Errorf("with room for %d bytes: %v", room, err)
			}
			checkMigrated(t, path, want)
			grow(64 << 20)
			if p, err = project.Open(t.Context(), path); err != nil {
				t.Fatalf("with room again: %v", err)
			}
		} else {
			done++
		}
		if got := stateOf(t, p); !reflect.DeepEqual(got, want) {
			t.Errorf("with room for %d bytes: it holds %d articles", room, len(got.Articles))
		}
		if err := errors.Join(p.Check(t.Context()), p.Close()); err != nil {
			t.Errorf("with room for %d bytes: %v", room, err)
		}
		_ = syscall.Unmount(disk, syscall.MNT_DETACH)
	}
	if full < 3 {
		t.Errorf("the disk was full %d times only", full)
	}
}

// checkMigrated expects that a project which could not be migrated can be read.
func checkMigrated(t *testing.T, path string, want project.State) {
	t.Helper()
	r, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.Check(t.Context()); err != nil {
		t.Error(err)
	}
	if got := stateOf(t, r); len(got.Articles) != len(want.Articles) || !reflect.DeepEqual(got.Settings, want.Settings) {
		t.Errorf("it holds %d articles", len(got.Articles))
	}
}

// TestDiskFullWhileBackingUp changes a project on a disk without room for its backup,
// and expects that the change is saved, that the person can be told, and that no
// part of a backup stays.
func TestDiskFullWhileBackingUp(t *testing.T) {
	disk, grow := smallDisk(t, 64<<20)
	path := filepath.Join(disk, "p.clew")
	if err := os.WriteFile(path, oldProject(t, "v3.clew"), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := project.Open(t.Context(), path) // migrates it
	if err != nil {
		t.Fatal(err)
	}
	_ = p.Close()
	if err := os.RemoveAll(project.BackupFolder(path)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	grow(int(info.Size())*3/2 + 128<<10) // for changes, but for no copy
	if p, err = project.Open(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	s := stateOf(t, p)
	s.Settings["n"] = "1"
	if err := p.Record(t.Context(), s, "count"); err != nil {
		t.Fatalf("saving: %v", err)
	}
	if err := p.BackupError(); !errors.Is(err, project.ErrFull) {
		t.Errorf("the backup: %v", err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(project.BackupFolder(path)); len(left) > 0 {
		t.Errorf("%s is left in the folder of backups", left[0].Name())
	}
	r, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := r.Check(t.Context()); err != nil || stateOf(t, r).Settings["n"] != "1" {
		t.Errorf("after closing: %v", err)
	}
}
