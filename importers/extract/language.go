package extract

import (
	"strings"
	"unicode"

	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/foreign"
	"clew/importers/language"
)

// functionWords are words that every English text of some length is full of.
var functionWords = func() map[string]bool {
	out := make(map[string]bool)
	for w := range strings.FieldsSeq("the of and to in a is was for on that with by at from as has have were be it an are he his had its not but or this said after their who") {
		out[w] = true
	}
	return out
}()

// minWords is the length from which the words of a text decide against what
// the article says about its language.
const minWords = 25

// headline is the length below which plain letters with hardly any function word are
// taken for English rather than for what their letter pairs look like.
const headline = 12

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > unicode.MaxASCII })
}

// foreignLanguage tells in which language an article is whose grammar the
// program does not know. An article may say so itself; but one full of English
// function words is in English, and one that has hardly any is not when its
// words are those of another language.
func foreignLanguage(a *graphmodel.Article) (code string, foreign bool) {
	declared := language.Declared(a.Language)
	english := declared == "" || declared == "en"
	words, function := 0, 0
	for w := range strings.FieldsFuncSeq(a.Text, func(r rune) bool { return !unicode.IsLetter(r) }) {
		words++
		if functionWords[doc.Lower(w)] {
			function++
		}
	}
	switch {
	case !english:
		return declared, words < minWords || function*100 < words*25
	case function*100 >= words*12:
		return "", false
	}
	code = language.Detect(a.Text)
	if declared == "" && words < headline && isASCII(a.Text) {
		return "", false // "Sweden expelled two diplomats" tells no language
	}
	return code, code != "en" && (code != "" || words >= minWords)
}

// readNames fills the findings of an article in another language than English:
// only names, which need no grammar.
func (e *engine) readNames(a *graphmodel.Article, code string) graphmodel.Findings {
	out := foreign.Read(a.Text, code, e.lex, e.words)
	out.ArticleID = a.ID
	return out
}
