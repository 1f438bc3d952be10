package pairs

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/wordclass"
)

// Held is what classifiers made of documents that they did not learn from.
type Held struct {
	// Curves make the shares of the classifiers those of right links in news.
	Curves Curves
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
	news       bool
	whole      bool
	typ        graphmodel.LinkType
	p          float64 // what the classifier says, 0 where it was not asked
	rule       float64 // the confidence of the rule, 0 for none
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
	for _, h := range parts {
		for _, x := range h.judged {
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
	all.Curves = Curves{all.fit(true), all.fit(false)}
	return all
}

// truth is what is right in a document.
type truth struct {
	facts []Fact
	wrong map[int]bool // entities of which nothing is known
}

func truthOf(d *Document) truth {
	t := truth{facts: d.Facts, wrong: make(map[int]bool)}
	if d.Whole {
		for m := range d.Wrong {
			t.wrong[d.Article.Who.Mentions[m].Entity] = true
		}
		return t
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

// worthJudging is the share below which a link that no rule read tells nothing of
// the curves.
const worthJudging = 0.05

// judge reads a document with a classifier that does not know it.
func (h *Held) judge(c *Classifier, d *Document, l *lexicon.Lexicon) {
	t := truthOf(d)
	numbers := h.wanted(d, t.facts)
	seen := make(map[key]int)
	for _, w := range c.weigh(c.read(&d.Article, l), func(p float64) bool { return p > worthJudging }) {
		x := &w.link
		fact := t.matches(x.From, x.To, x.Type)
		if x.Extractor == gazetteer || t.wrong[x.From] || t.wrong[x.To] {
			continue // of mentions that were marked as wrong, links are wrong, too
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
		j := judged{part: d.Part, news: d.News, whole: d.Whole, typ: x.Type, p: w.p, rule: x.Confidence}
		if w.p < 0 {
			j.p = x.Confidence
		}
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

// fit finds the curve under which the links of news that a rule read, or none
// did, are the most likely, by Newton's method. Links that may be right or wrong
// count as right ones.
func (h *Held) fit(rule bool) Curve {
	a, b := 1.0, 0.0
	for range 30 {
		var ga, gb, haa, hab, hbb float64
		for _, x := range h.judged {
			if x.p <= 0 || rule != (x.rule > 0) || !x.news {
				continue
			}
			p := math.Max(1e-4, math.Min(1-1e-4, x.p))
			odds := math.Log(p / (1 - p))
			q := 1 / (1 + math.Exp(-(float64(a*odds) + b)))
			y := 0.0
			if x.right {
				y = 1
			}
			w := q * (1 - q)
			ga += float64((y - q) * odds)
			gb += y - q
			haa += float64(w * odds * odds)
			hab += float64(w * odds)
			hbb += w
		}
		det := float64(haa*hbb) - float64(hab*hab)
		if det < 1e-9 {
			break
		}
		a = math.Max(0.1, math.Min(3, a+(float64(hbb*ga)-float64(hab*gb))/det))
		b = math.Max(-3, math.Min(3, b+(float64(haa*gb)-float64(hab*ga))/det))
	}
	return Curve{Slope: int(math.Round(a * 100)), Shift: int(math.Round(b * 100))}
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
		return func(x *judged) bool { return h.Curves.at(x.p, x.rule > 0) >= least }
	}
	line := func(name string, in func(string, graphmodel.LinkType) bool) {
		fmt.Fprintf(&b, "%-20s rules %-36v both %v\n", name, h.count(rules, in), h.count(both(graphmodel.ShownConfidence), in))
	}
	fmt.Fprintf(&b, "curves %v\n", h.Curves)
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
