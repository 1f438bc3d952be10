package pdf

import (
	"regexp"
	"strings"
)

// What browsers print at the edge of each page: the address and the number of the
// page below, the time and the title above.
var (
	printedAddress = regexp.MustCompile(`^((?:https?|file)://\S+)(?:\s+\d{1,4}/\d{1,4})?$`)
)

// edge is the part of a page at the top and at the bottom in which a browser prints.
const edge = 0.04

// withoutPrint drops what a browser has printed around a web page, and returns the
// address of the page, or "". The day above is that of printing.
func withoutPrint(pages []sheet) (out []sheet, address string) {
	printed := false
	for _, p := range pages {
		for _, l := range p.Lines {
			if m := printedAddress.FindStringSubmatch(strings.TrimSpace(l.Text)); m != nil && inEdge(p, l) {
				printed = true
				if strings.HasPrefix(m[1], "http") && !strings.Contains(m[1], "…") && !strings.HasSuffix(m[1], "...") {
					address = m[1]
				}
			}
		}
	}
	if !printed {
		return pages, ""
	}
	out = make([]sheet, len(pages))
	for i, p := range pages {
		out[i] = p
		out[i].Lines = nil
		for _, l := range p.Lines {
			if !inEdge(p, l) {
				out[i].Lines = append(out[i].Lines, l)
			}
		}
	}
	return out, address
}

// inEdge reports whether a line stands where a browser prints.
func inEdge(p sheet, l line) bool {
	middle := (l.Top + l.Bottom) / 2
	return p.Height > 0 && (middle < p.Height*edge || middle > p.Height*(1-edge))
}
