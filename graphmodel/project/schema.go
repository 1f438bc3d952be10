package project

// applicationID marks our SQLite files, in bytes 68 to 71 of the header: "clew".
const applicationID = 0x636c6577

// schemaVersion is raised when an older program could no longer read a file.
// Version 2 brought the journal, version 3 pages and feeds (library.go), version 4
// the index of words (search.go).
const schemaVersion = searchVersion

// schema makes an empty project: that of version 1, and what came later. Text is compared by bytes, so that the order
// of rows does not depend on a locale.
const schema = schema1 + journal + library + searching

const schema1 = `
CREATE TABLE articles (
	id           TEXT PRIMARY KEY,
	title        TEXT NOT NULL,
	author       TEXT NOT NULL,
	publisher    TEXT NOT NULL,
	url          TEXT NOT NULL,
	published    TEXT NOT NULL, -- an interval as JSON
	language     TEXT NOT NULL,
	duplicate_of TEXT NOT NULL,
	source       TEXT NOT NULL,
	text         TEXT NOT NULL,
	findings     TEXT NOT NULL  -- what the extractor read, as JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL         -- a decision as JSON
) STRICT, WITHOUT ROWID;

CREATE TABLE positions (
	entity TEXT PRIMARY KEY,
	x      REAL NOT NULL,
	y      REAL NOT NULL,
	pinned INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
	key   TEXT PRIMARY KEY,
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`

// journal keeps the steps that lead to the present content. The rows of a step
// are the other side of what it did: those that an undo puts in place, or a
// redo, where the step is undone.
const journal = `
CREATE TABLE journal (
	seq    INTEGER PRIMARY KEY,
	at     TEXT NOT NULL,       -- when, in UTC
	label  TEXT NOT NULL,
	undone INTEGER NOT NULL,
	rows   BLOB NOT NULL        -- see encodeRows
) STRICT;
`

// journalVersion is the version that brought the journal.
const journalVersion = 2

// migrations lead from each version to the next: the first from version 1.
var migrations = []string{journal, library, searching}
