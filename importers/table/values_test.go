package table

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"clew/importers/format"
	"clew/importers/format/formattest"
	"clew/importers/page"
)

// all reads values until one cannot be read.
func all(src values) (list []string, err error) {
	for {
		v, _, err := src()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err != nil {
			return list, err
		}
		list = append(list, string(v))
	}
}

func TestValues(t *testing.T) {
	for _, tc := range []struct {
		src  string
		want []string
		cut  bool // an error ends it
	}{
		{`{"a":1}` + "\n" + `{"b":"}\"{"}` + "\n", []string{`{"a":1}`, `{"b":"}\"{"}`}, false},
		{" [ {\"a\":[1,2]} , 3,\"x\\\\\" ]\n", []string{`{"a":[1,2]}`, "3", `"x\\"`}, false},
		{"\ufeff[]", nil, false},
		{`[{"a":1},{"b":"ends her`, []string{`{"a":1}`}, true},
		{"", nil, false},
	} {
		for name, open := range map[string]func() values{
			"slices": func() values { return sliceJSON(tc.src) },
			"stream": func() values {
				v, err := streamJSON(&format.Input{Size: int64(len(tc.src)), Content: strings.NewReader(tc.src)})
				if err != nil {
					t.Fatal(err)
				}
				return v
			},
		} {
			got, err := all(open())
			if !reflect.DeepEqual(got, tc.want) || (err != nil) != tc.cut {
				t.Errorf("%s of %q: %q, %v", name, tc.src, got, err)
			}
		}
	}
}

// FuzzItems holds that the slices of valid JSON are what encoding/json decodes.
func FuzzItems(f *testing.F) {
	for _, s := range []string{`{"a":{"b":[1,"]"]},"c":null}`, `[1,[2],{"x":"\\"}]`, `{"":"é"}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		o := fields(json.RawMessage(s))
		var want map[string]json.RawMessage
		if json.Unmarshal([]byte(s), &want) != nil || want == nil {
			return
		}
		if len(o) != len(want) {
			t.Fatalf("%q: %d fields, want %d", s, len(o), len(want))
		}
		for k, v := range want {
			if strings.TrimSpace(string(o[k])) != strings.TrimSpace(string(v)) {
				t.Errorf("%q: field %q is %q, want %q", s, k, o[k], v)
			}
		}
	})
}

// TestJSONIsHeldOnce: the sample for a person's choice and the reading share one copy
// of the file.
func TestJSONIsHeldOnce(t *testing.T) {
	src := `{"filler":"` + strings.Repeat("x", 24<<20) + `","list":[{"title":"A","text":"` + story + `"},{"title":"B","text":"` + story + `"}]}`
	content := strings.NewReader(src)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	chosen := func(columns []string) (Mapping, bool) { return Guess(columns), len(columns) > 0 }
	out := &formattest.Found{}
	err := JSON(chosen).Read(t.Context(), &format.Input{Name: "a.json", Size: content.Size(), Content: content}, out)
	runtime.ReadMemStats(&after)
	if err != nil || len(out.Articles) != 2 {
		t.Fatalf("%d articles, %v", len(out.Articles), err)
	}
	if n := after.TotalAlloc - before.TotalAlloc; n > uint64(len(src))*5/4 {
		t.Errorf("%d MB for a file of %d MB", n>>20, len(src)>>20)
	}
}

// TestSampleEnds: the look at a long list without objects can be canceled, and ends.
func TestSampleEnds(t *testing.T) {
	calls := 0
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	endless := func() (values, error) {
		return func() (json.RawMessage, int64, error) { calls++; return json.RawMessage("1"), 0, nil }, nil
	}
	if s, err := sampleJSON(ctx, endless); err != nil || len(s.Columns) > 0 || calls != mostLooked {
		t.Errorf("%v, %v after %d values", s, err, calls)
	}
	cancel()
	calls = 0
	if _, err := sampleJSON(ctx, endless); !errors.Is(err, context.Canceled) || calls > 0 {
		t.Errorf("%v after %d values", err, calls)
	}
}

// TestOneDamagedRow leaves out what is damaged and reads what follows.
func TestOneDamagedRow(t *testing.T) {
	src := `[{"title":"A","text":"` + story + `"},{"title":"B","text":"\x"},{"title":"C","text":"` + story + `"}]`
	found, err := formattest.Read(t, JSON(nil), "a.json", []byte(src))
	if err != nil || len(found.Articles) != 2 || len(found.Skipped) != 1 {
		t.Errorf("%d articles, %q, %v", len(found.Articles), found.Skipped, err)
	}
}

// TestOpenQuote reads the rows before a quotation mark that nothing closes.
func TestOpenQuote(t *testing.T) {
	src := "title,text\nA," + story + "\nB,\"" + strings.Repeat(story+"\n", 2*maxRow/len(story))
	found, err := formattest.Read(t, CSV(nil), "a.csv", []byte(src))
	if err != nil || len(found.Articles) != 1 || len(found.Skipped) != 1 || !strings.Contains(found.Skipped[0], page.ErrTooLong.Error()) {
		t.Errorf("%d articles, %q, %v", len(found.Articles), found.Skipped, err)
	}
}
