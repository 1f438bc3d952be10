package session

import (
	"cmp"
	"slices"
	"strings"

	"clew/graphmodel"
)

// Annotation is a span of an article that names an entity.
type Annotation struct {
	Span   graphmodel.Span
	Entity *graphmodel.Entity
}

// Annotations returns the named spans of an article of the current snapshot,
// sorted and without overlap: where spans overlap, people, organizations and
// places win over the words that tell of an event, and longer spans over
// shorter ones. The slice must not be modified.
func (s *Session) Annotations(article string) []Annotation {
	snap := s.Snapshot()
	if s.annotated.of != snap {
		s.annotated.of, s.annotated.byArticle = snap, annotate(snap)
	}
	return s.annotated.byArticle[article]
}

type annotations struct {
	of        *graphmodel.Snapshot
	byArticle map[string][]Annotation
}

func annotate(snap *graphmodel.Snapshot) map[string][]Annotation {
	all := map[string][]Annotation{}
	for _, e := range snap.Entities {
		if e.Status == graphmodel.Hidden {
			continue
		}
		for _, m := range e.Mentions {
			if m.Form == graphmodel.FormPronoun {
				continue
			}
			all[m.Article] = append(all[m.Article], Annotation{Span: m.Span, Entity: e})
		}
	}
	for id, found := range all {
		all[id] = withoutOverlap(found)
	}
	return all
}

func withoutOverlap(found []Annotation) []Annotation {
	weaker := func(a Annotation) int {
		if a.Entity.Kind == graphmodel.Event {
			return 1
		}
		return 0
	}
	slices.SortFunc(found, func(a, b Annotation) int {
		return cmp.Or(
			cmp.Compare(weaker(a), weaker(b)),
			cmp.Compare(b.Span.Len(), a.Span.Len()),
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Entity.ID, b.Entity.ID),
		)
	})
	kept := found[:0:0]
	byStart := func(a Annotation, at int) int { return cmp.Compare(a.Span.Start, at) }
	for _, a := range found {
		i, taken := slices.BinarySearchFunc(kept, a.Span.Start, byStart)
		if taken || i > 0 && kept[i-1].Span.Overlaps(a.Span) || i < len(kept) && kept[i].Span.Overlaps(a.Span) {
			continue
		}
		kept = slices.Insert(kept, i, a)
	}
	return kept
}

// SentenceAround widens a span of an article's text to the sentence, or the
// sentences, that it lies in. It never leaves the paragraph.
func SentenceAround(text string, span graphmodel.Span) graphmodel.Span {
	if span.Start < 0 || span.End > len(text) || span.Start >= span.End {
		return span
	}
	out := span
	for out.Start > 0 && text[out.Start-1] != '\n' && !endsSentence(text, out.Start) {
		out.Start--
	}
	for out.End < len(text) && text[out.End] != '\n' && !endsSentence(text, out.End) {
		out.End++
	}
	for out.Start < span.Start && text[out.Start] == ' ' {
		out.Start++
	}
	for out.End > span.End && text[out.End-1] == ' ' {
		out.End--
	}
	return out
}

// endsSentence reports whether a sentence ends just before byte at: after a
// full stop (and closing quotes) that is followed by a space and no small
// letter, unless the stop belongs to an initial or an abbreviation.
func endsSentence(text string, at int) bool {
	if at >= len(text) || text[at] != ' ' {
		return false
	}
	stop := at - 1
	for stop > 0 && (text[stop] == '"' || text[stop] == ')' || text[stop] == '\'' || text[stop] >= 0x80) {
		stop--
	}
	if stop <= 0 || text[stop] != '.' && text[stop] != '!' && text[stop] != '?' {
		return false
	}
	next := at + 1
	if next < len(text) && text[next] >= 'a' && text[next] <= 'z' {
		return false
	}
	if text[stop] != '.' {
		return true
	}
	word := stop
	for word > 0 && text[word-1] != ' ' && text[word-1] != '\n' {
		word--
	}
	last := strings.ToLower(strings.TrimLeft(text[word:stop], "(\"'“‘"))
	return len(last) > 1 && !strings.Contains(last, ".") && !abbreviations[last]
}

// abbreviations end in a full stop that rarely ends a sentence.
var abbreviations = map[string]bool{
	"mr": true, "mrs": true, "ms": true, "dr": true, "prof": true, "gen": true, "gov": true, "sen": true,
	"rep": true, "lt": true, "col": true, "sgt": true, "capt": true, "adm": true, "maj": true, "brig": true,
	"st": true, "jr": true, "sr": true, "vs": true, "no": true, "jan": true, "feb": true, "aug": true,
	"sept": true, "oct": true, "nov": true, "dec": true, "rev": true, "hon": true,
}
