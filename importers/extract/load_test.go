package extract

import (
	"testing"

	lists "clew/assets/lexicon"
	"clew/assets/models"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/ner"
	"clew/importers/extract/pairs"
	"clew/importers/extract/parse"
	"clew/importers/extract/tag"
	"clew/importers/extract/wordclass"
)

// BenchmarkLoad reads every built-in model anew, one after the other on one
// core, as the first article of a run makes the program do; and the word lists.
func BenchmarkLoad(b *testing.B) {
	for _, part := range []struct {
		name string
		load func() error
	}{{"models", loadModels}, {"lists", loadLists}} {
		b.Run(part.name, func(b *testing.B) {
			for b.Loop() {
				if err := part.load(); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func loadModels() error {
	words, err := wordclass.Decode(models.Words)
	if err != nil {
		return err
	}
	if _, err := tag.Decode(models.Tagger, words); err != nil {
		return err
	}
	if _, err := parse.Decode(models.Parser, words); err != nil {
		return err
	}
	if _, err := pairs.Decode(models.Pairs, words); err != nil {
		return err
	}
	names, err := ner.New(models.Names, nil)
	if err != nil {
		return err
	}
	_, err = names.WithNet(models.NameNet)
	return err
}

func loadLists() error {
	_, err := lexicon.Load(lists.Files, lists.Gazetteer)
	return err
}
