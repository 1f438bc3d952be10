// Package webpage finds the article in a saved HTML page.
//
// The page is cut into blocks: paragraphs, headings, items, rows. Each block
// is judged by its words (package plaintext), by its tag and links, and by the
// regions of the page that it stands in, as the tags, classes and ids above it
// tell: menus, footers, comments, teasers, notices, captions. Readability, which
// scores containers by their paragraphs, proposes where the article is; the run
// of blocks that reads most like an article overrules it when most of that run
// is elsewhere. Inside that frame each block is kept or dropped (see choose.go
// and judge.go). All weights are set by hand.
//
// Title, author, date, publisher and URL come from what the page declares about
// itself: JSON-LD first, then meta elements, then what is printed.
//
// A page that no parser accepts, such as one with a hundred thousand nested
// elements, is read by the tokenizer, in time and memory linear in its size,
// and cleaned as plain text.
package webpage
