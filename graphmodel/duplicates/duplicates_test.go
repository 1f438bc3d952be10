package duplicates

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
)

func article(id, text string) *graphmodel.Article { return &graphmodel.Article{ID: id, Text: text} }

// story is one of testdata: a wire report, the same rewritten, and another one
// on the same subject.
type story struct{ name, wire, rewrite, other string }

func stories(t testing.TB) []story {
	t.Helper()
	var out []story
	for n := 1; n <= 3; n++ {
		b, err := os.ReadFile(fmt.Sprintf("testdata/rewrites%d.txt", n))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range strings.Split(string(b), "\n== ")[1:] {
			name, rest, _ := strings.Cut(s, "\n-- wire\n")
			wire, rest, _ := strings.Cut(rest, "\n-- rewrite\n")
			rewrite, other, ok := strings.Cut(rest, "\n-- other\n")
			if !ok {
				t.Fatalf("story %q lacks a part", name)
			}
			out = append(out, story{name, wire, rewrite, strings.TrimSpace(other)})
		}
	}
	return out
}

// pairsOf lists the pairs of articles that stand in one group.
func pairsOf(articles []*graphmodel.Article, found map[string]string) [][2]string {
	groups := map[string][]string{}
	for _, a := range articles {
		root := a.ID
		if of, ok := found[a.ID]; ok {
			root = of
		}
		groups[root] = append(groups[root], a.ID)
	}
	var out [][2]string
	for _, root := range slices.Sorted(maps.Keys(groups)) {
		g := slices.Sorted(slices.Values(groups[root]))
		for i := range g {
			for _, other := range g[i+1:] {
				out = append(out, [2]string{g[i], other})
			}
		}
	}
	return out
}

// TestRewrites measures thirty rewritten stories among thirty others on the same
// subjects: recall at least .80 at a precision of at least .97.
func TestRewrites(t *testing.T) {
	var articles []*graphmodel.Article
	list := stories(t)
	for _, s := range list {
		articles = append(articles, article(s.name+"/wire", s.wire), article(s.name+"/rewrite", s.rewrite), article(s.name+"/other", s.other))
	}
	right, wrong := 0, 0
	for _, p := range pairsOf(articles, Find(articles)) {
		name, _ := strings.CutSuffix(p[0], "/rewrite")
		if p[1] == name+"/wire" {
			right++
			continue
		}
		wrong++
		t.Logf("wrong: %s and %s", p[0], p[1])
	}
	t.Logf("%d stories: %d rewritten ones found, %d wrong pairs", len(list), right, wrong)
	if len(list) != 30 || right < 24 || float64(right) < 0.97*float64(right+wrong) {
		t.Errorf("of %d stories %d found, %d wrong", len(list), right, wrong)
	}
}

// copies are what becomes of a report on its way through editorial systems.
var copies = map[string]func(r *rand.Rand, paragraphs []string) string{
	"byline": func(_ *rand.Rand, p []string) string {
		return "By our correspondents in the capital and abroad\n\n" + strings.Join(p, "\n\n") + "\n\n(Additional reporting by the news desk)"
	},
	"new lead": func(_ *rand.Rand, p []string) string {
		return "What happened here will keep people busy for a long time, observers believe, and many questions are open.\n\n" + strings.Join(p[1:], "\n\n")
	},
	"half":    func(_ *rand.Rand, p []string) string { return shortened(p, 0.5) },
	"quarter": func(_ *rand.Rand, p []string) string { return shortened(p, 0.25) },
	"longer": func(r *rand.Rand, p []string) string {
		return strings.Join(p, "\n\n") + "\n\n" + noise(r, len(strings.Fields(strings.Join(p, " ")))/2)
	},
	"tenth edited": func(r *rand.Rand, p []string) string { return edited(r, p, 0.1) },
	"fifth edited": func(r *rand.Rand, p []string) string { return edited(r, p, 0.2) },
	"boilerplate": func(r *rand.Rand, p []string) string {
		return noise(r, 60) + "\n\n" + strings.Join(p, "\n\n") + "\n\n" + noise(r, 80)
	},
}

func shortened(p []string, share float64) string {
	words := strings.Fields(strings.Join(p, "\n\n"))
	return strings.Join(words[:max(minWords+5, int(float64(len(words))*share))], " ")
}

func noise(r *rand.Rand, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("word%d", r.IntN(5000))
	}
	return strings.Join(words, " ")
}

