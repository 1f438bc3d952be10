package plaintext

import (
	"iter"
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/importers/page"
	"clew/importers/pubdate"
)

var (
	bylineLead = regexp.MustCompile(`^(?i:by|von|par|por|di|door|av|af|autor(?:in)?|author|written by|reported by|text|story by|reporter|автор|yazan|kirjoittaja|oleh|interview(?: by)?:|текст|بقلم|كتب|كتبت|文|記者|记者|作者)[:：\s]\s*(.+)$`)
	deskLine   = regexp.MustCompile(`^(.{2,50}?\b(?i:desk|staff|bureau|team|correspondent|reporter|correspondents|reporters|redaktion|editorial|newsroom|agencies))$`)
	deskTail   = regexp.MustCompile(`(?i)\s+(?:(?:news|web|world|national|business|sports?|politics|political|city|foreign|international|online|digital|entertainment|tech|state|metro|editorial|staff|special)\s+)*(?:desk|staff|bureau|team|correspondents?|reporters?|newsroom|editorial)$`)
	labelOnly  = regexp.MustCompile(`(?i)\b(?:updated?|created|published|posted|last modified|modified|aktualisiert|veröffentlicht|stand|mis à jour|publié|actualizado|publicado|aggiornato|pubblicato|güncelleme|yayınlanma|обновлено|опубликовано)\b|公開日|更新日|来源|來源|作者|责任编辑|責任編輯|字号|字號|입력|수정|승인|등록`)
	besideName = regexp.MustCompile(`(?i)^(?:@\w{2,30}|\d{1,2}(?:\s?[-–]\s?\d{1,2})? ?min(?:ute)?s?\.?(?: read)?)$`)
	nameLine   = regexp.MustCompile(`^\p{Lu}[\p{L}'’.\-]*(?: (?:(?:van|von|de|der|den|di|da|del|la|le|bin|al|el|ter|ten|dos|du)\s)*\p{Lu}[\p{L}'’.\-]*){1,3}$`)
	dateline   = regexp.MustCompile(`^[^()]{2,60}\(([^()]{2,30})\)\s*[-–—:]`)
	rights     = regexp.MustCompile(`(?i)(?:©|copyright|\(c\))\s*(?:©|\(c\))?\s*(?:copyright)?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:(?:19|20)\d\d|present))?)?[,.]?\s*(?:by\s)?(.{0,80})`)
	inPlace    = regexp.MustCompile(`\s+(?:in|at|aus|à|en|a)\s+\p{Lu}[\p{L}\s.\-]*$`)
)

// maxMeta is the length of the longest byline in bytes. A block of few words may
// be megabytes long all the same.
const maxMeta = 2000

// isMeta reports whether a short block is a byline or a line of dates.
func isMeta(s *scored) bool {
	if len(s.text) > maxMeta {
		return false
	}
	if s.words <= 12 && bylineLead.MatchString(plainMarks(s.text)) && !s.ends {
		return true
	}
	first, _, _ := strings.Cut(s.text, "|")
	if s.words <= 20 && endsAsDesk(first) && deskLine.MatchString(strings.TrimSpace(first)) {
		return true
	}
	if s.ends && s.words > 10 || !strings.ContainsFunc(s.text, unicode.IsNumber) {
		return false
	}
	found := pubdate.Find(s.text, pubdate.UnknownOrder)
	if len(found) == 0 {
		return false
	}
	rest := s.words
	for _, f := range found {
		rest -= countWords(s.text[f.Start:f.End])
	}
	return rest <= 5 || labelOnly.MatchString(s.text)
}

// IsDateLine reports whether a line of up to 24 words says when and by whom an article was
// published, with the words for it: "입력 2026.11.29. 10:15 수정 2026.11.29. 11:20".
func IsDateLine(line string) bool {
	s := scored{block: block{text: line}, words: countWords(line), ends: endsSentence(line)}
	return s.words < 25 && labelOnly.MatchString(line) && isMeta(&s)
}

// desks are the last words of deskLine.
var desks = phraseSet(`desk, staff, bureau, team, correspondent, reporter, correspondents, reporters, redaktion, editorial, newsroom, agencies`)

// endsAsDesk spares most lines the pattern.
func endsAsDesk(line string) bool {
	line = strings.TrimSpace(line)
	i := len(line)
	for i > 0 && (line[i-1]|0x20 >= 'a' && line[i-1]|0x20 <= 'z') {
		i--
	}
	return i < len(line) && desks[strings.ToLower(line[i:])]
}

