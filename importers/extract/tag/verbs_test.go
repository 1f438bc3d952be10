package tag_test

import (
	"strings"
	"testing"

	"clew/importers/extract/doc"
	"clew/importers/extract/tag"
)

func TestLemmasOfVerbs(t *testing.T) {
	tagger, err := tag.Default()
	if err != nil {
		t.Fatal(err)
	}
	tests := map[string]string{
		"He fled to Peru .":                    "flee",
		"Police raided the house .":            "raid",
		"The court fined the company .":        "fine",
		"They patrolled the border .":          "patrol",
		"The bomb exploded on Monday .":        "explode",
		"The judge extradited the banker .":    "extradite",
		"The minister postponed the meeting .": "postpone",
		"The agency misled the public .":       "mislead",
		"She chaired the talks .":              "chair",
		"They had hoped to win .":              "hope",
		"The group intervened on Monday .":     "intervene",
		"The court overruled the minister .":   "overrule",
		"The visit was scheduled for May .":    "schedule",
	}
	for sentence, want := range tests {
		var d doc.Document
		for word := range strings.FieldsSeq(sentence) {
			d.Tokens = append(d.Tokens, doc.Token{Form: word})
		}
		d.Sentences = []doc.Sentence{{First: 0, Last: len(d.Tokens)}}
		tagger.Tag(&d)
		var got []string
		for _, token := range d.Tokens {
			got = append(got, token.Lemma)
		}
		if !strings.Contains(" "+strings.Join(got, " ")+" ", " "+want+" ") {
			t.Errorf("%q has the lemmas %q, want %q among them", sentence, got, want)
		}
	}
}
