package token

import "strings"

// address returns the end of the web address, e-mail address or domain that
// begins at i, or i if none does. It looks at the run of characters without
// spaces only, and only where such a run begins.
func (s *scanner) address(i int) int {
	if before := s.before(i); before != 0 && !isSpace(before) && !isOpening(before) && before != '<' {
		return i
	}
	end := s.runEnd(i)
	run := s.text[i:end]
	switch {
	case isURL(run):
	case emailLength(run) > 0:
		return i + emailLength(run)
	case domainLength(run) > 0:
		return i + domainLength(run)
	default:
		return i
	}
	run = strings.ToValidUTF8(run, "")
	if len(run) != end-i { // damaged: leave it to the plain rules
		return i
	}
	return i + len(trimAddress(run))
}

// runEnd returns where the run of characters around i ends that has no space,
// at most maxToken bytes further. It remembers the last run, so that a long one
// is not walked over again and again.
func (s *scanner) runEnd(i int) int {
	if i < s.addressEnd {
		return s.addressEnd
	}
	limit := min(i+maxToken, s.end)
	for s.addressEnd = i; s.addressEnd < limit; s.addressEnd++ {
		if c := s.text[s.addressEnd]; c <= ' ' || c == '<' || c == '>' || c == '"' {
			break
		}
	}
	return s.addressEnd
}

// isURL reports whether run begins with a scheme or with "www.".
func isURL(run string) bool {
	if len(run) < 8 || run[0] != 'h' && run[0] != 'w' && run[0] != 'f' && run[0] != 'H' && run[0] != 'W' && run[0] != 'm' {
		return false
	}
	head := strings.ToLower(run[:8])
	for _, scheme := range [...]string{"http://", "https://", "www.", "ftp://", "mailto:"} {
		if strings.HasPrefix(head, scheme) {
			return true
		}
	}
	return false
}

// trimAddress cuts the punctuation that ends the sentence, not the address.
func trimAddress(run string) string {
	for {
		cut := strings.TrimRight(run, ".,;:!?'*")
		for _, mark := range [...]string{"”", "’", "»", "…", "“"} {
			cut = strings.TrimSuffix(cut, mark)
		}
		if n := len(cut); n > 0 && (cut[n-1] == ')' || cut[n-1] == ']') && !strings.ContainsAny(cut, "([") {
			cut = cut[:n-1]
		}
		if len(cut) == len(run) {
			return run
		}
		run = cut
	}
}

// emailLength returns the length of the e-mail address that run begins with,
// or 0.
func emailLength(run string) int {
	at := strings.IndexByte(run, '@')
	if at <= 0 || at > 64 {
		return 0
	}
	for i := range at {
		if c := run[i]; !asciiWord(c) && c != '.' && c != '-' && c != '_' && c != '+' && c != '%' {
			return 0
		}
	}
	if n := hostLength(run[at+1:]); n > 0 {
		return at + 1 + n
	}
	return 0
}

// topLevel are the endings by which a bare domain is known.
var topLevel = set(`com org net edu gov mil int info biz io ru uk de fr ua cn jp in eu us ca au it es nl pl se no fi dk at ch be tv
	co me news gr tr il ir kz by qa`)

// domainLength returns the length of the bare domain that run begins with, or
// 0. The ending must be in lower case: "end.In" is two words.
func domainLength(run string) int {
	n := hostLength(run)
	if n == 0 {
		return 0
	}
	host := run[:n]
	dot := strings.LastIndexByte(host, '.')
	if !topLevel[host[dot+1:]] || dot < 3 || len(host)-dot == 3 && strings.Count(host, ".") == 1 && host[dot+1:] != "ru" && host[dot+1:] != "io" {
		return 0
	}
	if n < len(run) && run[n] == '/' {
		return len(trimAddress(run))
	}
	return n
}

// hostLength returns the length of the dotted host name that s begins with, or
// 0.
func hostLength(s string) int {
	n, dots, part := 0, 0, 0
	for i := 0; i < len(s) && i < 128; i++ {
		switch c := s[i]; {
		case asciiWord(c) || c == '-' && part > 0:
			part++
			n = i + 1
		case c == '.' && part > 0 && i+1 < len(s) && asciiWord(s[i+1]):
			dots++
			part = 0
		default:
			i = len(s)
		}
	}
	if dots == 0 {
		return 0
	}
	return n
}

func asciiWord(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}
