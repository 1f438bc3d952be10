package workspace

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clew/app/ingest"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
	"clew/graphmodel/project"
	"clew/importers"
)

// nudging is a layout that is quick and that, like a real one, moves a little
// what has a place already.
func nudging(_ context.Context, g layout.Graph, _ layout.Options) ([]layout.Point, error) {
	out := make([]layout.Point, g.N)
	for i := range out {
		out[i] = layout.Point{X: float64(30 * i), Y: float64(len(g.Edges))}
		if i >= len(g.Start) || math.IsNaN(g.Start[i].X) {
			continue
		}
		out[i] = g.Start[i]
		if len(g.Pinned) == 0 || !g.Pinned[i] {
			out[i].X += 0.25
		}
	}
	return out, nil
}

// person does what a person may do to a project, at random.
type person struct {
	*bench
	t     *testing.T
	r     *rand.Rand
	words int // of the word list that were taught
	kinds map[string]int
	// unwritten leaves out what is written into a file.
	unwritten bool
}

var surnames = []string{"Abbot", "Baker", "Cooper", "Draper", "Eldridge", "Fletcher", "Glover", "Hooper", "Ironside", "Jenner", "Kellogg", "Lorimer"}

// story is an article that names a few people; no two are the same.
func (p *person) story() string {
	at := p.r.Perm(len(surnames))
	name := func(i int) string { return surnames[at[i]] }
	return fmt.Sprintf("%[1]s meets %[2]s for the %[4]d. time\n\n%[1]s met %[2]s on Friday in the old town, for the %[4]d. time, "+
		"and talked with her for more than two hours about the new bridge, the price of bread and the coming winter. "+
		"%[3]s said later that nothing was agreed and that there is much to talk about before the end of the year.\n\n"+
		"Nobody in the town had heard of the matter before number %[4]d was called.", name(0), name(1), name(2), p.r.IntN(1e9))
}

// snap is the graph with something in it, or nil.
func (p *person) snap() *graphmodel.Snapshot {
	if s := p.s.Snapshot(); len(s.Entities) > 0 {
		return s
	}
	return nil
}

func pick[T any](r *rand.Rand, list []T) (none T) {
	if len(list) == 0 {
		return none
	}
	return list[r.IntN(len(list))]
}

func (p *person) entity(s *graphmodel.Snapshot) *graphmodel.Entity { return pick(p.r, s.Entities) }

// decide makes a decision; what is refused is no step.
func (p *person) decide(d graphmodel.Decision) { _ = p.Decide(string(d.Kind), d) }

// word tells what is found in one article from now on, as a lesson does.
func (p *person) word(s *graphmodel.Snapshot) {
	a := pick(p.r, s.Articles)
	if a == nil {
		return
	}
	p.words++
	name := fmt.Sprint("Word ", p.words)
	f := p.findings[a.ID]
	now := f
	now.Entities = append(slices.Clone(f.Entities), graphmodel.FoundEntity{Kind: graphmodel.Organization, Name: name})
	now.Mentions = append(slices.Clone(f.Mentions), graphmodel.FoundMention{
		Span: graphmodel.Span{Start: len(a.Text) - 7, End: len(a.Text) - 1}, Type: graphmodel.MentionOrg,
		Form: graphmodel.FormName, Entity: len(f.Entities),
	})
	fresh := []graphmodel.Findings{now}
	l := Lesson{Label: "Teach " + name, Name: name, Kind: graphmodel.Organization}
	corpus, err := p.material().whole(p.t.Context())
	p.none(err)
	change := corpusWith(corpus, fresh).Change(s, l.Label)
	p.taught(l, ingest.WithWord(p.settings[project.WordLists], ingest.AlwaysOrganization, name), asideOf([]graphmodel.Findings{f}, fresh), fresh, change, nil)
}

func (p *person) merge(s *graphmodel.Snapshot) {
	ids := []string{}
	for range 2 + p.r.IntN(3) {
		if e := p.entity(s); e.Kind != graphmodel.Event && !slices.Contains(ids, e.ID) {
			ids = append(ids, e.ID)
		}
	}
	if len(ids) > 1 {
		p.decide(graphmodel.Merge(s, ids...))
	}
}

