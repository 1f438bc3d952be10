package graphs

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/importers/format"
	"clew/importers/format/formattest"
)

const graphMLText = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE graphml [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
 <key id="k" for="node" attr.name="kind" attr.type="string"><default>person</default></key>
 <key id="r" for="edge" attr.name="relation" attr.type="string"/>
 <key id="w" for="edge" attr.name="weight" attr.type="double"/>
 <key id="g" for="node" yfiles.type="nodegraphics"/>
 <graph edgedefault="directed">
  <node id="n0"><data key="g"><y:ShapeNode><y:Geometry x="0" y="0" width="30" height="30"/><y:NodeLabel>Anna Berg</y:NodeLabel></y:ShapeNode></data></node>
  <node id="n1"><data key="k">company</data><data key="g"><y:ShapeNode><y:Geometry x="300" y="100" width="30" height="30"/><y:NodeLabel>Northwind &amp; Sons</y:NodeLabel></y:ShapeNode></data></node>
  <node id="n2"><data key="k">city</data><data key="label">Velden &lol2;</data>
   <graph edgedefault="undirected"><node id="n2::n0"><data key="label">Port</data><data key="k">place</data></node><edge source="n2::n0" target="n0"/></graph>
  </node>
  <edge source="n0" target="n1"><data key="r">works for</data><data key="w">3.5</data></edge>
  <edge source="n1" target="n2"><data key="r">headquartered in</data></edge>
  <edge source="n0" target="n1"/>
 </graph>
</graphml>`

const gexfText = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
 <graph defaultedgetype="undirected" mode="dynamic">
  <attributes class="node"><attribute id="0" title="Category" type="string"/><attribute id="1" title="Born" type="integer"/></attributes>
  <nodes>
   <node id="a" label="Anna Berg"><attvalues><attvalue for="0" value="Person"/><attvalue for="1" value="1970" start="2001"/></attvalues>
    <viz:position x="10" y="20" z="0"/><viz:color r="255" g="0" b="16"/><spells><spell start="2001"/></spells></node>
   <node id="b" label="Talks"><attvalues><attvalue for="0" value="Event"/></attvalues><viz:position x="400" y="300"/></node>
  </nodes>
  <edges><edge id="0" source="a" target="b" weight="2.0" label="took part in"/><edge source="a" target="" /></edges>
 </graph>
</gexf>`

const gmlText = "Creator \"someone\"\n# a remark\ngraph [\n directed 1\n node [ id 1 label \"Caf\xe9 &amp; Fils\" type \"company\" graphics [ x 1.0 y 2.0 w 3 ] data [ a [ b 5 ] ] ]\n" +
	" node [ id 2 label \"Anna\" type \"person\" graphics [ x 500 y 400 ] ]\n edge [ source 2 target 1 label \"director of\" value 4 ]\n]\n"

const dotText = `/* made by hand */ strict digraph "G" {
 node [kind=person]; rankdir=LR
 a [label="Anna\nBerg", pos="10,20!"]; // a remark
 subgraph cluster_x { node [kind=company]; b [label=<Northwind <b>Ltd</b>>]; c:port }
 a -> { b c } [label="director " + "of", weight=3];
 a -> d -> "e \"x\"";
 subgraph cluster_x -> d
}`

func read(t testing.TB, f format.Format, name, text string) *format.Model {
	t.Helper()
	if c := f.Match(format.Sniff{Head: []byte(text[:min(len(text), 4096)]), Name: name}); c != format.ByBytes {
		t.Errorf("%s is recognized with confidence %d", name, c)
	}
	found, err := formattest.Read(t, f, name, []byte(text))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return Models(found.Graphs)[0]
}

// lines writes a model in a short form.
func lines(m *format.Model) []string {
	names := map[string]string{}
	var out []string
	for _, e := range m.Entities {
		names[e.ID] = e.Name
		line := string(e.Kind) + " " + e.Name
		if _, ok := m.Positions[e.ID]; ok {
			line += " @"
		}
		for _, a := range e.Attributes {
			line += fmt.Sprintf(" %s=%s", a.Key, a.Value)
		}
		out = append(out, line)
	}
	for _, l := range m.Links {
		line := fmt.Sprintf("%s -%s:%s-> %s", names[l.From], l.Type, l.Label, names[l.To])
		for _, a := range l.Attributes {
			line += fmt.Sprintf(" %s=%s", a.Key, a.Value)
		}
		out = append(out, line)
	}
	return out
}

func TestFormats(t *testing.T) {
	for _, c := range []struct {
		name   string
		of     format.Format
		text   string
		want   []string
		notice string
	}{
		{"x.graphml", GraphML(), graphMLText, []string{
			"person Anna Berg @", "organization Northwind & Sons @ kind=company", "place Velden &lol2; kind=city", "place Port",
			"Port -role:linked to-> Anna Berg direction=none",
			"Anna Berg -role:-> Northwind & Sons relation=works for weight=3.5",
			"Northwind & Sons -based_in:-> Velden &lol2; relation=headquartered in",
			"Anna Berg -role:linked to-> Northwind & Sons",
		}, "2 of 4 links have no type"},
		{"x.gexf", GEXF(), gexfText, []string{
			"person Anna Berg @ Born=1970 color=#ff0010", "event Talks @",
			"Talks -participant:took part in-> Anna Berg direction=none weight=2.0",
		}, "come and go"},
		{"x.gml", GML(), gmlText, []string{
			"organization Café & Fils @ data.a.b=5 type=company", "person Anna @",
			"Anna -role:director of-> Café & Fils value=4",
		}, ""},
		{"x.dot", DOT(), dotText, []string{
			"person Anna Berg", "organization Northwind Ltd kind=company", "organization c kind=company", "person d", `person e "x"`,
			"Anna Berg -role:director of-> Northwind Ltd weight=3", "Anna Berg -role:director of-> c weight=3",
			"Anna Berg -role:linked to-> d", `d -role:linked to-> e "x"`,
			"Northwind Ltd -role:linked to-> d", "c -role:linked to-> d",
		}, ""},
		{"nodes.csv", Tables(), "Id;Label;Type;Latitude;Longitude\n1;Anna;person;;\n2;Velden;place;52,5;13\n3;Oslo;place;59.9;10.7\n", []string{
			"person Anna", "place Velden Latitude=52,5 Longitude=13", "place Oslo",
		}, ""},
		{"edges.csv", Tables(), "\ufeffSource,Target,Type,Label,Weight\nAnna,Northwind Ltd,Directed,owns,5\nBo,Anna,Undirected,married to,1\n,Anna,,,\n", []string{
			"person Anna", "organization Northwind Ltd", "person Bo",
			"Anna -owns:owns-> Northwind Ltd Weight=5", "Anna -family:married to-> Bo Weight=1",
		}, "without both ends"},
	} {
		m := read(t, c.of, c.name, c.text)
		got := lines(m)
		if c.name == "edges.csv" { // the ends of undirected links are sorted by id
			got[4] = strings.Replace(got[4], "Bo -family:married to-> Anna", "Anna -family:married to-> Bo", 1)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, strings.Join(got, "\n"), strings.Join(c.want, "\n"))
		}
		if !strings.Contains(strings.Join(m.Notices, "; "), c.notice) {
			t.Errorf("%s: notices %q", c.name, m.Notices)
		}
		for _, e := range m.Entities {
			if e.Origin != c.name || e.Status != graphmodel.Accepted || len(e.Mentions) > 0 {
				t.Errorf("%s: entity %+v", c.name, e)
			}
		}
		for _, l := range m.Links {
			if len(l.Evidence) != 1 || l.Evidence[0].Extractor != "file:"+c.name {
				t.Errorf("%s: link %+v", c.name, l)
			}
		}
	}
}