// sureTitle is the score above which a headline decides where its article starts.
const sureTitle = 4.0

// findTitle returns the index of the block that is the headline, or -1, and
// whether that is certain enough to tell where the article starts. It
// looks at the blocks above the text and at its first ones: a headline has
// words of the text, stands close above it, and pages like to repeat it.
func findTitle(bs []scored, keep []bool, from int) (index int, certain bool) {
	body := map[string]bool{}
	for i := range bs {
		if keep[i] && bs[i].words >= 12 {
			for w := range titleWords(bs[i].folded) {
				body[w] = true
			}
		}
	}
	best, bestScore := -1, 2.0
	for i := max(0, from-60); i < len(bs) && i <= from+3; i++ {
		if v := titleScore(bs, i, from, body); v > bestScore {
			best, bestScore = i, v
		}
	}
	return best, bestScore >= sureTitle
}

func titleScore(bs []scored, i, from int, body map[string]bool) float64 {
	b := &bs[i]
	if b.words < 2 || b.words > 35 || b.kind != plain || i >= from && b.score > 0 && b.repeats == 1 && (i > from || strings.HasSuffix(b.text, ".") || strings.HasSuffix(trimNotes(b.text), ".") && strings.HasSuffix(b.text, "]")) || countSentences(strings.TrimRight(b.text, sentenceEnd)) > 0 && b.ends {
		return 0
	}
	shared, content := 0, 0
	for w := range titleWords(b.folded) {
		if utf8.RuneCountInString(w) >= 4 || isWideWord(w) {
			content++
			if body[w] {
				shared++
			}
		}
	}
	v := 0.0
	if content > 0 {
		v = 4 * float64(shared) / float64(content) * math.Min(1, float64(content)/3)
	}
	v += math.Min(b.words, 6) / 3
	if b.repeats > 1 {
		v += 1.5
	}
	if i == 0 && from == 1 && !b.ends {
		v += 1.5 // nothing else stands above the text
	}
	if b.cues > 0 {
		v -= 1.5
	}
	if b.bullet {
		v -= 3
	}
	if strings.HasSuffix(b.text, ".") || strings.HasSuffix(b.text, "。") || strings.HasSuffix(b.text, ",") || strings.HasSuffix(b.text, ":") {
		v -= 3
	}
	if b.words > 20 {
		v -= 1
	}
	if i > from && b.repeats == 1 {
		v -= 2
	}
	return v - 0.1*math.Abs(float64(from-i))
}

// titleWords yields the words of a folded text, and of scripts without spaces every two
// characters.
func titleWords(folded string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for w := range strings.FieldsSeq(folded) {
			if !isWideWord(w) {
				if !yield(w) {
					return
				}
				continue
			}
			runes := []rune(w)
			for i := 0; i+1 < len(runes); i++ {
				if !yield(string(runes[i : i+2])) {
					return
				}
			}
		}
	}
}

// isWideWord reports whether a word is of a script that puts no spaces between words, or
// of Korean, whose words end in particles.
func isWideWord(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return isWide(r) || unicode.Is(unicode.Hangul, r)
}

// fillByline finds author and publisher around the title.
func fillByline(p *page.Page, bs []scored, keep []bool, title, from int) {
	lo, hi := headRange(bs, title, from)
	for i := lo; i < hi && p.Author == ""; i++ {
		if !keep[i] {
			p.Author, p.Publisher = byline(bs[i].text)
		}
	}
	if p.Author == "" {
		p.Author = nameNearDate(bs, keep, lo, hi)
	}
	if p.Author == "" {
		p.Author = reporter(bs, keep, lo, hi)
	}
	printed := Source(above(bs, keep, lo, hi))
	if printed == "" {
		printed = publisherOf(bs, keep, lo, hi)
	}
	if name := mastHead(bs, lo); name != "" && !strings.EqualFold(name, printed) {
		p.Publisher = name
	} else if p.Publisher == "" {
		p.Publisher = printed
	}
}

// reporter is Reporter of the lines around the title and of the text.
func reporter(bs []scored, keep []bool, lo, hi int) string {
	var text []string
	for i := range bs {
		if keep[i] {
			text = append(text, bs[i].text)
		}
	}
	return Reporter(above(bs, keep, lo, hi), text)
}

// above returns the lines around the title that are not of the text.
func above(bs []scored, keep []bool, lo, hi int) []string {
	var out []string
	for i := lo; i < hi; i++ {
		if !keep[i] {
			out = append(out, bs[i].text)
		}
	}
	return out
}

