package importers

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"runtime/metrics"
	"strings"
	"testing"
	"time"
	"unicode"

	"clew/graphmodel/cputime"
	"clew/importers/pdf"
)

// hostileEnv asks for the full test of hostile files: its value is how many
// files the folder has.
const hostileEnv = "CLEW_HOSTILE"

func TestMain(m *testing.M) {
	if code, isChild := pdf.RunChild(os.Args[1:], pdfCache, os.Stdin, os.Stdout); isChild {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// pdfCache keeps the compiled PDF library between runs.
func pdfCache() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	dir := filepath.Join(base, "clew-test", "pdf")
	if os.MkdirAll(dir, 0o700) != nil {
		return ""
	}
	return dir
}

// raceDetector is set where the race detector watches.
var raceDetector bool

// maxImportMemory is what an import of any folder may use, in bytes.
const maxImportMemory = 600 << 20

// TestHostileFolder imports a folder of ordinary and hostile files. Each file
// must give an article or a line that names it and says why, the ordinary ones
// must all be read, and memory stays bounded.
func TestHostileFolder(t *testing.T) {
	if raceDetector {
		t.Skip("the race detector multiplies memory and time; packaging/test.sh runs this without it")
	}
	if testing.Short() {
		t.Skip("it writes 1,000 files")
	}
	dir := t.TempDir()
	files := 1000
	full := os.Getenv(hostileEnv) != ""
	if full {
		if _, err := fmt.Sscan(os.Getenv(hostileEnv), &files); err != nil {
			t.Fatalf("%s: %v", hostileEnv, err)
		}
	}
	expected := fillHostile(t, dir, files, full)
	debug.FreeOSMemory()
	if full {
		oneByOne(t, expected)
	}
	peak := watchMemory(t)
	start := time.Now()
	calls := 0
	articles, report := ReadAll(t.Context(), []Source{FileSource(dir)}, Options{Progress: func(int, int, string) { calls++ }})
	used, took := peak(), time.Since(start)
	t.Logf("%d files: %d articles, %d lines, %d MB, %v", len(expected), len(articles), len(report.Skipped), used>>20, took.Round(time.Millisecond))
	if used > maxImportMemory {
		t.Errorf("%d MB in use", used>>20)
	}
	if calls < files/2 {
		t.Errorf("progress was told %d times", calls)
	}
	checkHostile(t, expected, articlesBySource(articles, report), report)
	cancelHostile(t, dir, full)
}

// expectation is what must come of a file.
type expectation struct {
	path    string
	read    bool   // it gives an article
	says    string // a line about it holds these words; "" where there may be none
	without string // no article may hold this
	graph   bool   // it may give a graph in place of an article
}

func articlesBySource(articles []*graphArticle, r Report) map[string][]string {
	texts := map[string][]string{}
	for _, a := range articles {
		source, _, _ := strings.Cut(a.Source, " › ")
		texts[source] = append(texts[source], a.Title+"\n"+a.Text)
	}
	for _, d := range r.Duplicates {
		source, _, _ := strings.Cut(d.Source, " › ")
		texts[source] = append(texts[source], "")
	}
	return texts
}

func checkHostile(t *testing.T, expected []expectation, texts map[string][]string, report Report) {
	t.Helper()
	lines := map[string][]string{}
	for _, i := range report.Skipped {
		source, _, _ := strings.Cut(i.Source, " › ")
		line := i.Reason.Error()
		lines[source] = append(lines[source], line)
		if strings.ContainsFunc(line, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) }) || len(line) > 2000 {
			t.Errorf("this line would upset a terminal: %.300q", line)
		}
	}
	for _, x := range report.Warnings {
		source, _, _ := strings.Cut(x.Source, " › ")
		lines[source] = append(lines[source], x.Reason.Error())
	}
	for _, e := range expected {
		got, said := texts[e.path], strings.Join(lines[e.path], "\n")
		if e.read && len(got) == 0 {
			t.Errorf("%q was not read: %.300s", filepath.Base(e.path), said)
		}
		if e.says != "" && !strings.Contains(said, e.says) {
			t.Errorf("%q: no line says %q: %.500s (%d articles)", filepath.Base(e.path), e.says, said, len(got))
		}
		if len(got) == 0 && said == "" && !e.graph {
			t.Errorf("%q: neither an article nor a line", filepath.Base(e.path))
		}
		for _, text := range got {
			if e.without != "" && strings.Contains(text, e.without) {
				t.Errorf("%q: its article holds %q", filepath.Base(e.path), e.without)
			}
		}
	}
}

// cancelHostile cancels imports at several moments: they return at once.
func cancelHostile(t *testing.T, dir string, full bool) {
	t.Helper()
	limit := 2 * time.Second // a loaded machine may be slow
	if full {
		limit = 200 * time.Millisecond
	}
	worst := time.Duration(0)
	for _, after := range []time.Duration{0, 30 * time.Millisecond, 300 * time.Millisecond, time.Second, 2500 * time.Millisecond} {
		ctx, cancel := context.WithCancel(t.Context())
		canceled := make(chan time.Time, 1)
		time.AfterFunc(after, func() { canceled <- time.Now(); cancel() })
		_, report := ReadAll(ctx, []Source{FileSource(dir)}, Options{})
		end := time.Now()
		select {
		case at := <-canceled:
			worst = max(worst, end.Sub(at))
			if len(report.Skipped) == 0 {
				t.Error("what was not read any more is not told")
			}
		default: // all was read before
		}
		cancel()
	}
	t.Logf("canceled within %v", worst.Round(time.Millisecond))
	if worst > limit {
		t.Errorf("canceling took %v", worst)
	}
}

// oneByOne logs which files need the most time and memory.
func oneByOne(t *testing.T, expected []expectation) {
	t.Helper()
	for _, e := range expected {
		peak := watchMemory(t)
		start, spent := time.Now(), cputime.Used()
		ReadAll(t.Context(), []Source{FileSource(e.path)}, Options{Workers: 1})
		took, cost, used := time.Since(start), cputime.Used()-spent, peak()
		if took > time.Second || used > 150<<20 {
			t.Logf("%-30.30q %8v, of the processor %8v, %4d MB", filepath.Base(filepath.Dir(e.path))+"/"+filepath.Base(e.path), took.Round(time.Millisecond), cost.Round(time.Millisecond), used>>20)
			debug.FreeOSMemory()
		}
		if used > maxImportMemory {
			t.Errorf("%q: %d MB in use", e.path, used>>20)
		}
		if took > time.Minute {
			t.Errorf("%q took %v", e.path, took)
		}
	}
}

// watchMemory returns a function that tells the most memory in use since.
func watchMemory(t *testing.T) func() uint64 {
	t.Helper()
	stop, most := make(chan struct{}), make(chan uint64)
	go func() {
		sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		peak := uint64(0)
		for {
			metrics.Read(sample)
			peak = max(peak, sample[0].Value.Uint64()-sample[1].Value.Uint64())
			select {
			case <-tick.C:
			case <-stop:
				most <- peak
				return
			}
		}
	}()
	return func() uint64 { close(stop); return <-most }
}
