package plaintext

import (
	"math"
	"regexp"
	"strings"
)

// kind says why a block cannot belong to the article's text.
type kind uint8

const (
	plain   kind = iota
	cut          // heading of another list
	end          // what only stands behind an article: comments, tags, the lines about the author
	teaser       // points to another article or asks for something
	note         // closing note of the paper
	credit       // caption or credit of a picture
	meta         // byline or date
	clutter      // rules of lines, image placeholders, form fields
)

// scored is a block with what the rules see in it.
type scored struct {
	block
	folded  string
	words   float64
	ends    bool // ends as a sentence
	cues    int
	again   bool // the same block stands above
	repeats int  // how often the same block stands on the page
	capital float64
	allCaps bool
	kind    kind
	score   float64
}

var placeholder = regexp.MustCompile(`^[^\p{L}\p{N}\[]*\[[^\]]{0,160}\][^\p{L}\p{N}]*$|^\{\{[^}]{0,160}\}\}$|^\[\w+ [\w-]+=.{0,240}\[/\w+\]$|^[^\p{L}\p{N}]*(?:IFRAME|IMG|BUTTON|INPUT|REFRESH\()|^[^\p{L}]*$|_{6,}|\[\s{4,}\]`)

// score gives every block its features and its score.
func score(blocks []block) []scored {
	out := make([]scored, len(blocks))
	repeats := make(map[string]int, len(blocks))
	first := make(map[string]int, len(blocks))
	for i, b := range blocks {
		s := scored{block: b, folded: fold(b.text), words: countWords(b.text), ends: endsSentence(b.text)}
		s.cues = countCues(s.folded)
		s.capital, s.allCaps = letterCase(b.text)
		s.kind = classify(&s)
		if repeats[s.folded]++; repeats[s.folded] == 1 {
			first[s.folded] = i
		}
		out[i] = s
	}
	printed := printedTwice(out, repeats)
	for i := range out {
		out[i].repeats = repeats[out[i].folded]
		out[i].again = first[out[i].folded] < i || !printed && repeats[out[i].folded] > 1
		out[i].score = weigh(&out[i])
	}
	markSeries(out)
	markButtons(out)
	restoreSections(out)
	softenLists(out)
	markSpeakers(out)
	markTables(out)
	markCaptions(out)
	markPictures(out)
	markGlued(out)
	discountCards(out)
	discountTail(out)
	return out
}

// mayBePlaceholder spares most blocks the pattern: those that start with a
// small letter or an ordinary word and hold no bracket or rule.
func mayBePlaceholder(s *scored) bool {
	return s.words < 1 || strings.ContainsAny(s.text, "[_{") || strings.Contains(s.text, "IFRAME") ||
		strings.Contains(s.text, "IMG") || strings.Contains(s.text, "BUTTON") || strings.Contains(s.text, "INPUT") || strings.Contains(s.text, "REFRESH(")
}

func classify(s *scored) kind {
	switch {
	case mayBePlaceholder(s) && placeholder.MatchString(s.text), adLabel[s.folded]:
		return clutter
	case s.words >= maxSiteNote:
		return plain // no pattern is looked for in longer blocks
	}
	set := patterns()
	hits := set.Scan(s.text)
	is := func(pattern int) bool { return set.Match(pattern, s.text, hits) }
	switch {
	case s.words < 8 && is(isCutLead):
		return cut
	case s.words < 16 && is(isClosing):
		return end
	case cutHeadings[strings.TrimRight(s.folded, " 0123456789")]:
		return cut
	case consent(s), s.words < 40 && is(isPaid), s.words < 60 && (is(isTeaser) || is(isAsking)):
		return teaser
	case s.words < 45 && is(isEndNote), s.words < 90 && is(isAuthorNote), isEastAsianNote(s), s.words >= 4 && is(isSiteNote):
		return note
	case s.words < 50 && (isCreditLine(s.text) || is(isCaption)), s.words < 60 && is(isPicture):
		return credit
	case s.words < 25 && isMeta(s):
		return meta
	}
	return plain
}

// printedTwice reports whether the page holds a fifth of its long blocks more than
// once, as pages with a version for telephones do. On other pages a long block
// that is repeated is a caption or a teaser.
func printedTwice(bs []scored, repeats map[string]int) bool {
	long, again := 0, 0
	for i := range bs {
		if bs[i].words < 20 || !bs[i].ends {
			continue
		}
		if long++; repeats[bs[i].folded] > 1 {
			again++
		}
	}
	return again*5 >= long
}

