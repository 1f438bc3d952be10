package webpage

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"clew/importers/page"
)

var update = flag.Bool("update", false, "write the golden files")

func TestExtractGolden(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.html")
	if err != nil || len(paths) == 0 {
		t.Fatal("no test pages", err)
	}
	for _, path := range paths {
		t.Run(filepath.Base(path), func(t *testing.T) {
			src, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			p, err := Extract(t.Context(), string(src), "")
			if err != nil {
				t.Fatal(err)
			}
			got, err := json.MarshalIndent(p, "", " ")
			if err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(path, ".html") + ".golden.json"
			if *update {
				if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if string(got) != strings.TrimSuffix(string(want), "\n") {
				t.Errorf("got %s\nwant %s", got, want)
			}
		})
	}
}

const prose = `<p>The council of Harrow Bay met on Monday and agreed to repair the sea wall before the winter storms begin.</p>
<p>The work will cost nine million crowns, the treasurer said, and half of it comes from the region, which has waited long.</p>
<p>“We should have done this ten years ago,” said Ines Calloway, who owns a shop behind the wall and has lost its stock twice.</p>`

// TestExtractHostilePages checks pages that break parsers: an article or an
// error must come, soon.
func TestExtractHostilePages(t *testing.T) {
	for _, tc := range []struct {
		name, src string
		article   bool
	}{
		{"nested divs", "<html><body>" + strings.Repeat("<div>", 100_000) + prose + strings.Repeat("</div>", 100_000), true},
		{"unclosed divs", strings.Repeat("<div><b><i>", 100_000) + prose, true},
		{"many siblings", "<html><body><article>" + prose + "</article>" + strings.Repeat("<p>x</p>", 200_000), true},
		{"huge data URL", `<html><body><img src="data:image/png;base64,` + strings.Repeat("QUJD", 2_000_000) + `"><article>` + prose + "</article>", true},
		{"unclosed script", "<html><body><script>" + strings.Repeat("x", 1000), false},
		{"no article", "<html><body><a href=/>Home</a><a href=/b>News</a></body></html>", false},
		{"only a comment", "<!-- nothing -->", false},
		{"huge attribute", `<html><body><p title="` + strings.Repeat("a", 3_000_000) + `"></p>` + prose, true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			start := time.Now()
			p, err := Extract(t.Context(), tc.src, "")
			if d := time.Since(start); d > 20*time.Second {
				t.Errorf("took %v", d)
			}
			if tc.article && (err != nil || !strings.Contains(p.Text, "agreed to repair the sea wall")) {
				t.Errorf("text %.200q, error %v", p.Text, err)
			}
			if !tc.article && !errors.Is(err, page.ErrNoArticle) {
				t.Errorf("text %.200q, error %v, want no article", p.Text, err)
			}
		})
	}
}

func TestExtractStopsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Extract(ctx, "<html><body>"+prose, ""); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want canceled", err)
	}
}

func TestParagraphsKeepWordsApart(t *testing.T) {
	text, title := flatText(`<title>T &amp; U</title><div>One<div>Two</div>Three<span> four</span></div><ul><li>a<li>b</ul>x<br>y<table><tr><td>1<td>2</table>`)
	if want := "One\n\nTwo\n\nThree four\n\na\n\nb\n\nx\n\ny\n\n1 2"; text != want {
		t.Errorf("text %q, want %q", text, want)
	}
	if title != "T & U" {
		t.Errorf("title %q", title)
	}
}

