package extract

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"clew/graphmodel"
	"clew/graphmodel/personname"
)

// pieceSize is the length in bytes up to which a text is read as one article.
// Longer ones are read in pieces of at most this length: who is who is decided
// within a piece first, so that time and memory grow with the length of a text
// and no faster, whatever it holds. It is longer than news articles get.
const pieceSize = 128 << 10

// cut returns where the first piece of a text ends, which has size bytes at the
// most: behind the last paragraph, line, sentence or word that ends in the
// second half of that.
func cut(text string, size int) int {
	if len(text) <= size {
		return len(text)
	}
	half := text[size/2 : size]
	for _, end := range []string{"\n\n", "\n", ". ", " "} {
		if i := strings.LastIndex(half, end); i >= 0 {
			return size/2 + i + len(end)
		}
	}
	end := size
	for end > size-utf8.UTFMax && !utf8.RuneStart(text[end]) {
		end--
	}
	return end
}

// extractPieces reads a long text piece by piece.
func (e *engine) extractPieces(ctx context.Context, a *graphmodel.Article) (graphmodel.Findings, error) {
	j := newJoiner(a.ID)
	tell := progressOf(ctx)
	for start := 0; start < len(a.Text); {
		end := start + cut(a.Text[start:], e.piece)
		piece := *a
		piece.Text = a.Text[start:end]
		found, err := e.extractPiece(ctx, &piece)
		if err != nil {
			return graphmodel.Findings{ArticleID: a.ID}, err
		}
		j.add(&found, start)
		start = end
		tell(start, len(a.Text))
	}
	order(&j.out)
	return j.out, nil
}

// joiner brings the findings of the pieces of a text together.
type joiner struct {
	out     graphmodel.Findings
	byKey   map[formKey]int
	byForm  map[formKey]int // severalForms where a form is of more than one entity
	joined  map[[2]int]bool // pairs of entities with a link
	renamed []int           // entity of the piece → entity of the text
}

// formKey is a name as written, or a key of the built-in knowledge.
type formKey struct {
	kind graphmodel.Kind
	form string
}

const severalForms = -2

func newJoiner(article string) *joiner {
	return &joiner{
		out: graphmodel.Findings{ArticleID: article}, byKey: make(map[formKey]int), byForm: make(map[formKey]int), joined: make(map[[2]int]bool),
	}
}

// add appends the findings of the piece that starts at byte base.
func (j *joiner) add(f *graphmodel.Findings, base int) {
	j.entities(f.Entities)
	mentions, events := len(j.out.Mentions), len(j.out.Events)
	for _, m := range f.Mentions {
		m.Span, m.Entity = moved(m.Span, base), j.entity(m.Entity)
		j.out.Mentions = append(j.out.Mentions, m)
	}
	for _, e := range f.Events {
		j.out.Events = append(j.out.Events, j.event(e, base, events))
	}
	for _, p := range f.Predicate {
		p.Trigger = moved(p.Trigger, base)
		for i := range p.Roles {
			p.Roles[i].Span = moved(p.Roles[i].Span, base)
		}
		j.out.Predicate = append(j.out.Predicate, p)
	}
	for _, l := range f.Relations {
		l.From, l.To, l.Span = j.entity(l.From), j.entity(l.To), moved(l.Span, base)
		if l.Head >= 0 {
			l.Head += mentions
		}
		if l.Tail >= 0 {
			l.Tail += mentions
		}
		pair := ordered(l.From, l.To)
		if l.Type == graphmodel.CoMentioned && j.joined[pair] {
			continue
		}
		j.joined[pair] = true
		j.out.Relations = append(j.out.Relations, l)
	}
}

func moved(s graphmodel.Span, base int) graphmodel.Span {
	return graphmodel.Span{Start: s.Start + base, End: s.End + base}
}

func (j *joiner) entity(e int) int {
	if e < 0 {
		return e
	}
	return j.renamed[e]
}

