package ingest_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/graphmodel/cputime"
	"clew/graphmodel/duplicates"
	"clew/graphmodel/fulltext"
	"clew/graphmodel/project"
	"clew/graphmodel/resolve"
)

// benchProject copies the project that CLEW_BENCH_PROJECT names (packaging/bigproject
// makes one), so that it can be written.
func benchProject(b *testing.B) string {
	b.Helper()
	from := os.Getenv("CLEW_BENCH_PROJECT")
	if from == "" {
		b.Skip("CLEW_BENCH_PROJECT names no project")
	}
	to := filepath.Join(b.TempDir(), "large.clew")
	in, err := os.Open(from)
	if err != nil {
		b.Fatal(err)
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.Copy(out, in); err != nil {
		b.Fatal(err)
	}
	if err := out.Close(); err != nil {
		b.Fatal(err)
	}
	// One of an earlier version is brought up to date before anything is measured.
	p, err := project.Open(b.Context(), to)
	if err == nil {
		err = p.Close()
	}
	if err != nil {
		b.Fatal(err)
	}
	return to
}

func openBench(b *testing.B, path string) (*project.Project, *graphmodel.Graph, project.State) {
	b.Helper()
	p, err := project.Open(b.Context(), path)
	if err != nil {
		b.Fatal(err)
	}
	p.SetBackups(false)
	g, s, err := ingest.Open(b.Context(), p, func() { b.Log("the graph was worked out") })
	if err != nil {
		b.Fatal(err)
	}
	return p, g, s
}

// resident returns the resident memory of the process in MB, where the system tells:
// now (VmRSS), or the most that it was (VmHWM).
func resident(which string) float64 {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	var kb float64
	if _, rest, ok := bytes.Cut(status, []byte(which+":")); ok {
		_, _ = fmt.Sscan(string(rest), &kb)
	}
	return kb / 1024
}

// collected returns how many garbage collections have ended.
func collected() int64 {
	var s debug.GCStats
	debug.ReadGCStats(&s)
	return s.NumGC
}

// forgetPeak lets the system count the most resident memory anew, where it can.
func forgetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// BenchmarkLargeOpen opens a project, with its graph, and answers a question. It
// tells the memory that is then resident and the most that was, and the size of the file by that of
// the texts.
func BenchmarkLargeOpen(b *testing.B) {
	path := benchProject(b)
	for b.Loop() {
		forgetPeak()
		spent := cputime.Used()
		p, g, s := openBench(b, path)
		if _, err := p.Search(b.Context(), "with", 20); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		b.ReportMetric((cputime.Used() - spent).Seconds(), "cpu-s")
		text := 0
		for _, a := range s.Articles {
			text += len(a.Text)
		}
		info, err := os.Stat(path)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(resident("VmHWM"), "MB-peak")
		b.ReportMetric(resident("VmRSS"), "MB-resident")
		debug.FreeOSMemory() // as the window does when it rests
		b.ReportMetric(resident("VmRSS"), "MB-resting")
		b.ReportMetric(float64(info.Size())/float64(text), "file/text")
		b.ReportMetric(float64(g.Snapshot().Links.Len()), "links")
		_ = p.Close()
		runtime.KeepAlive(g)
		p, g, s = nil, nil, project.State{} //nolint:ineffassign // garbage for the next round
		debug.FreeOSMemory()
		b.StartTimer()
	}
}

// report tells quantiles of times, in milliseconds.
func report(b *testing.B, times []time.Duration, what string) {
	slices.Sort(times)
	for _, q := range []int{50, 95, 99} {
		b.ReportMetric(times[min(len(times)-1, len(times)*q/100)].Seconds()*1000, fmt.Sprintf("%sms-p%d", what, q))
	}
}

// slowEdit is the time from which on an edit tells where it went.
const slowEdit = 20 * time.Millisecond

// BenchmarkLargeEdit renames entities, one a commit, and tells the time of the commit
// (commit-) beside that of the whole; and where the first edit and each that takes
// long spends it.
func BenchmarkLargeEdit(b *testing.B) {
	path := benchProject(b)
	p, g, _ := openBench(b, path)
	defer p.Close()
	var times, spent, written []time.Duration
	for i := 0; b.Loop(); i++ {
		collections := collected()
		start, cpu := time.Now(), cputime.Used()
		e := g.Snapshot().Entities[(i*7919)%len(g.Snapshot().Entities)]
		change, err := g.Decide("Rename", graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: e.ID, Value: fmt.Sprint("Name ", i)})
		decided := time.Since(start)
		if err == nil {
			_, err = g.Apply(change)
		}
		applied := time.Since(start)
		if err == nil {
			_, err = p.Write(b.Context(), project.Delta{Decisions: change.Decisions, Graph: &change}, "Rename")
		}
		if err != nil {
			b.Fatal(err)
		}
		took := time.Since(start)
		times, spent, written = append(times, took), append(spent, cputime.Used()-cpu), append(written, took-applied)
		if i == 0 || took > slowEdit {
			b.Logf("edit %d took %v: deciding %v, the graph %v, the commit %v; %v of processor time, %d garbage collections ended",
				i, took, decided, applied-decided, took-applied, spent[i], collected()-collections)
		}
	}
	report(b, times, "")
	report(b, spent, "cpu-")
	report(b, written, "commit-")
	if info, err := os.Stat(path + "-wal"); err == nil {
		b.ReportMetric(float64(info.Size())/1024/float64(len(times)), "KB-log") // an edit, while the log only grows
	}
}