// TestKeptFields: what the model has fields for does not become an attribute.
func TestKeptFields(t *testing.T) {
	m := read(t, Tables(), "nodes.csv", "id,label,kind,type,start,end,stance,aliases,latitude,longitude,country,status\n"+
		"1,Talks,event,CONSULT,2025-04,,planned,,,,,\n2,Oslo,place,,,,,Christiania; Kristiania,59.9,10.7,NO,hidden\n")
	talks, oslo := m.Entities[0], m.Entities[1]
	if talks.Type != graphmodel.Consult || talks.When != graphmodel.MonthInterval(2025, 4) || talks.Stance != graphmodel.Planned {
		t.Errorf("event %+v", talks)
	}
	if !oslo.HasCoord || oslo.Lat != 59.9 || oslo.Country != "NO" || oslo.Status != graphmodel.Hidden || len(oslo.Aliases) != 2 || len(oslo.Attributes) != 0 {
		t.Errorf("place %+v", oslo)
	}
}

func TestNodesAndEdgesOfTwoTables(t *testing.T) {
	nodes, _ := formattest.Read(t, Tables(), "a/nodes.csv", []byte("Id,Label,Kind\n1,Anna,person\n2,Northwind,organization\n3,Alone,person\n"))
	edges, _ := formattest.Read(t, Tables(), "a/edges.csv", []byte("Source,Target,Label\n1,2,owns\n"))
	models := Models(append(nodes.Graphs, edges.Graphs...))
	if models[0] != nil || models[1] == nil {
		t.Fatalf("models %v", models)
	}
	want := []string{"person Anna", "organization Northwind", "person Alone", "Anna -owns:owns-> Northwind"}
	if got := lines(models[1]); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestNoGraphs(t *testing.T) {
	for _, text := range []string{
		"graph theory is a branch of mathematics { and more }", "Graph [of the day]: sales", "digraph: two letters that stand for one sound",
		"title,text\nA,The text of an article\n", "id,name\n1,Anna\n", "from,text\na,b\n", "Source: Reuters, Target: nobody\n", `{"format":"other"}`,
		"<html><body>about &lt;graphml&gt; <gexf></body></html>", "date,value\n2025,3\n", "",
	} {
		for _, f := range Formats() {
			if f.Match(format.Sniff{Head: []byte(text)}) != format.No {
				t.Errorf("%q is taken for %s", text, f.Name)
			}
		}
	}
}

// TestHostile: nothing hangs, takes memory without bound or panics.
func TestHostile(t *testing.T) {
	deep := strings.Repeat
	for _, c := range []struct {
		name string
		of   format.Format
		text string
		want error // nil for a graph with a notice
	}{
		{"deep elements", GraphML(), "<graphml>" + deep("<graph><node id='a'>", 50_000), nil},
		{"deep elements of GEXF", GEXF(), "<gexf>" + deep("<nodes><node id='a'>", 50_000), nil},
		{"deep lists", GML(), "graph [ " + deep("node [ a [ ", 50_000), nil},
		{"deep subgraphs", DOT(), "graph { " + deep("subgraph { a ", 50_000), nil},
		{"open string", DOT(), `graph { a [label="` + deep("x", 100_000), nil},
		{"open markup", DOT(), "graph { a [label=<" + deep("<", 100_000), nil},
		{"open remark", DOT(), "graph { a /*" + deep("*", 100_000), nil},
		{"billion laughs", GraphML(), `<!DOCTYPE graphml [<!ENTITY a "` + deep("x", 1000) + `"><!ENTITY b "` + deep("&a;", 1000) + `">]><graphml><graph><node id="` + deep("&b;", 1000) + `"/></graph></graphml>`, nil},
		{"edges of all to all", DOT(), "graph { {" + deepNames(3000) + "} -- {" + deepNames(3000) + "} }", format.ErrTooLarge},
		{"cut off", GEXF(), gexfText[:700], nil},
		{"nothing", GraphML(), "<graphml><graph/></graphml>", nil},
		{"broken", ClewJSON(), `{"format":"clew-graph","articles":[`, format.ErrDamaged},
		{"newer", ClewJSON(), `{"format":"clew-graph","version":99}`, nil},
	} {
		found, err := formattest.Read(t, c.of, "x", []byte(c.text))
		if c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
		if err != nil && len(err.Error()) < 10 {
			t.Errorf("%s: the error says nothing: %v", c.name, err)
		}
		for _, m := range Models(found.Graphs) {
			if len(m.Entities) > 3*format.MaxAttributes {
				t.Errorf("%s: %d entities", c.name, len(m.Entities))
			}
		}
	}
}

func deepNames(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, " n%d", i)
	}
	return b.String()
}

