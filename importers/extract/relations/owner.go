package relations

import (
	"slices"
	"strings"

	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/office"
	"clew/importers/extract/phrase"
)

// owners finds what an office is held at: names, descriptions and pronouns
// before and behind it.
func (f *finder) owners(p office.Phrase) []owner {
	out := f.ownersBefore(p)
	behind := f.ownersBehind(p)
	if len(out)+len(behind) == 0 {
		if m := f.diocese(p); m >= 0 {
			return []owner{{mention: m, link: "of", confidence: 0.9, behind: true}}
		}
		return f.ownerOfWhich(p)
	}
	if len(out) > 0 && len(behind) > 0 && f.lower(p.Last) == "for" && f.kindOf(behind[0].mention) == graphmodel.Place && f.kindOf(out[0].mention) != graphmodel.Person {
		// "the union's envoy for the Sahel" serves the union alone.
		return out
	}
	if len(behind) > 0 && len(out) > 0 && f.kindOf(behind[0].mention) == graphmodel.Organization && f.kindOf(out[0].mention) == graphmodel.Place {
		// "a former Nigerian minister of the Northern bank": both.
		return append(out, behind...)
	}
	return append(out, behind...)
}

// diocese is the place behind a bishop's name: "Bishop Bo Berg of Bergen"; -1 for
// none.
func (f *finder) diocese(p office.Phrase) int {
	if p.Office.Class != lexicon.Religious {
		return -1
	}
	m := f.nameAt(p.Last)
	if m < 0 || f.kindOf(m) != graphmodel.Person {
		return -1
	}
	end := f.c.Ranges[m].Last
	if o := f.nameAt(end + 1); f.lower(end) == "of" && o >= 0 && f.kindOf(o) == graphmodel.Place && f.sameSentence(end, p.First) {
		return o
	}
	return -1
}

// ownerOfWhich reads "the Norvik Society, of which Lind was once the president".
func (f *finder) ownerOfWhich(p office.Phrase) []owner {
	for i := p.First - 1; i > 1 && i > p.First-9 && f.sameSentence(i, p.First); i-- {
		if f.form(i) == "," {
			return nil
		}
		if f.lower(i) != "which" || f.lower(i-1) != "of" {
			continue
		}
		end := i - 1
		if f.form(end-1) == "," {
			end--
		}
		if m := f.mentionEnding(end); m >= 0 && f.kindOf(m) == graphmodel.Organization {
			return []owner{{mention: m, link: "of", confidence: 0.8, behind: true}}
		}
		return nil
	}
	return nil
}

// ownersBefore reads "Turkish", "Kremlin", "U.S. President Donald Trump's",
// "her" before an office.
func (f *finder) ownersBefore(p office.Phrase) []owner {
	var out []owner
	start := f.nounPhraseStart(p.First)
	seen := -1
	for i := p.Core - 1; i >= start; i-- {
		if phrase.IsPossessive(f.form(i)) {
			if m := f.possessor(i); m >= 0 {
				out = append(out, owner{mention: m, link: "of", confidence: 0.9, possessive: true})
			}
			return out
		}
		m := f.mentionAt(i)
		if m < 0 && i < p.First {
			if o, other := f.phraseCovering(i); other && !o.Plural && o.Last == i+1 && f.titleStack(o, p) {
				// "Philippine spokesman Rear Admiral Lind": the nation is the
				// spokesman's.
				return out
			}
		}
		if m < 0 || m == seen || f.c.Ranges[m].Last > p.First && i < p.First {
			continue
		}
		seen = m
		if f.isPronoun(m) {
			out = append(out, owner{mention: m, link: "of", confidence: 0.75, possessive: true})
			continue
		}
		if end := f.c.Ranges[m].Last; phrase.IsHyphen(f.form(end)) && taught[f.lower(end+1)] {
			continue
		}
		if scenes[f.c.Entities[f.c.Mentions[m].Entity].Name] {
			continue
		}
		if f.c.Mentions[m].Form != graphmodel.FormPronoun && f.kindOf(m) != graphmodel.Person {
			out = append(out, owner{mention: m, link: "of", confidence: 0.9, possessive: false})
			i = f.c.Ranges[m].First
			if f.kindOf(m) == graphmodel.Organization && phrase.IsPossessive(f.form(i-1)) {
				// "South Korea's National Assembly speaker".
				return out
			}
		}
	}
	if m := f.whose(start); m >= 0 && !slices.ContainsFunc(out, func(o owner) bool { return f.kindOf(o.mention) == graphmodel.Organization }) {
		out = append(out, owner{mention: m, link: "of", confidence: 0.85, possessive: true})
	}
	if m := f.nameAt(start - 2); len(out) == 0 && f.form(start-1) == ")" && m >= 0 && f.kindOf(m) == graphmodel.Organization {
		// "the African Union (AU) envoy".
		out = append(out, owner{mention: m, link: "of", confidence: 0.85, possessive: false})
	}
	if len(out) == 0 {
		if m := f.mentionAt(start); m >= 0 && f.isPronoun(m) {
			out = append(out, owner{mention: m, link: "of", confidence: 0.75, possessive: true})
		}
	}
	return out
}

