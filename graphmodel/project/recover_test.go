package project_test

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"clew/graphmodel"
	"clew/graphmodel/project"
)

// large writes a project with n articles, each longer than a page, and as many
// decisions and positions, and returns its bytes.
func large(t *testing.T, n int) []byte {
	t.Helper()
	p, path := create(t)
	s := project.State{Positions: map[string]graphmodel.Position{}, Settings: map[string]string{"layout": "force"}}
	for i := range n {
		id := fmt.Sprintf("a%03d", i)
		s.Articles = append(s.Articles, &graphmodel.Article{ID: id, Title: "Title " + id, Text: longText(id)})
		s.Decisions = append(s.Decisions, graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: "e" + id, Value: "N" + id})
		s.Positions["e"+id] = graphmodel.Position{X: float64(i), Y: 0.5}
	}
	if err := p.Record(t.Context(), s, "Import"); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// page is the size of the pages of a project, in bytes.
const page = 16384

// longText is a text that stays longer than a page when it is packed.
func longText(id string) string { return hexWords(id, 3600) }

// hexWords is a text of so many words, of which none comes twice.
func hexWords(id string, n int) string {
	r := rand.New(rand.NewPCG(uint64(len(id)), uint64(id[len(id)-1])<<16|uint64(id[len(id)-2])<<8|uint64(id[len(id)-3])))
	var b strings.Builder
	for range n {
		fmt.Fprintf(&b, "%s%x ", id[:1], r.Uint32())
	}
	return b.String()
}

func recovered(t *testing.T, content []byte) (project.Recovery, project.State, error) {
	t.Helper()
	from, to := filepath.Join(t.TempDir(), "bad.clew"), filepath.Join(t.TempDir(), "good.clew")
	if err := os.WriteFile(from, content, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := project.Recover(t.Context(), from, to)
	if after, _ := os.ReadFile(from); !bytes.Equal(after, content) {
		t.Error("the damaged file was modified")
	}
	if err != nil {
		if len(names(t, to)) != 0 {
			t.Errorf("a failure left %v", names(t, to))
		}
		return r, project.State{}, err
	}
	p, err := project.Open(t.Context(), to)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if err := p.Check(t.Context()); err != nil {
		t.Error(err)
	}
	return r, stateOf(t, p), nil
}

func TestRecover(t *testing.T) {
	const n = 40
	sound := large(t, n)
	changed := func(f func(b []byte)) []byte { b := bytes.Clone(sound); f(b); return b }
	pages := len(sound) / page
	for _, c := range []struct {
		name    string
		content []byte
		least   int // articles
	}{
		{"sound", sound, n},
		{"header overwritten", changed(func(b []byte) { clear(b[:100]) }), n},
		{"first page overwritten", changed(func(b []byte) { clear(b[:page]) }), n},
		{"cut in half", sound[:pages/2*page], n / 4},
		{"a page in the middle overwritten", changed(func(b []byte) { clear(b[pages/2*page : (pages/2+1)*page]) }), n - 1},
		{"one page in ten overwritten", changed(func(b []byte) {
			for i := 5; i < pages; i += 10 {
				clear(b[i*page : (i+1)*page])
			}
		}), n / 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, s, err := recovered(t, c.content)
			if err != nil {
				t.Fatal(err)
			}
			if r.Articles < c.least || len(s.Articles) != r.Articles {
				t.Errorf("%d articles, want %d at least: %+v", r.Articles, c.least, r)
			}
			for _, a := range s.Articles {
				if strings.HasSuffix(a.Title, "(damaged)") {
					continue
				}
				if a.Text != longText(a.ID) {
					t.Errorf("article %s is not what it was", a.ID)
				}
			}
		})
	}
}

// TestRecoverSmallerPages recovers a project of an earlier version, whose pages were
// smaller, when its head, which tells their size, is gone.
func TestRecoverSmallerPages(t *testing.T) {
	old := oldProject(t, "v5.clew")
	clear(old[:100])
	r, s, err := recovered(t, old)
	if err != nil || len(s.Articles) != crashArticles || len(s.Findings) != crashArticles {
		t.Errorf("%v, %+v", err, r)
	}
}