// edited replaces a share of the words, in stretches of one to three.
func edited(r *rand.Rand, p []string, share float64) string {
	words := strings.Fields(strings.Join(p, " "))
	for changed := 0; changed < int(share*float64(len(words))); {
		at, n := r.IntN(len(words)), 1+r.IntN(3)
		for i := at; i < min(at+n, len(words)); i++ {
			words[i] = fmt.Sprintf("other%d", r.IntN(5000))
			changed++
		}
	}
	return strings.Join(words, " ")
}

// TestCopies measures copies made by a program of real articles. It needs gold
// data: CLEW_EVAL names its folder.
func TestCopies(t *testing.T) {
	bodies := goldBodies(t)
	r := rand.New(rand.NewPCG(1, 2))
	kinds := slices.Sorted(maps.Keys(copies))
	var articles []*graphmodel.Article
	made, missed := 0, map[string]int{}
	for i, body := range bodies {
		kind := kinds[i%len(kinds)]
		articles = append(articles, article(fmt.Sprintf("%03d", i), body))
		articles = append(articles, article(fmt.Sprintf("%03d %s", i, kind), copies[kind](r, strings.Split(body, "\n\n"))))
		missed[kind]++
		made++
	}
	right, wrong := 0, 0
	for _, p := range pairsOf(articles, Find(articles)) {
		if p[0][:3] == p[1][:3] {
			right++
			missed[p[1][4:]]--
			continue
		}
		wrong++
		t.Logf("wrong: %s and %s", p[0], p[1])
	}
	precision := float64(right) / float64(right+wrong)
	t.Logf("%d copies: %d found, %d wrong pairs, precision %.3f", made, right, wrong, precision)
	if right < made || precision < 0.97 {
		t.Errorf("of %d copies %d found, precision %.3f; missed %v", made, right, precision, missed)
	}
}

// goldBodies returns the texts of real articles that are long enough.
func goldBodies(t testing.TB) []string {
	t.Helper()
	folder := os.Getenv("CLEW_EVAL")
	if folder == "" {
		t.Skip("CLEW_EVAL does not name a folder with gold data")
	}
	f, err := os.Open(filepath.Join(folder, "articles", "gold.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var bodies []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var g struct{ Src, Body string }
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		if g.Src != "traf" && len(strings.Fields(g.Body)) >= 100 {
			bodies = append(bodies, g.Body)
		}
	}
	return bodies
}

func TestGroupsDependOnTheSetAlone(t *testing.T) {
	var articles []*graphmodel.Article
	for i, s := range stories(t) {
		a := article(s.name+"/wire", s.wire)
		if i%2 == 0 {
			a.Published = graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: 3, Day: 1 + i%20})
		}
		articles = append(articles, a, article(s.name+"/rewrite", s.rewrite), article(s.name+"/copy", s.wire), article(s.name+"/other", s.other))
	}
	want := Find(articles)
	if len(want) < 50 {
		t.Fatalf("only %d repeat something", len(want))
	}
	index := NewIndex()
	for n := range 20 {
		r := rand.New(rand.NewPCG(uint64(n), 0))
		r.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		before := runtime.GOMAXPROCS(1 + n%4)
		index.Find(articles[:1+r.IntN(len(articles))]) // as a project grows
		got := index.Find(articles)
		runtime.GOMAXPROCS(before)
		if !maps.Equal(got, want) {
			t.Fatalf("order %d gives other groups", n)
		}
	}
}

// TestIndexIsKept: whatever the articles that came and went before, an index gives
// what a new one gives, also where buckets overflow and dates change.
func TestIndexIsKept(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	list := stories(t)[:8]
	var all []*graphmodel.Article
	for i := range 240 {
		s := list[r.IntN(len(list))]
		text := copies[[]string{"byline", "new lead", "half", "quarter", "tenth edited", "fifth edited", "boilerplate"}[r.IntN(7)]](r, strings.Split(s.wire, "\n\n"))
		switch i % 4 {
		case 0:
			text = noise(r, 120) // unrelated but for what stands below
		case 1:
			text = s.rewrite
		}
		a := article(fmt.Sprintf("%03d", i), text+"\n\nRead more of this on our pages and subscribe to the letter that we send every morning to readers of all ages in town and abroad.")
		if r.IntN(4) > 0 {
			a.Published = graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: 3, Day: 1 + r.IntN(28)})
		}
		all = append(all, a)
	}
	index := NewIndex()
	for round := range 60 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		some := slices.Clone(all[:r.IntN(len(all))])
		if round%3 > 0 && round > 0 { // only a few come or go
			some = slices.Clone(all[:200+r.IntN(8)])
		}
		for range 3 {
			if len(some) > 0 {
				k := r.IntN(len(some))
				moved := *some[k]
				moved.Published = graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: 2, Day: 1 + r.IntN(28)})
				some[k] = &moved
			}
		}
		if got, want := index.Find(some), Find(some); !maps.Equal(got, want) {
			t.Fatalf("round %d of %d articles: %d repeat others, not %d", round, len(some), len(got), len(want))
		}
		slices.SortFunc(all, func(a, b *graphmodel.Article) int { return strings.Compare(a.ID, b.ID) })
	}
}

