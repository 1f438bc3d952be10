package doc

import (
	"strings"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// lowered is a word with what Lower makes of it.
type lowered struct{ form, low string }

// lastLowered are words that Lower was asked for, by their hash: the capitalized ones
// of a text come again and again.
var lastLowered [1 << 11]atomic.Pointer[lowered]

// maxLowered is the longest word that is remembered in bytes.
const maxLowered = 24

// Lower returns the word in lower case, as strings.ToLower does. It makes no new
// string for a word that it has met lately.
func Lower(form string) string {
	for i := range len(form) {
		if c := form[i]; c-'A' <= 'Z'-'A' || c >= utf8.RuneSelf {
			return lower(form)
		}
	}
	return form
}

func lower(form string) string {
	if len(form) > maxLowered {
		return strings.ToLower(form)
	}
	h := uint32(len(form))
	for i := range len(form) {
		h = h*31 + uint32(form[i])
	}
	slot := &lastLowered[(h^h>>11)%uint32(len(lastLowered))]
	if w := slot.Load(); w != nil && w.form == form {
		return w.low
	}
	w := &lowered{form: strings.Clone(form)} // the text need not stay for it
	w.low = strings.ToLower(w.form)
	slot.Store(w)
	return w.low
}

// IsUpper reports whether strings.ToUpper leaves a word as it is.
func IsUpper(form string) bool {
	if !utf8.ValidString(form) {
		return false // it would be mended
	}
	for _, r := range form {
		if unicode.ToUpper(r) != r {
			return false
		}
	}
	return true
}
