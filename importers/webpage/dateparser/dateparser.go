// Package dateparser stands in for the module of this name, which htmldate
// links for its extensive search. Clew never searches extensively: it sets
// SkipExtensiveSearch (importers/webpage/date.go), reads declared dates itself
// and asks htmldate for what its own patterns find. The real module compiles
// the date patterns of 300 languages before main starts, which cost each start
// 0.2 s of processor time and 35 MB. The replace directive in go.mod puts this
// module in its place; a test checks that it is never asked.
package dateparser

import (
	"errors"
	"sync/atomic"
	"time"
)

// ErrNotLinked is what Parse always returns.
var ErrNotLinked = errors.New("dateparser: the extensive search for dates is not linked")

// ParserType is one way of reading a date.
type ParserType uint8

// The parser types that htmldate names.
const (
	CustomFormat ParserType = iota
	AbsoluteTime
)

// PreferredDateSource tells which of several possible dates is taken.
type PreferredDateSource uint8

// Past takes the last possible date before now.
const Past PreferredDateSource = 1

// Configuration of a Parser, as far as htmldate fills it.
type Configuration struct {
	PreferredDateSource PreferredDateSource
	StrictParsing       bool
	CurrentTime         time.Time
}

// Parser reads nothing.
type Parser struct {
	ParserTypes []ParserType
}

// Date is a date that was read.
type Date struct {
	Time time.Time
}

// Asked counts the calls of Parse, so that a test can see that there are none.
var Asked atomic.Int64

// Parse returns ErrNotLinked.
func (*Parser) Parse(*Configuration, string, ...string) (Date, error) {
	Asked.Add(1)
	return Date{}, ErrNotLinked
}
