package webpage

import "strings"

// stripDataURLs empties the base64 data: URLs of s. Pages saved as one file
// carry their pictures and typefaces in them, often many times the size of the
// text.
func stripDataURLs(s string) string {
	const mark = ";base64,"
	if !strings.Contains(s, mark) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) / 2)
	for {
		i := strings.Index(s, mark)
		if i < 0 {
			b.WriteString(s)
			return b.String()
		}
		i += len(mark)
		b.WriteString(s[:i])
		j := i
		for j < len(s) && isBase64(s[j]) {
			j++
		}
		s = s[j:]
	}
}

func isBase64(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/' || c == '=' || c == '%'
}
