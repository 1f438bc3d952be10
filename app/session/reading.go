package session

import "clew/graphmodel"

// Reading is what the reader shows: an article, and in it the sentence to
// bring into view. The zero value is "nothing open".
type Reading struct {
	Article string          // article id
	Span    graphmodel.Span // byte range to mark; empty for the beginning
}

// Reading returns what the reader shows.
func (s *Session) Reading() Reading { return s.reading }

// Read opens an article at a span. Opening the same span again scrolls back
// to it, so listeners are told even when nothing changed.
func (s *Session) Read(article string, span graphmodel.Span) {
	if s.Snapshot().Article(article) == nil {
		return
	}
	s.setReading(Reading{Article: article, Span: span})
}

// CloseReader shows no article.
func (s *Session) CloseReader() { s.setReading(Reading{}) }

func (s *Session) setReading(r Reading) {
	s.reading = r
	s.ReadingChanged.Emit(r)
}
