package extract

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/doc"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/trace"
)

// maxExplained is the longest text in bytes that is explained: a person reads
// what comes out.
const maxExplained = 16 << 10

// ErrNotExplained is returned for texts that are too long to be explained.
var ErrNotExplained = errors.New("the text is too long to be explained")

// Explain writes what the built-in extractor makes of an article, stage by
// stage, and why it drew each link and event or did not.
func Explain(ctx context.Context, a *graphmodel.Article, w io.Writer) error {
	if len(a.Text) > maxExplained {
		return fmt.Errorf("%d kB are more than %d: %w", len(a.Text)>>10, maxExplained>>10, ErrNotExplained)
	}
	x, err := New()
	if err != nil {
		return err
	}
	e, ok := x.(*engine)
	if !ok {
		return errors.New("only the built-in extractor explains itself")
	}
	r := newReading(a)
	r.d.Trace = &trace.Log{}
	if err := e.readAll(ctx, a, r); err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	p := explainer{w: out, r: r, d: r.d, frames: e.lex.FrameFor}
	p.all()
	return out.Flush()
}

// explainer writes a reading. Errors are left to the Flush of Explain.
type explainer struct {
	w      *bufio.Writer
	r      *reading
	d      *doc.Document
	frames func(lemma string, verb bool) []lexicon.Frame
}

func (p *explainer) say(format string, args ...any) { fmt.Fprintf(p.w, format, args...) }

