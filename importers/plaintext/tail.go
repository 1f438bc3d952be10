package plaintext

import (
	"regexp"
	"strings"
	"unicode"
)

// How much may be taken off the end of a text, and where.
const (
	maxTailShare = 0.25 // of the words of the text
	minBio       = 10   // words
	maxBio       = 170
	nameReach    = 3 // blocks above the lines about a writer in which the name stands alone
	minAddress   = 0.07
	maxAddress   = 0.015
	gapBlocks    = 2   // dropped blocks that set the last paragraphs apart
	strangeShare = 0.2 // of the longer words of a strange paragraph are the article's
	strangeWords = 6   // longer words that a paragraph needs to be strange
)

// trimTail takes paragraphs off the end of the text that are whole sentences and
// no part of it: the lines about the writer or the publisher, what the site says to
// its readers under an article that addresses nobody, and paragraphs that stand
// apart and share no words with the article.
func trimTail(bs []scored, keep []bool) {
	addList(bs, keep)
	total := 0.0
	for i := range bs {
		if keep[i] {
			total += bs[i].words
		}
	}
	left := float64(maxTailShare * total)
	for {
		last := lastKept(bs, keep, len(bs))
		if last < 0 {
			return
		}
		start := last
		switch {
		case isBio(bs, last), addresses(bs, keep, last):
		default:
			if start = strangeFrom(bs, keep, last); start < 0 {
				return
			}
		}
		words := 0.0
		for i := start; i <= last; i++ {
			if keep[i] {
				words += bs[i].words
			}
		}
		if left -= words; left < 0 {
			return
		}
		for i := start; i <= last; i++ {
			keep[i] = false
		}
		dropLoose(bs, keep)
	}
}

// lastKept returns the last kept block below end, or -1.
func lastKept(bs []scored, keep []bool, end int) int {
	for i := end - 1; i >= 0; i-- {
		if keep[i] {
			return i
		}
	}
	return -1
}

// dropLoose takes headings and names off the end that stood over what was taken.
func dropLoose(bs []scored, keep []bool) {
	for n := 0; n < nameReach; n++ {
		i := lastKept(bs, keep, len(bs))
		if i < 0 || bs[i].ends || bs[i].bullet || bs[i].words >= 8 {
			return
		}
		keep[i] = false
	}
}

var (
	bioWord  = regexp.MustCompile(`(?i)\b(?:journalists?|reporter|writers?|writes|writing|author(?:ed)?|editor(?:ial)?|correspondent|columnist|contributor|freelance\w*|founder|founded|co-?founder|director|head of|chief|professor|lecturer|degree|graduated?|university|career|years of experience|experience|expert(?:ise)?|specializ\w+|specialis\w+|covers|covered|joined|award|awards|published|previously|enthusiast|passion\w*|consultant|adviser|advisor|manager|producer|redakteur\w*|autor\w*|journalistin?|reporterin?|korrespondent\w*|schreibt|studierte|geboren|leitet|arbeitet|volontariat|journaliste|rédact\w+|correspondante?|écrit|diplômée?|periodista|redactora?|escribe|corresponsal|licenciad[oa]|jornalista|giornalista|scrive|dziennikar\w+|redaktor\w*|muhabir\w*|gazeteci)\b|журналист|корреспондент|автор|記者|记者`)
	bioStart = regexp.MustCompile(`^(?:(?i:korrespondent\p{L}*|redakteur\p{L}*|autor\p{L}*|reporter) )?(?:Dr\. |Prof\. )?\p{Lu}[\p{L}.'’\-]+(?: (?:(?:van|von|de|der|den|di|da|del|la|le|bin|al|el) )*\p{Lu}[\p{L}.'’\-]+){1,3},? (?:\([^)]{1,30}\) )?(?:is|was|has|ist|war|hat|est|a été|es|fue|é|foi|è|jest|covers|writes|started|comes|stands|serves|joined|specializes)\b`)
	aboutWho = regexp.MustCompile(`^(?:(?i:about|über|à propos de|sobre|acerca de|meet)) (?:(?:the|our) )?\p{Lu}`)
)

// isBio reports whether block i is about the writer or the publisher: a name stands
// alone above it and in it, or it starts with one and says what that person does.
func isBio(bs []scored, i int) bool {
	b := &bs[i]
	if b.words < minBio || b.words > maxBio {
		return false
	}
	for j := max(0, i-nameReach); j < i; j++ {
		if bs[j].words < 2 || bs[j].words > 6 || bs[j].ends {
			continue
		}
		if aboutWho.MatchString(bs[j].text) || !strings.HasPrefix(bs[j].text, "The ") && nameLine.MatchString(trimLead(bs[j].text)) && allWordsIn(fold(trimLead(bs[j].text)), b.folded) && bioWord.MatchString(b.text) {
			return true
		}
	}
	return bioStart.MatchString(b.text) && bioWord.MatchString(b.text) && b.words <= maxBio
}

