package importers

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"clew/importers/page"
)

// TestLongMarkdown holds that a text in pieces is read as it would be as a whole.
func TestLongMarkdown(t *testing.T) {
	var src strings.Builder
	var want []string
	src.WriteString("# The Sea Wall\n\n")
	for i := range 9000 {
		p := fmt.Sprintf("Paragraph %d says that the council of Bree met on Monday and agreed.", i)
		want = append(want, p)
		fmt.Fprintf(&src, "%s\n\n", strings.Replace(p, "Bree", "*Bree*", 1))
		if i%1000 == 7 {
			src.WriteString("```\ncode\n\nmore code\n```\n\n")
			want = append(want, "code", "more code")
		}
	}
	var p page.Page
	got, headed, err := readMarkup(t.Context(), src.String(), &p)
	if err != nil || !headed || len(p.Warnings) > 0 {
		t.Fatalf("%v, headed %v, %q", err, headed, p.Warnings)
	}
	text := strings.Fields(strings.Join(got[1:], " "))
	if !slices.Equal(text, strings.Fields(strings.Join(want, " "))) {
		t.Errorf("%d words, want %d", len(text), len(strings.Fields(strings.Join(want, " "))))
	}
	if n := len(markupPieces(src.String())); n < 2 {
		t.Errorf("%d pieces", n)
	}
}

// TestHardMarkdown reads what would take the parser minutes as plain text.
func TestHardMarkdown(t *testing.T) {
	const end = "\n\nThe council of Bree met on *Monday* and agreed.\n"
	for name, src := range map[string]string{
		"one line":  strings.Repeat("*a_", 200_000),
		"lines":     strings.Repeat(strings.Repeat("*a_", 10_000)+"\n", 50),
		"quotes":    strings.Repeat(strings.Repeat("> ", 20_000)+"x\n", 20),
		"table":     strings.Repeat("|a", 3000) + "|\n" + strings.Repeat("|-", 3000) + "|\n" + strings.Repeat("|b\n", 10_000),
		"brackets":  strings.Repeat("[", 100_000) + strings.Repeat("]", 100_000),
		"backticks": strings.Repeat("`", 40_000) + "\n",
	} {
		var p page.Page
		got, _, err := readMarkup(t.Context(), src+end, &p)
		if err != nil || len(got) == 0 || !strings.HasPrefix(got[len(got)-1], "The council of Bree") || len(p.Warnings) != 1 {
			t.Errorf("%s: %d paragraphs, %q, %v", name, len(got), p.Warnings, err)
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	f.Add("---\ntitle: Bree\n---\n# The Sea Wall\n\n* a\n* b[^1]\n\n|a|b|\n|-|-|\n|c|d|\n\n[^1]: note\n")
	f.Add(strings.Repeat("> *a_[", 50) + "\n```\ncode\n")
	f.Fuzz(func(t *testing.T, s string) {
		p, err := readMarkdown(t.Context(), s)
		if err == nil && strings.TrimSpace(p.Text) == "" {
			t.Errorf("%q: no text and no error", s)
		}
	})
}
