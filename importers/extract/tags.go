package extract

import (
	"strings"

	"clew/importers/extract/doc"
)

// closedClasses are the tags whose words are few and known.
var closedClasses = wordSet("ADP DET PRON SCONJ CCONJ PART AUX")

// closedWords are the words of closed classes of English. A tagger that meets
// an unknown word may take it for one of them; it never is.
var closedWords = wordSet(`a an the this that these those some any no every each either neither both all half such another other many much few little more
	most less least several enough what which whose who whom whoever whatever whichever i me my mine myself we us our ours ourselves you your yours yourself
	yourselves he him his himself she her hers herself it its itself they them their theirs themselves one oneself none nobody nothing somebody something
	someone anybody anything anyone everybody everything everyone there here where when why how
	aboard about above across after against ahead along alongside amid amidst among amongst around as aside astride at atop away back barring because before
	behind below beneath beside besides between beyond but by concerning considering contrary counting despite down due during except excepting excluding
	following for from given in including inside instead into less like minus near nearby next notwithstanding of off on onto opposite out outside over owing
	past pending per plus prior pro regarding regardless round save since so subject than thanks through throughout thru till to together toward towards
	under underneath unlike until unto up upon versus via vs v with within without worth according apart
	and or nor yet whether if though although unless while whereas lest once albeit not n't n’t 's ’s ' ’ 'll 're 've 'd 'm ’ll ’re ’ve ’d ’m s
	am is are was were be been being have has had having do does did doing done will would shall should can could may might must ought need dare used get got
	gets getting gotten ca wo sha ai na ta la de du von van der den al et c. w/ w/o o ' cf aka i.e. e.g. even just only also rather where wherever whenever however
	however soon long far as well that's cuz cause coz bout em ya ye thou thee thy y'all this that 're`)

func wordSet(list string) map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}

// repairTags makes nouns of the words that the tagger took for function words
// and that are none.
func repairTags(d *doc.Document) {
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if !closedClasses[t.UPOS] && t.UPOS != "X" || strings.IndexFunc(t.Form, isLetter) < 0 || closedWords[strings.ToLower(t.Form)] {
			continue
		}
		t.UPOS, t.XPOS = "NOUN", "NN"
		if t.Form != strings.ToLower(t.Form) {
			t.UPOS, t.XPOS = "PROPN", "NNP"
		}
	}
}

// tagNames makes proper nouns of the capitalized words of names, which a tagger
// that never saw them may take for verbs, adjectives or plurals.
func tagNames(d *doc.Document) {
	for _, n := range d.Names {
		if n.Demonym {
			continue
		}
		for i := n.First; i < n.Last; i++ {
			t := &d.Tokens[i]
			shouted := len(t.Form) > 1 && doc.IsUpper(t.Form)
			switch t.UPOS {
			case "SCONJ", "ADP", "PRON", "DET", "CCONJ", "PART":
				if shouted && strings.IndexFunc(t.Form, isLetter) >= 0 && n.Last-n.First > 1 {
					// The legal form of "Norvik Shipping AS".
					t.UPOS, t.XPOS, t.Lemma = "PROPN", "NNP", t.Form
				}
			case "VERB", "NOUN", "ADJ", "ADV", "AUX", "INTJ", "X":
				if t.Form != strings.ToLower(t.Form) {
					t.UPOS, t.XPOS, t.Lemma = "PROPN", "NNP", t.Form
				}
			}
		}
	}
}

// gerundVerbs take a gerund as what they speak of, though hardly a noun that ends
// like one.
var gerundVerbs = wordSet("admit deny recall remember regret acknowledge avoid risk finish quit enjoy resist dread")

// tagGerunds makes verbs of what was taken for nouns in "admitted meeting Ana Lind":
// no preposition joins the name to a noun.
func (e *engine) tagGerunds(d *doc.Document) {
	named := inNames(d)
	for i := 1; i+1 < len(d.Tokens); i++ {
		t, v := &d.Tokens[i], &d.Tokens[i-1]
		if t.UPOS != "NOUN" || t.XPOS != "NN" || named[i] || !named[i+1] || !strings.HasSuffix(t.Form, "ing") || v.UPOS != "VERB" || !gerundVerbs[v.Lemma] {
			continue
		}
		e.tagger.Retag(t, "VBG", "VERB")
	}
}

// inNames tells of each token whether it belongs to a name.
func inNames(d *doc.Document) []bool {
	out := make([]bool, len(d.Tokens))
	for _, n := range d.Names {
		for i := n.First; i < n.Last; i++ {
			out[i] = true
		}
	}
	return out
}

func isLetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' || r > 127 }