// Byline returns the author when a paragraph is a byline ("By Jane Doe | 4 May"),
// else "".
func Byline(paragraph string) string {
	author, _ := byline(paragraph)
	return author
}

// headRange is the part of the page between the title and the first paragraphs.
func headRange(bs []scored, title, from int) (lo, hi int) {
	lo = max(0, from-8)
	if title >= 0 {
		lo = max(0, min(title-3, from))
	}
	return lo, min(len(bs), max(from, title)+8)
}

// byline splits "By Jane Doe | Updated: …" and "Devdaily News Desk | …".
func byline(s string) (author, publisher string) {
	s, _, _ = strings.Cut(s, "|")
	s, _, _ = strings.Cut(s, "·")
	s = plainMarks(strings.TrimSpace(s))
	if m := deskLine.FindStringSubmatch(s); m != nil {
		name := strings.TrimSpace(trimLead(m[1]))
		if pub := deskTail.ReplaceAllString(name, ""); pub != name {
			publisher = pub
		}
		return name, publisher
	}
	m := bylineLead.FindStringSubmatch(s)
	if m == nil || countWords(m[1]) > 12 || endsSentence(s) {
		return "", ""
	}
	name := m[1]
	if found := pubdate.Find(name, pubdate.UnknownOrder); len(found) > 0 {
		name = name[:found[0].Start]
	}
	if loc := labelOnly.FindStringIndex(name); loc != nil {
		name = name[:loc[0]]
	}
	name = inPlace.ReplaceAllString(strings.Trim(name, " ,;-–—•"), "")
	return name, ""
}

// plainMarks takes the marks off that chats put around bold and slanted lines.
func plainMarks(s string) string {
	if len(s) > 2 && s[0] == s[len(s)-1] && (s[0] == '*' || s[0] == '_') && s[1] != ' ' {
		return strings.Trim(s, "*_")
	}
	return s
}

func trimLead(s string) string {
	if m := bylineLead.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// nameNearDate finds a line that is only a person's name, next to a date.
func nameNearDate(bs []scored, keep []bool, lo, hi int) string {
	for i := lo; i < hi; i++ {
		if keep[i] || bs[i].kind != plain || bs[i].cues > 0 || !nameLine.MatchString(bs[i].text) {
			continue
		}
		for j := max(lo, i-2); j < min(hi, i+3); j++ {
			if bs[j].kind == meta && len(pubdate.Find(bs[j].text, pubdate.UnknownOrder)) > 0 || j > i && besideName.MatchString(bs[j].text) {
				return bs[i].text
			}
		}
	}
	return ""
}

// publisherOf looks at the line "Paper, 16 May 2025", the dateline of the
// first paragraph, the copyright line, and the page's first lines.
func publisherOf(bs []scored, keep []bool, lo, hi int) string {
	for i := lo; i < hi; i++ {
		if keep[i] || bs[i].kind != meta || labelOnly.MatchString(bs[i].text) {
			continue
		}
		found := pubdate.Find(bs[i].text, pubdate.UnknownOrder)
		if len(found) == 0 {
			continue
		}
		before := strings.TrimRight(bs[i].text[:found[0].Start], " ")
		if name := strings.TrimSuffix(before, ","); name != before && countWords(name) <= 5 && weekday(name) == "" && !isPlace(name, bs, keep) {
			return name
		}
	}
	for i := lo; i < len(bs); i++ {
		if keep[i] && bs[i].words >= 12 {
			if m := dateline.FindStringSubmatch(bs[i].text); m != nil {
				return m[1]
			}
			break
		}
	}
	return footerName(bs)
}

// papers are words in the names of papers, agencies and stations.
var papers = regexp.MustCompile(`(?i)news|times|post|herald|daily|press|tribune|journal|gazette|guardian|telegraph|zeitung|anzeiger|presse|blatt|reuters|agenc|agentur|magazin|weekly|review|observer|independent|mail|radio|television|tv\b|courier|chronicle|standard|\bsun\b|star\b|mirror|online|media|report|today|le monde|figaro|diario|giornale|corriere|gazet|haber`)

// isPlace reports whether the name before a date is that of a place, as in the line
// "ISTANBUL, 3 Oct 2025": it is in capitals and no abbreviation, or the text says
// that something is in it.
func isPlace(name string, bs []scored, keep []bool) bool {
	if papers.MatchString(name) {
		return false
	}
	if _, caps := letterCase(name); caps && utf8.RuneCountInString(name) > maxAcronym {
		return true
	}
	folded := " " + fold(name) + " "
	for i := range bs {
		if !keep[i] {
			continue
		}
		text := " " + bs[i].folded + " "
		for _, in := range []string{" in", " at", " near", " from", " to", " aus", " nach", " à", " en", " a"} {
			if strings.Contains(text, in+folded) {
				return true
			}
		}
	}
	return false
}

// maxAcronym is the length of the longest name in capitals that is no place.
const maxAcronym = 4

// mastHead returns the name of the paper when a short line above the headline is
// named again at the foot of the page, as in its imprint or copyright line. It
// is written as at the foot when the masthead is in capitals.
func mastHead(bs []scored, lo int) string {
	foot := max(lo, len(bs)-12)
	for i := 0; i < min(lo, 6); i++ {
		b := &bs[i]
		if b.words < 1 || b.words > 4 || b.cues > 0 || b.bullet || b.kind != plain || b.ends || len(b.folded) < 5 {
			continue
		}
		for j := foot; j < len(bs); j++ {
			if !strings.Contains(" "+bs[j].folded+" ", " "+b.folded+" ") || bs[j].folded == b.folded && !rights.MatchString(bs[j].text) && b.words < 2 {
				continue
			}
			if at := indexFold(bs[j].text, b.text); b.allCaps && at >= 0 {
				return bs[j].text[at : at+len(b.text)]
			}
			return b.text
		}
	}
	return ""
}

// indexFold is strings.Index without regard to ASCII case.
func indexFold(s, sub string) int {
	for i := 0; i+len(sub) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(sub)], sub) {
			return i
		}
	}
	return -1
}

