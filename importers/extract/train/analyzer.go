package main

import (
	"clew/graphmodel"
	"clew/importers/extract"
)

// analyzer reads texts with the models of the output folder.
func (t *task) analyzer() (*extract.Analyzer, error) {
	var m extract.Models
	for _, f := range []struct {
		name string
		data *[]byte
	}{{"words.bin", &m.Words}, {"tagger.bin", &m.Tagger}, {"parser.bin", &m.Parser}, {"ner.bin", &m.Names}, {"namenet.bin", &m.NameNet}} {
		data, err := t.model(f.name)
		if err != nil {
			return nil, err
		}
		*f.data = data
	}
	return extract.NewAnalyzer(m)
}

func (x *markedText) article() *graphmodel.Article {
	a := &graphmodel.Article{Title: x.title, Text: x.text}
	if x.published != (graphmodel.Date{}) {
		a.Published = graphmodel.DayInterval(x.published)
	}
	return a
}