func TestPositionsGetRoom(t *testing.T) {
	var b strings.Builder
	b.WriteString("graph {")
	for i := range 100 {
		fmt.Fprintf(&b, "n%d [pos=\"%d,%d\"];", i, i%10, i/10)
	}
	m := read(t, DOT(), "x.dot", b.String()+"}")
	p0, p1, p10 := m.Positions[m.Entities[0].ID], m.Positions[m.Entities[1].ID], m.Positions[m.Entities[10].ID]
	if p1.X-p0.X < 50 || p1.X-p0.X > 200 || p10.Y >= p0.Y {
		t.Errorf("positions %v, %v, %v", p0, p1, p10)
	}
}

func fuzz(f *testing.F, of format.Format, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		found, err := formattest.Read(t, of, "fuzz", b)
		if err != nil && err.Error() == "" {
			t.Error("an error without a text")
		}
		for _, m := range Models(found.Graphs) {
			checkModel(t, m)
		}
	})
}

// checkModel checks that a graph takes the model as it is.
func checkModel(t *testing.T, m *format.Model) {
	t.Helper()
	g := graphmodel.New()
	change := graphmodel.Replace(g.Snapshot(), m.Articles, slices.Clone(m.Entities), slices.Clone(m.Links))
	if _, err := g.Apply(change); err != nil {
		t.Fatal(err)
	}
	if g.Snapshot().Links.Len() != len(m.Links) || len(g.Snapshot().Entities) != len(m.Entities) {
		t.Errorf("of %d entities and %d links %d and %d are new", len(m.Entities), len(m.Links), len(g.Snapshot().Entities), g.Snapshot().Links.Len())
	}
	for _, e := range m.Entities {
		if e.Name != strings.ToValidUTF8(e.Name, "") || graphmodel.Fold(e.Name) == "" {
			t.Errorf("name %q", e.Name)
		}
	}
}