// BenchmarkLargeTyping types names and words letter by letter, and asks for
// entities and articles at each.
func BenchmarkLargeTyping(b *testing.B) {
	p, g, s := openBench(b, benchProject(b))
	defer p.Close()
	var typed []string
	for i := range 40 {
		words := strings.Fields(s.Articles[i*len(s.Articles)/40].Text)
		text := strings.ToLower(words[(i*31)%len(words)])
		if i%2 == 0 {
			text = strings.ToLower(g.Snapshot().Entities[i*len(g.Snapshot().Entities)/40].Name)
		}
		for k := range []rune(text)[:min(12, len([]rune(text)))] {
			typed = append(typed, string([]rune(text)[:k+1]))
		}
	}
	var names fulltext.Names
	names.Find(g.Snapshot(), fulltext.ParseQuery("a"), 1) // folded once
	var times, spent []time.Duration
	for i := 0; b.Loop(); i++ {
		start, cpu := time.Now(), cputime.Used()
		q := typed[i%len(typed)]
		names.Find(g.Snapshot(), fulltext.ParseQuery(q), 20)
		if _, err := p.Search(b.Context(), q, 20); err != nil {
			b.Fatal(err)
		}
		times, spent = append(times, time.Since(start)), append(spent, cputime.Used()-cpu)
		if took := times[len(times)-1]; took > 100*time.Millisecond && i < len(typed) {
			b.Logf("%q took %v, %v of processor time", q, took, spent[len(spent)-1])
		}
	}
	report(b, times, "")
	report(b, spent, "cpu-")
}

// BenchmarkLargeImport adds articles, one a step, each with the entities of one that
// is there. The first is not measured: it finds the names and compares the texts of
// all.
func BenchmarkLargeImport(b *testing.B) {
	p, g, s := openBench(b, benchProject(b))
	defer p.Close()
	c := ingest.Corpus{Articles: s.Articles, Decisions: s.Decisions, Index: duplicates.NewIndex(), Names: &resolve.Index{}}
	var spent, times []time.Duration
	n := 0
	add := func() {
		old := s.Articles[(n*7919)%len(s.Articles)]
		a := *old
		a.Title += fmt.Sprint(" again ", n)
		a.Text = strings.ReplaceAll(a.Text, "the ", "his ") // as long
		a.ID = graphmodel.NewArticleID(a.Title, a.Text)
		n++
		found, err := p.Findings(b.Context(), []*graphmodel.Article{old})
		if err != nil || len(found) != 1 {
			b.Fatal(len(found), err)
		}
		found[0].ArticleID = a.ID
		start, begun := cputime.Used(), time.Now()
		var at phases
		if c, at, err = add(b.Context(), p, g, c, &a, found[0]); err != nil {
			b.Fatal(err)
		}
		spent, times = append(spent, cputime.Used()-start), append(times, time.Since(begun))
		if took := spent[len(spent)-1]; took > slowArticle {
			b.Logf("article %d takes %v of processor time: %v", n, took, at)
		}
	}
	add()
	b.Logf("the first takes %v of processor time; %.0f MB are resident", spent[0], resident("VmRSS"))
	spent, times = nil, nil
	for b.Loop() {
		add()
	}
	report(b, spent, "cpu-")
	report(b, times, "")
	b.ReportMetric(resident("VmRSS"), "MB-resident")
}

