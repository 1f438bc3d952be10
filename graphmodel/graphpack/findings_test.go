package graphpack_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/graphpack"
	"clew/graphmodel/graphtest"
)

const findingsText = "Ann Brown, president of Acme, met the envoy in Paris on 3 May 2024 and again in Rome."

// filled is findings in which every field has a value that no other one has.
func filled() graphmodel.Findings {
	f := graphmodel.Findings{}
	n := 0
	fill(reflect.ValueOf(&f).Elem(), &n)
	f.ArticleID, f.Predicate = "a1", nil
	return f
}

func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		if _, isDate := v.Interface().(graphmodel.Date); isDate {
			v.Set(reflect.ValueOf(graphmodel.Date{Year: 2000 + *n%30, Month: 5, Day: 1 + *n%28}))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
		if s, isSpan := v.Interface().(graphmodel.Span); isSpan {
			s.Start %= 20
			s.End = s.Start + 1 + s.End%20
			v.Set(reflect.ValueOf(s))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 3, 3))
		for i := range 3 {
			fill(v.Index(i), n)
		}
	case reflect.String:
		v.SetString(fmt.Sprint("s", *n))
	case reflect.Int:
		v.SetInt(int64(*n % 3)) // an index of a list of three
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Float64:
		v.SetFloat(float64(*n) + 1.0/3)
	}
}

func checkFindings(t *testing.T, f graphmodel.Findings, text string) {
	t.Helper()
	packed, ok := graphpack.EncodeFindings(&f, text)
	if !ok {
		t.Fatalf("%+v cannot be packed", f)
	}
	got, err := graphpack.DecodeFindings(string(packed), f.ArticleID, text)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, f) {
		t.Fatalf("got %+v\nwant %+v", got, f)
	}
}

// TestFindings packs findings in which every field is set, so that a field which is
// added and not packed is found, and ones that are like those of articles.
func TestFindings(t *testing.T) {
	checkFindings(t, filled(), findingsText)
	checkFindings(t, graphmodel.Findings{ArticleID: "a2"}, "")
	f := filled()
	f.Entities[0] = graphmodel.FoundEntity{Kind: graphmodel.Place, Name: "Paris", Lat: 48.85341, Lon: -2.3488, HasCoord: true, Country: "FR", Key: "geo:2988507"}
	f.Entities[1] = graphmodel.FoundEntity{Kind: graphmodel.Person, Name: "Ann Brown", Aliases: []string{"Brown", "Ann Brown"}, Titles: []string{"president"}}
	f.Entities[2] = graphmodel.FoundEntity{Name: "Ünïcödé", HasCoord: true}
	f.Events[0].When = graphmodel.Interval{Start: graphmodel.Date{Year: 2024, Month: 5, Day: 3}}
	f.Events[1].Speaker, f.Events[1].Arguments[0].Event = -1, -1
	f.Relations[0].Head, f.Relations[0].Confidence = -1, 0.85
	f.Mentions[0].Entity = -1
	checkFindings(t, f, findingsText)
	articles, findings := graphtest.News(60, 5)
	for i := range findings {
		checkFindings(t, findings[i], articles[i].Text)
	}
}

// TestFindingsThatStay expects that what would come back in another form is refused.
func TestFindingsThatStay(t *testing.T) {
	for name, change := range map[string]func(f *graphmodel.Findings){
		"predicates":         func(f *graphmodel.Findings) { f.Predicate = []graphmodel.Predicate{{}} },
		"an empty list":      func(f *graphmodel.Findings) { f.Events[0].Triggers = []graphmodel.Span{} },
		"a day of no month":  func(f *graphmodel.Findings) { f.Events[0].When.Start = graphmodel.Date{Year: 2024, Month: 13, Day: 1} },
		"a span outside":     func(f *graphmodel.Findings) { f.Mentions[0].Span.End = 1000 },
		"an index outside":   func(f *graphmodel.Findings) { f.Relations[0].Head = 3 },
		"a zero with a sign": func(f *graphmodel.Findings) { f.Entities[0].Lat = negativeZero },
	} {
		f := filled()
		change(&f)
		if _, ok := graphpack.EncodeFindings(&f, findingsText); ok {
			t.Errorf("%s: it was packed", name)
		}
	}
}

var negativeZero = -1 / inf

var inf = func() float64 { x := 1e308; return x * 10 }()

// TestDamagedFindings changes bytes, and expects no more than an error or other
// findings.
func TestDamagedFindings(t *testing.T) {
	f := filled()
	packed, _ := graphpack.EncodeFindings(&f, findingsText)
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		b := []byte(string(packed))
		for range 1 + r.IntN(3) {
			b[r.IntN(len(b))] = byte(r.Uint32())
		}
		if _, err := graphpack.DecodeFindings(string(b[:r.IntN(len(b)+1)]), "a1", findingsText); err != nil && !errors.Is(err, graphpack.ErrFormat) {
			t.Fatal(err)
		}
	}
}

// FuzzFindings reads findings from JSON, as files of earlier versions hold them, and
// expects that what can be packed comes back the same.
func FuzzFindings(f *testing.F) {
	full := filled()
	seed, err := json.Marshal(full)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(seed), findingsText)
	f.Add(`{"article":"a","mentions":[{"span":{"start":0,"end":3},"type":"PERSON","form":"name","entity":-1}],"events":[{"type":"","name":"","triggers":[{"start":1,"end":2}],"sentences":[],"stance":"","speaker":-1,"when":{},"confidence":0,"extractor":""}]}`, "Ann")
	f.Fuzz(func(t *testing.T, found, text string) {
		var x graphmodel.Findings
		if json.Unmarshal([]byte(found), &x) != nil {
			return
		}
		packed, ok := graphpack.EncodeFindings(&x, text)
		if !ok {
			return
		}
		got, err := graphpack.DecodeFindings(string(packed), x.ArticleID, text)
		if err != nil || !reflect.DeepEqual(got, x) {
			t.Errorf("%v: %s gives %+v", err, found, got)
		}
		_, _ = graphpack.DecodeFindings(found, "a", text) // panics on nothing
	})
}

func BenchmarkFindings(b *testing.B) {
	articles, findings := graphtest.News(200, 5)
	packed, asJSON := make([]string, len(findings)), make([]string, len(findings))
	size := 0
	for i := range findings {
		p, _ := graphpack.EncodeFindings(&findings[i], articles[i].Text)
		text, _ := json.Marshal(findings[i])
		packed[i], asJSON[i], size = string(p), string(text), size+len(p)
	}
	b.Run("packed", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			_, _ = graphpack.DecodeFindings(packed[i%len(packed)], "a", articles[i%len(packed)].Text)
		}
		b.ReportMetric(float64(size)/float64(len(strings.Join(asJSON, ""))), "packed/JSON")
	})
	b.Run("JSON", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			var f graphmodel.Findings
			_ = json.Unmarshal([]byte(asJSON[i%len(asJSON)]), &f)
		}
	})
}