func TestFirstOfAGroup(t *testing.T) {
	s := stories(t)[0]
	day := func(id, text string, d int) *graphmodel.Article {
		a := article(id, text)
		if d > 0 {
			a.Published = graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: 3, Day: d})
		}
		return a
	}
	for _, c := range []struct {
		name     string
		articles []*graphmodel.Article
		want     map[string]string
	}{
		{"the earliest stands for the group", []*graphmodel.Article{day("a", s.wire, 5), day("b", s.rewrite, 4)}, map[string]string{"a": "b"}},
		{"without a date it comes last", []*graphmodel.Article{day("a", s.wire, 0), day("b", s.rewrite, 4)}, map[string]string{"a": "b"}},
		{"of one day the smaller id", []*graphmodel.Article{day("b", s.wire, 4), day("a", s.rewrite, 4)}, map[string]string{"b": "a"}},
		{"what is weeks older was not rewritten", []*graphmodel.Article{day("a", s.wire, 1), day("b", s.rewrite, 28)}, map[string]string{}},
		{"but a copy is a copy", []*graphmodel.Article{day("a", s.wire, 1), day("b", s.wire+"\n\nArchive", 28)}, map[string]string{"b": "a"}},
		{"short texts must be the same", []*graphmodel.Article{day("a", "Rain fell.", 1), day("b", "Rain fell.", 1), day("c", "Rain fell!", 1), day("d", "", 1), day("e", "", 1)}, map[string]string{"b": "a"}},
	} {
		if got := Find(c.articles); !maps.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
}

// TestOverviewIsNoCopy: what holds many reports is none of them, and does not
// make one of them all.
func TestOverviewIsNoCopy(t *testing.T) {
	var all strings.Builder
	var articles []*graphmodel.Article
	for _, s := range stories(t) {
		all.WriteString(s.wire + "\n\n")
		articles = append(articles, article(s.name, s.wire))
	}
	articles = append(articles, article("overview", all.String()))
	if got := Find(articles); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

func TestScriptsWithoutSpaces(t *testing.T) {
	text := "俄罗斯总统在莫斯科会见了美国特使双方讨论了停火问题会谈持续了三个小时克里姆林宫发言人说会谈是有益的"
	other := "东京股市星期一大幅上涨日元对美元汇率下跌投资者等待中央银行本周公布的利率决定分析师预计不会有变化"
	got := Find([]*graphmodel.Article{article("a", text), article("b", text+"会谈还将继续"), article("c", other)})
	if want := map[string]string{"b": "a"}; !maps.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}

func FuzzFind(f *testing.F) {
	f.Add("a b c", "a b c d")
	f.Add(strings.Repeat("one two ", 30), strings.Repeat("one two ", 300))
	f.Add("\xff\xfe", "é’s")
	f.Fuzz(func(t *testing.T, x, y string) {
		one := Find([]*graphmodel.Article{article("a", x), article("b", y)})
		two := Find([]*graphmodel.Article{article("b", y), article("a", x)})
		if !maps.Equal(one, two) {
			t.Errorf("order matters: %v, %v", one, two)
		}
		if x == y && x != "" && one["b"] != "a" {
			t.Error("the same text is not found")
		}
	})
}

// many makes a project of news: each tenth article repeats an earlier one in
// part, and each has the same lines below it.
func many(n int) []*graphmodel.Article {
	r := rand.New(rand.NewPCG(3, 4))
	out := make([]*graphmodel.Article, n)
	for i := range out {
		text := noise(r, 500)
		if i%10 == 9 {
			text = shortened([]string{out[r.IntN(i)].Text}, 0.6)
		}
		out[i] = article(fmt.Sprintf("%06d", i), text+" Read more of this on our pages and subscribe to the letter that we send every morning to readers")
	}
	return out
}

func BenchmarkFind(b *testing.B) {
	articles := many(20_000)
	b.Run("new", func(b *testing.B) {
		for b.Loop() {
			Find(articles)
		}
	})
	b.Run("one more", func(b *testing.B) {
		index := NewIndex()
		index.Find(articles)
		for i := 0; b.Loop(); i++ { // by turns one article less and one more
			index.Find(articles[(i+1)%2:])
		}
	})
}
