package extract_test

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract"
)

// expectation is what a careful reader draws from one article of
// testdata/articles. Entries with May are right where they are found and not
// missed where they are not.
type expectation struct {
	Entities map[string]struct {
		Kind  graphmodel.Kind
		Kinds []graphmodel.Kind // as good as Kind
		Names []string
		May   bool
	}
	Links  []expectedLink
	Events []expectedEvent
	Never  struct {
		Entities []string    // names that are none
		Links    [][2]string // pairs that nothing but a shared sentence or event may join
		Asserted []string    // triggers that must not be told as facts
	}
}

type expectedLink struct {
	From, To string
	Types    []graphmodel.LinkType
	May      bool
}

// matches reports whether a link of type t between the entities from and to is
// the expected one.
func (w *expectedLink) matches(from, to string, t graphmodel.LinkType) bool {
	ends := w.From == from && w.To == to || t.Mutual() && w.From == to && w.To == from
	if w.From == to && w.To == from && from != "" {
		// What owns a part may be told from either end.
		switch t {
		case graphmodel.Owns:
			return slices.Contains(w.Types, graphmodel.PartOf) && len(w.Types) == 1
		case graphmodel.PartOf:
			return slices.Contains(w.Types, graphmodel.Owns)
		}
	}
	return ends && slices.Contains(w.Types, t)
}

type expectedEvent struct {
	Types    []graphmodel.EventType
	Triggers []string
	Who      []string
	Stance   []graphmodel.Stance
	Where    string
	Day      string
	May      bool
}

// ratio counts what was right of what was asked.
type ratio struct{ right, of int }

func (r *ratio) add(ok bool) {
	r.of++
	if ok {
		r.right++
	}
}

func (r *ratio) value() float64 {
	if r.of == 0 {
		return 1
	}
	return float64(r.right) / float64(r.of)
}

// measures are the figures over all articles, by name.
type measures map[string]*ratio

func (m measures) at(name string) *ratio {
	if m[name] == nil {
		m[name] = &ratio{}
	}
	return m[name]
}

func TestArticles(t *testing.T) {
	x := newExtractor(t)
	for _, set := range articleSets {
		t.Run(set.folder, func(t *testing.T) {
			files, err := filepath.Glob("testdata/" + set.folder + "/*.txt")
			if err != nil || len(files) < set.articles {
				t.Fatalf("articles %v: %v", files, err)
			}
			all, violations := make(measures), 0
			for _, file := range files {
				r := readArticle(t, x, file)
				r.score(all)
				violations += r.violations
				for _, line := range r.faults {
					t.Log(filepath.Base(file), line)
				}
			}
			for _, name := range slices.Sorted(maps.Keys(set.floors)) {
				m := all.at(name)
				t.Logf("%-17s %5.1f%% %d of %d", name, 100*m.value(), m.right, m.of)
				if m.value() < set.floors[name] {
					t.Errorf("%s is %.3f, below the floor of %.3f", name, m.value(), set.floors[name])
				}
			}
			if violations > set.mostViolations {
				t.Errorf("%d things are told that must not be, more than %d", violations, set.mostViolations)
			}
			t.Logf("%d violations", violations)
		})
	}
}

// reading is one article with what was expected and found.
type reading struct {
	text       string
	want       expectation
	found      graphmodel.Findings
	keys       []string // expected key of each found entity, "" for a wrong one
	faults     []string
	violations int
}

