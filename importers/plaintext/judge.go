package plaintext

// Kind says what a block is, as its words tell.
type Kind = kind

// The kinds of blocks.
const (
	Plain   Kind = plain   // text or heading
	Cut     Kind = cut     // the heading of a list of other articles
	End     Kind = end     // what only stands behind an article: comments, tags
	Teaser  Kind = teaser  // points to another article or asks for something
	Note    Kind = note    // a closing note of the paper, or the lines about the author
	Credit  Kind = credit  // the caption or the credit of a picture
	Meta    Kind = meta    // a byline or a date
	Clutter Kind = clutter // rules, placeholders, form fields
)

// Judgment is what the rules see in one block.
type Judgment struct {
	Kind    Kind
	Words   float64
	Ends    bool // ends as a sentence does
	Cues    int  // words that speak of the site
	Repeats int  // how often the same block stands in the text
	Again   bool // the same block stands above
	Folded  string
	Score   float64 // in words: positive when it reads like an article
}

// Judge applies the rules to the blocks of a text, in order.
func Judge(paragraphs []string) []Judgment {
	blocks := make([]block, len(paragraphs))
	for i, p := range paragraphs {
		blocks[i] = newBlock(line{text: p}, true)
		blocks[i].text = p
	}
	out := make([]Judgment, len(paragraphs))
	for i, s := range score(blocks) {
		out[i] = Judgment{Kind: s.kind, Words: s.words, Ends: s.ends, Cues: s.cues, Repeats: s.repeats, Again: s.again, Folded: s.folded, Score: s.score}
	}
	return out
}

// Fold returns the form in which texts are compared: lower case letters and
// digits, single spaces.
func Fold(s string) string { return fold(s) }
