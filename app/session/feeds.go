package session

import "clew/graphmodel/subscription"

// Feeds returns the feeds that the project follows, sorted by title.
func (s *Session) Feeds() []subscription.Feed { return s.feeds }

// SetFeeds tells which feeds the project follows.
func (s *Session) SetFeeds(feeds []subscription.Feed) {
	s.feeds = feeds
	s.FeedsChanged.Emit(feeds)
}
