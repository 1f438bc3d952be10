package charset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// script is an encoding of a script that has few letters or none in ASCII.
type script struct {
	enc    encoding.Encoding
	name   string
	common string // its most frequent characters
	usual  float64
	kana   bool // count Japan's syllables in place of common
}

const cyrillic = "оеаинтсрвлкмі"

// scripts are tried in this order; usual is the share of the common characters
// in news texts, roughly.
var scripts = []script{
	{enc: japanese.ShiftJIS, name: "shift_jis", kana: true, usual: 0.5},
	{enc: japanese.EUCJP, name: "euc-jp", kana: true, usual: 0.5},
	{enc: simplifiedchinese.GB18030, name: "gb18030", usual: 0.3, common: "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产面而方后多定行学法所民得经十三之进等部度家"},
	{enc: traditionalchinese.Big5, name: "big5", usual: 0.3, common: "的一是在不了有和人這中大為上個國我以要他時來用們生到作地於出就分對成會可主發年動同工也能下過子說產面而方後多定行學法所民得經十三之進等部度家"},
	{enc: korean.EUCKR, name: "euc-kr", usual: 0.4, common: "이다는을에의가고하지은로한를기사도그리자대스시어서인나들과해정있"},
	{enc: charmap.Windows1251, name: "windows-1251", usual: 0.65, common: cyrillic},
	{enc: charmap.KOI8U, name: "koi8-u", usual: 0.65, common: cyrillic},
	{enc: charmap.CodePage866, name: "ibm866", usual: 0.65, common: cyrillic},
	{enc: charmap.ISO8859_5, name: "iso-8859-5", usual: 0.65, common: cyrillic},
	{enc: charmap.Windows1253, name: "windows-1253", usual: 0.65, common: "αοιετσνηυρπκς"},
	{enc: charmap.Windows1255, name: "windows-1255", usual: 0.7, common: "יוהלאתרבמנשד"},
	{enc: charmap.Windows1256, name: "windows-1256", usual: 0.68, common: "اليمنوتبرهعد"},
	{enc: charmap.Windows874, name: "windows-874", usual: 0.5, common: "านรกเอยมงลวดท่้"},
}

// alphabet is an encoding of a language in the Latin script, with its letters
// beyond ASCII.
type alphabet struct {
	enc     encoding.Encoding
	name    string
	letters string
}

// alphabets begin with those of Windows-1252, which win where others fit no better.
var alphabets = []alphabet{
	{charmap.Windows1252, "windows-1252", "äöüß"},
	{charmap.Windows1252, "windows-1252", "àâçèéêëîïôùûüœæ"},
	{charmap.Windows1252, "windows-1252", "áéíñóúü¿¡ºª"},
	{charmap.Windows1252, "windows-1252", "áàâãçéêíóôõúºª"},
	{charmap.Windows1252, "windows-1252", "àèéìòùî"},
	{charmap.Windows1252, "windows-1252", "åäöæøéü"},
	{charmap.Windows1252, "windows-1252", "áéíóúýþæöð"},
	{charmap.Windows1252, "windows-1252", "ëéïöüèçàíóòú·"},
	{charmap.Windows1250, "windows-1250", "áčďéěíňóřšťúůýžäľĺôŕ"},
	{charmap.ISO8859_2, "iso-8859-2", "áčďéěíňóřšťúůýžäľĺôŕ"},
	{charmap.Windows1250, "windows-1250", "ąćęłńóśźż"},
	{charmap.ISO8859_2, "iso-8859-2", "ąćęłńóśźż"},
	{charmap.Windows1250, "windows-1250", "áéíóöőúüű"},
	{charmap.Windows1250, "windows-1250", "ăâîşţ"},
	{charmap.Windows1250, "windows-1250", "čćđšž"},
	{charmap.ISO8859_2, "iso-8859-2", "čćđšž"},
	{charmap.Windows1254, "windows-1254", "çğıöşüâîİ"},
	{charmap.Windows1257, "windows-1257", "āčēģīķļņšūžąęėįųõäöü"},
}

// Bounds of what detect believes.
const (
	maxDetect   = 64 << 10 // bytes that are looked at
	minHigh     = 8        // bytes beyond ASCII; fewer tell nothing
	scriptShare = 0.5      // of those bytes that stand together, in other scripts than Latin
	minUsual    = 0.6      // of the usual share of common characters
	minBetter   = 0.05     // by which a language has to fit better than those of Windows-1252
	maxLost     = 0.01     // share of characters that may be undecodable
)

// detect tells the encoding of text that is no UTF-8 and declares none, by how
// frequent characters are (as in ICU's detector, with fewer models). ok is false
// where nothing fits.
func detect(b []byte) (enc encoding.Encoding, name string, ok bool) {
	b = b[:min(len(b), maxDetect)]
	high, together := 0, 0
	for i, c := range b {
		if c < utf8.RuneSelf {
			continue
		}
		high++
		if i > 0 && b[i-1] >= utf8.RuneSelf || i+1 < len(b) && b[i+1] >= utf8.RuneSelf {
			together++
		}
	}
	if high < minHigh {
		return nil, "", false
	}
	if float64(together) >= float64(scriptShare*float64(high)) {
		return detectScript(b)
	}
	return detectAlphabet(b)
}

func detectScript(b []byte) (enc encoding.Encoding, name string, ok bool) {
	best := minUsual
	for _, s := range scripts {
		beyond, common, lost := 0, 0, 0
		for _, r := range decoded(b, s.enc) {
			switch {
			case r < utf8.RuneSelf:
				continue
			case r == utf8.RuneError || unicode.IsControl(r) || r >= 0xE000 && r <= 0xF8FF:
				lost++
			case s.kana && (r >= 'ぁ' && r <= 'ヿ' || r == '。' || r == '、') || strings.ContainsRune(s.common, r):
				common++
			}
			beyond++
		}
		if beyond == 0 || lost > 2 && float64(lost) > float64(maxLost*float64(beyond)) {
			continue
		}
		if fit := float64(common) / float64(beyond) / s.usual; fit > best {
			best, enc, name, ok = fit, s.enc, s.name, true
		}
	}
	return enc, name, ok
}

func detectAlphabet(b []byte) (enc encoding.Encoding, name string, ok bool) {
	best := 0.0
	for _, a := range alphabets {
		beyond, known := 0, 0
		text, before := decoded(b, a.enc), ' '
		for i, r := range text {
			if r >= utf8.RuneSelf {
				after, _ := utf8.DecodeRuneInString(text[i+utf8.RuneLen(r):])
				beyond++
				if strings.ContainsRune(a.letters, unicode.ToLower(r)) || isMark(r) && fits(before, r, after) {
					known++
				}
			}
			before = r
		}
		if beyond == 0 {
			continue
		}
		fit := float64(known) / float64(beyond)
		if a.name != "windows-1252" {
			fit -= minBetter
		}
		if fit > best {
			best, enc, name = fit, a.enc, a.name
		}
	}
	return enc, name, best >= 1-maxOddShare-minBetter && name != "windows-1252"
}

// isMark reports whether r is punctuation or a sign that texts in all languages have.
func isMark(r rune) bool {
	return strings.ContainsRune("“”„‘’‚«»–—…•§°€£©®™\u00a0", r)
}

func decoded(b []byte, enc encoding.Encoding) string {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return ""
	}
	return string(out)
}
