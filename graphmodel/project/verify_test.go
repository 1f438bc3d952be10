package project_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"clew/graphmodel/project"
)

// TestVerify opens files that opening does not go through, and looks for damage
// behind that.
func TestVerify(t *testing.T) {
	project.SetSmall(t, 4096)
	sound := large(t, 20)
	bad := append([]byte(nil), sound...)
	// The last pages are those of texts and of the index, which opening leaves alone.
	clear(bad[len(bad)-3*page : len(bad)-page])
	for _, c := range []struct {
		name    string
		content []byte
		damaged bool
	}{{"sound", sound, false}, {"damaged", bad, true}} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "v.clew")
			if err := os.WriteFile(path, c.content, 0o600); err != nil {
				t.Fatal(err)
			}
			p, err := project.Open(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			defer p.Close()
			check := func(when string) {
				if err := p.Verify(t.Context()); errors.Is(err, project.ErrDamaged) != c.damaged || err != nil && !c.damaged {
					t.Errorf("%s: %v", when, err)
				}
			}
			check("opened")
			value := "1"
			if _, err := p.Write(t.Context(), project.Delta{Settings: map[string]*string{"n": &value}}, "set"); err != nil {
				t.Fatal(err)
			}
			check("changed")
			canceled, cancel := context.WithCancel(t.Context())
			cancel()
			if err := p.Verify(canceled); !errors.Is(err, context.Canceled) {
				t.Errorf("canceled: %v", err)
			}
		})
	}
}

// TestWritingDoesNotWaitForVerify changes a project while it is looked through.
func TestWritingDoesNotWaitForVerify(t *testing.T) {
	project.SetSmall(t, 4096)
	path := filepath.Join(t.TempDir(), "v.clew")
	if err := os.WriteFile(path, large(t, 20), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	done := make(chan error, 1)
	go func() { done <- p.Verify(t.Context()) }()
	for _, value := range []string{"1", "2", "3"} {
		if _, err := p.Write(t.Context(), project.Delta{Settings: map[string]*string{"n": &value}}, "set"); err != nil {
			t.Fatal(err)
		}
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
	if err := p.Check(t.Context()); err != nil {
		t.Error(err)
	}
}
