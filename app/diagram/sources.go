package diagram

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"clew/app/scene"
	"clew/graphmodel"
)

// namedPublishers is how many publishers a sources line names.
const namedPublishers = 4

// Sources is the line that says what a graph was made from: how many articles,
// of whom and of which time. It is empty without articles.
func Sources(s *graphmodel.Snapshot) string {
	n := len(s.Articles)
	if n == 0 {
		return ""
	}
	count := map[string]int{}
	var from, to graphmodel.Date
	for _, a := range s.Articles {
		if a.Publisher != "" {
			count[a.Publisher]++
		}
		if d := a.Published.Start; !d.IsZero() {
			if from.IsZero() || at(d).Before(at(from)) {
				from = d
			}
			if to.IsZero() || at(to).Before(at(d)) {
				to = d
			}
		}
	}
	line := "Source: 1 article"
	if n > 1 {
		line = fmt.Sprintf("Source: %d articles", n)
	}
	if len(count) > 0 {
		line += " of " + listed(count)
	}
	if !from.IsZero() {
		span := graphmodel.DayInterval(from)
		span.End = to
		line += ", " + scene.FormatInterval(span)
	}
	return line
}

func at(d graphmodel.Date) time.Time {
	return time.Date(d.Year, max(d.Month, 1), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// listed names the publishers, those of most articles first.
func listed(count map[string]int) string {
	var names []string
	for name := range count {
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	switch more := len(names) - namedPublishers; {
	case more == 1:
		names = append(names[:namedPublishers], "1 other")
	case more > 1:
		names = append(names[:namedPublishers], fmt.Sprintf("%d others", more))
	}
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " and " + names[len(names)-1]
}
