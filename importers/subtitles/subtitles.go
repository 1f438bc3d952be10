// Package subtitles reads the transcripts that stand beside videos: SubRip (.srt)
// and WebVTT (.vtt).
package subtitles

import (
	"context"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"clew/importers/charset"
	"clew/importers/format"
	"clew/importers/language"
	"clew/importers/page"
)

var (
	subRip   = regexp.MustCompile(`^(?:\xef\xbb\xbf)?\s*(?:\d+\r?\n)?\d{1,2}:\d\d:\d\d[,.]\d{1,3} --> `)
	cueTimes = regexp.MustCompile(`^(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[,.](\d{1,3})\s+-->\s+(?:(\d{1,3}):)?(\d{1,2}):(\d\d)[,.](\d{1,3})`)
	voice    = regexp.MustCompile(`<v(?:\.[^\s>]*)?\s+([^>]{1,80})>`)
	tags     = regexp.MustCompile(`</?[^<>]{0,80}>|\{\\[^{}]{0,80}\}`)
	noise    = regexp.MustCompile(`^[\s♪♫-]*(?:\[[^\]]{0,60}\]|\([^)]{0,60}\)|♪.*♪?|♫.*)?[\s♪♫-]*$`)
	speaker  = regexp.MustCompile(`^\s*[-–—]\s*`)
	nameTail = regexp.MustCompile(`(?:\s*\[[\w-]{8,14}\])?(?:\.[a-z]{2,3}(?:-[A-Za-z]{2,8})?)?$`)
)

// Transcripts reads subtitles. What is said becomes one article; a pause, another
// speaker, or the end of a sentence in a long stretch begins a paragraph.
func Transcripts() format.Format {
	return format.Format{
		Name: "subtitles", Extensions: []string{".srt", ".vtt"},
		Match: func(s format.Sniff) format.Confidence {
			if strings.HasPrefix(strings.TrimPrefix(string(s.Head), "\ufeff"), "WEBVTT") || subRip.Match(s.Head) {
				return format.ByBytes
			}
			return format.No
		},
		Read: func(ctx context.Context, in *format.Input, out format.Output) error {
			b, err := in.Bytes(page.MaxText)
			if err != nil {
				return err
			}
			decoded, err := charset.Decode(b, in.ContentType)
			if err != nil {
				return err
			}
			p := page.Page{Title: title(in.Name), Text: transcript(decoded.Text)}
			if p.Text == "" {
				return page.ErrNoArticle
			}
			p.Language = language.Detect(p.Text)
			out.Article(p)
			return ctx.Err()
		},
	}
}

// title makes the name of a file readable: programs that save subtitles name the
// file after the video, and add its id and the language.
func title(name string) string {
	if i := strings.LastIndex(name, " › "); i >= 0 {
		name = name[i+len(" › "):]
	}
	name = filepath.Base(filepath.ToSlash(name))
	name = nameTail.ReplaceAllString(strings.TrimSuffix(name, filepath.Ext(name)), "")
	return page.OneLine(strings.ReplaceAll(name, "_", " "))
}

// cue is what is shown at a time, in milliseconds.
type cue struct {
	from, to int
	speaker  string
	lines    []string
}

// The bounds of a paragraph.
const (
	pause     = 3000 // milliseconds without a word
	longWords = 60   // after which the end of a sentence ends it
	maxWords  = 200  // after which it ends anywhere: many transcripts have no sentences
)

// transcript joins what is said.
func transcript(text string) string {
	var out []string
	var words []string
	said, end := "", 0
	flush := func() {
		if len(words) > 0 {
			out = append(out, strings.Join(words, " "))
			words = nil
		}
	}
	for _, c := range cues(text) {
		other := c.speaker != "" && c.speaker != said
		full := len(words) >= longWords && strings.ContainsAny(words[len(words)-1][len(words[len(words)-1])-1:], `.?!"`)
		if other || full || len(words) >= maxWords || end > 0 && c.from-end >= pause {
			flush()
		}
		if other {
			said = c.speaker
			words = append(words, said+":")
		}
		for _, l := range c.lines {
			words = append(words, strings.Fields(l)...)
		}
		end = c.to
	}
	flush()
	return strings.Join(out, "\n\n")
}

// cues reads the cues. Lines that a cue repeats from the one before it are left
// out: captions that roll show each line twice or more.
func cues(text string) []cue {
	var out []cue
	var before []string
	blocks := strings.Split(strings.ReplaceAll(page.Normalize(text), "\n \n", "\n\n"), "\n\n")
	for _, block := range blocks {
		lines := strings.Split(strings.Trim(block, "\n"), "\n")
		at := 0
		for at < len(lines) && at < 2 && !cueTimes.MatchString(lines[at]) {
			at++
		}
		if at >= len(lines) || at >= 2 {
			continue // a heading, a note, a style
		}
		c := cue{}
		c.from, c.to = times(lines[at])
		shown := lines[at+1:]
		for _, l := range shown {
			if m := voice.FindStringSubmatch(l); m != nil {
				c.speaker = page.OneLine(m[1])
			}
			l = page.OneLine(speaker.ReplaceAllString(tags.ReplaceAllString(l, ""), ""))
			if noise.MatchString(l) || contains(before, l) {
				continue
			}
			c.lines = append(c.lines, l)
		}
		if before = before[:0]; len(shown) > 0 {
			for _, l := range shown {
				before = append(before, page.OneLine(speaker.ReplaceAllString(tags.ReplaceAllString(l, ""), "")))
			}
		}
		if len(c.lines) > 0 {
			out = append(out, c)
		}
	}
	return out
}

func contains(lines []string, l string) bool {
	for _, b := range lines {
		if strings.EqualFold(b, l) {
			return true
		}
	}
	return false
}

func times(l string) (from, to int) {
	m := cueTimes.FindStringSubmatch(l)
	n := func(i int) int { v, _ := strconv.Atoi(m[i]); return v }
	from = ((n(1)*60+n(2))*60+n(3))*1000 + n(4)
	to = ((n(5)*60+n(6))*60+n(7))*1000 + n(8)
	return from, to
}
