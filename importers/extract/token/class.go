package token

import (
	"unicode"
	"unicode/utf8"
)

// isSpace reports whether r separates tokens: white space, control characters
// and characters without width that carry no meaning between words.
func isSpace(r rune) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7F
	}
	switch r {
	case 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xAD:
		return true
	}
	return unicode.IsSpace(r) || unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// isWord reports whether r can begin and continue a word.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// isJoiner reports whether r may stand inside a word but not begin one.
func isJoiner(r rune) bool {
	return r == '_' || r == 0x200C || r == 0x200D || r == 0xAD
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func isLetter(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
	}
	return unicode.IsLetter(r)
}

func isUpper(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'A' && r <= 'Z'
	}
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

func isLower(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z'
	}
	return unicode.IsLower(r)
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == 'ʼ' || r == '＇' }

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

// isDense reports whether r belongs to a script that is written without spaces
// between words.
func isDense(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}

// isOpening and isClosing tell brackets and quotes apart; straight quotes are
// both.
func isOpening(r rune) bool {
	switch r {
	case '"', '\'', '`', '(', '[', '{', '“', '‘', '«', '‹', '„', '‚', '「', '『', '（', '《', '¿', '¡':
		return true
	}
	return false
}

func isClosing(r rune) bool {
	switch r {
	case '"', '\'', ')', ']', '}', '”', '’', '»', '›', '」', '』', '）', '》', '“':
		return true
	}
	return false
}
