// Package webpage finds the article in a saved HTML page.
//
// Two extractors look at the page: readability, which scores containers by
// their paragraphs, and trafilatura, which knows the markup of many sites. The
// package chooses between their answers (see choose.go), writes the chosen
// nodes as text with one paragraph a block, and trims what the paper adds
// around an article. Title, author, date, publisher and URL come from what the
// page declares about itself: JSON-LD first, then meta elements, then what is
// printed.
//
// A page that no parser accepts, such as one with a hundred thousand nested
// elements, is read by the tokenizer, in time and memory linear in its size,
// and cleaned as plain text.
package webpage
