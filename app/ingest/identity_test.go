package ingest_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"clew/app/ingest"
	"clew/graphmodel"
	"clew/importers"
)

// goldStory is a marked article.
type goldStory struct {
	Text     string
	Entities []struct {
		Key, Name string
		Accept    []string
	}
	Events []struct {
		Key     string
		Trigger []struct {
			In         string
			Start, End int
		} `json:"trigger_at"`
	}
}

// goldCluster tells what is the same across articles, and what is not.
type goldCluster struct {
	Same        []goldSet `json:"same_entities"`
	SameEvents  []goldSet `json:"same_events"`
	Apart       []goldSet `json:"apart_entities"`
	ApartEvents []goldSet `json:"apart_events"`
}

type goldSet struct {
	Name    string
	Members []struct{ Article, Key string }
}

// TestIdentityOfMarkedArticles brings marked articles together: nothing that is
// different may become one, and of what is the same nine of ten pairs must. It
// needs gold data: CLEW_EVAL names its folder.
func TestIdentityOfMarkedArticles(t *testing.T) {
	folder := os.Getenv("CLEW_EVAL")
	if folder == "" {
		t.Skip("CLEW_EVAL does not name a folder with gold data")
	}
	folder = filepath.Join(folder, "graph", "articles")
	var marked struct {
		Clusters   []goldCluster
		Everywhere goldCluster
	}
	readJSON(t, filepath.Join(folder, "clusters.json"), &marked)
	paths, err := filepath.Glob(filepath.Join(folder, "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatal(len(paths), err)
	}
	var sources []importers.Source
	for _, p := range paths {
		sources = append(sources, importers.FileSource(p))
	}
	r, err := ingest.Run(t.Context(), sources, ingest.Options{})
	if err != nil {
		t.Fatal(err)
	}
	g, err := ingest.Corpus{}.Add(r).Graph()
	if err != nil {
		t.Fatal(err)
	}
	f := finder{snap: g.Snapshot(), stories: map[string]goldStory{}, articles: map[string]*graphmodel.Article{}}
	for _, a := range r.Articles {
		name := strings.TrimSuffix(filepath.Base(a.Source), ".txt")
		var s goldStory
		readJSON(t, filepath.Join(folder, name+".json"), &s)
		f.stories[name], f.articles[name] = s, a
	}
	right, missed, wrong := 0, 0, 0
	for _, c := range append(marked.Clusters, marked.Everywhere) {
		for _, set := range slices.Concat(c.Same, c.SameEvents) {
			for one := range f.pairs(set) {
				if one {
					right++
				} else {
					missed++
					t.Logf("apart: %s", set.Name)
				}
			}
		}
		for _, set := range slices.Concat(c.Apart, c.ApartEvents) {
			for one := range f.pairs(set) {
				if one {
					wrong++
					t.Errorf("became one though different: %+v", set)
				}
			}
		}
	}
	t.Logf("%d pairs are one as they should, %d are apart, %d are one though different", right, missed, wrong)
	if right == 0 || right < 9*missed {
		t.Errorf("of %d pairs that are the same only %d became one", right+missed, right)
	}
}

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(b, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// finder finds marked entities and events in a graph.
type finder struct {
	snap     *graphmodel.Snapshot
	stories  map[string]goldStory
	articles map[string]*graphmodel.Article
}

// pairs yields, for each two members of a set that were found, whether they are one.
func (f finder) pairs(set goldSet) func(func(bool) bool) {
	return func(yield func(bool) bool) {
		var found []*graphmodel.Entity
		for _, m := range set.Members {
			if e := f.find(m.Article, m.Key); e != nil {
				found = append(found, e)
			}
		}
		for i, a := range found {
			for _, b := range found[i+1:] {
				if !yield(a == b) {
					return
				}
			}
		}
	}
}

func (f finder) find(story, key string) *graphmodel.Entity {
	s, a := f.stories[story], f.articles[story]
	if a == nil {
		return nil
	}
	for _, e := range s.Entities {
		if e.Key == key {
			return f.named(a, append([]string{e.Name}, e.Accept...))
		}
	}
	shift := strings.Index(a.Text, s.Text[:min(80, len(s.Text))])
	for _, e := range s.Events {
		if e.Key != key || shift < 0 {
			continue
		}
		for _, at := range e.Trigger {
			if at.In != "text" {
				continue
			}
			span := graphmodel.Span{Start: at.Start + shift, End: at.End + shift}
			for _, x := range f.snap.Entities {
				if x.Kind == graphmodel.Event && slices.ContainsFunc(x.Mentions, func(m graphmodel.Mention) bool { return m.Article == a.ID && m.Span.Overlaps(span) }) {
					return x
				}
			}
		}
	}
	return nil
}

// named returns the entity that an article mentions by one of the names, the
// first of them that it does.
func (f finder) named(a *graphmodel.Article, names []string) *graphmodel.Entity {
	for _, name := range names {
		for _, e := range f.snap.Entities {
			if e.Kind != graphmodel.Event && slices.ContainsFunc(e.Mentions, func(m graphmodel.Mention) bool {
				return m.Article == a.ID && m.Form == graphmodel.FormName && graphmodel.Fold(m.Span.In(a.Text)) == graphmodel.Fold(name)
			}) {
				return e
			}
		}
	}
	return nil
}
