package events

import "strings"

// isDeverbal reports whether noun i names an action though it has no frame of an
// event: a predicate for measurement, never an event of the graph.
func (f *finder) isDeverbal(i int) bool {
	lemma := f.lemma(i)
	if f.tok(i).UPOS != "NOUN" || f.rel(i) == "compound" || len(lemma) < 4 {
		return false
	}
	if _, ok := f.lex.Embedding(lemma, 'n'); ok {
		return true
	}
	if _, ok := f.lex.Nominal(lemma); ok || f.lex.OfficeHead(lemma) {
		return false
	}
	for _, end := range []string{"tion", "sion", "ment"} {
		if strings.HasSuffix(lemma, end) && len(lemma) >= 7 {
			return !isThing(lemma)
		}
	}
	return strings.HasSuffix(lemma, "ing") && len(lemma) >= 7 && f.tok(i).XPOS == "NN" && !isThing(lemma)
}

// isThing lists nouns with the ending of an action that name things.
func isThing(lemma string) bool {
	switch lemma {
	case "government", "department", "parliament", "million", "section", "nation", "station", "position", "question",
		"generation", "population", "organization", "organisation", "institution", "corporation", "association", "commission",
		"constitution", "region", "religion", "apartment", "document", "element", "moment", "monument", "instrument",
		"television", "mansion", "passion", "fashion", "mission", "profession", "fraction", "condition", "tradition",
		"version", "dimension", "pension", "division", "federation", "foundation", "delegation", "building", "morning",
		"evening", "ceiling", "clothing", "something", "anything", "nothing", "everything", "sibling", "darling", "equipment",
		"environment", "segment", "cement", "garment", "regiment", "location", "function", "motion", "option", "portion", "edition":
		return true
	}
	return false
}