func (p *explainer) all() {
	for i, s := range p.d.Sentences {
		p.say("SENTENCE %d  %s\n", i+1, oneLine(p.d.Text[s.Start:s.End]))
		p.tokens(s)
		p.tree(s)
		p.names(s)
		p.offices(s)
		p.predicates(s)
		p.decisions(s, "events")
		p.decisions(s, "relations")
		p.say("\n")
	}
	p.say("ARTICLE\n")
	p.entities()
	p.events()
	p.relations()
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// text is a range of tokens in quotation marks.
func (p *explainer) text(first, last int) string {
	s := p.d.Span(first, last)
	return fmt.Sprintf("%q", oneLine(p.d.Text[s.Start:s.End]))
}

func (p *explainer) tokens(s doc.Sentence) {
	rows := [][]string{}
	for i := s.First; i < s.Last; i++ {
		t := &p.d.Tokens[i]
		rows = append(rows, []string{fmt.Sprint(i - s.First + 1), t.Form, t.Lemma, t.UPOS, t.XPOS})
	}
	p.table("tokens", rows)
}

// table writes rows of cells below each other.
func (p *explainer) table(title string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	p.say("\n  %s\n", title)
	var widths []int
	for _, row := range rows {
		for i, cell := range row {
			if i >= len(widths) {
				widths = append(widths, 0)
			}
			widths[i] = max(widths[i], utf8.RuneCountInString(cell))
		}
	}
	for _, row := range rows {
		line := "   "
		for i, cell := range row {
			line += " " + cell + strings.Repeat(" ", widths[i]-utf8.RuneCountInString(cell)+1)
		}
		p.say("%s\n", strings.TrimRight(line, " "))
	}
}

// tree draws the dependency tree, heads above their dependents.
func (p *explainer) tree(s doc.Sentence) {
	children := make(map[int][]int)
	roots := []int{}
	for i := s.First; i < s.Last; i++ {
		if h := p.d.Tokens[i].Head; h >= s.First && h < s.Last && h != i {
			children[h] = append(children[h], i)
		} else {
			roots = append(roots, i)
		}
	}
	p.say("\n  tree\n")
	var draw func(i int, indent, branch string)
	draw = func(i int, indent, branch string) {
		t := &p.d.Tokens[i]
		p.say("    %s%s%s (%s)\n", indent, branch, t.Form, t.Rel)
		switch branch {
		case "├─ ":
			indent += "│  "
		case "└─ ":
			indent += "   "
		}
		for k, c := range children[i] {
			if k == len(children[i])-1 {
				draw(c, indent, "└─ ")
			} else {
				draw(c, indent, "├─ ")
			}
		}
	}
	for _, r := range roots {
		draw(r, "", "")
	}
}

func (p *explainer) names(s doc.Sentence) {
	rows := [][]string{}
	for _, n := range p.d.Names {
		if n.First < s.First || n.First >= s.Last {
			continue
		}
		note := cmp.Or(n.Key, "not in the lexicon")
		if n.Demonym {
			note += " (its people)"
		}
		rows = append(rows, []string{p.text(n.First, n.Last), string(n.Type), fmt.Sprintf("%.2f", n.Score), note})
	}
	p.table("names: type, score, entry of the lexicon", rows)
}

func (p *explainer) offices(s doc.Sentence) {
	rows := [][]string{}
	for i, o := range p.r.offices {
		if o.First < s.First || o.First >= s.Last {
			continue
		}
		rows = append(rows, []string{p.text(o.First, o.Last), officeKind(o), p.holders(i)})
	}
	p.table("offices: kind, held by", rows)
}

func officeKind(o office.Phrase) string {
	kind := string(o.Office.Class)
	if o.Office.Family {
		kind = "kinship"
	}
	for _, mark := range []struct {
		set  bool
		word string
	}{{o.Former, "former"}, {o.Future, "future"}, {o.Plural, "plural"}} {
		if mark.set {
			kind += ", " + mark.word
		}
	}
	return cmp.Or(strings.TrimPrefix(kind, ", "), "any")
}

// holders names who holds office phrase i, and how the text says so.
func (p *explainer) holders(i int) string {
	var out []string
	for _, h := range p.r.who.Holders {
		if h.Phrase == i {
			out = append(out, fmt.Sprintf("%s (%s)", p.r.who.Entities[h.Entity].Name, h.How))
		}
	}
	return cmp.Or(strings.Join(out, ", "), "nobody named")
}

// predicates lists the words that tell something with the frames of the lexicon
// for them.
func (p *explainer) predicates(s doc.Sentence) {
	rows := [][]string{}
	at := p.d.Span(s.First, s.Last)
	for _, q := range p.r.found.Predicate {
		if !at.Contains(q.Trigger) {
			continue
		}
		var types []string
		for _, f := range p.frames(q.Lemma, !q.Noun) {
			types = append(types, frameText(f))
		}
		part := "verb"
		if q.Noun {
			part = "noun"
		}
		rows = append(rows, []string{fmt.Sprintf("%q", q.Trigger.In(p.d.Text)), part + " " + q.Lemma, p.roles(q), cmp.Or(strings.Join(types, "; "), "no frame")})
	}
	p.table("predicates: lemma, arguments, frames", rows)
}

func frameText(f lexicon.Frame) string {
	var slots []string
	for _, s := range f.Slots {
		slots = append(slots, fmt.Sprintf("%s=%s", s.Role, s.Syntax))
	}
	text := string(f.Type)
	if f.Weak {
		text += " weak"
	}
	if len(slots) > 0 {
		text += " " + strings.Join(slots, " ")
	}
	return text
}

func (p *explainer) roles(q graphmodel.Predicate) string {
	var out []string
	for _, r := range q.Roles {
		out = append(out, fmt.Sprintf("%s %q", r.Role, oneLine(r.Span.In(p.d.Text))))
	}
	return cmp.Or(strings.Join(out, ", "), "no arguments")
}

// decisions lists the steps of a stage in the sentence, in the order of words.
func (p *explainer) decisions(s doc.Sentence, stage string) {
	var steps []trace.Step
	for _, step := range p.d.Trace.Steps {
		if step.Stage == stage && step.Token >= s.First && step.Token < s.Last {
			steps = append(steps, step)
		}
	}
	slices.SortStableFunc(steps, func(a, b trace.Step) int { return cmp.Compare(a.Token, b.Token) })
	rows := [][]string{}
	for _, step := range steps {
		mark := "-"
		if step.Taken {
			mark = "+"
		}
		rows = append(rows, []string{mark, step.Rule, step.Text})
	}
	p.table("why: "+stage+" (+ rule followed, - not)", rows)
}

func (p *explainer) entities() {
	rows := [][]string{}
	for i, e := range p.r.who.Entities {
		var forms []string
		for _, m := range p.r.who.Mentions {
			if m.Entity == i {
				forms = append(forms, fmt.Sprintf("%q %s", oneLine(m.Span.In(p.d.Text)), m.Form))
			}
		}
		rows = append(rows, []string{e.Name, string(e.Kind), cmp.Or(e.Key, "not in the lexicon"), strings.Join(forms, ", ")})
	}
	for _, g := range p.r.who.Groups {
		rows = append(rows, []string{p.groupText(g), "group", "", p.text(g.Range.First, g.Range.Last) + " nominal"})
	}
	p.table("who is who: name, kind, entry of the lexicon, mentions", rows)
}

func (p *explainer) groupText(g coref.Group) string {
	var out []string
	for _, e := range g.Entities {
		out = append(out, p.r.who.Entities[e].Name)
	}
	return strings.Join(out, " + ")
}

func (p *explainer) events() {
	rows := [][]string{}
	for _, e := range p.r.found.Events {
		stance := string(e.Stance)
		if e.Speaker >= 0 {
			stance += " by " + p.r.found.Entities[e.Speaker].Name
		}
		var args []string
		for _, a := range e.Arguments {
			who := fmt.Sprintf("%q", oneLine(a.Span.In(p.d.Text)))
			if a.Entity >= 0 {
				who = p.r.found.Entities[a.Entity].Name
			}
			args = append(args, fmt.Sprintf("%s %s", a.Role, who))
		}
		if e.When.Known() {
			args = append(args, "when "+intervalText(e.When))
		}
		rows = append(rows, []string{string(e.Type), fmt.Sprintf("%q", e.Name), stance, fmt.Sprintf("%.2f", e.Confidence), e.Extractor, strings.Join(args, ", ")})
	}
	p.table("events: type, name, stance, confidence, rule, roles", rows)
}

func intervalText(i graphmodel.Interval) string {
	if i.Start == i.End {
		return i.Start.String()
	}
	return i.Start.String() + " … " + i.End.String()
}

func (p *explainer) relations() {
	rows := [][]string{}
	for _, l := range p.r.found.Relations {
		name := func(e int) string { return p.r.found.Entities[e].Name }
		rows = append(rows, []string{string(l.Type), fmt.Sprintf("%s → %s", name(l.From), name(l.To)), fmt.Sprintf("%q", l.Label), string(l.Stance), fmt.Sprintf("%.2f", l.Confidence), l.Extractor})
	}
	p.table("relations: type, ends, label, stance, confidence, rule", rows)
}
