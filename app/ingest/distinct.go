package ingest

import (
	"cmp"

	"clew/graphmodel"
	"clew/importers"
)

// distinct leaves out articles that are known or come more than once, and
// reports them. Of several with the same title and text it keeps the one that
// says most about itself, whatever the order of the sources.
func distinct(articles []*graphmodel.Article, known map[string]string, report *importers.Report) []*graphmodel.Article {
	at := map[string]int{}
	var kept []*graphmodel.Article
	repeated := func(a *graphmodel.Article, of string) {
		report.Duplicates = append(report.Duplicates, importers.Duplicate{Source: a.Source, Of: of, ID: a.ID})
	}
	for _, a := range articles {
		if of, ok := known[a.ID]; ok {
			repeated(a, of)
			continue
		}
		i, seen := at[a.ID]
		if !seen {
			at[a.ID] = len(kept)
			kept = append(kept, a)
			continue
		}
		if better(a, kept[i]) {
			a, kept[i] = kept[i], a
		}
		repeated(a, kept[i].Source)
	}
	report.Read = len(kept)
	return kept
}

// better reports whether a is to be kept rather than b, which has the same
// title and text.
func better(a, b *graphmodel.Article) bool {
	// A longer field says more; of two that are as long, one has to win.
	longer := func(x, y string) int { return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(y, x)) }
	return cmp.Or(
		longer(a.Published.Start.String(), b.Published.Start.String()),
		longer(a.Author, b.Author),
		longer(a.Publisher, b.Publisher),
		longer(a.URL, b.URL),
		longer(a.Language, b.Language),
	) > 0
}