func (p *person) split(s *graphmodel.Snapshot) {
	e := p.entity(s)
	if len(e.Mentions) < 2 {
		return
	}
	part := slices.Clone(e.Mentions)
	p.r.Shuffle(len(part), func(i, j int) { part[i], part[j] = part[j], part[i] })
	p.decide(graphmodel.Split(e, "Part of "+e.Name, part[:1+p.r.IntN(len(part)-1)]))
}

func (p *person) newLink(s *graphmodel.Snapshot) {
	a, b := p.entity(s), p.entity(s)
	if types := graphmodel.LinkTypesBetween(a.Kind, b.Kind); a != b && len(types) > 0 {
		p.decide(graphmodel.MadeLink(s, a.ID, b.ID, pick(p.r, types), fmt.Sprint("word ", p.r.IntN(9))))
	}
}

func (p *person) ofLink(s *graphmodel.Snapshot) {
	l := pick(p.r, s.Links.Flat())
	if l == nil {
		return
	}
	switch p.r.IntN(5) {
	case 0:
		p.decide(graphmodel.Decision{Kind: graphmodel.RetypeLink, Target: l.ID, Value: string(pick(p.r, graphmodel.LinkTypes))})
	case 1:
		p.decide(graphmodel.Decision{Kind: graphmodel.SetLinkStatus, Target: l.ID, Value: string(graphmodel.Hidden)})
	case 2:
		p.decide(graphmodel.Decision{Kind: graphmodel.DeleteLink, Target: l.ID})
	case 3:
		p.decide(graphmodel.Decision{Kind: graphmodel.NoteLink, Target: l.ID, Value: fmt.Sprint("note ", p.r.IntN(1000))})
	default:
		if a := pick(p.r, s.Articles); a != nil {
			start := p.r.IntN(len(a.Text) / 2)
			p.decide(graphmodel.Proof(l, a.ID, graphmodel.Span{Start: start, End: start + 20}))
		}
	}
}

func (p *person) place(s *graphmodel.Snapshot) {
	e := p.entity(s)
	to := session.Positions{e.ID: {X: p.r.Float64() * 900, Y: p.r.Float64() * 900}}
	if p.r.IntN(2) == 0 {
		p.Place("Move", to, e.ID)
	} else {
		p.Place("Move", to)
	}
}

// acts are the kinds of steps with how often they are done.
var acts = []struct {
	name  string
	often int
	do    func(p *person, s *graphmodel.Snapshot)
}{
	{"import", 0, func(p *person, _ *graphmodel.Snapshot) {
		p.Import([]importers.Source{importers.TextSource(fmt.Sprint("page ", p.r.IntN(1e9)), p.story())}, nil)
	}},
	{"remove", 5, func(p *person, s *graphmodel.Snapshot) {
		if len(s.Articles) > 4 {
			p.RemoveArticle(pick(p.r, s.Articles).ID)
		}
	}},
	{"word list", 3, (*person).word},
	{"rename", 12, func(p *person, s *graphmodel.Snapshot) {
		p.decide(graphmodel.Decision{Kind: graphmodel.RenameEntity, Target: p.entity(s).ID, Value: fmt.Sprint("Name ", p.r.IntN(1000))})
	}},
	{"kind", 8, func(p *person, s *graphmodel.Snapshot) {
		p.decide(graphmodel.Decision{Kind: graphmodel.RetypeEntity, Target: p.entity(s).ID, Value: string(pick(p.r, graphmodel.Kinds))})
	}},
	{"hide", 5, func(p *person, s *graphmodel.Snapshot) {
		status := pick(p.r, []graphmodel.Status{graphmodel.Hidden, graphmodel.Accepted, graphmodel.Suggested})
		p.decide(graphmodel.Decision{Kind: graphmodel.SetEntityStatus, Target: p.entity(s).ID, Value: string(status)})
	}},
	{"delete", 4, func(p *person, s *graphmodel.Snapshot) {
		p.decide(graphmodel.Decision{Kind: graphmodel.DeleteEntity, Target: p.entity(s).ID})
	}},
	{"note", 8, func(p *person, s *graphmodel.Snapshot) {
		p.decide(graphmodel.Decision{Kind: graphmodel.NoteEntity, Target: p.entity(s).ID, Value: fmt.Sprint("note ", p.r.IntN(1000))})
	}},
	{"note on an article", 3, func(p *person, s *graphmodel.Snapshot) {
		if a := pick(p.r, s.Articles); a != nil {
			p.decide(graphmodel.Decision{Kind: graphmodel.NoteArticle, Target: a.ID, Value: fmt.Sprint("note ", p.r.IntN(1000))})
		}
	}},
	{"entity by hand", 4, func(p *person, s *graphmodel.Snapshot) {
		p.decide(graphmodel.MadeEntity(s, pick(p.r, graphmodel.Kinds), fmt.Sprint("Made ", p.r.IntN(1000))))
	}},
	{"link by hand", 8, (*person).newLink},
	{"link", 12, (*person).ofLink},
	{"merge", 8, (*person).merge},
	{"split", 6, (*person).split},
	{"different", 3, func(p *person, s *graphmodel.Snapshot) {
		if a, b := p.entity(s), p.entity(s); a != b {
			p.decide(graphmodel.Different(a, b))
		}
	}},
	{"move", 10, (*person).place},
	{"pin", 5, func(p *person, s *graphmodel.Snapshot) {
		p.SetPinned("Pin", p.r.IntN(2) == 0, p.entity(s).ID, p.entity(s).ID)
	}},
	{"layout", 2, func(p *person, _ *graphmodel.Snapshot) {
		if p.r.IntN(2) == 0 {
			p.Arrange()
			return
		}
		for _, a := range Arrangements() {
			if a.Name == "circular" {
				_ = p.ArrangeAs(a) // it may need what is not there
			}
		}
	}},
}

