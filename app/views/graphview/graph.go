package graphview

import (
	"slices"

	"clew/app/scene"
)

// graph is who is linked to whom in a scene, in compressed sparse rows.
type graph struct {
	scene *scene.Scene
	first []int32 // of each node, one more at the end
	list  []arc
}

// arc is a link as seen from one of its ends.
type arc struct{ node, link int32 }

func newGraph(s *scene.Scene) *graph {
	g := &graph{scene: s, first: make([]int32, len(s.Nodes)+1), list: make([]arc, 2*len(s.Links))}
	for i := range s.Links {
		g.first[s.Links[i].From+1]++
		g.first[s.Links[i].To+1]++
	}
	for i := range s.Nodes {
		g.first[i+1] += g.first[i]
	}
	next := slices.Clone(g.first)
	add := func(from, to, link int) {
		g.list[next[from]] = arc{int32(to), int32(link)}
		next[from]++
	}
	for i := range s.Links {
		l := &s.Links[i]
		add(l.From, l.To, i)
		add(l.To, l.From, i)
	}
	return g
}

// arcs are the links of a node.
func (g *graph) arcs(i int) []arc { return g.list[g.first[i]:g.first[i+1]] }

// around returns nodes and what lies within some links of them, nearest first,
// and at most limit nodes.
func (g *graph) around(nodes []int, hops, limit int) []int {
	seen := make(map[int]bool, len(nodes))
	var all []int
	for _, i := range nodes {
		if !seen[i] {
			seen[i] = true
			all = append(all, i)
		}
	}
	for begin := 0; hops > 0 && begin < len(all); hops-- {
		end := len(all)
		for _, i := range all[begin:end] {
			for _, a := range g.arcs(i) {
				if k := int(a.node); !seen[k] && len(all) < limit {
					seen[k] = true
					all = append(all, k)
				}
			}
		}
		begin = end
	}
	return all
}

// graph is that of the base scene. Movements keep it.
func (v *View) graph() *graph {
	if v.links == nil || len(v.links.scene.Nodes) != len(v.base.Nodes) || !sameLinks(v.links.scene, v.base) {
		v.links = newGraph(v.base)
	}
	return v.links
}

// sameLinks reports whether two scenes share their links, as those that differ
// in positions do.
func sameLinks(a, b *scene.Scene) bool {
	return len(a.Links) == len(b.Links) && (len(a.Links) == 0 || &a.Links[0] == &b.Links[0])
}