func (j *joiner) event(e graphmodel.FoundEvent, base, before int) graphmodel.FoundEvent {
	for _, spans := range [][]graphmodel.Span{e.Triggers, e.Sentence} {
		for i := range spans {
			spans[i] = moved(spans[i], base)
		}
	}
	for i := range e.Arguments {
		a := &e.Arguments[i]
		a.Entity, a.Span = j.entity(a.Entity), moved(a.Span, base)
		if a.Event >= 0 {
			a.Event += before
		}
	}
	for _, list := range [][]int{e.Follows, e.PartOf} {
		for i := range list {
			list[i] += before
		}
	}
	e.Speaker = j.entity(e.Speaker)
	return e
}

// entities finds the entities of a piece among those of the pieces before, or
// adds them. Two entities of one piece stay two.
func (j *joiner) entities(list []graphmodel.FoundEntity) {
	j.renamed = j.renamed[:0]
	taken := make(map[int]bool, len(list))
	for _, x := range list {
		e := j.find(&x)
		if e < 0 || taken[e] {
			e = len(j.out.Entities)
			j.out.Entities = append(j.out.Entities, x)
		} else {
			j.merge(e, &x)
		}
		taken[e] = true
		j.renamed = append(j.renamed, e)
	}
	// Only now, so that the entities of a piece do not stand for each other.
	for i, x := range list {
		j.note(j.renamed[i], &x)
	}
}

// find returns the entity of the pieces before that x is, or -1: of the same
// key, or called by the same name where no other one is.
func (j *joiner) find(x *graphmodel.FoundEntity) int {
	if x.Key != "" {
		if e, ok := j.byKey[formKey{x.Kind, x.Key}]; ok {
			return e
		}
	}
	e, ok := j.byForm[formKey{x.Kind, x.Name}]
	if !ok || e < 0 {
		return -1
	}
	old := &j.out.Entities[e]
	if x.Key != "" && old.Key != "" && x.Key != old.Key {
		return -1
	}
	if x.Kind == graphmodel.Person && differ(personname.Parse(x.Name), personname.Parse(old.Name)) {
		return -1
	}
	return e
}

// differ reports whether two full names are of two people.
func differ(a, b personname.Name) bool {
	return a.Given != "" && b.Given != "" && personname.Compare(a, b) == personname.Differ
}

// note records the forms of entity e.
func (j *joiner) note(e int, x *graphmodel.FoundEntity) {
	if x.Key != "" {
		j.byKey[formKey{x.Kind, x.Key}] = e
	}
	for _, form := range append([]string{x.Name}, x.Aliases...) {
		k := formKey{x.Kind, form}
		if old, ok := j.byForm[k]; ok && old != e {
			j.byForm[k] = severalForms
			continue
		}
		j.byForm[k] = e
	}
}

// merge adds to entity e what x knows besides. The first name stays.
func (j *joiner) merge(e int, x *graphmodel.FoundEntity) {
	old := &j.out.Entities[e]
	aliases := append(slices.Clone(old.Aliases), x.Aliases...)
	if x.Name != old.Name {
		aliases = append(aliases, x.Name)
	}
	aliases = slices.DeleteFunc(aliases, func(s string) bool { return s == old.Name })
	old.Aliases = unique(aliases)
	old.Titles = unique(append(slices.Clone(old.Titles), x.Titles...))
	if old.Key == "" {
		old.Key = x.Key
	}
	if old.Country == "" {
		old.Country = x.Country
	}
	if !old.HasCoord {
		old.Lat, old.Lon, old.HasCoord = x.Lat, x.Lon, x.HasCoord
	}
}

func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

type graphKey struct{}

// ForGraph returns a context with which Extract leaves out the predicates: no graph
// is made of them.
func ForGraph(ctx context.Context) context.Context { return context.WithValue(ctx, graphKey{}, true) }

func forGraph(ctx context.Context) bool { return ctx.Value(graphKey{}) != nil }

type progressKey struct{}

// WithProgress returns a context with which Extract tells how much of a long
// text it has read, in bytes. tell is called from the goroutine of Extract.
func WithProgress(ctx context.Context, tell func(done, total int)) context.Context {
	return context.WithValue(ctx, progressKey{}, tell)
}

func progressOf(ctx context.Context) func(done, total int) {
	if tell, ok := ctx.Value(progressKey{}).(func(done, total int)); ok {
		return tell
	}
	return func(int, int) {}
}
