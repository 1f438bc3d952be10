package doc

import (
	"strings"
	"sync/atomic"
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
	h := uint32(len(form))
	plain := true
	for i := range len(form) {
		c := form[i]
		plain = plain && c < utf8.RuneSelf && (c < 'A' || c > 'Z')
		h = h*31 + uint32(c)
	}
	if plain {
		return form
	}
	if len(form) > maxLowered {
		return strings.ToLower(form)
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