// footerName takes the holder of the rights from the foot of the page.
func footerName(bs []scored) string {
	for i := len(bs) - 1; i >= 0 && i > len(bs)-40; i-- {
		m := rights.FindStringSubmatch(bs[i].text)
		if m == nil {
			continue
		}
		name, _, _ := strings.Cut(m[1], "|")
		for _, sep := range []string{". ", " - ", " – ", "•", "·", "All rights", "All Rights", "ALL RIGHTS"} {
			name, _, _ = strings.Cut(name, sep)
		}
		name = strings.Trim(name, " .,;:|-–—©0123456789")
		if w := countWords(name); w >= 1 && w <= 6 {
			return name
		}
	}
	return ""
}

func weekday(s string) string {
	switch f := fold(s); f {
	case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
		"montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche":
		return f
	}
	return ""
}

// fillDate finds the day of publication: first near the title, then above it.
func fillDate(p *page.Page, bs []scored, keep []bool, title, from int, o pubdate.Order) {
	lo, hi := headRange(bs, title, from)
	ranges := [][2]int{{lo, hi}, {0, lo}}
	for _, r := range ranges {
		for i := r[0]; i < r[1]; i++ {
			if IsPrinted(bs[i].text) || bs[i].words > 25 || bs[i].score > 0 && bs[i].kind != meta {
				continue
			}
			if f, ok := pubdate.Choose(bs[i].text, pubdate.Find(bs[i].text, o)); ok && !rights.MatchString(bs[i].text) {
				p.Published = dayInterval(f.Date)
				if f.Ambiguous && o == pubdate.UnknownOrder {
					p.Warnings = append(p.Warnings, "the date "+bs[i].text[f.Start:f.End]+" was read as "+f.Date.String()+"; day and month may be the other way round")
				}
				return
			}
		}
	}
	fillDateline(p, bs, keep, o)
}

// datelineReach is how far into the first paragraph its dateline reaches, in bytes.
const datelineReach = 60

// fillDateline takes the day before the dash with which the reports of agencies and
// companies begin: "FERNDALE, May 4, 2029 — The port".
func fillDateline(p *page.Page, bs []scored, keep []bool, o pubdate.Order) {
	for i := range bs {
		if !keep[i] || bs[i].words < 12 {
			continue
		}
		for _, dash := range []string{" — ", " – ", " - ", " -- "} {
			at := strings.Index(bs[i].text[:min(len(bs[i].text), datelineReach)], dash)
			if at < 0 {
				continue
			}
			if f := pubdate.Find(bs[i].text[:at], o); len(f) == 1 && !f[0].Ambiguous {
				p.Published = dayInterval(f[0].Date)
				return
			}
		}
		return
	}
}
