package project

// applicationID marks our SQLite files, in bytes 68 to 71 of the header: "clew".
const applicationID = 0x636c6577

// schemaVersion is raised when an older program could no longer read a file.
// Version 2 brought the journal, version 3 pages and feeds (library.go), version 4
// the index of words (search.go), version 5 packed texts (pack.go) and the graph
// (graph.go), version 6 findings that are no JSON, and larger pages (pack.go).
const schemaVersion = 6

// pageSize is the size of the pages of a file, in bytes. An article takes half a
// page of SQLite's default of 4,096, so that much of those would stay empty.
const pageSize = 16384

// packedVersion is the version that brought packed texts and the graph.
const packedVersion = 5

// schema makes an empty project. Text is compared by bytes, so that the order of
// rows does not depend on a locale.
const schema = packedArticles + schema1Rest + journal + library + searching + beginning + keptGraph

// packedArticles has rowids, unlike the other tables: rows that are longer than
// a quarter of a page then leave less of the pages empty.
const packedArticles = `
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
	text         BLOB NOT NULL, -- packed
	findings     BLOB NOT NULL  -- what the extractor read, as JSON, packed
) STRICT;
`

const schema1Rest = `
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

// migrations lead from each version to the next: the first from version 1. Those
// that lead to packedVersion are followed by repack, which fills the new table of
// articles, and the last one, for files that had it, by packAllFindings.
var migrations = []string{
	journal, library, searching,
	"ALTER TABLE articles RENAME TO old_articles;" + packedArticles + "DROP TABLE words;" + words + beginning + keptGraph,
	"",
}
