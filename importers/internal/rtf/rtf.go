// Package rtf reads the control words of Rich Text Format, for the readers of
// documents and of messages.
package rtf

import "strconv"

// The longest word and number that are looked at, in bytes; longer ones are cut.
const (
	maxWord   = 32
	maxNumber = 12
)

// Word reads the control word whose first letter is src[at], with its number and
// the space that ends it. numbered tells whether a number followed; next is the
// offset of what comes after. A src[at] that is no letter gives an empty word.
func Word(src []byte, at int) (word string, number int, numbered bool, next int) {
	next = at
	for next < len(src) && src[next]|0x20 >= 'a' && src[next]|0x20 <= 'z' {
		next++
	}
	word = string(src[at:min(next, at+maxWord)])
	start := next
	if next < len(src) && src[next] == '-' {
		next++
	}
	for next < len(src) && src[next] >= '0' && src[next] <= '9' {
		next++
	}
	number, err := strconv.Atoi(string(src[start:min(next, start+maxNumber)]))
	if next < len(src) && src[next] == ' ' {
		next++
	}
	return word, number, err == nil, next
}
