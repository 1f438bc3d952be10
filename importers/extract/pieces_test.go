package extract

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"clew/graphmodel"
)

// smallPieces returns an extractor that reads texts in pieces of size bytes.
func smallPieces(t testing.TB, size int) *engine {
	t.Helper()
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	e := *x.(*engine)
	e.piece = size
	return &e
}

func TestCut(t *testing.T) {
	tests := []struct{ text, first string }{
		{"short", "short"},
		{"aaaaaa.\n\nbbbb\ncccc", "aaaaaa.\n\n"},
		{"aaaaaaa\nbbbb cccccc", "aaaaaaa\n"},
		{"aaa bbb. cccccccccc", "aaa bbb. "},
		{"aaa bbbb cccccccccc", "aaa bbbb "},
		{"aaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaa"},
		{"aaaaaaaaaaaéé aaaaa", "aaaaaaaaaaa"},
		{"\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80\x80", "\x80\x80\x80\x80\x80\x80\x80\x80"},
	}
	for _, tt := range tests {
		if got := tt.text[:cut(tt.text, 12)]; got != tt.first {
			t.Errorf("%q starts with %q, want %q", tt.text, got, tt.first)
		}
	}
}

// TestPiecesJoin checks that who was named in one piece is the same in the next,
// and that all offsets count from the start of the text.
func TestPiecesJoin(t *testing.T) {
	e := smallPieces(t, 600)
	var b strings.Builder
	for i := range 12 {
		fmt.Fprintf(&b, "Kenyan President Ana Lindholm met Bo Karlsen, the head of Norbank, in Oslo on Friday. Karlsen praised her. "+
			"Lindholm's envoy, Dina Falk-Roe, told the Kenyan parliament that talk number %d had failed.\n\n", i)
	}
	text := b.String()
	done := 0
	ctx := WithProgress(context.Background(), func(n, total int) {
		if n <= done || total != len(text) {
			t.Errorf("progress %d of %d after %d", n, total, done)
		}
		done = n
	})
	f, err := e.Extract(ctx, &graphmodel.Article{Text: text})
	if err != nil {
		t.Fatal(err)
	}
	if done != len(text) {
		t.Errorf("progress ended at %d of %d", done, len(text))
	}
	if err := CheckFindings(&f, text); err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, m := range f.Mentions {
		if m.Form == graphmodel.FormName && m.Entity >= 0 {
			x := f.Entities[m.Entity]
			if form := m.Span.In(text); form != x.Name && !slices.Contains(x.Aliases, form) && !m.Demonym {
				t.Errorf("%q is a mention of %q", form, x.Name)
			}
			count[x.Name]++
		}
	}
	for name, want := range map[string]int{"Ana Lindholm": 24, "Bo Karlsen": 24, "Dina Falk-Roe": 12} {
		if count[name] != want {
			t.Errorf("%s is named %d times, want %d, by one entity", name, count[name], want)
		}
	}
	for _, ev := range f.Events {
		if s := ev.Triggers[0].In(text); strings.ContainsAny(s, " .,") {
			t.Errorf("the trigger is %q", s)
		}
	}
}

func TestJoinerKeepsApart(t *testing.T) {
	person := func(name string, aliases ...string) graphmodel.FoundEntity {
		return graphmodel.FoundEntity{Kind: graphmodel.Person, Name: name, Aliases: aliases}
	}
	j := newJoiner("a")
	j.entities([]graphmodel.FoundEntity{person("Ana Roe", "Roe"), person("Bo Roe", "Roe"), person("Carl Dahl", "Dahl"), {Kind: graphmodel.Place, Name: "Lima", Key: "geo:1"}})
	j.entities([]graphmodel.FoundEntity{
		person("Roe"), person("Dahl"), person("Carl Dahl"), {Kind: graphmodel.Place, Name: "Lima", Key: "geo:2"}, {Kind: graphmodel.Organization, Name: "Dahl"},
	})
	// Roe may be either; Dahl is Carl, so that the Carl Dahl of the same piece
	// is somebody else; there are two towns of one name; a company is no person.
	if want := []int{4, 2, 5, 6, 7}; !slices.Equal(j.renamed, want) {
		t.Errorf("the entities became %v, want %v", j.renamed, want)
	}
}

