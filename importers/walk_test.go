package importers

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// TestProjectsAreNoSources walks a folder in which a project stands beside its
// sources, open and with backups.
func TestProjectsAreNoSources(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{
		"a.txt", "case.clew", "case.clew.lock", "case.clew-wal", "case.clew-shm", "case backups/case 1.clew", "case backups/notes.txt",
		"their backups/b.txt", "clew/c.txt", ".hidden/d.txt",
	} {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("text"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	files, issues := walk(t.Context(), root)
	var got []string
	for _, f := range files {
		name, err := filepath.Rel(root, f.source.Path)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, filepath.ToSlash(name))
	}
	want := []string{"a.txt", "clew/c.txt", "their backups/b.txt"}
	if !slices.Equal(got, want) || len(issues) > 0 {
		t.Errorf("found %q, want %q; issues %v", got, want, issues)
	}
}
