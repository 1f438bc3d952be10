package wordclass_test

import (
	"bytes"
	"errors"
	"testing"

	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

func TestTable(t *testing.T) {
	want := wordclass.Class{Coarse: 3, Middle: 200, Fine: 900}
	table := wordclass.New(map[string]wordclass.Class{"oslo": want, "run": {Coarse: 1}})
	data := table.Append(nil)
	again, err := wordclass.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	if got := again.Of(perceptron.String("oslo")); got != want || again.Len() != 2 {
		t.Errorf("class %+v of %d words, want %+v", got, again.Len(), want)
	}
	if got := again.Of(perceptron.String("paris")); got != (wordclass.Class{}) {
		t.Errorf("class %+v of an unknown word", got)
	}
	if !bytes.Equal(again.Append(nil), data) {
		t.Error("decoding and encoding changes the table")
	}
	if _, err := wordclass.Decode(data[:5]); !errors.Is(err, perceptron.ErrModel) {
		t.Errorf("error %v on a cut table", err)
	}
}

func TestDefault(t *testing.T) {
	table, err := wordclass.Default()
	if err != nil {
		t.Fatal(err)
	}
	monday, friday := table.Of(perceptron.String("monday")), table.Of(perceptron.String("friday"))
	if monday.Middle == 0 || monday.Middle != friday.Middle {
		t.Errorf("the days of the week are in different clusters: %+v, %+v", monday, friday)
	}
}
