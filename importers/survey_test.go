package importers

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"clew/importers/format/formattest"
)

// TestLook surveys a folder: what is counted is read afterwards, and what is left
// out is told with the same reason.
func TestLook(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.txt", story("Arden"))
	write(t, dir, "b.html", "<!doctype html><html><body><p>"+story("Bree")+"</p></body></html>")
	write(t, dir, "photo.png", "\x89PNG\r\n\x1a\n\x00\x00")
	write(t, dir, "empty.txt", "")
	write(t, dir, "cut.docx", "PK\x03\x04cut off")
	write(t, dir, "many.zip", string(formattest.Zip(t, "c.txt", story("Cray"), "__MACOSX/x", "x", "d.html", "<html><body>"+story("Dale")+"</body></html>", "e.gif", "GIF89a\x00\x00")))
	if err := os.Mkdir(filepath.Join(dir, "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	sources := []Source{FileSource(dir), AddressSource("https://reed.example/"), FileSource(filepath.Join(dir, "none"))}
	s := Look(t.Context(), sources, nil, nil)
	var got []string
	for _, f := range s.Formats {
		got = append(got, fmt.Sprintf("%s %d (%d)", f.Format, f.Files, f.Within))
	}
	if line := strings.Join(got, ", "); !strings.HasPrefix(line, "text 2 (1), web page 2 (1)") || s.Addresses != 1 {
		t.Errorf("formats %s, %d addresses", line, s.Addresses)
	}
	skipped := map[string]Level{}
	for _, i := range s.Skipped {
		skipped[filepath.Base(i.Source)] = i.Level
	}
	for name, want := range map[string]Level{"photo.png": Info, "many.zip › e.gif": Info, "empty.txt": Failure, "none": Failure} {
		if got, ok := skipped[name]; !ok || got != want {
			t.Errorf("%s: %v, %v in %v", name, got, ok, skipped)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if s := Look(ctx, sources, nil, nil); s.Files != 0 {
		t.Errorf("canceled: %d files", s.Files)
	}
}
