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
	repeats int // how often the same block stands on the page
	capital float64
	allCaps bool
	kind    kind
	score   float64
}

var (
	placeholder = regexp.MustCompile(`^\W*\[[^\]]{0,160}\]\W*$|^\W*(?:IFRAME|IMG|BUTTON|INPUT|REFRESH\()|^\W*\(?\d[\d.,:/%\s]*\)?\W*$|_{6,}|^[^\p{L}\p{N}]*$|\[\s{4,}\]`)
	monthDay    = regexp.MustCompile(`\b(?:19|20)\d\d\b|\d\d?:\d\d|\b\d+ (?:hours?|minutes?|mins?|days?|weeks?|months?|hrs?) ago\b|\bvor \d+ (?:Stunden|Minuten|Tagen)\b`)
)

// score gives every block its features and its score.
func score(blocks []block) []scored {
	out := make([]scored, len(blocks))
	repeats := make(map[string]int, len(blocks))
	for i, b := range blocks {
		s := scored{block: b, folded: fold(b.text), words: countWords(b.text), ends: endsSentence(b.text)}
		s.cues = countCues(s.folded)
		s.capital, s.allCaps = letterCase(b.text)
		s.kind = classify(&s)
		repeats[s.folded]++
		out[i] = s
	}
	for i := range out {
		out[i].repeats = repeats[out[i].folded]
		out[i].score = weigh(&out[i])
	}
	return out
}

func classify(s *scored) kind {
	switch {
	case placeholder.MatchString(s.text):
		return clutter
	case cutHeadings[strings.TrimRight(s.folded, " 0123456789")]:
		return cut
	case s.words < 60 && teaserLead.MatchString(s.text):
		return teaser
	case s.words < 45 && (endNote.MatchString(s.text) || authorNote.MatchString(s.text)):
		return note
	case s.words < 50 && caption.MatchString(s.text):
		return credit
	case s.words < 25 && isMeta(s):
		return meta
	}
	return plain
}

// Weights of the rules, in words: what a block of that many words of good
// article text would outweigh.
const (
	capWords    = 80 // a longer paragraph counts no more
	cutCost     = -30
	repeatCost  = -8
	shortCost   = -6
	cueCost     = -4
	noteCost    = -8
	maxCueShare = 0.08
)

// weigh returns the score of a block: positive when it reads like an article.
func weigh(s *scored) float64 {
	v := weighWords(s)
	if s.repeats > 1 && s.words >= 2 {
		v = math.Min(v, repeatCost)
	}
	switch s.kind {
	case cut:
		v = cutCost
	case teaser, note, credit, meta:
		v = math.Min(v, noteCost)
	case clutter:
		v = math.Min(v, shortCost)
	}
	return v
}

func weighWords(s *scored) float64 {
	w := s.words
	cueShare := float64(s.cues) / math.Max(1, w)
	switch {
	case w >= 20 && (s.ends || w >= 40) && cueShare < maxCueShare:
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