func TestStripDataURLs(t *testing.T) {
	got := stripDataURLs(`<img src="data:image/png;base64,AAAA+/=="> and url(data:font/woff2;base64,BBBB) end`)
	if want := `<img src="data:image/png;base64,"> and url(data:font/woff2;base64,) end`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestChooseTitle(t *testing.T) {
	for _, tc := range []struct{ title, h1, og, ld, site, want string }{
		{"A ferry sails again | The Post", "A ferry sails again", "A ferry sails again", "", "The Post", "A ferry sails again"},
		{"A ferry sails again - Post", "The Post", "A ferry sails again", "", "The Post", "A ferry sails again"},
		{"Why 9 - 5 is over for many people", "", "", "", "", "Why 9 - 5 is over for many people"},
		{"A ferry sails again", "", "", "A ferry sails again to the isle", "", "A ferry sails again to the isle"},
		{"Ferry timetable 2026 for the isle", "The ferry sails to the isle again in 2026", "Ferry timetable 2026 for the isle", "", "", "The ferry sails to the isle again in 2026"},
		{"Ferry timetable 2026 for the isle", "Newsletter and contact", "Ferry timetable 2026 for the isle", "", "", "Ferry timetable 2026 for the isle"},
		{"Isle life: A ferry sails again", "Isle life: A ferry sails again", "A ferry sails again", "Isle life: A ferry sails again", "", "A ferry sails again"},
		{"Isle ferry: all you need to know", "Isle ferry: all you need to know", "Isle ferry: all you need to know", "Nine crowns and a cold deck to the isle", "", "Nine crowns and a cold deck to the isle"},
		{"A ferry sails again | The Post", "A ferry sails again", "A ferry sails again", "The Post", "The Post", "A ferry sails again"},
		{"The ferry to the isle sails - captain resigns", "The ferry to the isle sails - captain resigns", "The ferry to the isle sails - captain resigns", "", "", "The ferry to the isle sails - captain resigns"},
		{"The ferry to the isle sails | Opinion", "The ferry to the isle sails | Opinion", "", "", "", "The ferry to the isle sails"},
		{"", "", "", "", "", ""},
	} {
		h := head{title: tc.title, meta: map[string][]string{}}
		if tc.h1 != "" {
			h.h1 = []string{tc.h1}
		}
		if tc.og != "" {
			h.meta["og:title"] = []string{tc.og}
		}
		if got := chooseTitle(&h, declared{title: tc.ld}, tc.site); got != tc.want {
			t.Errorf("%+v: title %q", tc, got)
		}
	}
}

func TestCleanAuthors(t *testing.T) {
	for _, tc := range []struct {
		names []string
		want  string
	}{
		{[]string{"By Lena Orford and Musa Dell"}, "Lena Orford, Musa Dell"},
		{[]string{"https://post.example/authors/lena"}, ""},
		{[]string{"The Post"}, ""},
		{[]string{"Staff", "Lena Orford"}, "Lena Orford"},
		{[]string{"Lena Orford, Political Correspondent"}, "Lena Orford"},
		{[]string{"Lena Orford", "lena orford"}, "Lena Orford"},
		{[]string{"Elena Ober (obe)"}, "Elena Ober"},
	} {
		if got := cleanAuthors(tc.names, "The Post"); got != tc.want {
			t.Errorf("%q: %q, want %q", tc.names, got, tc.want)
		}
	}
}

func FuzzExtract(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.html")
	for _, path := range paths {
		if b, err := os.ReadFile(path); err == nil {
			f.Add(string(b))
		}
	}
	f.Add(`<script type="application/ld+json">[{"@type":["Article"],"author":{"@id":"x"}},{"@id":"x","name":{"name":[1]}}]</script>` + prose)
	f.Fuzz(func(t *testing.T, src string) {
		p, err := Extract(context.Background(), strings.ToValidUTF8(src, "?"), "")
		if err == nil && (p.Text == "" || !utf8.ValidString(p.Text)) {
			t.Fatalf("bad text %q", p.Text)
		}
	})
}

func BenchmarkExtract(b *testing.B) {
	src, err := os.ReadFile("testdata/article.html")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if _, err := Extract(b.Context(), string(src), ""); err != nil {
			b.Fatal(err)
		}
	}
}

// TestPageWithoutTitle takes the line above the text, as of documents that were published as pages.
func TestPageWithoutTitle(t *testing.T) {
	p, err := Extract(t.Context(), `<html><body><div id="header">Published using Google Docs</div><div id="contents"><p class="c1 title"><span>Harrow Bay mends its wall</span></p>`+prose+`</div></body></html>`, "")
	if err != nil || p.Title != "Harrow Bay mends its wall" || strings.Contains(p.Text, "mends its wall") {
		t.Errorf("%q, %q, %v", p.Title, p.Text, err)
	}
}
