package graphs

import (
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/export"
	"clew/importers/format"
)

// again writes a model as DOT and reads that.
func again(t *testing.T, m *format.Model) (dot string, back *format.Model) {
	t.Helper()
	var out strings.Builder
	if err := export.DOT(&out, graphmodel.NewSnapshot(1, nil, m.Entities, m.Links), export.DOTOptions{}); err != nil {
		t.Fatal(err)
	}
	return out.String(), read(t, DOT(), "again.dot", out.String())
}

// TestUndirectedDOT reads a graph without directions, writes it and reads that: no
// arrow comes of it on the way, nor is one that is drawn lost.
func TestUndirectedDOT(t *testing.T) {
	const undirected = " direction=none"
	for _, c := range []struct {
		text  string
		joins string // how the edges of the written graph are joined
		want  []string
	}{
		{"graph { a -- b [label=\"works with\"]; b -- c; talks [kind=event]; talks -- a }", " -- ", []string{
			"a -role:works with-> b" + undirected, "b -role:linked to-> c" + undirected,
			"talks -participant:-> a" + undirected,
		}},
		{"digraph { a -> b; a -> c [dir=none]; a -> d [dir=back]; c -> d [dir=both] }", " -> ", []string{
			"a -role:linked to-> b", "a -role:linked to-> c" + undirected, "c -role:linked to-> d" + undirected, "d -role:linked to-> a",
		}},
		{"graph { a -- b [dir=forward]; a -- c [dir=back] }", " -> ", []string{
			"a -role:linked to-> b", "c -role:linked to-> a",
		}},
	} {
		first := read(t, DOT(), "x.dot", c.text)
		dot, second := again(t, first)
		for i, m := range []*format.Model{first, second} {
			got := lines(m)[len(m.Entities):]
			slices.Sort(got)
			want := slices.Clone(c.want)
			if i == 1 { // the class tells that it is an event and who took part
				want[len(want)-1] = strings.Replace(want[len(want)-1], "participant:->"+" a"+undirected, "participant:-> a", 1)
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s, read %d times:\n%s\nwant\n%s", c.text, i+1, strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
		if strings.Contains(dot, " -- ") != (c.joins == " -- ") || strings.HasPrefix(dot, "digraph") != (c.joins == " -> ") {
			t.Errorf("%s is written as\n%s", c.text, dot)
		}
		arrows := strings.Count(dot, c.joins) - strings.Count(dot, "dir=none")
		if c.joins == " -- " {
			arrows = 0
		}
		drawn := 0
		for _, l := range first.Links {
			if l.Arrow() != graphmodel.NoArrow {
				drawn++
			}
		}
		if arrows != drawn {
			t.Errorf("%s: %d links have an arrow on the canvas, %d in\n%s", c.text, drawn, arrows, dot)
		}
	}
}

// TestTooltips keeps what other programs write there, and leaves out what only repeats the type.
func TestTooltips(t *testing.T) {
	m := read(t, DOT(), "x.dot", `digraph { a -> b [class="member_of", tooltip="met in Oslo"]; b -> c [class="member_of", tooltip="member of"] }`)
	for i, want := range []bool{true, false} {
		if got := slices.ContainsFunc(m.Links[i].Attributes, func(a graphmodel.Attribute) bool { return a.Key == "tooltip" }); got != want {
			t.Errorf("link %d has a tooltip: %v, want %v", i+1, got, want)
		}
	}
}