// hostile are shapes of text that no article has, by what they repeat. The
// number counts the repetitions.
var hostile = map[string]func(i int) string{
	"one line":       func(int) string { return "Ana Lindholm met the head of Norbank in Oslo on Friday. " },
	"one-word lines": func(i int) string { return invented(i) + "\n" },
	"names":          func(i int) string { return invented(i) + " " + invented(i*7+3) + ", " },
	"one sentence":   func(int) string { return "the envoy of the minister said that " },
	"brackets":       func(int) string { return "(a [ " },
	"quotes":         func(int) string { return "“He said ‘\"" },
	"no spaces":      func(int) string { return "abcdefghij" },
	"combining":      func(int) string { return "A\u0301\u0302\u0303" },
	"digits":         func(i int) string { return fmt.Sprint(i * 7919) },
	"capitals":       func(int) string { return "PRESIDENT ANA LINDHOLM OF KENYA MET HIM IN OSLO " },
	"nul":            func(int) string { return "Ana\x00Lindholm met\x00 " },
	"marks":          func(int) string { return "Ana \u200fLindholm\u200e met \u202eher\u202c. " },
	"titles":         func(int) string { return "President Ana Lindholm's envoy " },
	"no text":        func(int) string { return "\xff\xfe" },
	"newlines":       func(int) string { return "\n" },
	"dates":          func(int) string { return "on Friday, 16 May 2025 " },
	"one event":      func(int) string { return "He attacked Oslo. The attack was big. " },
}

// invented returns a capitalized word, another one for each number.
func invented(i int) string {
	const consonants, vowels = "bdfghklmnprstvz", "aeiou"
	var b strings.Builder
	for range 3 {
		b.WriteByte(consonants[i%len(consonants)])
		i /= len(consonants)
		b.WriteByte(vowels[i%len(vowels)])
		i /= len(vowels)
	}
	return strings.ToUpper(b.String()[:1]) + b.String()[1:]
}

// shaped returns at least n bytes of a hostile shape.
func shaped(shape string, n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(hostile[shape](i))
	}
	return b.String()
}

// TestHostile checks what is promised of findings on hostile texts, in pieces.
func TestHostile(t *testing.T) {
	e := smallPieces(t, 2000)
	for shape := range hostile {
		text := shaped(shape, 6_000)
		f, err := e.Extract(context.Background(), &graphmodel.Article{Text: text, Language: "en"})
		if err != nil {
			t.Errorf("%s: %v", shape, err)
		}
		if err := CheckFindings(&f, text); err != nil && utf8.ValidString(text) {
			t.Errorf("%s: %.300v", shape, err)
		}
	}
}

// TestPiecesAreBounded counts the work of a long text: pieces of bounded length,
// no more of them than the text is long.
func TestPiecesAreBounded(t *testing.T) {
	for shape := range hostile {
		text, pieces := shaped(shape, 20<<20), 0
		for rest := text; rest != ""; pieces++ {
			n := cut(rest, pieceSize)
			if n <= 0 || n > pieceSize {
				t.Fatalf("%s: a piece of %d bytes", shape, n)
			}
			rest = rest[n:]
		}
		if most := 2*len(text)/pieceSize + 1; pieces > most {
			t.Errorf("%s: %d pieces, want at most %d", shape, pieces, most)
		}
	}
}

func TestCanceledBetweenPieces(t *testing.T) {
	e := smallPieces(t, 500)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	pieces := 0
	ctx = WithProgress(ctx, func(int, int) {
		if pieces++; pieces == 2 {
			cancel()
		}
	})
	f, err := e.Extract(ctx, &graphmodel.Article{ID: "a", Text: shaped("one line", 50_000)})
	if !errors.Is(err, context.Canceled) || pieces != 2 || len(f.Mentions) > 0 || f.ArticleID != "a" {
		t.Errorf("%v after %d pieces with %d mentions", err, pieces, len(f.Mentions))
	}
}

// BenchmarkHostile shows that the time of each shape grows with its length.
func BenchmarkHostile(b *testing.B) {
	e := smallPieces(b, pieceSize)
	for shape := range hostile {
		for _, n := range []int{32 << 10, 128 << 10, 512 << 10} {
			text := shaped(shape, n)
			b.Run(fmt.Sprintf("%s/%dk", strings.ReplaceAll(shape, " ", "-"), n>>10), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					if _, err := e.Extract(context.Background(), &graphmodel.Article{Text: text, Language: "en"}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
