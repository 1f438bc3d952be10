package relations

import (
	"fmt"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/coref"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// What this file writes is read by a person who asks why a link was drawn or
// not. It changes nothing, and does nothing unless somebody asks.

const stage = "relations"

// mentionText is a mention as the trace writes it.
func (f *finder) mentionText(m int) string {
	if m < 0 {
		return "nobody"
	}
	x := f.c.Mentions[m]
	text := fmt.Sprintf("%q", x.Span.In(f.d.Text))
	if x.Entity < 0 {
		return text + " (no entity)"
	}
	if name := f.c.Entities[x.Entity].Name; x.Form != graphmodel.FormName {
		return text + " (" + name + ")"
	}
	return text
}

func (f *finder) linkText(l link) string {
	return fmt.Sprintf("%s —%s %q→ %s", f.mentionText(l.head), l.typ, cleanLabel(l.label), f.mentionText(l.tail))
}

// traceAdd notes that a link was drawn, or what was wrong with its ends.
func (f *finder) traceAdd(l link) {
	if !f.d.Trace.On() {
		return
	}
	if l.head < 0 || l.tail < 0 {
		f.d.Trace.Refuse(stage, l.extractor, 0, fmt.Sprintf("%s %q: one end is missing", l.typ, l.label))
		return
	}
	at, text := f.c.Heads[l.head], f.linkText(l)
	from, to := f.c.Mentions[l.head].Entity, f.c.Mentions[l.tail].Entity
	switch {
	case from < 0 || to < 0:
		f.d.Trace.Refuse(stage, l.extractor, at, text+": one end is no person, organization or place")
	case from == to:
		f.d.Trace.Refuse(stage, l.extractor, at, text+": both ends are the same")
	case !f.kindsFit(l.typ, from, to):
		f.d.Trace.Refuse(stage, l.extractor, at, fmt.Sprintf("%s: %s does not join %s and %s", text, l.typ, f.c.Entities[from].Kind, f.c.Entities[to].Kind))
	default:
		f.d.Trace.Take(stage, l.extractor, at, text)
	}
}

// traceDrop notes that a link that was drawn gives way.
func (f *finder) traceDrop(l *graphmodel.FoundLink, why string) {
	if f.d.Trace.On() {
		f.d.Trace.Refuse(stage, l.Extractor, f.c.Heads[l.Head], fmt.Sprintf("%s —%s %q→ %s: %s", f.mentionText(l.Head), l.Type, l.Label, f.mentionText(l.Tail), why))
	}
}

// traceVerb notes why a verb that has rules tells nothing.
func (f *finder) traceVerb(v int, rules []verbRule) {
	if !f.d.Trace.On() || len(rules) == 0 {
		return
	}
	why := "it stands under a modal, an infinitive or a condition"
	if phrase.Denied(f.d, v) {
		why = "it is denied"
	}
	f.d.Trace.Refuse(stage, byVerb, v, fmt.Sprintf("%q tells no %s: %s", f.form(v), rules[0].typ, why))
}

// traceEnds notes which ends of a verb's relation are missing or do not fit.
func (f *finder) traceEnds(v int, r verbRule, subjects, objects []int) {
	if !f.d.Trace.On() {
		return
	}
	object := "object"
	if r.prepositions != "" {
		object = "object behind " + strings.Join(strings.Fields(r.prepositions), " or ")
	}
	rule := fmt.Sprintf("%q tells no %s: ", f.form(v), r.typ)
	switch {
	case len(subjects) == 0:
		f.d.Trace.Refuse(stage, byVerb, v, rule+"it has no named subject")
	case len(objects) == 0:
		f.d.Trace.Refuse(stage, byVerb, v, rule+"it has no named "+object)
	}
	for _, s := range subjects {
		if r.subject != "" && f.kindOf(s) != r.subject {
			f.d.Trace.Refuse(stage, byVerb, v, fmt.Sprintf("%sits subject %s is no %s", rule, f.mentionText(s), r.subject))
		}
	}
	for _, o := range objects {
		if r.object != "" && f.kindOf(o) != r.object {
			f.d.Trace.Refuse(stage, byVerb, v, fmt.Sprintf("%sits %s %s is no %s", rule, object, f.mentionText(o), r.object))
		}
	}
}

// traceHold notes that the holder of an office is nothing to an owner of it.
func (f *finder) traceHold(h coref.Holder, p office.Phrase, o owner) {
	if f.d.Trace.On() {
		f.d.Trace.Refuse(stage, byTitle, p.Head, fmt.Sprintf("%s is no %q %s %s: the office is not held at a %s",
			f.mentionText(h.Mention), p.Text(f.d), o.link, f.mentionText(o.mention), f.kindOf(o.mention)))
	}
}

// traceOffices notes why people who hold an office hold it nowhere.
func (f *finder) traceOffices() {
	if !f.d.Trace.On() {
		return
	}
	linked := make(map[int]bool)
	for _, l := range f.links {
		linked[l.From] = true
	}
	for _, h := range f.c.Holders {
		p := f.offices[h.Phrase]
		why := "the text around it tells of nothing that has such an office"
		switch {
		case linked[h.Entity]:
			continue
		case p.Office.Family || p.Office.Generic:
			why = "no owner was found, and it is no office of which the context tells one"
		case len(f.owners(p)) > 0 || f.namesOwner(p):
			why = "the words beside it name an owner that could not be read"
		case f.indefinite(p):
			why = "it is one of many"
		}
		f.d.Trace.Refuse(stage, byContext, p.Head, fmt.Sprintf("%s is %q of nobody: %s", f.mentionText(h.Mention), p.Text(f.d), why))
	}
}
