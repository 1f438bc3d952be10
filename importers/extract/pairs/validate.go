package pairs

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"clew/graphmodel"
	"clew/importers/extract/forest"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/wordclass"
)

// Held is what classifiers made of documents that they did not learn from.
type Held struct {
	judged []judged
	want   map[want]int // links that must be found
	musts  int          // how many these are
}

// want is what the links that must be found are counted by.
type want struct {
	part string
	typ  graphmodel.LinkType
}

// judged is a link that a rule or the classifier drew, or both.
type judged struct {
	part       string // of the documents
	fold       int
	whole      bool
	typ        graphmodel.LinkType
	signs      forest.Signs // nil where the classifier was not asked
	p          float64      // the share of right ones, by the classifier or else the rule
	rule       float64      // the confidence of the rule, 0 for none
	right, may bool
	must       int // which link that must be found it is, from one; 0 for none
}

// CrossValidate cuts the documents into parts, learns from all but one and the
// drills, and judges that one, for each.
func CrossValidate(documents []*Document, l *lexicon.Lexicon, words *wordclass.Table, o Options, folds int) *Held {
	parts := make([]*Held, folds)
	var wait sync.WaitGroup
	slots := make(chan struct{}, 2)
	for fold := range folds {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			var rest []*Document
			for i, d := range documents {
				if d.Drill || i%folds != fold {
					rest = append(rest, d)
				}
			}
			c := Train(rest, l, words, o)
			h := &Held{want: make(map[want]int)}
			for i, d := range documents {
				if !d.Drill && i%folds == fold {
					h.judge(c, d, l)
				}
			}
			parts[fold] = h
		})
	}
	wait.Wait()
	all := &Held{want: make(map[want]int)}
	for fold, h := range parts {
		for _, x := range h.judged {
			x.fold = fold
			if x.must > 0 {
				x.must += all.musts
			}
			all.judged = append(all.judged, x)
		}
		all.musts += h.musts
		for k, n := range h.want {
			all.want[k] += n
		}
	}
	all.weigh(folds, o.Seed)
	return all
}

// truth is what is right in a document.
type truth struct {
	facts []Fact
}

func truthOf(d *Document) truth {
	t := truth{facts: d.Facts}
	if d.Whole {
		return t // of an entity that was not marked, every link is wrong
	}
	index := make(map[key]int)
	for _, m := range d.Marks {
		f := Fact{From: d.Article.Who.Mentions[m.From].Entity, To: d.Article.Who.Mentions[m.To].Entity, Types: append([]graphmodel.LinkType{m.Type}, near(m.Type)...), May: m.Doubtful}
		if f.From == f.To {
			continue
		}
		k := key{f.From, f.To, f.Types[0]}
		if i, ok := index[k]; ok {
			t.facts[i].May = t.facts[i].May && f.May
			continue
		}
		index[k] = len(t.facts)
		t.facts = append(t.facts, f)
	}
	return t
}

// matches finds the fact that a link tells, one that must be found if there is
// one; -1 for a wrong link.
func (t *truth) matches(from, to int, typ graphmodel.LinkType) int {
	found := -1
	for i, f := range t.facts {
		ends := f.From == from && f.To == to || typ == graphmodel.Family && f.From == to && f.To == from
		ok := ends && slices.Contains(f.Types, typ)
		if f.From == to && f.To == from {
			ok = ok || typ == graphmodel.Owns && slices.Contains(f.Types, graphmodel.PartOf) || typ == graphmodel.PartOf && slices.Contains(f.Types, graphmodel.Owns)
		}
		if ok && (found < 0 || t.facts[found].May && !f.May) {
			found = i
		}
	}
	return found
}

// judge reads a document with a classifier that does not know it.
func (h *Held) judge(c *Classifier, d *Document, l *lexicon.Lexicon) {
	t := truthOf(d)
	numbers := h.wanted(d, t.facts)
	seen := make(map[key]int)
	for _, w := range c.weigh(c.read(&d.Article, l)) {
		x := &w.link
		fact := t.matches(x.From, x.To, x.Type)
		if x.Extractor == gazetteer {
			continue
		}
		if !d.Whole && x.Extractor == context && fact < 0 {
			continue // the marks tell only what the sentences say
		}
		k := keyOf(x.From, x.To, x.Type)
		if i, again := seen[k]; again {
			h.judged[i].rule = math.Max(h.judged[i].rule, x.Confidence)
			continue
		}
		seen[k] = len(h.judged)
		j := judged{part: d.Part, whole: d.Whole, typ: x.Type, signs: w.signs, p: x.Confidence, rule: x.Confidence}
		if fact >= 0 {
			j.right, j.may, j.must = true, t.facts[fact].May, numbers[fact]
			if !j.may {
				j.typ = t.facts[fact].Types[0]
			}
		}
		h.judged = append(h.judged, j)
	}
}