// act does one thing at random. A project that grows small gets articles.
func (p *person) act() {
	before := p.Done()
	s := p.snap()
	do := acts[0]
	if s != nil && len(s.Articles) >= 8 {
		total := 1
		for _, a := range acts {
			total += a.often
		}
		at := p.r.IntN(total)
		for _, a := range acts[1:] {
			if at < a.often {
				do = a
				break
			}
			at -= a.often
		}
	}
	do.do(p, s)
	p.settle(p.t)
	if p.unwritten {
		p.queue = nil
	}
	if p.Done() > before {
		p.kinds[do.name]++
	}
}

// look is a fingerprint of everything that a step may change, with what the
// window shows and what the file would hold.
func (p *person) look() string {
	snap := p.s.Snapshot()
	places := map[string]layout.Point{}
	var pinned []string
	for _, e := range p.s.VisibleSnapshot().Entities {
		places[e.ID] = p.s.Positions()[e.ID]
		if p.s.Pinned(e.ID) {
			pinned = append(pinned, e.ID)
		}
	}
	c, err := p.material().whole(p.t.Context())
	if err != nil {
		p.t.Fatal(err)
	}
	settings := maps.Clone(p.settings)
	if settings == nil {
		settings = map[string]string{}
	}
	var text strings.Builder
	for i, part := range []any{c.Articles, c.Findings, c.Decisions, settings, snap.Entities, snap.Links.Flat(), places, pinned} {
		content, err := json.Marshal(part)
		if err != nil {
			p.t.Fatal(err)
		}
		if string(content) == "null" {
			content = []byte("[]")
		}
		sum := sha256.Sum256(content)
		fmt.Fprintf(&text, "%s %x\n", []string{"articles", "findings", "decisions", "settings", "entities", "links", "places", "pinned"}[i], sum[:8])
	}
	return text.String()
}

func (p *person) none(err error) {
	if err != nil {
		p.t.Error(err)
	}
}

// inFile is what the project's file holds.
func (p *person) inFile() string {
	state, err := p.file.State(p.t.Context())
	if err != nil {
		p.t.Fatal(err)
	}
	text, err := json.Marshal(state)
	if err != nil {
		p.t.Fatal(err)
	}
	return string(text)
}

// memoryFolder is a folder in memory where there is one: each step waits for the
// disk otherwise.
func memoryFolder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "clew")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// newPerson returns somebody with an empty project.
func newPerson(t *testing.T, seed uint64) *person {
	t.Helper()
	b := newBench(t, capitals{})
	b.layout = nudging
	b.extractorWith = func(string) (ingest.Extractor, error) { return capitals{}, nil }
	return &person{bench: b, t: t, r: rand.New(rand.NewPCG(seed, 2)), kinds: map[string]int{}}
}

