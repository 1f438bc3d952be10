package export

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"clew/graphmodel"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// small is a graph with every kind of entity and with text that is hard to
// write down.
func small() *graphmodel.Snapshot {
	text := "Zoë \"Z\" Čapek met 北京 officials on <Friday>.\nShe said: \\ no."
	day := graphmodel.DayInterval(graphmodel.Date{Year: 2025, Month: time.April, Day: 25})
	span := func(quote string) graphmodel.Span {
		i := strings.Index(text, quote)
		return graphmodel.Span{Start: i, End: i + len(quote)}
	}
	articles := []*graphmodel.Article{{ID: "a1", Title: "A & B", Published: day, Language: "en", Text: text, Source: "/secret/path"}}
	entities := []*graphmodel.Entity{
		{
			ID: "e3", Kind: graphmodel.Place, Name: "北京", Aliases: []string{"Beijing"}, HasCoord: true, Lat: 39.9, Lon: 0, Country: "CN",
			Mentions: []graphmodel.Mention{{Article: "a1", Span: span("北京"), Form: graphmodel.FormName}},
		},
		{
			ID: "e1", Kind: graphmodel.Person, Name: "Zoë \"Z\" Čapek", Aliases: []string{"=Čapek"}, Status: graphmodel.Accepted,
			Mentions: []graphmodel.Mention{{Article: "a1", Span: span("Zoë \"Z\" Čapek")}, {Article: "a1", Span: span("She")}},
		},
		{
			ID: "e2", Kind: graphmodel.Event, Name: "meeting", Type: graphmodel.Consult, When: day, Stance: graphmodel.Planned, Speaker: "e1",
			Mentions: []graphmodel.Mention{{Article: "a1", Span: span("met")}},
		},
		{ID: "e4", Kind: graphmodel.Event, Name: "something"},
		{ID: "e5", Kind: graphmodel.Organization, Name: "Hidden, Inc.", Status: graphmodel.Hidden, Country: "US"},
	}
	proof := []graphmodel.Evidence{{Article: "a1", Span: span("Zoë \"Z\" Čapek met 北京"), Extractor: "frame:meet"}}
	links := []*graphmodel.Link{
		{ID: "l2", From: "e2", To: "e1", Type: graphmodel.Participant, Confidence: 0.92, Evidence: proof},
		{ID: "l1", From: "e2", To: "e3", Type: graphmodel.AtPlace, Label: "met <in>", Confidence: 1, Evidence: proof},
		{
			ID: "l3", From: "e1", To: "e5", Type: graphmodel.Role, Label: "-chief of", Confidence: 0.5, Status: graphmodel.Accepted,
			Evidence: []graphmodel.Evidence{{Extractor: graphmodel.PersonExtractor, Stance: graphmodel.Denied}},
		},
	}
	return graphmodel.NewSnapshot(1, articles, entities, links)
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (go test -update rewrites it):\n%s", path, got)
	}
}

func write(t *testing.T, f func(io.Writer, *graphmodel.Snapshot) error, s *graphmodel.Snapshot) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b, s); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestJSONGolden(t *testing.T) { golden(t, "small.json", write(t, JSON, small())) }

func TestDOTGolden(t *testing.T) {
	golden(t, "small.dot", write(t, func(w io.Writer, s *graphmodel.Snapshot) error {
		return DOT(w, s, DOTOptions{
			Color:      func(*graphmodel.Entity) (string, string, string) { return "#ffffff", "#112233", "#000000" },
			LinkColor:  func(*graphmodel.Link) string { return "#445566" },
			Background: "#fefefe",
		})
	}, small()))
}

// TestJSONKeepsItsPromises checks what docs/graph-json.md says about every file.
func TestJSONKeepsItsPromises(t *testing.T) {
	out := write(t, JSON, small())
	var g struct {
		Format   string
		Version  int
		Articles []map[string]any
		Entities []map[string]any
		Links    []map[string]any
	}
	if err := json.Unmarshal(out, &g); err != nil {
		t.Fatal(err)
	}
	if g.Format != "clew-graph" || g.Version != 1 {
		t.Errorf("format %q, version %d", g.Format, g.Version)
	}
	texts := map[string]string{}
	for _, a := range g.Articles {
		texts[a["id"].(string)] = a["text"].(string)
	}
	for _, list := range [][]map[string]any{g.Articles, g.Entities, g.Links} {
		for i := 1; i < len(list); i++ {
			if list[i-1]["id"].(string) >= list[i]["id"].(string) {
				t.Errorf("%v and %v are not sorted by id", list[i-1]["id"], list[i]["id"])
			}
		}
	}
	quotes := 0
	for _, owner := range append(g.Entities, g.Links...) {
		for _, key := range []string{"mentions", "evidence"} {
			spans, _ := owner[key].([]any)
			for _, v := range spans {
				m := v.(map[string]any)
				if m["article"] == nil {
					continue
				}
				quotes++
				text := texts[m["article"].(string)]
				if got := text[int(m["start"].(float64)):int(m["end"].(float64))]; got != m["quote"] {
					t.Errorf("quote %q, text %q", m["quote"], got)
				}
			}
		}
	}
	if quotes != 6 {
		t.Errorf("%d quotes were checked, want 6", quotes)
	}
	for _, e := range g.Entities {
		for _, key := range []string{"type", "stance", "precision"} {
			if _, ok := e[key]; ok != (e["kind"] == "event") {
				t.Errorf("%v: field %s there: %v", e["id"], key, ok)
			}
		}
		if _, ok := e["lon"]; ok != (e["id"] == "e3") {
			t.Errorf("%v: longitude there: %v", e["id"], ok)
		}
	}
	if bytes.Contains(out, []byte("/secret/path")) {
		t.Error("the path of the source is in the file")
	}
}

