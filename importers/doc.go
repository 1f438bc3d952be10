// Package importers reads articles from files, folders, web pages and pasted
// text. It returns articles and a report of what was skipped and why; it never
// touches the graph.
//
// A format is an Importer in a Registry. An importer recognizes its format by
// the first bytes and the name, and returns the articles of one source:
// usually one, many for a feed or an archive. ReadAll reads many sources in
// parallel, in a fixed order, and one bad file never stops the others.
package importers
