package mail

import (
	"regexp"
	"strings"

	"clew/importers/page"
)

var (
	quoteIntro = regexp.MustCompile(`^(?:On .{5,120} wrote:|Am .{5,120} schrieb.*:|Le .{5,120} a écrit\s*:|El .{5,120} escribió:|-{2,} ?(?:Original Message|Ursprüngliche Nachricht|Message d'origine) ?-{2,})$`)
	// Mail programs that turn a page into text write where each link leads behind its
	// words, and name the pictures.
	linkBehind = regexp.MustCompile(`([^\s:<]) ?<(?:https?://|mailto:|tel:)[^<>\s]*>`)
	linkAlone  = regexp.MustCompile(`^\s*<(?:https?://|mailto:|tel:)[^<>\s]*>\s*$`)
	pictureID  = regexp.MustCompile(`\[cid:[^\[\]\s]{1,200}\]`)
	signature  = regexp.MustCompile(`^-- ?$`)
)

// body returns the paragraphs of a plain message, without the message that it
// answers and without its signature. Lines that a mail program has wrapped are
// joined.
func body(text string) string {
	var out []string
	var lines []string
	flush := func() {
		if len(lines) > 0 {
			out = append(out, unwrap(lines))
			lines = nil
		}
	}
	for line := range strings.SplitSeq(page.Normalize(text), "\n") {
		line = withoutLinks(line)
		trimmed := strings.TrimSpace(line)
		if signature.MatchString(line) && len(out)+len(lines) > 0 {
			break
		}
		switch {
		case trimmed == "":
			flush()
		case len(lines) > 0 && linkAlone.MatchString(line): // of the line above
		case strings.HasPrefix(trimmed, ">") || quoteIntro.MatchString(trimmed):
			flush()
		default:
			lines = append(lines, line)
		}
	}
	flush()
	return strings.Join(out, "\n\n")
}

// withoutLinks takes out of a line where its links lead, and the names of pictures.
func withoutLinks(line string) string {
	if strings.Contains(line, "[cid:") {
		line = pictureID.ReplaceAllString(line, "")
	}
	if strings.Contains(line, "<http") || strings.Contains(line, "<mailto:") || strings.Contains(line, "<tel:") {
		line = linkBehind.ReplaceAllString(line, "$1")
	}
	return line
}

// Mail programs wrap lines at these widths.
const (
	minWidth = 55
	maxWidth = 100
)

// unwrap joins the lines of a paragraph when all but the last are about as long
// as the longest, or end in the space that marks a flowed line (RFC 3676).
func unwrap(lines []string) string {
	longest := 0
	for _, l := range lines {
		longest = max(longest, len([]rune(strings.TrimSpace(l))))
	}
	wrapped := len(lines) > 1 && longest >= minWidth && longest <= maxWidth
	var b strings.Builder
	for i, l := range lines {
		if b.Len() > 0 {
			before := lines[i-1]
			full := len([]rune(strings.TrimSpace(before)))+len(firstWord(l))+1 > longest-4
			if strings.HasSuffix(before, " ") || wrapped && full {
				b.WriteByte(' ')
			} else {
				b.WriteByte('\n')
			}
		}
		b.WriteString(strings.TrimSpace(l))
	}
	return b.String()
}

func firstWord(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.IndexByte(s, ' '); i >= 0 {
		return s[:i]
	}
	return s
}
