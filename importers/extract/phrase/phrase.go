// Package phrase reads noun phrases from tags where a dependency tree is least
// to be trusted: in titles, appositions and chains of possessives.
package phrase

import (
	"strings"

	"clew/importers/extract/doc"
)

// Start walks back from a noun over adjectives, nouns, names, hyphens and
// possessives to the determiner that opens its noun phrase. It never leaves the
// sentence of token i.
func Start(d *doc.Document, i int) int {
	s := d.Sentences[d.SentenceOf(i)]
	for i > s.First {
		if opens(&d.Tokens[i-1]) {
			return i - 1
		}
		if !continues(d, s, i-1) {
			return i
		}
		i--
	}
	return i
}

// opens reports whether a token starts a noun phrase.
func opens(t *doc.Token) bool {
	return t.UPOS == "DET" || t.XPOS == "PRP$" || t.XPOS == "WP$" || t.XPOS == "DT"
}

// continues reports whether token i may stand inside a noun phrase before its
// head.
func continues(d *doc.Document, s doc.Sentence, i int) bool {
	t := &d.Tokens[i]
	switch {
	case t.UPOS == "ADJ", t.UPOS == "NOUN", t.UPOS == "PROPN", t.UPOS == "NUM", t.UPOS == "ADV" && strings.HasSuffix(t.Form, "ly"), t.UPOS == "SYM":
		return true
	case IsHyphen(t.Form):
		return i > s.First
	case IsPossessive(t.Form):
		if i == s.First {
			return false
		}
		p := d.Tokens[i-1].UPOS
		return p == "PROPN" || p == "NOUN" || p == "ADJ"
	case t.XPOS == "VBN" || t.XPOS == "VBG":
		// "the outgoing president", "her elected deputy".
		return i > s.First && (opens(&d.Tokens[i-1]) || d.Tokens[i-1].UPOS == "ADJ")
	}
	return false
}

// Breaks reports whether token i cannot stand inside a noun phrase with its
// of-phrases: punctuation, verbs, relative pronouns.
func Breaks(d *doc.Document, i int) bool {
	t := &d.Tokens[i]
	switch t.Form {
	case ",", ";", ":", ".", "(", ")", "–", "—", "\"", "“", "”", "!", "?":
		return true
	}
	return t.UPOS == "VERB" || t.UPOS == "AUX" || t.UPOS == "SCONJ" || t.XPOS == "WP" || t.XPOS == "WDT" || t.XPOS == "WRB"
}

// IsHyphen reports whether a token is a hyphen inside a word.
func IsHyphen(w string) bool { return w == "-" || w == "‐" || w == "‑" }

// IsDash reports whether a token separates like a comma.
func IsDash(w string) bool { return w == "–" || w == "—" || w == "--" }

// IsPossessive reports whether a token is the possessive ending.
func IsPossessive(w string) bool { return w == "'s" || w == "’s" || w == "'" || w == "’" }

// IsDefinite reports whether a determiner points to something known.
func IsDefinite(w string) bool {
	switch strings.ToLower(w) {
	case "the", "his", "her", "its", "their", "my", "our", "your", "whose":
		return true
	}
	return false
}

// Child returns the first dependent of token i with the relation, in its
// sentence, or -1. A relation without subtype matches its subtypes too:
// "nsubj" finds "nsubj:pass" when loose is set.
func Child(d *doc.Document, i int, rel string, loose bool) int {
	s := d.Sentences[d.SentenceOf(i)]
	for j := s.First; j < s.Last; j++ {
		t := &d.Tokens[j]
		if t.Head == i && (t.Rel == rel || loose && strings.HasPrefix(t.Rel, rel+":")) {
			return j
		}
	}
	return -1
}

// Children returns the dependents of token i with the relation in text order.
func Children(d *doc.Document, i int, rel string) []int {
	s := d.Sentences[d.SentenceOf(i)]
	var out []int
	for j := s.First; j < s.Last; j++ {
		if d.Tokens[j].Head == i && d.Tokens[j].Rel == rel {
			out = append(out, j)
		}
	}
	return out
}

// Denied reports whether a predicate has a negation among its dependents.
func Denied(d *doc.Document, i int) bool {
	s := d.Sentences[d.SentenceOf(i)]
	for j := s.First; j < s.Last; j++ {
		if t := &d.Tokens[j]; t.Head == i {
			switch doc.Lower(t.Form) {
			case "not", "n't", "n’t", "no", "never", "neither", "nor":
				return true
			}
		}
	}
	return false
}

// business are words of what partners in business have, home of those who live together.
var (
	business = map[string]bool{
		"share": true, "stake": true, "company": true, "firm": true, "business": true, "fund": true, "venture": true, "invest": true, "investor": true,
		"profit": true, "startup": true, "start-up": true, "co-founder": true, "found": true, "co-found": true,
		"practice": true, "shareholder": true, "bankruptcy": true, "debt": true, "brokerage": true,
	}
	home = map[string]bool{
		"live": true, "child": true, "couple": true, "home": true, "house": true, "marry": true, "married": true, "relationship": true, "baby": true, "pregnant": true, "son": true,
		"daughter": true, "girlfriend": true, "boyfriend": true, "romantic": true, "love": true, "wed": true, "wedding": true, "domestic": true, "survive": true, "family": true, "ex-husband": true,
	}
)

// IsBusinessPartner reports whether the "partner" at token i is one in business: by the
// word before it, or by what its sentence and the one behind it speak of.
func IsBusinessPartner(d *doc.Document, i int) bool {
	if i > 0 && strings.EqualFold(d.Tokens[i-1].Form, "business") {
		return true
	}
	here := d.SentenceOf(i)
	found := false
	for s := here; s <= here+1 && s < len(d.Sentences) && d.Sentences[s].Paragraph == d.Sentences[here].Paragraph; s++ {
		for j := d.Sentences[s].First; j < d.Sentences[s].Last; j++ {
			w := strings.ToLower(d.Tokens[j].Lemma)
			if home[w] {
				return false
			}
			found = found || business[w]
		}
	}
	return found
}

// Erratum reports whether a sentence tells what an earlier version of the article said,
// which is wrong: "An earlier version described her as a shareholder".
func Erratum(d *doc.Document, sentence int) bool {
	s := d.Sentences[sentence]
	at := func(i int) string {
		if i < s.First || i >= s.Last {
			return ""
		}
		return doc.Lower(d.Tokens[i].Form)
	}
	for i := s.First; i < s.Last; i++ {
		switch at(i) {
		case "version":
			earlier := at(i-1) == "earlier" || at(i-1) == "previous" || at(i-1) == "original"
			if k := i + 1; earlier && (at(k) != "of" || at(k+1) == "this" || aboutPaper[at(k+2)]) {
				return true
			}
		case "misstated", "misidentified", "misspelled":
			return true
		case "incorrectly", "wrongly", "erroneously", "mistakenly":
			for k := s.First; k < i && k <= s.First+8; k++ {
				if aboutPaper[at(k)] && (saidInPrint[at(i-1)] || saidInPrint[at(i+1)]) {
					return true
				}
			}
		}
	}
	return false
}

// aboutPaper are words of an article for itself and its parts, saidInPrint for what
// it does.
var (
	aboutPaper  = map[string]bool{"article": true, "story": true, "report": true, "column": true, "caption": true, "headline": true}
	saidInPrint = map[string]bool{"said": true, "stated": true, "described": true, "named": true, "identified": true, "reported": true, "gave": true, "referred": true, "attributed": true}
)
