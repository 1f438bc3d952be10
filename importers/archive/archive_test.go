package archive

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"

	"clew/importers/format"
	"clew/importers/format/formattest"
)

func tarFile(t testing.TB, pairs ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for pair := range slices.Chunk(pairs, 2) {
		if err := w.WriteHeader(&tar.Header{Name: pair[0], Size: int64(len(pair[1])), Mode: 0o600, Typeflag: tar.TypeReg}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(pair[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func packed(t testing.TB, open func(io.Writer) (io.WriteCloser, error), data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := open(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gz(t testing.TB, data []byte) []byte {
	return packed(t, func(w io.Writer) (io.WriteCloser, error) { return gzip.NewWriter(w), nil }, data)
}

func warc() []byte {
	answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 11\r\n\r\n<p>Page</p>"
	return []byte("WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n" +
		fmt.Sprintf("WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://reed.example/\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", len(answer), answer))
}

func TestArchives(t *testing.T) {
	members := []string{"a/one.txt", "One.", "../../etc/passwd", "root", "__MACOSX/a", "x", "two.txt", "Two."}
	tarred := tarFile(t, members...)
	for _, tc := range []struct {
		name string
		of   format.Format
		data []byte
		want string
		bad  int
	}{
		{"zip", Zip(), formattest.Zip(t, members...), "a/one.txt=One. two.txt=Two.", 1},
		{"tar", Tar(), tarred, "a/one.txt=One. two.txt=Two.", 1},
		{"tar.gz", Compressed(), gz(t, tarred), "a/one.txt=One. two.txt=Two.", 1},
		{"tar.xz", Compressed(), packed(t, func(w io.Writer) (io.WriteCloser, error) { return xz.NewWriter(w) }, tarred), "a/one.txt=One. two.txt=Two.", 1},
		{"tar.zst", Compressed(), packed(t, func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) }, tarred), "a/one.txt=One. two.txt=Two.", 1},
		{"folder/page.html.gz", Compressed(), gz(t, []byte("<p>Page</p>")), "page.html=<p>Page</p>", 0},
		{"warc", WARC(), warc(), "https://reed.example/=<p>Page</p>", 0},
		{"warc.gz", Compressed(), gz(t, warc()), "https://reed.example/=<p>Page</p>", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if c := tc.of.Match(format.Sniff{Head: tc.data[:min(4096, len(tc.data))]}); c != format.ByBytes {
				t.Errorf("confidence %v", c)
			}
			found, err := formattest.Read(t, tc.of, tc.name, tc.data)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range found.Parts {
				got = append(got, p.Name+"="+string(p.Data))
			}
			if s := strings.Join(got, " "); s != tc.want || len(found.Skipped) != tc.bad {
				t.Errorf("%q, skipped %q", s, found.Skipped)
			}
			if _, err := formattest.Read(t, tc.of, tc.name, tc.data[:len(tc.data)*2/3]); tc.name != "tar" && tc.name != "warc" && !errors.Is(err, format.ErrDamaged) {
				t.Errorf("cut off: %v", err)
			}
		})
	}
}

// locked returns a ZIP file whose members are marked as encrypted where their names say so.
func locked(t testing.TB, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, name := range names {
		h := &zip.FileHeader{Name: name, CompressedSize64: 5, UncompressedSize64: 5, CRC32: 0xf7d18982}
		if strings.Contains(name, "secret") {
			h.Flags = 1
		}
		m, err := w.CreateRaw(h)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := m.Write([]byte("Hello")); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestLocked tells of a locked archive in one line, however many files it has.
func TestLocked(t *testing.T) {
	for _, tc := range []struct {
		names []string
		want  string
		parts int
	}{
		{[]string{"secret/a.txt", "secret/b.html", "secret/c.pdf", "__MACOSX/x"}, ": the archive is protected by a password", 0},
		{[]string{"a.txt", "secret/b.txt", "secret/c.txt"}, ": the archive is protected by a password: 2 of its 3 files cannot be read without it", 1},
		{[]string{"a.txt"}, "", 1},
	} {
		found, err := formattest.Read(t, Zip(), "a.zip", locked(t, tc.names...))
		if got := strings.Join(found.Skipped, "; "); got != tc.want || len(found.Parts) != tc.parts || err != nil {
			t.Errorf("%v: %q, %d parts, %v", tc.names, got, len(found.Parts), err)
		}
	}
}

func TestBombs(t *testing.T) {
	zeros := make([]byte, format.MaxPart+1)
	if _, err := formattest.Read(t, Compressed(), "a.gz", gz(t, zeros)); !errors.Is(err, format.ErrTooLarge) && !errors.Is(err, format.ErrBomb) {
		t.Errorf("gzip: %v", err)
	}
	found, err := formattest.Read(t, Zip(), "a.zip", formattest.Zip(t, "zeros", string(zeros), "a.txt", "Text."))
	if err != nil || len(found.Parts) != 1 || len(found.Skipped) != 1 {
		t.Errorf("zip: %d parts, skipped %q, %v", len(found.Parts), found.Skipped, err)
	}
	half := string(zeros[:40<<20])
	if _, err := formattest.Read(t, Zip(), "a.zip", formattest.Zip(t, "a", half, "b", half, "c", half)); !errors.Is(err, format.ErrBomb) {
		t.Errorf("many members: %v", err)
	}
	if _, err := formattest.Read(t, Compressed(), "a.tar.gz", gz(t, tarFile(t, "a", half, "b", half, "c", half))); !errors.Is(err, format.ErrBomb) {
		t.Errorf("tar: %v", err)
	}
}

func FuzzZip(f *testing.F)        { formattest.Fuzz(f, Zip(), formattest.Zip(f, "a.txt", "Text.")) }
func FuzzTar(f *testing.F)        { formattest.Fuzz(f, Tar(), tarFile(f, "a.txt", "Text.")) }
func FuzzWARC(f *testing.F)       { formattest.Fuzz(f, WARC(), warc()) }
func FuzzCompressed(f *testing.F) { formattest.Fuzz(f, Compressed(), gz(f, []byte("Text."))) }