var consentWord = regexp.MustCompile(`(?i)web ?site|browser|consent|\bsites?\b|visitor|\busers?\b|privacy|advert|partner|device|\bdata\b|webseite|zustimm|nutzer|nutzung|daten|inhalte|utilis|navigat|usuari|sitio|sessions?\b|analytics|stor(?:e|es|ed|age)\b|track`)

// consent reports whether a block speaks of cookies as web sites do.
func consent(s *scored) bool {
	return (strings.Contains(s.folded, "cookie") || strings.Contains(s.folded, "クッキー")) && consentWord.MatchString(s.text)
}

// markSeries finds short blocks that start with the same label, such as
// "Read in full | ", and makes them teasers.
func markSeries(bs []scored) {
	labels := map[string]int{}
	for i := range bs {
		if l := label(&bs[i]); l != "" {
			labels[l]++
		}
	}
	for i := range bs {
		if l := label(&bs[i]); l != "" && labels[l] >= 3 {
			bs[i].kind = teaser
			bs[i].score = math.Min(bs[i].score, noteCost)
		}
	}
}

// label returns what stands before the first colon or bar of a short block.
func label(b *scored) string {
	if b.words > 25 || b.kind != plain || b.bullet {
		return ""
	}
	i := strings.IndexAny(b.text, "|›»")
	if i <= 0 || i > 60 || i == len(b.text)-1 {
		return ""
	}
	return b.text[:i+1]
}

// discountTail lowers what follows the first sign that an article is over: the
// comments of readers are long and read like an article.
func discountTail(bs []scored) {
	words := 0.0
	over := false
	for i := range bs {
		if over && bs[i].score > 0 {
			bs[i].score *= tailShare
		}
		if bs[i].score > 0 {
			words += bs[i].words
		}
		if bs[i].kind == end && words >= 100 {
			over = true
		}
	}
}

// Weights of the rules, in words: what a block of that many words of good
// article text would outweigh.
const (
	capWords     = 60  // a longer paragraph counts no more
	maxSiteNote  = 130 // words; a longer paragraph is the article's, whatever it mentions
	cutCost      = -30
	endCost      = -60
	longWords    = 15 // a block that long is not repeated by chance
	repeatCost   = -8
	shortCost    = -6
	cueCost      = -4
	noteCost     = -5
	maxCueShare  = 0.08
	adCost       = -2
	wordsPerMark = 20  // of prose, at most
	tailShare    = 0.3 // what a word behind the end of an article counts
)

// weigh returns the score of a block: positive when it reads like an article.
func weigh(s *scored) float64 {
	v := weighWords(s)
	if s.again && s.words >= 2 || s.repeats > 1 && s.words >= 2 && s.words < longWords {
		v = math.Min(v, repeatCost)
	}
	switch s.kind {
	case cut:
		v = cutCost
	case end:
		v = endCost
	case teaser, note, credit, meta:
		v = noteCost
	case clutter:
		v = math.Min(v, shortCost)
		if adLabel[s.folded] {
			v = adCost
		}
	}
	return v
}

// isPunctuated reports whether a long block that does not end as a sentence has
// the marks that prose has: menus and clouds of tags are strings of names. Scripts
// that write no spaces do without marks.
func isPunctuated(s *scored) bool {
	if s.words > 2*float64(strings.Count(s.text, " ")+1) {
		return true
	}
	marks := countSentences(s.text)
	for _, sep := range []string{", ", "; ", ": ", "، ", " – ", " — ", " - "} {
		marks += strings.Count(s.text, sep)
	}
	return float64(marks*wordsPerMark) >= s.words
}

func weighWords(s *scored) float64 {
	w := s.words
	cueShare := float64(s.cues) / math.Max(1, w)
	switch {
	case w >= 20 && (s.ends || w >= 40 && isPunctuated(s)) && cueShare < maxCueShare:
		return math.Min(w, capWords)
	case w >= 8 && s.ends && s.cues == 0:
		return 0.8 * w
	case w < 8 || !s.ends:
		if s.cues > 0 {
			return shortCost + cueCost
		}
		return shortCost
	}
	return cueCost
}
