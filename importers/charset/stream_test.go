package charset

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"clew/importers/page"
)

// TestReader holds that a file of any size is decoded as Decode does, also where the
// first accent stands far from its beginning, and where a piece ends within a letter.
func TestReader(t *testing.T) {
	const line = "Der Rat von Bree kam am Montag zusammen.\n"
	far := strings.Repeat(line, 5*pieceSize/len(line))
	for name, tc := range map[string]struct{ data, want string }{
		"small":          {"Br\xfccke", "Brücke"},
		"mark":           {"\xef\xbb\xbfBrücke", "Brücke"},
		"UTF-8":          {strings.Repeat("ü", 3*pieceSize) + "x", strings.Repeat("ü", 3*pieceSize) + "x"},
		"odd":            {"x" + strings.Repeat("ü", 3*pieceSize), "x" + strings.Repeat("ü", 3*pieceSize)},
		"far accent":     {far + "Die Br\xfccke f\xfcr alle.", far + "Die Brücke für alle."},
		"far UTF-8":      {far + "Die Brücke für alle.", far + "Die Brücke für alle."},
		"UTF-16":         {"\xff\xfeB\x00r\x00\xfc\x00", "Brü"},
		"a stray byte":   {strings.Repeat("Brücke ", 20) + "\xff.", strings.Repeat("Brücke ", 20) + "\uFFFD."},
		"nothing at all": {"", ""},
	} {
		r, err := Reader(strings.NewReader(tc.data), int64(len(tc.data)), "")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got, err := io.ReadAll(r)
		if err != nil || string(got) != tc.want {
			t.Errorf("%s: %d bytes, want %d; ends %q; %v", name, len(got), len(tc.want), got[max(0, len(got)-30):], err)
		}
	}
	noise := bytes.Repeat([]byte{0x81, 0x8d, 0xfe, 0xc0, 0x80, 0xf5}, 1000)
	if _, err := Reader(bytes.NewReader(noise), int64(len(noise)), ""); !errors.Is(err, page.ErrUndecodable) {
		t.Errorf("noise: %v", err)
	}
}

// TestManyMarks reads one mark as such and the rest as text, however many there are.
func TestManyMarks(t *testing.T) {
	const marks = 1 << 20
	got, err := Decode([]byte(strings.Repeat("\ufeff", marks)+"Oslo"), "")
	if err != nil || !strings.HasSuffix(got.Text, "Oslo") {
		t.Errorf("%d bytes: %v", len(got.Text), err)
	}
}
