package suggest

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// Suggestion says that two entities may be the same.
type Suggestion struct {
	A, B    string   // entity ids; A has more mentions, or the smaller id
	Score   float64  // 0…1
	Reasons []Reason // the weightiest first
}

// Options of Duplicates.
type Options struct {
	// Limit is how many suggestions are returned; 0 means 200.
	Limit int
	// Decisions of the person: pairs that are to stay apart are left out.
	Decisions []graphmodel.Decision
}

// MinScore is the score from which a pair is worth a person's time.
const MinScore = 0.5

// maxBlock is the number of entities that share a key of comparison from which
// the key says nothing.
const maxBlock = 150

// Duplicates returns pairs of entities that may be the same, the likeliest
// first. The result depends only on the snapshot and the options. The error is
// that of ctx.
func Duplicates(ctx context.Context, s *graphmodel.Snapshot, o Options) ([]Suggestion, error) {
	if o.Limit <= 0 {
		o.Limit = 200
	}
	f := newFinder(s)
	pairs, err := f.pairs(ctx)
	if err != nil {
		return nil, err
	}
	var out []Suggestion
	for i, p := range pairs {
		if i%256 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if apart(o.Decisions, s.Entities[p[0]], s.Entities[p[1]]) {
			continue
		}
		if g := f.judge(int(p[0]), int(p[1])); g.Score >= MinScore {
			out = append(out, g)
		}
	}
	slices.SortFunc(out, func(a, b Suggestion) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	return out[:min(len(out), o.Limit)], nil
}

// apart reports whether a person has told the two to be different.
func apart(decisions []graphmodel.Decision, a, b *graphmodel.Entity) bool {
	return slices.ContainsFunc(decisions, func(d graphmodel.Decision) bool {
		return d.Kind == graphmodel.KeepApart && len(d.At) == 2 &&
			(at(a, d.At[0]) && at(b, d.At[1]) || at(b, d.At[0]) && at(a, d.At[1]))
	})
}

func at(e *graphmodel.Entity, a graphmodel.Anchor) bool {
	if a.Article == "" {
		return e.ID == a.Entity
	}
	return slices.ContainsFunc(e.Mentions, func(m graphmodel.Mention) bool { return m.Article == a.Article && m.Span == a.Span })
}

// finder holds what is compared.
type finder struct {
	s        *graphmodel.Snapshot
	articles [][]string // of each entity, sorted
	surnames map[string]int
}

func newFinder(s *graphmodel.Snapshot) *finder {
	f := &finder{s: s, articles: make([][]string, len(s.Entities)), surnames: map[string]int{}}
	for i, e := range s.Entities {
		for _, m := range e.Mentions {
			if n := len(f.articles[i]); n == 0 || f.articles[i][n-1] != m.Article {
				f.articles[i] = append(f.articles[i], m.Article)
			}
		}
		if p := personname.Parse(e.Name); e.Kind == graphmodel.Person && p.Given != "" {
			f.surnames[p.FamilySkeleton]++
		}
	}
	return f
}

// usable reports whether an entity can be the same as another: events are
// brought together by graphmodel/resolve, what was hidden is done with.
func usable(e *graphmodel.Entity) bool {
	return e.Kind != graphmodel.Event && e.Status != graphmodel.Hidden
}

// pairs returns the entities that share a key, each pair once, sorted.
func (f *finder) pairs(ctx context.Context) ([][2]int32, error) {
	blocks := map[string][]int32{}
	for i, e := range f.s.Entities {
		if i%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !usable(e) {
			continue
		}
		for _, k := range keys(e) {
			if b := blocks[k]; len(b) == 0 || b[len(b)-1] != int32(i) {
				blocks[k] = append(b, int32(i))
			}
		}
	}
	var out [][2]int32
	for _, b := range blocks {
		if len(b) > maxBlock {
			continue
		}
		for i, x := range b {
			for _, y := range b[i+1:] {
				out = append(out, [2]int32{x, y})
			}
		}
	}
	slices.SortFunc(out, func(a, b [2]int32) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
	return slices.Compact(out), nil
}

// maxNames is how many names of an entity are compared.
const maxNames = 8

// namesOf returns the names of an entity that tell it from others: a surname
// alone does not where the full name of a person is known.
func namesOf(e *graphmodel.Entity) []string {
	names := []string{e.Name}
	full := e.Kind == graphmodel.Person && personname.Parse(e.Name).Given != ""
	for _, a := range e.Aliases {
		if len(names) == maxNames {
			break
		}
		if !full || personname.Parse(a).Given != "" {
			names = append(names, a)
		}
	}
	return names
}

// keys returns what an entity is compared by with others of its kind.
func keys(e *graphmodel.Entity) []string {
	var out []string
	add := func(kind, key string) {
		if key != "" {
			out = append(out, string(e.Kind)+kind+key)
		}
	}
	for _, name := range namesOf(e) {
		plain := personname.Plain(name)
		whole := strings.ReplaceAll(personname.Skeleton(name), " ", "")
		add(" all ", whole)
		if len(whole) >= 7 {
			add(" head ", whole[:4])
			add(" tail ", whole[len(whole)-4:])
		}
		words := strings.Fields(plain)
		sorted := slices.Sorted(slices.Values(words))
		add(" set ", strings.Join(sorted, " "))
		switch e.Kind {
		case graphmodel.Person:
			p := personname.Parse(name)
			add(" family ", p.FamilySkeleton)
			if p.Given != "" {
				add(" family ", p.GivenSkeleton)
			}
		case graphmodel.Organization:
			letters := ""
			for _, w := range words {
				if !legalForms[w] {
					letters += w[:1]
				}
			}
			if len(words) > 1 {
				add(" acronym ", letters)
			} else if strings.ToUpper(name) == name {
				add(" acronym ", plain)
			}
			for _, w := range core(name) {
				if !genericWords[w] && len(w) > 3 {
					add(" word ", w)
				}
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// judge weighs names and context of two entities.
func (f *finder) judge(i, j int) Suggestion {
	a, b := f.s.Entities[i], f.s.Entities[j]
	g := Suggestion{A: a.ID, B: b.ID}
	if len(b.Mentions) > len(a.Mentions) {
		g.A, g.B = b.ID, a.ID
	}
	if a.Kind != b.Kind || a.Key != "" && b.Key != "" && a.Key != b.Key {
		return g
	}
	best := Reason{}
	for _, x := range namesOf(a) {
		for _, y := range namesOf(b) {
			if w, r := Names(a.Kind, x, y); w > best.Weight {
				best = r
			}
		}
	}
	if best.Weight == 0 {
		return g
	}
	g.Reasons = append(g.Reasons, best)
	g.Reasons = append(g.Reasons, f.context(i, j)...)
	for _, r := range g.Reasons {
		g.Score += r.Weight
	}
	g.Score = min(max(g.Score, 0), 0.99)
	slices.SortStableFunc(g.Reasons, func(x, y Reason) int { return cmp.Compare(y.Weight, x.Weight) })
	return g
}

// context returns what speaks for and against apart from the names.
func (f *finder) context(i, j int) []Reason {
	a, b := f.s.Entities[i], f.s.Entities[j]
	var out []Reason
	if shared := f.offices(i, j); shared != "" {
		out = append(out, Reason{"both " + shared, 0.25})
	}
	if names, n := f.neighbors(i, j); n > 0 {
		out = append(out, Reason{"both are linked with " + names, min(0.08*float64(n), 0.2)})
	}
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		out = append(out, Reason{"they belong to different countries", -0.4})
	}
	switch n := sharedArticles(f.articles[i], f.articles[j]); {
	case f.joined(i, j):
		out = append(out, Reason{"an article tells of a link between them", -0.5})
	case n > 0 && longNames(a, b):
		out = append(out, Reason{fmt.Sprintf("%s both of them apart", articlesName(n)), -0.35})
	}
	if a.Kind == graphmodel.Person {
		p, q := personname.Parse(a.Name), personname.Parse(b.Name)
		if bare := p.Given == "" || q.Given == ""; bare && f.surnames[p.FamilySkeleton]+f.surnames[q.FamilySkeleton] > 2 {
			out = append(out, Reason{"several people bear this surname", -0.2})
		}
	}
	return out
}

func articlesName(n int) string {
	if n == 1 {
		return "an article names"
	}
	return fmt.Sprintf("%d articles name", n)
}

// longNames reports whether both names are more than a surname, so that an
// article that uses both means two.
func longNames(a, b *graphmodel.Entity) bool {
	return a.Kind != graphmodel.Person || strings.Contains(a.Name, " ") && strings.Contains(b.Name, " ")
}

func sharedArticles(a, b []string) int {
	n := 0
	for len(a) > 0 && len(b) > 0 {
		switch c := cmp.Compare(a[0], b[0]); {
		case c < 0:
			a = a[1:]
		case c > 0:
			b = b[1:]
		default:
			n++
			a, b = a[1:], b[1:]
		}
	}
	return n
}

// offices returns an office that both hold: the same words towards the same
// entity.
func (f *finder) offices(i, j int) string {
	held := map[string]bool{}
	each := func(v int, do func(l *graphmodel.Link, to string)) {
		for _, a := range f.s.ArcsOf(v) {
			if l := f.s.Links.At(int(a.Link)); a.Out && (l.Type == graphmodel.Role || l.Type == graphmodel.MemberOf) {
				do(l, f.s.Entities[a.Node].Name)
			}
		}
	}
	each(i, func(l *graphmodel.Link, to string) { held[graphmodel.Fold(l.Label)+"\x00"+to] = true })
	best := ""
	each(j, func(l *graphmodel.Link, to string) {
		if held[graphmodel.Fold(l.Label)+"\x00"+to] {
			if text := strings.TrimSpace(l.Label + " " + to); best == "" || text < best {
				best = text
			}
		}
	})
	return best
}

// neighbors returns the names of up to three entities that both are linked with,
// other than by being named together, and their number. What everybody is linked
// with counts little, so hubs are left out.
func (f *finder) neighbors(i, j int) (string, int) {
	const hub = 60
	mine := map[int32]bool{}
	for _, a := range f.s.ArcsOf(i) {
		if f.s.Links.At(int(a.Link)).Type != graphmodel.CoMentioned {
			mine[a.Node] = true
		}
	}
	var names []string
	n := 0
	last := int32(-1)
	for _, a := range f.s.ArcsOf(j) {
		if a.Node == last || !mine[a.Node] || f.s.Links.At(int(a.Link)).Type == graphmodel.CoMentioned || f.s.Degree(int(a.Node)) > hub {
			continue
		}
		last = a.Node
		n++
		names = append(names, f.s.Entities[a.Node].Name)
	}
	slices.Sort(names)
	return strings.Join(names[:min(3, len(names))], ", "), n
}

// joined reports whether a link says something of the two with each other.
func (f *finder) joined(i, j int) bool {
	return slices.ContainsFunc(f.s.ArcsOf(i), func(a graphmodel.Arc) bool {
		return int(a.Node) == j && f.s.Links.At(int(a.Link)).Type != graphmodel.CoMentioned
	})
}
