package wording

import (
	"strings"

	"clew/app/scene"
	"clew/graphmodel"
)

// Title is the name under which an article is shown.
func Title(a *graphmodel.Article) string {
	if a.Title != "" {
		return a.Title
	}
	words := strings.Fields(a.Text)
	if len(words) == 0 {
		return "Untitled article"
	}
	return strings.Join(words[:min(len(words), 8)], " ") + "…"
}

// Status is an article's byline behind what a reader should know about how it
// was read: "German, names only · The Morning Reed · 3 May 2029".
func Status(a *graphmodel.Article) string {
	status, byline := a.ReadAs(), Byline(a)
	if status == "" || byline == "" {
		return status + byline
	}
	return status + " · " + byline
}

// Corroboration tells how well something is attested: "2 independent sources,
// first on 30 Apr 2025"; "" for what no article says.
func Corroboration(c graphmodel.Corroboration) string {
	if c.Sources == 0 {
		return ""
	}
	text := Count(c.Sources, "source", "independent sources")
	if first := scene.FormatInterval(graphmodel.DayInterval(c.First)); first != "" {
		text += ", first on " + first
	}
	return text
}

// Byline is an article's publisher and date, as far as they are known.
func Byline(a *graphmodel.Article) string {
	var parts []string
	for _, s := range []string{a.Publisher, scene.FormatInterval(a.Published)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}
