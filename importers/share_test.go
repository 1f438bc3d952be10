package importers

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clew/importers/format/formattest"
)

// TestShare tells the progress by the bytes: an archive that is most of the work is
// most of the share, and moves it while it is read.
func TestShare(t *testing.T) {
	dir := t.TempDir()
	var pairs []string
	for i := range 40 {
		pairs = append(pairs, fmt.Sprintf("%02d.txt", i), story(fmt.Sprintf("Town %d", i))+strings.Repeat(fmt.Sprintf("Wall %d. ", i*7919), 9000))
	}
	sources := []Source{FileSource(write(t, dir, "many.zip", string(stored(t, pairs...))))}
	for i := range 9 {
		sources = append(sources, FileSource(write(t, dir, fmt.Sprintf("%d.txt", i), story(fmt.Sprintf("Dale %d", i)))))
	}
	var shares []float64
	before := 0.0 // when the first file was finished
	_, report := ReadAll(t.Context(), sources, Options{Workers: 1, Share: func(f float64) { shares = append(shares, f) }, Progress: func(done, _ int, _ string) {
		if done == 1 {
			before = shares[len(shares)-1]
		}
	}})
	if report.Read != 49 || len(shares) < 20 || !slices.IsSorted(shares) || shares[len(shares)-1] != 1 || before < 0.9 {
		t.Errorf("%d articles, %.2f after the archive, shares %.2f", report.Read, before, shares)
	}
	if n := slices.IndexFunc(shares, func(f float64) bool { return f > 0.5 }); n < 5 || n > len(shares)-5 {
		t.Errorf("the archive moves it in leaps: %.2f", shares)
	}
}

// stored returns a ZIP file whose members are not compressed.
func stored(t *testing.T, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for pair := range slices.Chunk(pairs, 2) {
		m, err := w.CreateHeader(&zip.FileHeader{Name: pair[0], Method: zip.Store})
		if err == nil {
			_, err = m.Write([]byte(pair[1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestLockedArchive has one line for an archive that is locked, when it is looked at and
// when it is read, and one for a table without texts, each with what to do.
func TestLockedArchive(t *testing.T) {
	dir := t.TempDir()
	b := formattest.Zip(t, "a.txt", story("Arden"), "b.txt", story("Bree"), "c.txt", story("Cray"))
	for i := range b { // mark the members as encrypted, in their headers and in the list of them
		switch {
		case bytes.HasPrefix(b[i:], []byte("PK\x03\x04")):
			b[i+6] |= 1
		case bytes.HasPrefix(b[i:], []byte("PK\x01\x02")):
			b[i+8] |= 1
		}
	}
	write(t, dir, "locked.zip", string(b))
	write(t, dir, "table.csv", "headline,date\nBree,2029-05-04\nCray,2029-05-05\n")
	sources := []Source{FileSource(dir)}
	_, report := ReadAll(t.Context(), sources, Options{})
	for name, skipped := range map[string][]Issue{"read": report.Skipped, "looked at": Look(t.Context(), sources, nil, nil).Skipped} {
		var lines []string
		for _, i := range skipped {
			lines = append(lines, filepath.Base(i.Source)+" | "+i.Reason.Error())
		}
		if len(lines) == 0 || !strings.HasPrefix(lines[0], "locked.zip | ") || !strings.HasSuffix(lines[0], "is protected by a password. Unpack it with its password and import the folder.") {
			t.Errorf("%s: %q", name, lines)
		}
		if want := map[string]int{"read": 2, "looked at": 1}[name]; len(lines) != want || want == 2 && (!strings.Contains(lines[1], "table.csv: ") || !strings.Contains(lines[1], "--columns text=NAME")) {
			t.Errorf("%s: %q", name, lines)
		}
	}
}

// TestCurrent names the file that is waited for, not the last one of the others.
func TestCurrent(t *testing.T) {
	begun, wait := make(chan struct{}), make(chan struct{})
	sources := []Source{{Name: "slow", Open: func(context.Context) (io.ReadCloser, error) {
		close(begun)
		<-wait
		return io.NopCloser(strings.NewReader(story("Arden"))), nil
	}}, {Name: "a", Open: func(context.Context) (io.ReadCloser, error) {
		<-begun
		return io.NopCloser(strings.NewReader(story("Bree"))), nil
	}}, TextSource("b", story("Cray"))}
	var seen []string
	_, report := ReadAll(t.Context(), sources, Options{Workers: 2, Progress: func(done, _ int, current string) {
		if seen = append(seen, current); done == 2 {
			close(wait)
		}
	}})
	if want := []string{"slow", "slow", "slow"}; report.Read != 3 || !slices.Equal(seen, want) {
		t.Errorf("%d articles, named %q, want %q", report.Read, seen, want)
	}
}
