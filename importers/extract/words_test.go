package extract_test

import (
	"context"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/importers/extract"
	"clew/importers/extract/lexicon"
)

// TestOwnWords checks that a person's word lists outrank the recognizer, in
// English and in other languages.
func TestOwnWords(t *testing.T) {
	words, err := lexicon.ParseWords("@always organization\nThe Long Tide | Tide Group\n@always place\nMarrow Lindholm\n@never\nOslo\n")
	if err != nil {
		t.Fatal(err)
	}
	for language, text := range map[string]string{
		"en": "The mayor met the Tide Group in Marrow Lindholm on Monday. The Long Tide said that it had left Oslo for the winter, and that it would be back in the spring.",
		"de": "Der Bürgermeister von Oslo traf die Tide Group in Marrow Lindholm am Montag. Danach war The Long Tide wieder in der Stadt und sprach mit den Leuten.",
	} {
		a := article(text)
		a.Language = language
		f, err := extract.WithWords(newExtractor(t), words).Extract(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		if err := extract.CheckFindings(&f, a.Text); err != nil {
			t.Error(err)
		}
		kinds := map[string]graphmodel.Kind{}
		for _, e := range f.Entities {
			kinds[e.Name] = e.Kind
			if strings.Contains(e.Name, "Oslo") {
				t.Errorf("%s: %q was never to be found", language, e.Name)
			}
		}
		if kinds["The Long Tide"] != graphmodel.Organization || kinds["Marrow Lindholm"] != graphmodel.Place {
			t.Errorf("%s: %v", language, f.Entities)
		}
	}
}
