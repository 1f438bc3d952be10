package events

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/forest"
	"clew/importers/extract/ftrl"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// Document is an article with the events that a reader marked.
type Document struct {
	ID      string
	Part    string // the group of documents that it is counted with
	Article Article
	Marks   []Mark
	Piece   bool // cut out of its article: the forest, which asks for what stands around, does not learn from it
}

// Mark is an event of one of the types, told by one of the words.
type Mark struct {
	Types    []graphmodel.EventType
	Triggers []string // as they stand in the text
	May      bool     // right, and not missed where it is not found
}

// Options are the settings of the trainer.
type Options struct {
	Seed   uint64
	Epochs int
	ftrl.Settings
	MinHits int     // drops features that are met less often
	Least   float64 // drops smaller weights
	Rows    int     // bounds the features of the classifier
}

// DefaultOptions are those of the shipped classifier.
func DefaultOptions() Options {
	return Options{Seed: 1, Epochs: 6, Settings: ftrl.Settings{L1: 0.3, L2: 1, Rate: 0.08}, MinHits: 2, Least: 0.05, Rows: 15000}
}

// example is a telling to learn from.
type example struct {
	part     string
	piece    bool
	fold     int
	features []uint32
	typ      graphmodel.EventType // by the frame
	general  bool
	accept   classes // the classes of the marks that it tells, or of none
	signs    forest.Signs
	told     bool // its words tell a mark
	right    bool // and its type is one of that mark
	rule     bool // the rules tell it
	must     int  // which mark it tells, from one; 0 for none
	share    float64
}

// Held is what classifiers made of documents that they did not learn from. (The shares
// that a forest learned from are of models which knew the documents that it judges, which
// flatters a little.)
type Held struct {
	all   []*example
	musts map[string]int // by part
}

// CrossValidate cuts the documents into parts, learns from all but one, and judges that
// one, for each.
func CrossValidate(documents []*Document, l *lexicon.Lexicon, words *wordclass.Table, o Options, folds int) *Held {
	h := &Held{musts: make(map[string]int)}
	number := 0
	for i, d := range documents {
		h.all = append(h.all, examplesOf(d, l, words, i%folds, &number)...)
		for _, m := range d.Marks {
			if !m.May {
				h.musts[d.Part]++
			}
		}
	}
	for fold := range folds {
		model := learn(h.except(fold), o)
		for _, x := range h.all {
			if x.fold == fold {
				x.judge(model)
			}
		}
	}
	for fold := range folds {
		f := forest.Grow(forForest(h.except(fold)), o.Seed)
		for _, x := range h.all {
			if x.fold == fold {
				x.share = f.Share(x.signs)
			}
		}
	}
	return h
}

// Finish learns from all that was held.
func (h *Held) Finish(o Options, words *wordclass.Table) *Classifier {
	return &Classifier{model: learn(h.all, o), forest: forest.Grow(forForest(h.all), o.Seed), words: words}
}

// judge completes an example by what a model makes of its words.
func (x *example) judge(model *perceptron.Model) {
	p := chancesOf(model, x.features)
	typ := p.typeFor(x.typ, x.general)
	x.right = x.told && x.accept.has(classOfType(typ))
	p.signs(x.signs[:0], typ)
}

func (h *Held) except(fold int) []*example {
	var out []*example
	for _, x := range h.all {
		if x.fold != fold {
			out = append(out, x)
		}
	}
	return out
}

func forForest(all []*example) []forest.Example {
	var out []forest.Example
	for _, x := range all {
		if !x.piece {
			out = append(out, forest.Example{Signs: x.signs, Right: x.right})
		}
	}
	return out
}

// examplesOf reads the tellings of a document. number counts the marks that must be
// found, over all documents.
func examplesOf(d *Document, l *lexicon.Lexicon, words *wordclass.Table, fold int, number *int) []*example {
	f := newFinder(&d.Article, l)
	f.judge = &Classifier{}
	cands := f.tellings()
	crowd := crowds(cands)
	s := &symbols{finder: f, words: words}
	first := *number + 1
	for _, m := range d.Marks {
		*number += count01(!m.May)
	}
	var out []*example
	for _, c := range cands {
		x := &example{
			part: d.Part, piece: d.Piece, fold: fold, features: slices.Clone(s.ofTelling(c)), typ: c.typ, general: c.general,
			signs: f.signsOf(c, &chances{}, crowd[c.sentence]), rule: f.isTold(c) && !c.nested,
		}
		must := first
		for i := range d.Marks {
			m := &d.Marks[i]
			if f.tellsMark(c, m) {
				x.told = true
				for _, typ := range m.Types {
					x.accept.add(classOfType(typ))
				}
				if !m.May && x.must == 0 {
					x.must = must
				}
			}
			must += count01(!m.May)
		}
		if !x.told {
			x.accept.add(none)
		}
		out = append(out, x)
	}
	return out
}

// tellsMark reports whether the words of a telling are among those of a mark.
func (f *finder) tellsMark(c *candidate, m *Mark) bool {
	spans := []graphmodel.Span{f.trigger(c)}
	if c.light >= 0 {
		spans = append(spans, f.d.Span(c.light, c.light+1))
	}
	for _, s := range spans {
		quote := s.In(f.d.Text)
		if slices.ContainsFunc(m.Triggers, func(t string) bool {
			return strings.Contains(" "+quote+" ", " "+t+" ") || strings.Contains(" "+t+" ", " "+quote+" ") && len(quote) > 3
		}) {
			return true
		}
	}
	return false
}

// Report tells precision and recall of the rules alone and of the classifier by the
// share from which on events are told, by part of the documents.
func (h *Held) Report() string {
	var b strings.Builder
	parts := []string{""}
	for p := range h.musts {
		parts = append(parts, p)
	}
	slices.Sort(parts)
	for _, part := range parts {
		fmt.Fprintf(&b, "%-10s rules %s\n", cmp.Or(part, "all"), h.count(part, func(x *example) bool { return x.rule }))
		for _, least := range []float64{0.3, 0.4, 0.5, 0.6, 0.7} {
			fmt.Fprintf(&b, "%-10s %.2f  %s\n", "", least, h.count(part, func(x *example) bool { return x.share >= least }))
		}
	}
	return b.String()
}

func (h *Held) count(part string, shown func(*example) bool) string {
	drawn, told, right, found, want := 0, 0, 0, make(map[int]bool), 0
	for _, x := range h.all {
		if part != "" && x.part != part || !shown(x) {
			continue
		}
		drawn++
		told += count01(x.told)
		right += count01(x.right)
		if x.must > 0 && x.right {
			found[x.must] = true
		}
	}
	for p, n := range h.musts {
		if part == "" || p == part {
			want += n
		}
	}
	return fmt.Sprintf("told %5.1f of %d, of the type too %5.1f; found %5.1f of %d", percent(told, drawn), drawn, percent(right, drawn), percent(len(found), want), want)
}

func percent(n, of int) float64 { return 100 * float64(n) / float64(max(1, of)) }
