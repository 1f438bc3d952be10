package cli

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	files := articles(t, 2)
	text := clew(t, "", "read", files[0]).expect(t, ExitOK)
	if !strings.Contains(text.stdout, "\n\n") || len(text.stdout) < 500 {
		t.Errorf("text: %.200s", text.stdout)
	}
	lines := strings.Split(strings.TrimSpace(clew(t, "", "read", "--format", "jsonl", files[1], files[0]).expect(t, ExitOK).stdout), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines", len(lines))
	}
	for i, line := range lines {
		var record map[string]any
		if err := json.Unmarshal([]byte(line), &record); err != nil {
			t.Fatal(err)
		}
		if record["path"] != files[1-i] {
			t.Errorf("line %d is of %v", i, record["path"])
		}
		for _, key := range []string{"path", "title", "author", "date", "site", "language", "url", "text", "warnings"} {
			if _, ok := record[key]; !ok {
				t.Errorf("line %d lacks %s", i, key)
			}
		}
	}
	var one map[string]any
	if err := json.Unmarshal([]byte(clew(t, "", "read", "--format", "json", files[0]).expect(t, ExitOK).stdout), &one); err != nil {
		t.Error(err)
	}
	content, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	if r := clew(t, string(content), "read", "-").expect(t, ExitOK); r.stdout != text.stdout {
		t.Error("reading standard input gives another text")
	}
	in, _ := json.Marshal(map[string]string{"id": "x1", "text": string(content)})
	r := clew(t, string(in)+"\n", "read", "--jsonl-in").expect(t, ExitOK)
	if !strings.HasPrefix(r.stdout, `{"id":"x1"`) {
		t.Errorf("got %.100s", r.stdout)
	}
}

// TestExtract feeds many lines, so that several batches are in work, and
// checks order, offsets and indexes.
func TestExtract(t *testing.T) {
	var in strings.Builder
	const n = 150
	text := "President Anna Berg of Norway met Carl Dahl in Oslo on Friday. “Norway is ready,” Berg said."
	for i := range n {
		line, err := json.Marshal(map[string]string{"id": fmt.Sprint("t", i), "text": strings.Repeat(" ", i%3) + text, "date": "2025-04-25"})
		if err != nil {
			t.Fatal(err)
		}
		in.Write(line)
		in.WriteByte('\n')
	}
	r := clew(t, in.String(), "extract").expect(t, ExitOK)
	lines := strings.Split(strings.TrimSpace(r.stdout), "\n")
	if len(lines) != n {
		t.Fatalf("%d lines, want %d", len(lines), n)
	}
	for i, line := range lines {
		var o extractOutput
		if err := json.Unmarshal([]byte(line), &o); err != nil {
			t.Fatal(err)
		}
		if o.ID != fmt.Sprint("t", i) {
			t.Fatalf("line %d is of %s", i, o.ID)
		}
		checkOutput(t, strings.Repeat(" ", i%3)+text, o)
	}
	if again := clew(t, in.String(), "extract"); again.stdout != r.stdout {
		t.Error("a second run gives another result")
	}
}

func checkOutput(t *testing.T, text string, o extractOutput) {
	t.Helper()
	names := map[string]bool{}
	for _, e := range o.Entities {
		names[text[e.Start:e.End]+"/"+e.Type] = true
	}
	for _, want := range []string{"Carl Dahl/PERSON", "Oslo/PLACE"} {
		if !names[want] {
			t.Fatalf("%s was not found in %v", want, names)
		}
	}
	for _, chain := range o.Coref {
		for _, i := range chain {
			if o.Entities[i].Entity != o.Entities[chain[0]].Entity {
				t.Errorf("chain %v joins different entities", chain)
			}
		}
	}
	for _, rel := range o.Relations {
		if rel.Head >= len(o.Entities) || rel.Tail >= len(o.Entities) || rel.Span[1] > len(text) {
			t.Errorf("relation %+v", rel)
		}
	}
}

