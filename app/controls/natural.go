package controls

import "strings"

// CompareNatural orders names as file managers list them: numbers in them count by
// their value, so that "Note 2" comes before "Note 10". It returns -1, 0 or 1, and 0
// only for equal strings; the caller folds letters where capitals must not count.
func CompareNatural(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		m, n := digits(x), digits(y)
		if m == 0 || n == 0 {
			if x[0] != y[0] {
				return strings.Compare(x[:1], y[:1])
			}
			x, y = x[1:], y[1:]
			continue
		}
		p, q := strings.TrimLeft(x[:m], "0"), strings.TrimLeft(y[:n], "0")
		switch {
		case len(p) != len(q):
			if len(p) < len(q) {
				return -1
			}
			return 1
		case p != q:
			return strings.Compare(p, q)
		}
		x, y = x[m:], y[n:]
	}
	switch {
	case x != "":
		return 1
	case y != "":
		return -1
	}
	return strings.Compare(a, b) // "7" and "07"
}

// digits is how many digits of ASCII a text begins with.
func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
