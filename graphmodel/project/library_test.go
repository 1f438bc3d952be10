package project_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"clew/graphmodel"
	"clew/graphmodel/project"
	"clew/graphmodel/subscription"
)

func samplePage() project.Page {
	return project.Page{
		Address: "https://reed.example/wall", Final: "https://www.reed.example/wall", ContentType: "text/html", ETag: `"1"`, Modified: "Fri, 04 May 2029 09:17:00 GMT",
		At: time.Date(2029, time.May, 4, 10, 0, 0, 0, time.UTC), Content: []byte(strings.Repeat("<p>Bree \xff repairs its sea wall.</p>", 500)),
	}
}

func sampleFeeds() []subscription.Feed {
	return []subscription.Feed{
		{URL: "https://arden.example/feed", Title: "Arden", Kind: "Atom", Checked: time.Date(2029, time.May, 4, 10, 0, 0, 0, time.UTC), Items: []subscription.Item{
			{ID: "1", URL: "https://arden.example/1", Title: "One", Published: &graphmodel.Date{Year: 2029, Month: time.May, Day: 4}, State: subscription.New},
		}},
		{URL: "https://reed.example/feed", Title: "Reed", Kind: "RSS", Trouble: "the server does not answer"},
	}
}

// TestLibrary keeps pages and feeds in a file and in memory, and takes them to
// another file.
func TestLibrary(t *testing.T) {
	file, path := create(t)
	for name, p := range map[string]*project.Project{"file": file, "memory": project.InMemory()} {
		if err := p.KeepPages(t.Context(), project.Page{Address: samplePage().Address, Content: []byte("old")}, project.Page{Address: "b", At: samplePage().At}); err != nil {
			t.Fatal(name, err)
		}
		if err := p.KeepPages(t.Context(), samplePage()); err != nil {
			t.Fatal(name, err)
		}
		if err := p.SaveFeeds(t.Context(), append(sampleFeeds(), subscription.Feed{URL: "x"})); err != nil {
			t.Fatal(name, err)
		}
		if err := p.SaveFeeds(t.Context(), sampleFeeds()); err != nil {
			t.Fatal(name, err)
		}
		if name == "file" {
			_ = p.Close()
			empty, emptyPath := create(t)
			_ = empty.Close()
			var err error
			if took, most := sizeOf(t, path)-sizeOf(t, emptyPath), int64(len(samplePage().Content)/2); took > most {
				t.Errorf("the page is not compressed: its project takes %d bytes more than an empty one, want at most %d", took, most)
			}
			if p, err = project.OpenReadOnly(t.Context(), path); err != nil {
				t.Fatal(err)
			}
			defer p.Close()
			if err := p.Check(t.Context()); err != nil {
				t.Error(err)
			}
		}
		checkLibrary(t, name, p)
		other, _ := create(t)
		if err := other.CopyPages(t.Context(), p); err != nil {
			t.Fatal(name, err)
		}
		if page, ok, err := other.Page(t.Context(), samplePage().Address); err != nil || !ok || !bytes.Equal(page.Content, samplePage().Content) {
			t.Errorf("%s: the copy has %v, %v", name, ok, err)
		}
	}
}

func sizeOf(t *testing.T, path string) int64 {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}

func checkLibrary(t *testing.T, name string, p *project.Project) {
	t.Helper()
	page, ok, err := p.Page(t.Context(), samplePage().Address)
	if err != nil || !ok || !reflect.DeepEqual(page, samplePage()) {
		t.Errorf("%s: page %.200v, %v, %v", name, page, ok, err)
	}
	if _, ok, err := p.Page(t.Context(), "nowhere"); ok || err != nil {
		t.Errorf("%s: a page that is not there: %v, %v", name, ok, err)
	}
	if a, err := p.Addresses(t.Context()); err != nil || !reflect.DeepEqual(a, []string{"b", samplePage().Address}) {
		t.Errorf("%s: addresses %q, %v", name, a, err)
	}
	if f, err := p.Feeds(t.Context()); err != nil || !reflect.DeepEqual(f, sampleFeeds()) {
		t.Errorf("%s: feeds %+v, %v", name, f, err)
	}
}

// TestLibraryOfAnOldProject reads a project that was made before there were
// pages and feeds.
func TestLibraryOfAnOldProject(t *testing.T) {
	content, err := os.ReadFile(filepath.Join("testdata", "v1.clew"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "old.clew")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	_, ok, err := p.Page(t.Context(), "x")
	feeds, ferr := p.Feeds(t.Context())
	if ok || err != nil || ferr != nil || len(feeds) > 0 || p.Check(t.Context()) != nil {
		t.Errorf("%v, %v, %v", err, ferr, feeds)
	}
	_ = p.Close()
	if p, err = project.Open(t.Context(), path); err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	if err := p.KeepPages(t.Context(), samplePage()); err != nil {
		t.Error(err)
	}
}