// wanted numbers the facts that must be found, from one.
func (h *Held) wanted(d *Document, facts []Fact) []int {
	numbers := make([]int, len(facts))
	for i, f := range facts {
		if !f.May {
			h.musts++
			numbers[i] = h.musts
			h.want[want{d.Part, f.Types[0]}]++
		}
	}
	h.want[want{d.Part, ""}] += d.Missed
	return numbers
}

// examples are the judged links that a forest can learn from, of all folds but one.
// Nothing is known of those that a reader marked as doubtful.
func (h *Held) examples(without int) []forest.Example {
	var out []forest.Example
	for i := range h.judged {
		x := &h.judged[i]
		if x.fold != without && x.signs != nil && (x.whole || !x.may) {
			out = append(out, forest.Example{Signs: x.signs, Right: x.right})
		}
	}
	return out
}

// weigh gives the links the shares that a forest tells which learned from the other
// folds.
func (h *Held) weigh(folds int, seed uint64) {
	forests := make([]*forest.Forest, folds)
	var wait sync.WaitGroup
	for fold := range forests {
		wait.Go(func() { forests[fold] = forest.Grow(h.examples(fold), seed) })
	}
	wait.Wait()
	for i := range h.judged {
		if x := &h.judged[i]; x.signs != nil {
			x.p = forests[x.fold].Share(x.signs)
		}
	}
}

// Finish returns the classifier with a forest that learned from all that was held.
func (h *Held) Finish(c *Classifier, seed uint64) *Classifier {
	d := *c
	d.forest = forest.Grow(h.examples(-1), seed)
	return &d
}

// tally counts links.
type tally struct{ right, drawn, found, want int }

func (t tally) String() string {
	return fmt.Sprintf("%5.1f %5.1f (%d of %d, %d of %d)", share(t.right, t.drawn), share(t.found, t.want), t.right, t.drawn, t.found, t.want)
}

func share(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }

// count tallies the links that pass, of the parts and types that pass. Links
// that a reader marked as doubtful do not count.
func (h *Held) count(shown func(x *judged) bool, in func(part string, t graphmodel.LinkType) bool) tally {
	var t tally
	found := make(map[int]bool)
	for i := range h.judged {
		x := &h.judged[i]
		if !shown(x) || !in(x.part, x.typ) || x.right && x.may && !x.whole {
			continue
		}
		t.drawn++
		if x.right {
			t.right++
		}
		if x.must > 0 && !found[x.must] {
			found[x.must] = true
			t.found++
		}
	}
	for k, n := range h.want {
		if in(k.part, k.typ) {
			t.want += n
		}
	}
	return t
}

// Report tells precision and recall of the rules alone and of both together, by
// part of the documents and by type, and of both by the confidence that links
// need.
func (h *Held) Report() string {
	var b strings.Builder
	rules := func(x *judged) bool { return x.rule >= graphmodel.ShownConfidence }
	both := func(least float64) func(x *judged) bool {
		return func(x *judged) bool { return x.p >= least }
	}
	line := func(name string, in func(string, graphmodel.LinkType) bool) {
		fmt.Fprintf(&b, "%-20s rules %-36v both %v\n", name, h.count(rules, in), h.count(both(graphmodel.ShownConfidence), in))
	}
	var parts []string
	for k := range h.want {
		if !slices.Contains(parts, k.part) {
			parts = append(parts, k.part)
		}
	}
	slices.Sort(parts)
	everything := func(string, graphmodel.LinkType) bool { return true }
	for _, p := range parts {
		line(p, func(q string, _ graphmodel.LinkType) bool { return p == q })
	}
	line("all", everything)
	for _, t := range types {
		line(string(t), func(_ string, u graphmodel.LinkType) bool { return t == u })
	}
	for _, least := range []float64{0.5, 0.6, 0.7, 0.8, 0.9} {
		fmt.Fprintf(&b, "confidence %.1f       both %v\n", least, h.count(both(least), everything))
	}
	return b.String()
}