// work does so many steps of every kind and returns what some of them led to, the
// first and the last ones among them.
func (p *person) work(steps int) (looks map[int]string) {
	looks = map[int]string{0: p.look()}
	for p.Done() < steps {
		p.act()
		if at := p.Done(); at%20 == 0 || at > steps-20 {
			looks[at] = p.look()
		}
	}
	for _, a := range acts {
		if p.kinds[a.name] < steps/1000 {
			p.t.Errorf("%d steps of the kind %s", p.kinds[a.name], a.name)
		}
	}
	return looks
}

// walk goes along the history and expects what was there before.
func (p *person) walk(to int, looks map[int]string, step func()) {
	p.t.Helper()
	for p.Done() != to {
		step()
		if p.moving { // by way of the file
			p.settle(p.t)
		}
		at := p.Done()
		want, looked := looks[at]
		if !looked && p.r.IntN(4) > 0 {
			continue // so quickly that nothing comes in between
		}
		if p.settle(p.t); !looked {
			continue
		}
		if now := p.look(); !strings.HasPrefix(now, want) {
			p.t.Fatalf("the project is not what it was at step %d of %q:\n%swant\n%s", at, labelsAround(p.History(), at), now, want)
		}
	}
	p.settle(p.t)
}

// TestUndoEverything does 10,000 random steps of every kind, takes them all back
// one by one and does them again. On the way the project is what it was at each
// step that is looked at.
func TestUndoEverything(t *testing.T) {
	steps := 10000
	if testing.Short() || raceEnabled {
		steps = 300
	}
	p := newPerson(t, 1)
	p.unwritten = true
	looks := p.work(steps)
	p.walk(0, looks, p.Undo)
	p.walk(steps, looks, p.Redo)
	p.walk(0, looks, func() { p.GoTo(0) })
	p.walk(steps, looks, func() { p.GoTo(steps) })
}

// TestUndoEverythingInTheFile does the same in a project with a file, closes it
// on the way, and expects in the end that the file is what it was, too.
func TestUndoEverythingInTheFile(t *testing.T) {
	steps := 500
	if testing.Short() || raceEnabled {
		steps = 100
	}
	p := newPerson(t, 3)
	path := filepath.Join(memoryFolder(t), "p.clew")
	p.SaveAs(path, p.none)
	p.settle(t)
	start := p.inFile()
	looks := p.work(steps)
	end := p.inFile()
	written, shared := 0, map[int]string{0: looks[0]} // by steps that the file has, too
	for i, s := range p.steps {
		if s.seq > 0 {
			written++
		}
		if look, ok := looks[i+1]; ok {
			// What a graph is made of. It is made anew then, with decisions in a
			// fixed order.
			shared[written], _, _ = strings.Cut(look, "entities")
		}
	}
	p.walk(0, looks, p.Undo)
	if now := p.inFile(); now != start {
		t.Errorf("the file at the start:\n%s\nwant\n%s", now, start)
	}
	p.walk(steps, looks, p.Redo)
	if p.inFile() != end {
		t.Error("the file at the end is not what it was")
	}
	if err := p.Close(); err != nil {
		t.Fatal(err)
	}

	again := newPerson(t, 4)
	again.Open(path, again.none)
	again.settle(t)
	for _, to := range []int{written - 1, written - 40, 20, written} {
		again.walk(to, shared, func() { again.GoTo(to) })
	}
	again.walk(written-40, shared, again.Undo)
	again.walk(0, shared, func() { again.GoTo(0) })
	if now := again.inFile(); now != start {
		t.Errorf("the file at the start, a sitting later:\n%s\nwant\n%s", now, start)
	}
	again.walk(written, shared, func() { again.GoTo(written) })
	if again.inFile() != end {
		t.Error("the file at the end, a sitting later, is not what it was")
	}
	if err := again.file.Check(t.Context()); err != nil {
		t.Error(err)
	}
	again.none(again.Close())
}

// labelsAround are the labels of the steps next to a place in the history.
func labelsAround(h []Step, at int) []string {
	var out []string
	for _, s := range h[max(0, at-1):min(len(h), at+2)] {
		out = append(out, s.Label)
	}
	return out
}
