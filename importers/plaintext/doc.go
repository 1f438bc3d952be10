// Package plaintext finds the article in text that was copied out of a
// browser: between menus, lists of other headlines, share bars, cookie notices
// and footers.
//
// The text is split into blocks (paragraphs, list items, headings). Each block
// gets a score by hand-written rules: long blocks of sentences count for the
// article, short ones and those that speak of newsletters, cookies or other
// articles count against it. The run of blocks with the highest sum is the
// article (Kadane's algorithm); what is clutter inside the run is dropped, and
// the lines above it give title, author, publisher and date.
//
// Everything takes time linear in the length of the text, and works in every
// script: words are counted by letters, not by spaces, where a script writes
// none.
package plaintext
