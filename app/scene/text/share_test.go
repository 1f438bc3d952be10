package text

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/fontscan"
	"github.com/go-text/typesetting/language"

	"clew/assets/fonts"
)

// TestMain lets a test start its own process, in which nothing has asked for the fonts
// of the system yet.
func TestMain(m *testing.M) {
	if folder := os.Getenv("CLEW_TEST_SHARE"); folder != "" {
		shareAndTell(folder)
		return
	}
	os.Exit(m.Run())
}

// shareAndTell prints what sharing leads to: the error, the variable, and for each
// character the file of the face that draws it.
func shareAndTell(folder string) {
	fmt.Println("error", Share(folder))
	fmt.Println("dirs", os.Getenv("XDG_DATA_DIRS"))
	m := fontscan.NewFontMap(silent{})
	if m.UseSystemFonts(folder) != nil {
		return
	}
	for _, r := range "中あ한عש" {
		m.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}})
		m.SetScript(language.LookupScript(r))
		face := m.ResolveFace(r)
		if _, ok := face.NominalGlyph(r); !ok {
			fmt.Println("missing", string(r))
			continue
		}
		fmt.Println("face", m.FontLocation(face.Font).File)
	}
}

func inOwnProcess(t *testing.T, folder string) string {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), "CLEW_TEST_SHARE="+folder, "XDG_DATA_DIRS=/usr/share:/nowhere", "HOME="+t.TempDir())
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

// After sharing, the fonts of the system draw every script that the program draws,
// whatever is installed; the environment is as before, and a second start writes
// nothing.
func TestSharedFacesFillTheGaps(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("systems that bring fonts for these scripts along are left alone")
	}
	folder := t.TempDir()
	place := filepath.Join(folder, "shared", "fonts")
	if err := os.MkdirAll(place, 0o700); err != nil {
		t.Fatal(err)
	}
	old := filepath.Join(place, "old.otf")
	if err := os.WriteFile(old, fonts.Hebrew, 0o600); err != nil {
		t.Fatal(err)
	}
	if long := time.Now().AddDate(0, -2, 0); os.Chtimes(old, long, long) != nil {
		t.Fatal("the file does not age")
	}
	out := inOwnProcess(t, folder)
	if strings.Contains(out, "missing") || strings.Count(out, "face ") != 5 || !strings.Contains(out, "error <nil>") || !strings.Contains(out, "dirs /usr/share:/nowhere\n") {
		t.Error(out)
	}
	first := times(t, place)
	if len(first) != 3 || first[old] != 0 {
		t.Errorf("written: %v", first)
	}
	if inOwnProcess(t, folder) != out {
		t.Error("the second start gives other faces")
	}
	for path, when := range times(t, place) {
		if first[path] != when {
			t.Errorf("%s was written again", path)
		}
	}
}

func times(t *testing.T, folder string) map[string]int64 {
	t.Helper()
	found, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]int64{}
	for _, f := range found {
		info, err := f.Info()
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Join(folder, f.Name())] = info.ModTime().UnixNano()
	}
	return out
}

// Where nothing can be written, the fonts of the system remain, and the environment too.
func TestSharingFailsQuietly(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_DATA_DIRS", "/a:/b")
	if err := Share(file); runtime.GOOS == "linux" && err == nil {
		t.Error("fonts were written into a file")
	}
	if err := Share(""); err != nil || os.Getenv("XDG_DATA_DIRS") != "/a:/b" {
		t.Errorf("%v, %q", err, os.Getenv("XDG_DATA_DIRS"))
	}
}

// A shared face steps back behind every other one of its script, and stands on the same
// line as Inter.
func TestLastResort(t *testing.T) {
	inter, err := font.ParseTTF(bytes.NewReader(fonts.Regular))
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{"Arabic": fonts.Arabic, "Hebrew": fonts.Hebrew, "CJK": fonts.CJK} {
		face, err := font.ParseTTF(bytes.NewReader(lastResort(data)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if got := face.Describe().Aspect.Stretch; got != font.StretchUltraExpanded {
			t.Errorf("%s: width %v", name, got)
		}
		want, _ := inter.FontHExtents()
		if got, _ := face.FontHExtents(); math.Abs(float64(got.Ascender)/float64(face.Upem())-float64(want.Ascender)/float64(inter.Upem())) > 0.002 ||
			math.Abs(float64(got.Descender)/float64(face.Upem())-float64(want.Descender)/float64(inter.Upem())) > 0.002 {
			t.Errorf("%s: lines of %+v, those of Inter %+v", name, got, want)
		}
	}
	m := fontscan.NewFontMap(silent{})
	for _, f := range []struct {
		name string
		data []byte
	}{{"ours", lastResort(fonts.Hebrew)}, {"theirs", fonts.Hebrew}} {
		if err := m.AddFont(bytes.NewReader(f.data), f.name, f.name); err != nil {
			t.Fatal(err)
		}
	}
	m.SetQuery(fontscan.Query{Families: []string{fontscan.SansSerif}})
	m.SetScript(language.Hebrew)
	if got := m.FontLocation(m.ResolveFace('ש').Font).File; got != "theirs" {
		t.Errorf("the face of %s is chosen", got)
	}
}