// titleStack reports whether a military rank stands directly behind another
// office: "spokesman Rear Admiral Lind".
func (f *finder) titleStack(a, b office.Phrase) bool {
	return a.Last == b.First && b.Office.Class == lexicon.Military
}

func (f *finder) isPronoun(m int) bool { return f.c.Mentions[m].Form == graphmodel.FormPronoun }

// possessor returns the mention before the possessive ending at token i: a
// name, or the description that ends there.
func (f *finder) possessor(i int) int {
	if m := f.mentionAt(i - 1); m >= 0 && f.c.Ranges[m].Last == i {
		return m
	}
	return f.mentionEnding(i)
}

// ownersBehind reads "of the United States", "to President Volodymyr Zelensky",
// "at Silberhorn Research", "of the intelligence service MIT".
func (f *finder) ownersBehind(p office.Phrase) []owner {
	if m := f.ofPossessive(p); m >= 0 {
		return []owner{{mention: m, link: "of", confidence: 0.75, behind: true}}
	}
	prep := f.lower(p.Last)
	if next := f.lower(p.Last + 1); pastWords[prep] && (next == "at" || next == "with" || next == "of") {
		p.Last++ // "a political scientist formerly at the university"
		prep = next
	}
	switch prep {
	case ",":
		return f.signature(p)
	case "of", "to", "for", "at", "in", "with", "from":
	case "on":
		// "the top Democrat on the Senate committee".
		if m := f.nameAt(p.Last + 2); m < 0 || f.kindOf(m) != graphmodel.Organization {
			return nil
		}
	default:
		return nil
	}
	weak, limit := -1, p.Last+maxOwnerGap
	for i := p.Last + 1; i < len(f.d.Tokens) && i <= limit && f.sameSentence(i, p.First); i++ {
		m := f.mentionAt(i)
		if m < 0 && phrase.Breaks(f.d, i) && !f.adjectival(i) {
			if o := f.nameAt(i + 1); f.form(i) == "," && f.orgNoun(i-1) && o >= 0 && f.kindOf(o) == graphmodel.Organization && f.c.Ranges[o].First == i+1 && p.Office.At&lexicon.AtOrg != 0 {
				// "the owner of the country's largest newspaper, Le Matin".
				return []owner{{mention: o, link: prep, confidence: 0.8, behind: true}}
			}
			break
		}
		if m < 0 {
			if p.Office.Family {
				if q, other := f.phraseCovering(i); other && q.Head == i && !q.Office.Family && !q.Plural {
					if h := f.holderAt(i); h >= 0 {
						// "the wife of the group's coordinator in Oslo, Bo Berg".
						return []owner{{mention: h, link: prep, confidence: 0.85, behind: true}}
					}
				}
			}
			if w := f.lower(i); i > p.Last+1 && isPreposition(w) {
				if noun := strings.ToLower(f.d.Tokens[i-1].Lemma); w == "of" && (partNouns[noun] || governing[noun]) && f.d.Tokens[i-1].UPOS == "NOUN" {
					limit = i + maxOwnerGap // "a native of the port town of Barovo"
					continue
				}
				if (prep == "of" || prep == "for") && weak < 0 && (w == "at" || w == "with" || w == "for") {
					// "professor of marine biology at the University of Bergen".
					prep, limit = w, i+maxOwnerGap
					continue
				}
				break
			}
			continue
		}
		if end := f.c.Ranges[m].Last; phrase.IsHyphen(f.form(end)) && f.kindOf(m) == graphmodel.Place {
			i, limit = end+1, max(limit, end+7) // "a partner at Accra-based Lind & Co"
			continue
		}
		if f.c.Mentions[m].Demonym || f.ownsNext(m) || f.inTitle(m) || f.kindOf(m) == graphmodel.Place && f.modifies(m) || p.Office.Family && f.kindOf(m) != graphmodel.Person {
			// The nation of something without a name of its own, unless the
			// name follows: "of the Dutch tax service", "of U.S. President Ana Lind".
			if weak < 0 {
				weak = m
			}
			i = f.c.Ranges[m].Last - 1
			if phrase.IsPossessive(f.form(i+1)) && f.kindOf(m) == graphmodel.Person {
				break
			}
			limit = max(limit, i+3)
			continue
		}
		if prep == "at" && p.Office.Class == lexicon.Academic && f.kindOf(m) == graphmodel.Place {
			m = f.universityAt(m)
		}
		return f.withConjuncts(m, prep, p)
	}
	if weak >= 0 {
		return []owner{{mention: weak, link: prep, confidence: 0.7, behind: true}}
	}
	return nil
}