// readArticle reads title, day and text of a file, and extracts.
func readArticle(t *testing.T, x extract.Extractor, file string) *reading {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	parts := strings.SplitN(string(raw), "\n", 3)
	day, err := graphmodel.ParseDate(parts[1])
	if err != nil {
		t.Fatal(err)
	}
	text := strings.TrimSpace(parts[2])
	r := &reading{text: text}
	a := &graphmodel.Article{
		ID: graphmodel.NewArticleID(parts[0], text), Title: parts[0], Text: text, Published: graphmodel.DayInterval(day),
	}
	if r.found, err = x.Extract(context.Background(), a); err != nil {
		t.Fatal(err)
	}
	gold, err := os.ReadFile(strings.TrimSuffix(file, ".txt") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(gold, &r.want); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	r.check(t)
	return r
}

// check reports references of the expectation to entities that it does not have.
func (r *reading) check(t *testing.T) {
	t.Helper()
	var keys []string
	for _, l := range r.want.Links {
		keys = append(keys, l.From, l.To)
	}
	for _, e := range r.want.Events {
		keys = append(append(keys, e.Who...), e.Where)
	}
	for _, p := range r.want.Never.Links {
		keys = append(keys, p[:]...)
	}
	for _, k := range keys {
		if _, ok := r.want.Entities[k]; k != "" && !ok {
			t.Errorf("the expectation has no entity %q", k)
		}
	}
}

func (r *reading) fault(format string, args ...any) {
	r.faults = append(r.faults, fmt.Sprintf(format, args...))
}

func (r *reading) score(m measures) {
	r.scoreEntities(m)
	r.scoreLinks(m)
	r.scoreEvents(m)
	r.scoreNever()
}

func (r *reading) scoreEntities(m measures) {
	seen := make(map[string]bool)
	for _, e := range r.found.Entities {
		key := r.keyOf(&e)
		r.keys = append(r.keys, key)
		ok := key != "" && !seen[key]
		m.at("entity precision").add(ok)
		if !ok {
			r.fault("wrong   entity %s %q %q", e.Kind, e.Name, e.Aliases)
		}
		seen[key] = true
	}
	for _, key := range sortedKeys(r.want.Entities) {
		if e := r.want.Entities[key]; !e.May {
			m.at("entity recall").add(seen[key])
			if !seen[key] {
				r.fault("missing entity %s %q", e.Kind, e.Names[0])
			}
		}
	}
}

func sortedKeys[T any](m map[string]T) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// keyOf finds the expected entity that has the found one's name.
func (r *reading) keyOf(e *graphmodel.FoundEntity) string {
	for _, key := range sortedKeys(r.want.Entities) {
		w := r.want.Entities[key]
		if e.Kind != w.Kind && !slices.Contains(w.Kinds, e.Kind) {
			continue
		}
		if slices.ContainsFunc(w.Names, func(n string) bool { return graphmodel.Fold(n) == graphmodel.Fold(e.Name) }) {
			return key
		}
	}
	return ""
}

func (r *reading) key(entity int) string {
	if entity < 0 {
		return ""
	}
	return r.keys[entity]
}

func (r *reading) scoreLinks(m measures) {
	got := make(map[int]bool)
	seen := make(map[string]bool)
	for _, l := range r.found.Relations {
		from, to := r.key(l.From), r.key(l.To)
		id := fmt.Sprint(l.From, l.Type, l.To)
		if l.Type == graphmodel.CoMentioned || seen[id] {
			continue
		}
		seen[id] = true
		matched := false
		for i := range r.want.Links {
			// An optional reading beside a required one does not hide it.
			if r.want.Links[i].matches(from, to, l.Type) {
				matched, got[i] = true, true
			}
		}
		m.at("link precision").add(matched)
		if !matched {
			r.fault("wrong   link %s -%s(%s)-> %s in %q", r.found.Entities[l.From].Name, l.Type, l.Label, r.found.Entities[l.To].Name, l.Span.In(r.text))
		}
	}
	for i, w := range r.want.Links {
		if !w.May {
			m.at("link recall").add(got[i])
			if !got[i] {
				r.fault("missing link %s -%v-> %s", w.From, w.Types, w.To)
			}
		}
	}
}

// matches reports whether the found event is the expected one by type and word.
func (w *expectedEvent) matches(e *graphmodel.FoundEvent, text string) bool {
	if !slices.Contains(w.Types, e.Type) {
		return false
	}
	for _, span := range e.Triggers {
		quote := span.In(text)
		if slices.ContainsFunc(w.Triggers, func(trigger string) bool { return strings.Contains(quote, trigger) }) {
			return true
		}
	}
	return false
}

func (r *reading) scoreEvents(m measures) {
	taken := make(map[int]int) // expected → found
	for i := range r.found.Events {
		e := &r.found.Events[i]
		match := r.expectedFor(e, taken)
		m.at("event precision").add(match >= 0)
		if match < 0 {
			r.fault("wrong   event %s %q %s %s in %q", e.Type, e.Name, e.Stance, r.people(e), r.sentence(e))
			continue
		}
		if _, again := taken[match]; !again {
			taken[match] = i
		}
	}
	for i := range r.want.Events {
		w := &r.want.Events[i]
		found, ok := taken[i]
		if !w.May {
			m.at("event recall").add(ok)
			if !ok {
				r.fault("missing event %v %v", w.Types, w.Triggers)
			}
		}
		if ok {
			r.scoreEvent(m, w, &r.found.Events[found])
		}
	}
}

// expectedFor returns the best expected event for a found one: of those that
// are free the one with most participants in common, required ones first. An
// optional one may be told more than once.
func (r *reading) expectedFor(e *graphmodel.FoundEvent, taken map[int]int) int {
	best, bestScore := -1, -1
	for i := range r.want.Events {
		w := &r.want.Events[i]
		if _, again := taken[i]; again && !w.May || !w.matches(e, r.text) {
			continue
		}
		score := 0
		for _, a := range e.Arguments {
			if k := r.key(a.Entity); k != "" && (slices.Contains(w.Who, k) || w.Where == k) {
				score += 2
			}
		}
		if !w.May {
			score++
		}
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	return best
}

func (r *reading) scoreEvent(m measures, w *expectedEvent, e *graphmodel.FoundEvent) {
	who, where := r.arguments(e)
	for _, k := range w.Who {
		m.at("participants").add(slices.Contains(who, k))
		if !slices.Contains(who, k) {
			r.fault("missing participant %s of %s %q %s in %q", k, e.Type, e.Name, r.people(e), r.sentence(e))
		}
	}
	if w.Where != "" {
		m.at("places").add(slices.Contains(where, w.Where))
		if !slices.Contains(where, w.Where) {
			r.fault("missing place %s of %s %q %v", w.Where, e.Type, e.Name, where)
		}
	}
	if w.Day != "" {
		ok := e.When.Start.String() == w.Day && e.When.End.String() == w.Day
		m.at("days").add(ok)
		if !ok {
			r.fault("wrong   day %s of %s %q, want %s", e.When.Start, e.Type, e.Name, w.Day)
		}
	}
	ok := slices.Contains(w.Stance, e.Stance)
	m.at("stances").add(ok)
	if !ok {
		r.fault("wrong   stance %s of %s %q, want %v in %q", e.Stance, e.Type, e.Name, w.Stance, r.sentence(e))
	}
}

func (r *reading) arguments(e *graphmodel.FoundEvent) (who, where []string) {
	for _, a := range e.Arguments {
		switch a.Role {
		case graphmodel.AtPlace:
			where = append(where, r.key(a.Entity))
		default:
			who = append(who, r.key(a.Entity))
		}
	}
	return who, where
}

func (r *reading) people(e *graphmodel.FoundEvent) []string {
	var out []string
	for _, a := range e.Arguments {
		if a.Entity >= 0 {
			out = append(out, string(a.Role)+" "+r.found.Entities[a.Entity].Name)
		}
	}
	return out
}

func (r *reading) sentence(e *graphmodel.FoundEvent) string {
	if len(e.Sentence) == 0 {
		return ""
	}
	return e.Sentence[0].In(r.text)
}

func (r *reading) scoreNever() {
	violated := func(format string, args ...any) {
		r.violations++
		r.fault("NEVER   "+format, args...)
	}
	for _, e := range r.found.Entities {
		if slices.Contains(r.want.Never.Entities, e.Name) {
			violated("entity %s %q", e.Kind, e.Name)
		}
	}
	for _, l := range r.found.Relations {
		from, to := r.key(l.From), r.key(l.To)
		if l.Type != graphmodel.CoMentioned && (slices.Contains(r.want.Never.Links, [2]string{from, to}) || slices.Contains(r.want.Never.Links, [2]string{to, from})) {
			violated("link %s -%s-> %s in %q", from, l.Type, to, l.Span.In(r.text))
		}
	}
	for i := range r.found.Events {
		e := &r.found.Events[i]
		if e.Stance != graphmodel.Asserted || len(e.Triggers) == 0 {
			continue
		}
		if trigger := e.Triggers[0].In(r.text); slices.Contains(r.want.Never.Asserted, trigger) {
			violated("told as a fact: %s %q in %q", e.Type, trigger, r.sentence(e))
		}
	}
}

// TestArticlesFromAnyMention reads each article from each of its names on, since
// rules look to the left of a name and there may be nothing there.
func TestArticlesFromAnyMention(t *testing.T) {
	files, err := filepath.Glob("testdata/articles/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	x := newExtractor(t)
	for _, file := range files {
		r := readArticle(t, x, file)
		for i, m := range r.found.Mentions {
			if i%3 != 0 {
				continue
			}
			a := article(r.text[m.Span.Start:min(len(r.text), m.Span.Start+500)])
			a.Text = strings.ToValidUTF8(a.Text, "")
			f, err := x.Extract(context.Background(), a)
			if err != nil {
				t.Errorf("%s from byte %d: %v", file, m.Span.Start, err)
			} else if err := extract.CheckFindings(&f, a.Text); err != nil {
				t.Errorf("%s from byte %d: %v", file, m.Span.Start, err)
			}
		}
	}
}