// TestExtractTellsNames checks what stands for an entity without being its name.
func TestExtractTellsNames(t *testing.T) {
	text := "The Kenyan minister met Ana Lindholm in Oslo. The Nigerian financial crimes unit called her. The Ghana News Agency said so."
	in, err := json.Marshal(map[string]string{"id": "x", "text": text})
	if err != nil {
		t.Fatal(err)
	}
	var o extractOutput
	if err := json.Unmarshal([]byte(clew(t, string(in)+"\n", "extract").expect(t, ExitOK).stdout), &o); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, e := range o.Entities {
		got[text[e.Start:e.End]] = e.Type + " " + e.Kind
	}
	for span, want := range map[string]string{
		"Kenyan": "OTHER name", "Ana Lindholm": "PERSON name", "Oslo": "PLACE name", "Nigerian financial crimes unit": "ORG nominal",
		"Ghana": "PLACE nested", "Ghana News Agency": "ORG name",
	} {
		if got[span] != want {
			t.Errorf("%q is %q, want %q, of %v", span, got[span], want, got)
		}
	}
}

func TestExtractRefusesBadLines(t *testing.T) {
	clew(t, "{\"id\":\"a\",\"text\":\"Oslo\"}\n\nnot json\n", "extract").expect(t, ExitFailed, "line 3")
	clew(t, `{"id":"a","text":"Oslo","date":"yesterday"}`, "extract").expect(t, ExitFailed, "line 1", "yesterday")
	if r := clew(t, "", "extract").expect(t, ExitOK); r.stdout != "" {
		t.Errorf("got %q", r.stdout)
	}
}

// TestExtractRelation checks that heads, tails and evidence point where the
// text says so, and that nothing found is empty lists.
func TestExtractRelation(t *testing.T) {
	text := "Kenyan President Ana Lindholm's envoy, Bo Karlsen, met the Norwegian minister in Oslo. He praised her."
	r := clew(t, "\n{\"id\":\"a\",\"text\":\""+text+"\"}\n{\"id\":\"empty\",\"text\":\"\"}", "extract").expect(t, ExitOK)
	first, second, _ := strings.Cut(r.stdout, "\n")
	var o extractOutput
	if err := json.Unmarshal([]byte(first), &o); err != nil {
		t.Fatal(err)
	}
	found := false
	for _, rel := range o.Relations {
		head, tail := o.Entities[rel.Head], o.Entities[rel.Tail]
		found = found || text[head.Start:head.End] == "Bo Karlsen" && text[tail.Start:tail.End] == "Ana Lindholm" && rel.Type == "role" && rel.Label == "envoy of"
		if rel.Span[0] > head.Start || rel.Span[1] < head.End {
			t.Errorf("the evidence %v does not hold the head", rel.Span)
		}
	}
	if !found {
		t.Errorf("no envoy in %s", first)
	}
	if want := `{"id":"empty","entities":[],"coref":[],"events":[],"predicates":[],"relations":[]}` + "\n"; second != want {
		t.Errorf("empty text gives %s", second)
	}
}

func TestExplain(t *testing.T) {
	const text = "Kenyan envoy Bo Karlsen met Ana Lindholm in Lima on Monday."
	r := clew(t, "", "extract", "--explain", "-date", "2025-05-16", text).expect(t, ExitOK)
	for _, want := range []string{"tokens\n", "tree\n", "names: ", "why: events", "why: relations", "who is who", "CONSULT", "2025-05-"} {
		if !strings.Contains(r.stdout, want) {
			t.Errorf("%q is not explained in:\n%s", want, r.stdout)
		}
	}
	if in := clew(t, text+"\n", "extract", "-explain", "-date=2025-05-16").expect(t, ExitOK); in.stdout != r.stdout {
		t.Error("standard input is explained otherwise")
	}
	clew(t, " \n", "extract", "--explain").expect(t, ExitUsage, "needs a text")
	clew(t, "", "extract", "--explain", "--date", "soon", text).expect(t, ExitUsage, "soon")
	clew(t, strings.Repeat(text, 1000), "extract", "--explain").expect(t, ExitFailed, "too long")
}

func TestParse(t *testing.T) {
	in := "# sent_id = 1\n1\tAnna\t_\t_\t_\t_\t_\t_\t_\t_\n2\tsleeps\t_\t_\t_\t_\t_\t_\t_\t_\n3\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n"
	r := clew(t, in, "parse", "--conllu").expect(t, ExitOK)
	if !strings.Contains(r.stdout, "# sent_id = 1\n1\tAnna\t") || !strings.Contains(r.stdout, "\tVERB\t") || !strings.Contains(r.stdout, "root") {
		t.Errorf("got %s", r.stdout)
	}
	clew(t, "1\tAnna\n", "parse", "--conllu").expect(t, ExitFailed)
}