func FuzzGraphML(f *testing.F) { fuzz(f, GraphML(), graphMLText) }
func FuzzGEXF(f *testing.F)    { fuzz(f, GEXF(), gexfText) }
func FuzzGML(f *testing.F)     { fuzz(f, GML(), gmlText) }
func FuzzDOT(f *testing.F)     { fuzz(f, DOT(), dotText) }

func FuzzTables(f *testing.F) {
	fuzz(f, Tables(), "Id,Label,Kind\n1,Anna,person\n", "Source,Target,Type\na,b,Undirected\n", "von;nach\nA;B\n")
}

func FuzzClewJSON(f *testing.F) {
	fuzz(f, ClewJSON(), `{"format":"clew-graph","version":1,"articles":[{"id":"a1","title":"T","published":"2025-04-25","text":"Anna met Bo."}],`+
		`"entities":[{"id":"e1","kind":"person","name":"Anna","aliases":["A"],"status":"accepted","mentions":[{"article":"a1","start":0,"end":4,"quote":"Anna"}]},`+
		`{"id":"e2","kind":"event","name":"met","type":"CONSULT","start":"2025-04-25","end":"2025-04-25","precision":"day","stance":"asserted","speaker":"e1","status":"suggested","mentions":[]}],`+
		`"links":[{"id":"l1","from":"e2","to":"e1","type":"participant","label":"","confidence":0.9,"status":"suggested","evidence":[{"article":"a1","start":0,"end":12,"quote":"Anna met Bo.","extractor":"x","stance":"asserted"}]}]}`)
}