func allWordsIn(words, text string) bool {
	for w := range strings.FieldsSeq(words) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// addressed are words by which a site speaks to its readers and of itself.
var addressed = phraseSet(`you, your, yours, us, our, ours, we, sie, ihre, ihren, ihrem, ihnen, uns, unser, unsere, unseren, unserem, wir, dein, deine, dich, euch, eure,
vous, votre, vos, nous, notre, nos, usted, ustedes, tu, tus, te, nosotros, nuestro, nuestra, nuestros, nuestras, você, vocês, seu, sua, nosso, nossa, nossos, nossas, tuo, tua, voi, vostro, vostra, noi, nostro, nostra, nostri,
jij, je, jouw, uw, ons, onze, wij, du, din, ditt, dina, oss, vår, vårt, våra, ty, twój, twoja, nas, nasz, nasza, siz, sizin, biz, bizim, вы, ваш, ваша, вас, вам, мы, наш, наша, нас`)

// address returns the share of the words of a block that speak to its readers.
func address(b *scored) float64 {
	n, words := 0, 0
	for w := range strings.FieldsSeq(b.folded) {
		words++
		if addressed[w] {
			n++
		}
	}
	if words == 0 {
		return 0
	}
	return float64(n) / float64(words)
}

// addresses reports whether block i speaks to the readers and the text before it
// hardly does.
func addresses(bs []scored, keep []bool, i int) bool {
	if bs[i].words < 8 || address(&bs[i]) < minAddress || strings.ContainsAny(bs[i].text, "\"“”„«»「」") {
		return false
	}
	sum, words := 0.0, 0.0
	for j := range i {
		if keep[j] {
			sum += float64(address(&bs[j]) * bs[j].words)
			words += bs[j].words
		}
	}
	return words > 0 && sum < float64(maxAddress*words)
}

// strangeFrom returns the first of the last paragraphs that stand apart and share no words
// with the text above, or -1.
func strangeFrom(bs []scored, keep []bool, last int) int {
	start := last
	for start > 0 && keep[start-1] {
		start--
	}
	before := lastKept(bs, keep, start)
	if before < 0 || start-before-1 < gapBlocks {
		return -1
	}
	own, names := map[string]bool{}, map[string]bool{}
	for i := 0; i <= before; i++ {
		if keep[i] {
			for w := range longWordsOf(&bs[i]) {
				own[w] = true
			}
			addNames(names, bs[i].text)
		}
	}
	all, shared := 0, 0
	for i := start; i <= last; i++ {
		if !hasSpacedWords(&bs[i]) {
			return -1
		}
		here := map[string]bool{}
		addNames(here, bs[i].text)
		for w := range here {
			if names[w] {
				return -1 // it goes on about somebody of the article
			}
		}
		for w := range longWordsOf(&bs[i]) {
			all++
			if own[w] {
				shared++
			}
		}
	}
	if all < strangeWords || float64(shared) >= float64(strangeShare*float64(all)) {
		return -1
	}
	return start
}

// addNames adds the words with capitals inside the sentences of a text.
func addNames(names map[string]bool, text string) {
	inside := false
	for w := range strings.FieldsSeq(text) {
		word := strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		word, _, _ = strings.Cut(strings.ReplaceAll(word, "’", "'"), "'")
		if inside && len(word) > 3 && unicode.IsUpper([]rune(word)[0]) {
			names[word] = true
		}
		inside = word != "" && !strings.ContainsAny(w, ".!?:\"“”")
	}
}

// hasSpacedWords reports whether the words of a block can be compared as they
// stand: not in scripts without spaces, nor in Hangul, where particles hang on the
// nouns.
func hasSpacedWords(b *scored) bool {
	for _, r := range b.folded {
		if r >= 0x0e00 && (isWide(r) || unicode.In(r, unicode.Hangul, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)) {
			return false
		}
	}
	return true
}

// addList keeps the list that the last paragraph introduces.
func addList(bs []scored, keep []bool) {
	last := lastKept(bs, keep, len(bs))
	if last < 0 || !introduces(&bs[last]) {
		return
	}
	n := 0
	for j := last + 1; j < len(bs) && n < maxEndList && isItem(&bs[j]) && (bs[j].bullet || strings.ContainsFunc(bs[j].text, unicode.IsDigit)); j++ {
		n++
	}
	if n >= 2 {
		for j := last + 1; j <= last+n; j++ {
			keep[j] = true
		}
	}
}

// maxEndList is the length of the longest list at the end of an article.
const maxEndList = 60
