package importers

import (
	"clew/graphmodel"
	"clew/importers/format"
)

// Level is how much a person should care about an issue.
type Level int

// The levels.
const (
	Info    Level = iota // expected, such as a picture in a folder of pages
	Warning              // read, but look at it
	Failure              // could not be read
)

// String returns "info", "warning" or "error".
func (l Level) String() string {
	switch l {
	case Info:
		return "info"
	case Warning:
		return "warning"
	}
	return "error"
}

// Issue is something to know about a source.
type Issue struct {
	Source string
	Reason error // for Failure and Info a *SourceError
	Level  Level
}

// Report is what happened to the sources of a call of ReadAll, in their order.
type Report struct {
	Read       int     // how many articles were read
	Skipped    []Issue // what gave no article, with the reason
	Warnings   []Issue // what was read with a reservation
	Duplicates []Duplicate
	Graphs     []*format.Model // what files of graphs say
}

// Duplicate is an article that was in another source already.
type Duplicate struct {
	Source string // what was left out
	Of     string // the source that is kept
	ID     string
}

// Failures returns the issues of level Failure.
func (r *Report) Failures() []Issue {
	var out []Issue
	for _, i := range r.Skipped {
		if i.Level == Failure {
			out = append(out, i)
		}
	}
	return out
}

// Articles returns the articles of results.
func Articles(results []Result) []*graphmodel.Article {
	out := make([]*graphmodel.Article, len(results))
	for i, r := range results {
		out[i] = r.Article
	}
	return out
}
