package parse

import (
	"strings"

	"clew/importers/extract/perceptron"
)

// word is what the features need to know of a token, as hashes.
type word struct {
	form, tag, upos, suffix uint32
	capital                 uint32
	coarse, middle, fine    uint32 // clusters
}

// newWord hashes a token.
func (p *Parser) newWord(form, xpos, upos string) word {
	lower := strings.ToLower(form)
	w := word{form: perceptron.String(mask(lower)), tag: perceptron.String(xpos + " " + upos), upos: perceptron.String(upos)}
	w.suffix = perceptron.String(lower[max(0, len(lower)-3):])
	if lower != form {
		w.capital = 1
	}
	class := p.words.Of(perceptron.String(lower))
	w.coarse, w.middle, w.fine = uint32(class.Coarse), uint32(class.Middle), uint32(class.Fine)
	return w
}

// mask replaces digits, so that numbers of one length look alike.
func mask(s string) string {
	if !strings.ContainsAny(s, "0123456789") {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, s)
}

// The moves of the arc-hybrid system.
const (
	shift = iota // first of the buffer onto the stack
	left         // top of the stack becomes a child of the first of the buffer
	right        // top of the stack becomes a child of the one below it
)

// classes returns the range of classes [first, last) of a move.
func classes(move, labels int) (first, last int) {
	switch move {
	case shift:
		return 0, 1
	case left:
		return 1, 1 + labels
	}
	return 1 + labels, 1 + 2*labels
}

// moveOf returns the move and the label of a class.
func moveOf(class, labels int) (move, label int) {
	switch {
	case class == 0:
		return shift, 0
	case class <= labels:
		return left, class - 1
	}
	return right, class - 1 - labels
}

const none = -1

// config is a state of the parser. The root stands behind the last word, as
// word n.
type config struct {
	words []word
	stack []int
	next  int   // first word of the buffer
	head  []int // none while open
	label []int
	// Children by side: the outermost and the one inside it, and how many.
	left1, left2, right1, right2 []int
	leftCount, rightCount        []int
	leftSet, rightSet            []uint32 // hashes of the labels of the children
	buf                          []uint32
}

// reset takes up a new sentence.
func (c *config) reset(words []word) {
	n := len(words)
	c.words, c.stack, c.next = words, c.stack[:0], 0
	for _, list := range [...]*[]int{&c.head, &c.label, &c.left1, &c.left2, &c.right1, &c.right2} {
		*list = fill(*list, n+1, none)
	}
	c.leftCount, c.rightCount = fill(c.leftCount, n+1, 0), fill(c.rightCount, n+1, 0)
	c.leftSet, c.rightSet = fill(c.leftSet, n+1, 0), fill(c.rightSet, n+1, 0)
}

func fill[T any](list []T, n int, v T) []T {
	list = list[:0]
	for range n {
		list = append(list, v)
	}
	return list
}

// done reports whether the tree is complete.
func (c *config) done() bool { return c.next >= len(c.words) && len(c.stack) == 0 }

// legal reports whether a move is possible. The root takes one child only.
func (c *config) legal(move int) bool {
	rest, depth := len(c.words)-c.next, len(c.stack)
	switch move {
	case shift:
		return rest > 0
	case left:
		return depth > 0 && (rest > 0 || depth == 1)
	}
	return depth > 1
}

// apply carries out a class.
func (c *config) apply(class, labels int) {
	move, label := moveOf(class, labels)
	if move == shift {
		c.stack = append(c.stack, c.next)
		c.next++
		return
	}
	child := c.stack[len(c.stack)-1]
	c.stack = c.stack[:len(c.stack)-1]
	head := c.next
	if move == right {
		head = c.stack[len(c.stack)-1]
	}
	c.attach(child, head, label)
}

// attach draws an arc.
func (c *config) attach(child, head, label int) {
	c.head[child], c.label[child] = head, label
	bit := perceptron.Hash(200, uint32(label)) // sets are sums, so order does not count
	if child < head {
		c.left2[head], c.left1[head] = c.left1[head], child
		c.leftCount[head]++
		c.leftSet[head] += bit
		return
	}
	c.right2[head], c.right1[head] = c.right1[head], child
	c.rightCount[head]++
	c.rightSet[head] += bit
}
