package plaintext

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How Chinese, Japanese and Korean pages name who wrote: "记者：陈海明", "김민서 기자",
// a name before the day, a name in brackets behind the last sentence.
var (
	reporterLabel = regexp.MustCompile(`(?:作者|记者|記者|撰文|撰稿|執筆)\s*[:：/／]\s*(\p{Han}{2,4}(?:[、，,\s]\s*\p{Han}{2,4}){0,3}|[\p{Han}\p{Hiragana}\p{Katakana}ー]{2,8})(?:[\s）)】|]|$)`)
	reporterLead  = regexp.MustCompile(`^.{0,24}?[（(][^（）()]{0,24}?(?:记者|記者)\s*(\p{Han}{2,4}(?:[、，,\s]\s*\p{Han}{2,4}){0,3})[）)]`)
	reporterWired = regexp.MustCompile(`^[（(]\p{Han}{2,8}(?:记者|記者)(\p{Han}{3})\p{Han}{2,6}\d{1,2}日[电電]`)
	reporterTitle = regexp.MustCompile(`(?:^|[^\p{Hangul}\s]\s*)(\p{Hangul}{2,4})\s?(?:선임|전문|수석|인턴|객원)?(?:기자|특파원|논설위원)\s*(?:$|[^\p{Hangul}\s,.…]|입력|등록|송고)`)
	nameBeforeDay = regexp.MustCompile(`^(?:[\p{Han}\p{Katakana}ー]{2,8}[\s　])?([\p{Han}\p{Hiragana}\p{Katakana}ー々]{3,8})(?:記者|编辑委员|編集委員|特派員)?[\s　]+(?:\d{4}年|\d{4}[/.-]\d)`)
	nameAtTheEnd  = regexp.MustCompile(`[。」』]\s*[（(]([\p{Han}\p{Hiragana}\p{Katakana}ー々]{3,7}(?:[、・\s　][\p{Han}\p{Hiragana}\p{Katakana}ー々]{3,7}){0,2})[）)]$`)
	noPerson      = regexp.MustCompile(`(?:新聞|新闻|通信|通訊|通讯|放送|ニュース|テレビ|日報|日报|時報|时报|編集部|編集局|编辑部|取材班|支局|社会部|政治部|経済部|更新|公開|掲載|配信|発表|来源|來源|팀|취재|시민|본지|つづく|続く|敬称略|以下略|共同|時事|转载|轉載)$`)
)

// Reporter returns who wrote an article in Chinese, Japanese or Korean by the lines
// above its text and by its first and last paragraphs, else "".
func Reporter(above, text []string) string {
	for _, line := range above {
		if len(line) > maxMeta || !hasEastAsian(line) || countWords(line) > maxReporterLine {
			continue
		}
		for _, p := range []*regexp.Regexp{reporterLabel, reporterTitle, nameBeforeDay} {
			if name := named(p, line); name != "" {
				return name
			}
		}
	}
	if len(text) == 0 || !hasEastAsian(text[0]) {
		return ""
	}
	first, last := text[0], text[len(text)-1]
	first = strings.ToValidUTF8(first[:min(len(first), reporterReach)], "")
	last = strings.ToValidUTF8(last[max(0, len(last)-reporterReach):], "")
	for _, p := range []*regexp.Regexp{reporterLead, reporterWired} {
		if name := named(p, first); name != "" {
			return name
		}
	}
	return named(nameAtTheEnd, last)
}

// reporterReach is how many bytes of the first and of the last paragraph are looked at.
const reporterReach = 400

// sourceLabel names the paper that an article is from: "来源：临海日报".
var sourceLabel = regexp.MustCompile(`(?:来源|來源|출처|配信元|提供元)\s*[:：]\s*([\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}A-Za-z0-9·ー]{2,20})(?:[\s）)|，,]|$)`)

// Source returns the paper that one of the lines above a text in Chinese, Japanese or
// Korean names as its source, else "".
func Source(above []string) string {
	for _, line := range above {
		if len(line) > maxMeta || !hasEastAsian(line) || countWords(line) > maxReporterLine {
			continue
		}
		if m := sourceLabel.FindStringSubmatch(line); m != nil {
			return m[1]
		}
	}
	return ""
}

// maxReporterLine is the length in words of the longest line that names who wrote.
const maxReporterLine = 40

// named returns the names that a pattern finds in s, joined by ", ".
func named(p *regexp.Regexp, s string) string {
	var names []string
	for _, m := range p.FindAllStringSubmatch(s, maxReporters) {
		for _, name := range strings.FieldsFunc(m[1], func(r rune) bool { return strings.ContainsRune("、，,・", r) || unicode.IsSpace(r) }) {
			if !noPerson.MatchString(name) {
				names = append(names, name)
			}
		}
	}
	return strings.Join(names, ", ")
}

// maxReporters is how many names of one line are taken.
const maxReporters = 3

// WithoutReporter takes the word for a reporter off a name: "김민서 기자".
func WithoutReporter(name string) string {
	for _, title := range []string{"기자", "특파원", "논설위원", "記者", "记者", "特派員", "編集委員"} {
		if s, ok := strings.CutSuffix(name, title); ok && utf8.RuneCountInString(s) >= 2 {
			return strings.TrimSpace(s)
		}
	}
	return name
}

// isEastAsianCredit reports whether a line in Chinese or Japanese says what a picture
// shows and who took it: "…クレーン＝27日、佐々木亮撮影", "…（资料图片）".
func isEastAsianCredit(text string) bool {
	if !hasEastAsian(text) {
		return false
	}
	for _, end := range []string{"撮影", "提供"} {
		if strings.HasSuffix(text, end) && strings.Contains(text, "＝") {
			return true
		}
	}
	text = strings.TrimRight(text, "）)。")
	for _, end := range []string{"资料图片", "資料照片", "资料图", "資料照", "资料照片", "社记者摄", "記者攝", "记者摄", "写真はイメージ", "＝資料写真", "자료사진"} {
		if strings.HasSuffix(text, end) {
			return true
		}
	}
	return false
}

// siteRequests are words of short lines in which a site asks for consent or forbids
// copying.
var siteRequests = regexp.MustCompile(`隱私權|隐私政策|隱私政策|個人情報保護|利用規約|無断(?:転載|複製)|未经(?:授权|许可)|未經(?:授權|許可)|무단\s?전재|재배포 금지`)

// isEastAsianNote reports whether a short line speaks of the site.
func isEastAsianNote(s *scored) bool {
	return s.words < 30 && hasEastAsian(s.text) && siteRequests.MatchString(s.text)
}

// hasEastAsian spares texts in other scripts the patterns of this file.
func hasEastAsian(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x1100 && (isWide(r) || unicode.Is(unicode.Hangul, r)) })
}

// maxTailNote is the length in characters of the longest remark in wide brackets that
// may stand behind the last sentence.
const maxTailNote = 24

// trimTailNote takes off what East Asian papers put behind the last sentence: who wrote
// or edited, in brackets, and the day as a number: "…。（編輯：張志豪）1151128".
func trimTailNote(s string) string {
	t := strings.TrimRight(strings.TrimRight(s, "0123456789"), " ")
	if !strings.HasSuffix(t, "）") {
		return s
	}
	i := strings.LastIndex(t, "（")
	if i <= 0 || utf8.RuneCountInString(t[i:]) > maxTailNote {
		return s
	}
	if r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(t[:i], closers+" ")); strings.ContainsRune(sentenceEnd, r) {
		return t[:i]
	}
	return s
}