func TestJSONOfNothing(t *testing.T) {
	out := write(t, JSON, graphmodel.NewSnapshot(0, nil, nil, nil))
	want := "{\"format\":\"clew-graph\",\"version\":1,\n\"articles\":[],\n\"entities\":[],\n\"links\":[]}\n"
	if string(out) != want {
		t.Errorf("got %s", out)
	}
}

func TestSameBytesEveryTime(t *testing.T) {
	for _, f := range Formats() {
		if !bytes.Equal(write(t, f.Write, small()), write(t, f.Write, small())) {
			t.Errorf("%s: two files of the same graph differ", f.Name)
		}
	}
}

func TestCSV(t *testing.T) {
	out := write(t, CSV, small())
	z, err := zip.NewReader(bytes.NewReader(out), int64(len(out)))
	if err != nil {
		t.Fatal(err)
	}
	tables := map[string][][]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if tables[f.Name], err = csv.NewReader(r).ReadAll(); err != nil {
			t.Fatal(err)
		}
	}
	nodes, edges := tables["nodes.csv"], tables["edges.csv"]
	if len(nodes) != 6 || len(edges) != 4 {
		t.Fatalf("%d rows of nodes and %d of edges", len(nodes), len(edges))
	}
	if nodes[1][1] != "Zoë \"Z\" Čapek" || nodes[1][3] != "'=Čapek" {
		t.Errorf("first node: %q", nodes[1])
	}
	if edges[3][5] != "'-chief of" || edges[1][1] != "e2" || edges[1][2] != "e3" {
		t.Errorf("edges: %q", edges)
	}
}

func TestUnknownFormat(t *testing.T) {
	_, err := ByName("graphml2")
	if err == nil || !strings.Contains(err.Error(), "csv, dot, json") {
		t.Errorf("got %v", err)
	}
}

// unquote reads a quoted string of the DOT language as Graphviz does.
func unquote(t *testing.T, q string) string {
	t.Helper()
	if len(q) < 2 || q[0] != '"' || q[len(q)-1] != '"' {
		t.Fatalf("%q is not quoted", q)
	}
	var b strings.Builder
	for i := 1; i < len(q)-1; i++ {
		switch {
		case q[i] == '"':
			t.Fatalf("%q ends in its middle", q)
		case q[i] == '\\' && i+1 < len(q)-1:
			i++
			if q[i] == 'n' {
				b.WriteByte('\n')
			} else {
				b.WriteByte(q[i])
			}
		case q[i] == '\\':
			t.Fatalf("%q escapes its end", q)
		default:
			b.WriteByte(q[i])
		}
	}
	return b.String()
}

func FuzzQuote(f *testing.F) {
	for _, s := range []string{"", "a", `"`, `\`, `a\"b`, "\n", "\x00\x1b", "\xff\xfe", "北京", `\N`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := Quote(s)
		if !utf8.ValidString(q) || strings.ContainsAny(q, "\n\r\x00") {
			t.Errorf("Quote(%q) = %q", s, q)
		}
		keep := func(r rune) rune {
			switch {
			case r == '\t':
				return ' '
			case r == '\n':
				return r
			case r < ' ' || r == 0x7f || r == utf8.RuneError || r == 0xfffe || r == 0xffff:
				return -1
			}
			return r
		}
		if got, want := unquote(t, q), strings.Map(keep, s); got != want {
			t.Errorf("Quote(%q) reads back as %q, want %q", s, got, want)
		}
	})
}

func BenchmarkJSON(b *testing.B) {
	s := small()
	for b.Loop() {
		if err := JSON(io.Discard, s); err != nil {
			b.Fatal(err)
		}
	}
}
