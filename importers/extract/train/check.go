package main

import (
	"fmt"

	"clew/importers/extract/events"
	"clew/importers/extract/ner"
	"clew/importers/extract/pairs"
	"clew/importers/extract/parse"
	"clew/importers/extract/tag"
)

// maxModels bounds what the models add to the program, in bytes.
const maxModels = 12 << 20

// modelFiles are the files of the output folder that the program embeds.
var modelFiles = []string{"words.bin", "tagger.bin", "parser.bin", "ner.bin", "namenet.bin", "pairs.bin", "events.bin"}

// check reads the models of the output folder as the program reads them when it
// starts, tells their sizes, and measures on the dev parts what they do together.
func check(t *task) error {
	files := map[string][]byte{}
	total := 0
	for _, name := range modelFiles {
		data, err := t.model(name)
		if err != nil {
			return err
		}
		files[name] = data
		total += len(data)
		fmt.Fprintf(t.log, "check: %s: %d bytes\n", name, len(data))
	}
	fmt.Fprintf(t.log, "check: together %.2f MB of %d\n", float64(total)/(1<<20), maxModels>>20)
	if total > maxModels {
		return fmt.Errorf("the models take %d bytes, more than %d", total, maxModels)
	}
	classes, err := t.classes()
	if err != nil {
		return err
	}
	tagger, err := tag.Decode(files["tagger.bin"], classes)
	if err != nil {
		return err
	}
	parser, err := parse.Decode(files["parser.bin"], classes)
	if err != nil {
		return err
	}
	names, err := ner.New(files["ner.bin"], ner.DefaultGazetteer())
	if err != nil {
		return err
	}
	if names, err = names.WithNet(files["namenet.bin"]); err != nil {
		return err
	}
	if _, err := pairs.Decode(files["pairs.bin"], classes); err != nil {
		return err
	}
	if _, err := events.Decode(files["events.bin"], classes); err != nil {
		return err
	}
	if err := t.scoreParser(tagger, parser); err != nil {
		return err
	}
	return t.reportDev(names)
}
