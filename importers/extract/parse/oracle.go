package parse

// gold is the tree to learn.
type gold struct {
	head  []int // head of each word; the root is word n
	label []int
}

// cost returns how many gold arcs a move puts out of reach (Goldberg and Nivre
// 2013, for arc-hybrid).
func (c *config) cost(g *gold, move int) int {
	switch move {
	case shift:
		return c.costShift(g)
	case left:
		return c.costPop(g, c.next)
	}
	return c.costPop(g, c.stack[len(c.stack)-2])
}

// costShift counts arcs between the first word of the buffer and the stack:
// its head below the top, and its children anywhere on the stack.
func (c *config) costShift(g *gold) int {
	cost := 0
	for i, s := range c.stack {
		if g.head[s] == c.next {
			cost++
		}
		if i < len(c.stack)-1 && g.head[c.next] == s {
			cost++
		}
	}
	return cost
}

// costPop counts what the top of the stack loses when it gets the given head:
// its gold head, if that is another one still within reach, and its children
// in the buffer.
func (c *config) costPop(g *gold, head int) int {
	top := c.stack[len(c.stack)-1]
	cost := 0
	if h := g.head[top]; h != head {
		below := len(c.stack) > 1 && h == c.stack[len(c.stack)-2]
		if below || h >= c.next {
			cost++
		}
	}
	for b := c.next; b < len(c.words); b++ {
		if g.head[b] == top {
			cost++
		}
	}
	return cost
}

// truth returns the best-scored class among those of least cost. Where the
// move draws the gold arc, only its gold label is right.
func (c *config) truth(g *gold, scores []float32, labels int) int {
	least, top := 1<<30, -1
	for _, m := range [...]int{shift, left, right} {
		if !c.legal(m) {
			continue
		}
		cost := c.cost(g, m)
		if cost > least {
			continue
		}
		if cost < least {
			least, top = cost, -1
		}
		first, last := classes(m, labels)
		if m != shift {
			child := c.stack[len(c.stack)-1]
			head := c.next
			if m == right {
				head = c.stack[len(c.stack)-2]
			}
			if g.head[child] == head {
				first += g.label[child]
				last = first + 1
			}
		}
		for class := first; class < last; class++ {
			if top < 0 || scores[class] > scores[top] {
				top = class
			}
		}
	}
	return top
}