// adjectival reports whether a participle stands before a noun: "the ruling Norvik
// Party", "of state-owned broadcaster Dalmar".
func (f *finder) adjectival(i int) bool {
	t := f.d.Tokens
	if t[i].XPOS != "VBG" && t[i].XPOS != "VBN" || i+1 >= len(t) {
		return false
	}
	u := t[i+1].UPOS
	return (u == "PROPN" || u == "NOUN" || u == "ADJ") && (t[i-1].UPOS == "DET" || t[i-1].UPOS == "ADJ" || phrase.IsHyphen(t[i-1].Form))
}

func isPreposition(w string) bool {
	switch w {
	case "of", "to", "for", "at", "in", "with", "from", "by", "on", "under", "after", "before", "since", "during", "until", "against":
		return true
	}
	return false
}

// ownsNext reports whether a possessive ending follows the mention.
func (f *finder) ownsNext(m int) bool {
	return phrase.IsPossessive(f.form(f.c.Ranges[m].Last))
}

// inTitle reports whether the mention belongs to the title before a personal
// name: "U.S." in "U.S. President Ana Lind".
func (f *finder) inTitle(m int) bool {
	at := f.c.Ranges[m]
	for i := at.Last; i < len(f.d.Tokens) && i <= at.Last+maxOwnerGap && f.sameSentence(i, at.First); i++ {
		k := f.mentionAt(i)
		if k < 0 && phrase.Breaks(f.d, i) {
			return false
		}
		if k >= 0 {
			t := f.c.Titled[k]
			return f.kindOf(k) == graphmodel.Person && t.First <= at.Last && t.First < f.c.Ranges[k].First
		}
	}
	return false
}

// withConjuncts adds what "and" joins to the owner: "of Kenya and Uganda".
func (f *finder) withConjuncts(m int, prep string, p office.Phrase) []owner {
	out := []owner{{mention: m, link: prep, confidence: 0.9, behind: true}}
	end := f.c.Ranges[m].Last
	if f.form(end) == "and" {
		if n := f.nameAt(end + 1); n >= 0 && f.kindOf(n) == f.kindOf(m) && (f.kindOf(n) == graphmodel.Person) == p.Office.Family {
			out = append(out, owner{mention: n, link: prep, confidence: 0.7, behind: true})
		}
	}
	return out
}

// scenes are places that stand for a trade: a Hollywood producer serves none and
// comes from anywhere.
var scenes = map[string]bool{"Hollywood": true, "Bollywood": true, "Broadway": true, "Wall Street": true, "Silicon Valley": true, "Fleet Street": true, "West End": true}

// taught are participles behind a hyphen that make a place no employer's.
var taught = wordSet("educated trained listed backed controlled funded focused obsessed related owned bound")

// maxOwnerGap bounds the words between the preposition and the owner's name.
const maxOwnerGap = 8