// slowArticle is the processor time from which on an import tells where it went.
const slowArticle = 250 * time.Millisecond

// phases are the processor times of the parts of an import.
type phases struct {
	graph, read, apply, write time.Duration
	articles                  int // of which the findings were read
	collections               uint32
}

func (x phases) String() string {
	return fmt.Sprintf("graph %v (of which reading the findings of %d articles %v), applying %v, writing %v, %d garbage collections ended",
		x.graph, x.articles, x.read, x.apply, x.write, x.collections)
}

func add(ctx context.Context, p *project.Project, g *graphmodel.Graph, c ingest.Corpus, a *graphmodel.Article, f graphmodel.Findings) (next ingest.Corpus, at phases, err error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	last := cputime.Used()
	phase := func(into *time.Duration) {
		now := cputime.Used()
		*into += now - last
		last = now
	}
	rest := func(ctx context.Context, articles []*graphmodel.Article) ([]graphmodel.Findings, error) {
		begun := cputime.Used()
		defer func() { at.read += cputime.Used() - begun }()
		at.articles += len(articles)
		return p.Findings(ctx, articles)
	}
	r := ingest.Result{Articles: []*graphmodel.Article{a}, Findings: []graphmodel.Findings{f}}
	next, change, err := c.ImportInto(ctx, r, g.Snapshot(), "Import", rest)
	if err != nil {
		return c, at, err
	}
	phase(&at.graph)
	if _, err := g.Apply(change); err != nil {
		return c, at, err
	}
	phase(&at.apply)
	d := project.Delta{Articles: change.Articles, Findings: map[string]graphmodel.Findings{a.ID: f}, Graph: &change}
	_, err = p.Write(ctx, d, "Import")
	phase(&at.write)
	runtime.ReadMemStats(&after)
	at.collections = after.NumGC - before.NumGC
	return next, at, err
}

// BenchmarkLargeUndo undoes and redoes, by way of the file, a step that added an
// article and one that renamed an entity, as the window does with steps of earlier
// sittings.
func BenchmarkLargeUndo(b *testing.B) {
	p, g, s := openBench(b, benchProject(b))
	defer p.Close()
	c := ingest.Corpus{Articles: s.Articles, Decisions: s.Decisions, Index: duplicates.NewIndex(), Names: &resolve.Index{}}
	start, err := p.Latest(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	old := s.Articles[len(s.Articles)/2]
	a := *old
	a.Title += " again"
	a.Text = strings.ReplaceAll(a.Text, "the ", "his ")
	a.ID = graphmodel.NewArticleID(a.Title, a.Text)
	found, err := p.Findings(b.Context(), []*graphmodel.Article{old})
	if err != nil || len(found) != 1 {
		b.Fatal(len(found), err)
	}
	found[0].ArticleID = a.ID
	if c, _, err = add(b.Context(), p, g, c, &a, found[0]); err != nil {
		b.Fatal(err)
	}
	e := g.Snapshot().Entities[7]
	change, err := g.Decide("Rename", graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: e.ID, Value: "Another Name"})
	if err == nil {
		_, err = g.Apply(change)
	}
	if err == nil {
		_, err = p.Write(b.Context(), project.Delta{Decisions: change.Decisions, Graph: &change}, "Rename")
	}
	if err != nil {
		b.Fatal(err)
	}
	end, err := p.Latest(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	var spent []time.Duration
	move := func(to int64) {
		begun := cputime.Used()
		now := g.Snapshot()
		here := ingest.Corpus{Articles: now.Articles, Decisions: g.Decisions(), Names: c.Names}
		change, err := here.MoveTo(b.Context(), p, now, to)
		if err == nil {
			_, err = g.Apply(change)
		}
		if err != nil {
			b.Fatal(err)
		}
		spent = append(spent, cputime.Used()-begun)
	}
	for i := 0; b.Loop(); i++ {
		move([]int64{start, end}[i%2])
	}
	report(b, spent, "cpu-")
}
