package webpage

import (
	"regexp"
	"strings"
	"unicode"

	"clew/importers/plaintext"
)

// wordsIn counts the words of a title, also in scripts that put no spaces between them.
func wordsIn(s string) float64 {
	if isWideTitle(s) {
		return plaintext.Words(s)
	}
	return float64(len(strings.Fields(s)))
}

func isWideTitle(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r > 0x1100 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
	})
}

// wideSeparators stand between a headline in Chinese, Japanese or Korean and the name of
// the site, without spaces. The first ones stand nowhere else; the others also stand in
// headlines, and are followed by the site only where its name is known or is that of
// a paper.
var wideSeparators = []struct {
	mark  string
	alone bool
}{{"｜", true}, {"|", true}, {"︱", true}, {"丨", true}, {"_", true}, {"：", false}, {":", false}, {"-", false}, {"－", false}, {"—", false}, {"–", false}}

var (
	// widePaper is what names of papers, agencies and stations end in.
	widePaper = regexp.MustCompile(`(?i)(?:新聞|新闻|ニュース|ニューズ|news|デジタル|オンライン|電子版|網|网|通信|通訊社|通讯社|日報|日报|時報|时报|晩報|晚报|週刊|周刊|放送|テレビ|tv|online|digital|web|신문|일보|뉴스|방송|닷컴|타임스|매일|온라인)\s*$`)
	// agencyTail is the paper or agency in brackets that portals put behind a headline.
	agencyTail = regexp.MustCompile(`\s*[（(][^（）()]{2,24}[）)]$`)
)

// withoutWideSite is withoutSite for what stands without spaces in scripts that need none.
func withoutWideSite(title, site string) string {
	if !isWideTitle(title) {
		return title
	}
	for _, sep := range wideSeparators {
		i := strings.LastIndex(title, sep.mark)
		if i <= 0 {
			continue
		}
		head, tail := strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+len(sep.mark):])
		short := tail != "" && wordsIn(tail) <= 5 && wordsIn(head) >= 3
		if site != "" && sameName(tail, site) || short && (sep.alone || widePaper.MatchString(tail)) {
			return withoutWideSite(head, site)
		}
	}
	if m := agencyTail.FindString(title); m != "" && widePaper.MatchString(strings.Trim(m, " （）()")) && wordsIn(title[:len(title)-len(m)]) >= 3 {
		return title[:len(title)-len(m)]
	}
	return title
}

// wideSite returns the paper that a title in Chinese, Japanese or Korean ends in, or "".
func wideSite(title string) string {
	if !isWideTitle(title) {
		return ""
	}
	at := -1
	for _, sep := range wideSeparators {
		if i := strings.LastIndex(title, sep.mark); i > 0 {
			at = max(at, i+len(sep.mark))
		}
	}
	if at < 0 {
		return ""
	}
	name := strings.TrimSpace(title[at:])
	if !widePaper.MatchString(name) || wordsIn(name) > 5 || wordsIn(title[:at]) < 3 {
		return ""
	}
	return name
}