func TestLayout(t *testing.T) {
	dir := folder(t, map[string]string{
		"edges.tsv": "# a comment\n0\t1\n1\t2\n2\t0\n\n4\t4\n",
		"words.tsv": "0\t1\none\ttwo\n",
		"three.tsv": "0\t1\t2\n",
		"huge.tsv":  "0\t99999999999\n",
		"minus.tsv": "0\t-1\n",
	})
	out := filepath.Join(dir, "positions.xy")
	r := clew(t, "", "layout", "-i", filepath.Join(dir, "edges.tsv"), "-o", out, "--seed", "3", "--threads", "1").expect(t, ExitOK)
	var times struct {
		CPU   *int `json:"cpu_ms"`
		Wall  *int `json:"wall_ms"`
		Nodes int  `json:"nodes"`
		Edges int  `json:"edges"`
	}
	if err := json.Unmarshal([]byte(r.stderr), &times); err != nil || times.CPU == nil || times.Wall == nil || times.Nodes != 5 || times.Edges != 4 {
		t.Errorf("%v: %s", err, r.stderr)
	}
	content, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(string(content), "\n"), "\n")
	if len(lines) != 5 {
		t.Fatalf("%d positions", len(lines))
	}
	for _, line := range lines {
		var x, y float64
		if n, err := fmt.Sscan(line, &x, &y); n != 2 || err != nil {
			t.Errorf("position %q", line)
		}
	}
	for name, want := range map[string]string{"words.tsv": "line 2", "three.tsv": "line 1", "huge.tsv": "line 1", "minus.tsv": "line 1", "no.tsv": "no.tsv"} {
		clew(t, "", "layout", "-i", filepath.Join(dir, name)).expect(t, ExitFailed, name, want)
	}
	if r := clew(t, "0 1\n", "layout", "-i", "-").expect(t, ExitOK); strings.Count(r.stdout, "\n") != 2 {
		t.Errorf("got %q", r.stdout)
	}
}

func TestLayoutMeasure(t *testing.T) {
	dir := folder(t, map[string]string{
		"edges.tsv": "0\t1\n1\t2\n2\t3\n",
		"good.xy":   "0 0\n1 0\n2 0\n3 0\n",
		"short.xy":  "0 0\n",
		"words.xy":  "0 0\n1 one\n2 0\n3 0\n",
	})
	edges := filepath.Join(dir, "edges.tsv")
	r := clew(t, "", "layout", "-i", edges, "--measure", filepath.Join(dir, "good.xy")).expect(t, ExitOK)
	var q struct{ Stress, Neighborhood, Crossings *float64 }
	if err := json.Unmarshal([]byte(r.stdout), &q); err != nil || q.Stress == nil || *q.Stress != 0 || q.Crossings == nil || *q.Crossings != 0 || q.Neighborhood == nil {
		t.Errorf("%v: %s", err, r.stdout)
	}
	for name, want := range map[string]string{"short.xy": "1 positions for 4", "words.xy": "line 2", "no.xy": "no.xy"} {
		clew(t, "", "layout", "-i", edges, "--measure", filepath.Join(dir, name)).expect(t, ExitFailed, want)
	}
	for _, name := range []string{"force", "springs", "layered", "radial", "grid"} {
		r := clew(t, "", "layout", "-i", edges, "--layout", name, "--root", "2").expect(t, ExitOK)
		if strings.Count(r.stdout, "\n") != 4 {
			t.Errorf("%s: %q", name, r.stdout)
		}
	}
}

func FuzzParseEdges(f *testing.F) {
	for _, s := range []string{"", "0\t1\n", "#\n", "1 2 3", "-1 0", "99999999999999999999 1", "0\t1\r\n1\t0"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g, err := parseEdges([]byte(s))
		if err != nil {
			return
		}
		for _, e := range g.Edges {
			if e.A < 0 || int(e.A) >= g.N || e.B < 0 || int(e.B) >= g.N {
				t.Errorf("edge %v of %d nodes", e, g.N)
			}
		}
	})
}
