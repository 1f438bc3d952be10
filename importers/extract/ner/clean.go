package ner

import (
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/doc"
)

// honorifics are never part of a person's name.
var honorifics = map[string]bool{
	"mr": true, "mr.": true, "mrs": true, "mrs.": true, "ms": true, "ms.": true, "miss": true, "dr": true, "dr.": true,
	"prof": true, "prof.": true, "professor": true, "sir": true, "president": true, "sen.": true, "senator": true,
	"rep.": true, "gov.": true, "gen.": true, "general": true, "lt.": true, "col.": true, "colonel": true, "capt.": true,
	"captain": true, "sgt.": true, "rev.": true, "minister": true, "king": true, "queen": true, "prince": true,
	"princess": true, "pope": true, "justice": true, "judge": true, "chancellor": true, "secretary": true,
}

// harmonize brings the marks of corpora with different rules to one style:
// no article, title or possessive at the ends; countries are places; adjectives
// of countries and names of peoples are other names; a bare title is no name.
func (e *Example) harmonize(gaz Gazetteer) {
	kept := e.Marks[:0]
	for _, m := range e.Marks {
		m = trimMark(e.Doc.Text, m)
		if m.Start >= m.End {
			continue
		}
		text := e.Doc.Text[m.Start:m.End]
		words := strings.Fields(text)
		c := gaz.Classes(text, len(words))
		switch {
		case len(words) == 1 && c&ClassDemonym != 0 && c&ClassCountry == 0:
			m.Type = graphmodel.MentionOther
		case c&ClassCountry != 0 && (m.Type == graphmodel.MentionOrg || m.Type == graphmodel.MentionOther):
			m.Type = graphmodel.MentionPlace
		case m.Type == graphmodel.MentionPerson && len(words) == 1 && honorifics[strings.ToLower(text)]:
			continue
		}
		kept = append(kept, m)
	}
	e.Marks = kept
}

// trimMark cuts articles and titles before a name and a possessive after it.
func trimMark(text string, m Mark) Mark {
	for {
		s := text[m.Start:m.End]
		head, _, more := strings.Cut(s, " ")
		low := strings.ToLower(head)
		if more && (low == "the" || low == "a" || low == "an" ||
			m.Type == graphmodel.MentionPerson && honorifics[low]) {
			m.Start += len(head) + 1
			continue
		}
		cut := strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
		if len(cut) == len(s) {
			return m
		}
		m.End -= len(s) - len(cut)
	}
}

// trimName cuts what the style of the recognizer leaves out of a found name.
func trimName(d *doc.Document, n doc.Name) doc.Name {
	for n.Last-n.First > 1 {
		low := strings.ToLower(d.Tokens[n.First].Form)
		if n.Type == graphmodel.MentionPerson && (honorifics[low] && low != "king" && low != "prince") || low == "the" {
			n.First++
			continue
		}
		break
	}
	if low := d.Tokens[n.Last-1].Form; n.Last-n.First > 1 && (low == "'s" || low == "’s") {
		n.Last--
	}
	return n
}
