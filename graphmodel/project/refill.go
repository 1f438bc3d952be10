package project

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"clew/graphmodel"
)

// indexTable names, for each article that the project had, its id: what is known
// of one that is lost as a whole.
var indexTable = table{"indexed", []string{"n", "id"}}

// lostArticle is an article that cannot be read, or not as it was.
type lostArticle struct {
	title string
	// standIn is the id of the article that holds what is left of its text, or "".
	standIn string
}

// refill takes what is lost of articles from the backups, the newest first. An
// article never changes under its id, so that one of a backup is the one that is
// missing.
func (s *salvage) refill(ctx context.Context, damaged string) {
	s.foundElsewhere()
	s.missedByIndex()
	backups, _ := Backups(damaged) // without any, what is lost stays lost
	for _, b := range backups {
		if len(s.articles)+len(s.findings) == 0 {
			break
		}
		s.refillFrom(ctx, b.Path)
	}
	unknown := 0
	for _, l := range s.articles {
		switch {
		case l.standIn != "":
			s.lose("parts of the text of an article: " + l.title)
		case l.title != "":
			s.lose("an article: " + l.title)
		default:
			unknown++
		}
	}
	switch {
	case unknown == 1:
		s.lose("an article of which nothing is left")
	case unknown > 1:
		s.lose(strconv.Itoa(unknown) + " articles of which nothing is left")
	}
	for _, title := range s.findings {
		s.lose("what was found in an article: " + title)
	}
}

// foundElsewhere forgets the loss of articles that were found whole in another
// place of the file.
func (s *salvage) foundElsewhere() {
	for id, l := range s.articles {
		if s.rows["articles"][id] != nil {
			delete(s.rows["articles"], l.standIn)
			delete(s.articles, id)
		}
	}
	for id := range s.findings {
		if r := s.rows["articles"][id]; r == nil || text(r[findingsColumn]) != "" {
			delete(s.findings, id)
		}
	}
}

// missedByIndex notes the articles that the index of words knows and of which no
// row was found. Where the list of free pages is gone, the index may know ones
// that a person has deleted.
func (s *salvage) missedByIndex() {
	if s.headless {
		return
	}
	for _, r := range s.rows[indexTable.name] {
		id := text(r[0])
		_, there := s.rows["articles"][id]
		if _, known := s.articles[id]; !there && !known && id != "" {
			s.articles[id] = lostArticle{}
		}
	}
}

func (s *salvage) refillFrom(ctx context.Context, backup string) {
	p, err := OpenReadOnly(ctx, backup)
	if err != nil {
		return
	}
	defer p.Close()
	if old, err := p.before(ctx, packedVersion); err != nil || old {
		return
	}
	for _, id := range slices.Sorted(maps.Keys(s.articles)) {
		if r := s.backedUp(ctx, p, id); r != nil {
			s.rows["articles"][id] = r
			delete(s.rows["articles"], s.articles[id].standIn)
			delete(s.articles, id)
			s.refilled++
		}
	}
	for _, id := range slices.Sorted(maps.Keys(s.findings)) {
		r := s.backedUp(ctx, p, id)
		have := s.rows["articles"][id]
		if r != nil && have != nil && text(r[findingsColumn]) != "" && text(r[textColumn]) == text(have[textColumn]) {
			have[findingsColumn] = r[findingsColumn]
			delete(s.findings, id)
		}
	}
}

// backedUp returns the row of an article in a backup, nil where it is not there
// or not sound.
func (s *salvage) backedUp(ctx context.Context, p *Project, id string) row {
	r, err := tables[0].get(ctx, p.db, id)
	if err != nil || r == nil {
		return nil
	}
	values := append([]any{id}, r...)
	derived := len(id) == len(graphmodel.NewArticleID("", ""))
	if derived && graphmodel.NewArticleID(text(values[1]), text(values[9])) != id || probe(values) != nil {
		return nil
	}
	return r
}
