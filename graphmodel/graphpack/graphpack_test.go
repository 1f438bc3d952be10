package graphpack_test

import (
	"errors"
	"reflect"
	"testing"

	"clew/graphmodel"
	"clew/graphmodel/graphpack"
	"clew/graphmodel/graphtest"
	"clew/graphmodel/resolve"
)

func news(t testing.TB, n int) ([]*graphmodel.Entity, []*graphmodel.Link) {
	t.Helper()
	entities, links := resolve.Build(graphtest.News(n, 3))
	// What the news do not hold.
	when := graphmodel.DayInterval(graphmodel.Date{Year: 1999, Month: 12, Day: 31})
	entities = append(entities, &graphmodel.Entity{
		ID: "zz", Kind: graphmodel.Event, Name: "Ünïcödé", Aliases: []string{"a", ""}, Key: "geo:1", Lat: -1.5, Lon: 2, HasCoord: true, Country: "FR",
		Type: graphmodel.Agree, When: when, Stance: graphmodel.Denied, Speaker: entities[0].ID, Origin: "f.csv", ByHand: true, Note: "n\nm",
		Attributes: []graphmodel.Attribute{{Key: "k", Value: "v"}}, Mentions: []graphmodel.Mention{{Article: "b", Span: graphmodel.Span{Start: 9, End: 4}}, {Article: "a"}},
	})
	links = append(links, &graphmodel.Link{
		ID: "zl", From: "zz", To: entities[1].ID, Type: graphmodel.Owns, Label: "own", Confidence: 1.0 / 3, Status: graphmodel.Accepted, ByHand: true,
		Note: "x", Attributes: []graphmodel.Attribute{{Key: "k", Value: "v"}},
	})
	return entities, links
}

func TestEncode(t *testing.T) {
	for _, n := range []int{0, 10, 9000} {
		entities, links := []*graphmodel.Entity{}, []*graphmodel.Link{}
		if n > 0 {
			entities, links = news(t, n)
		}
		got, err := graphpack.Decode(graphpack.Encode(entities, links))
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got.Entities, entities) || !reflect.DeepEqual(got.Links, links) {
			t.Errorf("%d entities: what comes back differs", n)
		}
		for i, ends := range got.Ends {
			if entities[ends[0]].ID != links[i].From || entities[ends[1]].ID != links[i].To {
				t.Fatalf("link %d has the ends %v", i, ends)
			}
		}
	}
}

func TestEncodeChange(t *testing.T) {
	entities, links := news(t, 200)
	c := graphmodel.Change{
		Entities: []graphmodel.Edit[graphmodel.Entity]{{After: entities[3]}, {Before: entities[4]}, {Before: entities[5], After: entities[6]}},
		Links:    []graphmodel.Edit[graphmodel.Link]{{After: links[3]}, {Before: links[4]}},
	}
	got, err := graphpack.DecodeChange(graphpack.EncodeChange(c))
	if err != nil {
		t.Fatal(err)
	}
	want := graphpack.Content{
		Entities: []*graphmodel.Entity{entities[3], entities[6]}, Links: []*graphmodel.Link{links[3]},
		GoneEntities: []string{entities[4].ID}, GoneLinks: []string{links[4].ID}, Ends: got.Ends,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v", got)
	}
}

// TestDamage changes each byte in turn: a checksum finds it.
func TestDamage(t *testing.T) {
	entities, links := news(t, 40)
	p := graphpack.Encode(entities, links)
	for _, piece := range [][]byte{p.Head, p.Entities[0], p.Links[0]} {
		for i := 4; i < len(piece); i += 7 {
			piece[i] ^= 0x10
			got, err := graphpack.Decode(p)
			if err != nil && !errors.Is(err, graphpack.ErrFormat) {
				t.Fatal(err)
			} else if err == nil && !(reflect.DeepEqual(got.Entities, entities) && reflect.DeepEqual(got.Links, links)) {
				t.Errorf("byte %d: the damage was not found", i)
			}
			piece[i] ^= 0x10
		}
	}
}

func FuzzDecodeChange(f *testing.F) {
	entities, links := news(f, 20)
	f.Add(graphpack.EncodeChange(graphmodel.Change{
		Entities: []graphmodel.Edit[graphmodel.Entity]{{After: entities[0]}}, Links: []graphmodel.Edit[graphmodel.Link]{{After: links[0]}},
	}))
	f.Fuzz(func(t *testing.T, b []byte) {
		if _, err := graphpack.DecodeChange(b); err != nil && !errors.Is(err, graphpack.ErrFormat) {
			t.Error(err)
		}
	})
}