// TestRecoverTakesFromBackups damages a project that has a backup, and expects
// every article that was there when it was made.
func TestRecoverTakesFromBackups(t *testing.T) {
	const n = 45
	path := filepath.Join(t.TempDir(), "bad.clew")
	if err := os.WriteFile(path, large(t, n), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := project.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	s := stateOf(t, p)
	s.Articles = append(s.Articles, &graphmodel.Article{ID: "b000", Title: "Title b000", Text: longText("b000")})
	if err := p.Record(t.Context(), s, "Import"); err != nil {
		t.Fatal(err)
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 5; i < len(content)/page; i += 7 {
		clear(content[i*page : (i+1)*page])
	}
	without, _, err := recovered(t, content)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := project.Recover(t.Context(), path, path+".good.clew")
	if err != nil {
		t.Fatal(err)
	}
	if without.Articles > n-5 || without.Refilled != 0 || len(without.Lost) == 0 {
		t.Errorf("without a backup: %+v", without)
	}
	if r.Articles < n || r.Refilled < n-without.Articles {
		t.Errorf("with a backup: %+v", r)
	}
	if p, err = project.Open(t.Context(), path+".good.clew"); err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if err := p.Check(t.Context()); err != nil {
		t.Error(err)
	}
	for _, a := range stateOf(t, p).Articles {
		if a.Text != longText(a.ID) {
			t.Errorf("article %s, %q, is not what it was", a.ID, a.Title)
		}
	}
}

func TestRecoverNothing(t *testing.T) {
	for _, content := range [][]byte{nil, []byte("no project"), bytes.Repeat([]byte{13}, 20000)} {
		if _, _, err := recovered(t, content); !errors.Is(err, project.ErrNotProject) {
			t.Errorf("got %v", err)
		}
	}
}

// TestRecoverRandomDamage expects that no damage makes recovery fail in another
// way than by finding nothing.
func TestRecoverRandomDamage(t *testing.T) {
	sound := large(t, 20)
	r := rand.New(rand.NewPCG(3, 4))
	for range 12 {
		b := bytes.Clone(sound)
		for range 1 + r.IntN(400) {
			b[r.IntN(len(b))] = byte(r.Uint32())
		}
		if _, _, err := recovered(t, b); err != nil && !errors.Is(err, project.ErrNotProject) {
			t.Error(err)
		}
	}
}

func TestBackupAndRestore(t *testing.T) {
	p, path := create(t)
	first := sampleState()
	if err := p.Save(t.Context(), first); err != nil {
		t.Fatal(err)
	}
	_ = p.Close()
	backups := func() []project.Backup {
		all, err := project.Backups(path)
		if err != nil {
			t.Fatal(err)
		}
		return all
	}
	if got := backups(); len(got) != 0 {
		t.Errorf("a project that was just made has %v", got)
	}
	// Two sittings, each of which changes something.
	for i := range 2 {
		time.Sleep(1100 * time.Millisecond) // names tell seconds
		p, err := project.Open(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		s := stateOf(t, p)
		s.Settings["n"] = fmt.Sprint(i)
		for range 3 {
			s.Settings["n"] += "+"
			if err := p.Record(t.Context(), s, "set"); err != nil {
				t.Fatal(err)
			}
		}
		if err := p.BackupError(); err != nil {
			t.Error(err)
		}
		if p.Before() == "" || len(backups()) != i+1 {
			t.Fatalf("backups %v, before %q", backups(), p.Before())
		}
		if err := p.Close(); err != nil {
			t.Fatal(err)
		}
	}
	all := backups()
	for i, want := range []string{"0+++", ""} {
		b, err := project.OpenReadOnly(t.Context(), all[i].Path)
		if err != nil {
			t.Fatal(err)
		}
		if got := stateOf(t, b).Settings["n"]; got != want {
			t.Errorf("backup %d holds %q, want %q", i, got, want)
		}
		_ = b.Close()
	}
	// A damaged project is put back, and kept.
	if err := os.WriteFile(path, []byte("overwritten"), 0o600); err != nil {
		t.Fatal(err)
	}
	kept, err := project.Restore(t.Context(), path, all[0].Path)
	if err != nil {
		t.Fatal(err)
	}
	if b, _ := os.ReadFile(kept); string(b) != "overwritten" {
		t.Errorf("kept %q in %s", b, kept)
	}
	if p, err = project.Open(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	if got := stateOf(t, p).Settings["n"]; got != "0+++" {
		t.Errorf("restored to %q", got)
	}
	if _, err := project.Restore(t.Context(), path, all[0].Path); !errors.Is(err, project.ErrBusy) {
		t.Errorf("restoring what is open: %v", err)
	}
	_ = p.Close()
	if _, err := project.Restore(t.Context(), path, kept); err == nil {
		t.Error("a damaged backup was put in place")
	}
}
