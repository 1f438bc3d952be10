// Package formattest helps the tests of readers.
package formattest

import (
	"archive/zip"
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clew/importers/format"
	"clew/importers/page"
)

// Found is what a reader gave to its output.
type Found struct {
	Articles []page.Page
	Parts    []format.Part
	Graphs   []format.Graph
	Skipped  []string // name: reason
}

// Article implements format.Output.
func (f *Found) Article(p page.Page) { f.Articles = append(f.Articles, p) }

// Graph implements format.Output.
func (f *Found) Graph(g format.Graph) { f.Graphs = append(f.Graphs, g) }

// Part implements format.Output.
func (f *Found) Part(p format.Part) error {
	f.Parts = append(f.Parts, p)
	return nil
}

// Full implements format.Output.
func (f *Found) Full() bool { return false }

// Skip implements format.Output.
func (f *Found) Skip(name string, why error) { f.Skipped = append(f.Skipped, name+": "+why.Error()) }

// Read reads data as a file of that name.
func Read(t testing.TB, f format.Format, name string, data []byte) (*Found, error) {
	t.Helper()
	found := &Found{}
	in := &format.Input{Name: name, Ext: filepath.Ext(name), Size: int64(len(data)), Content: bytes.NewReader(data)}
	return found, f.Read(t.Context(), in, found)
}

// Zip returns a ZIP file of pairs of names and contents.
func Zip(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for pair := range slices.Chunk(pairs, 2) {
		m, err := w.Create(pair[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.Write([]byte(pair[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Fuzz feeds mutants of seeds to a reader, which must not panic, and whose
// articles must be valid UTF-8 and have a text.
func Fuzz(f *testing.F, of format.Format, seeds ...[]byte) {
	for _, s := range seeds {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		found, err := Read(t, of, "fuzz", b)
		if err != nil && err.Error() == "" {
			t.Error("an error without a text")
		}
		for _, a := range found.Articles {
			if strings.TrimSpace(a.Text) == "" || a.Text != strings.ToValidUTF8(a.Text, "") {
				t.Errorf("text %q", a.Text)
			}
		}
	})
}
