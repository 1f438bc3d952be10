package workspace

import (
	"context"
	"slices"
	"time"

	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/fulltext"
	"clew/graphmodel/project"
)

// SearchJob is the key of the job that answers a question.
const SearchJob = "search"

// How many answers of each group there are at most.
const (
	foundEntities = 12
	foundEvents   = 8
	foundArticles = 24
	foundNotes    = 8
)

// patience is how long the names wait for the articles, so that both appear at
// once; the file may be busy with an import.
const patience = 60 * time.Millisecond

// Found is what a question has found in the project, each group the best first.
type Found struct {
	Question string
	// Entities are people, organizations and places, Events the events, by name or
	// alias; the totals are how many there are.
	Entities, Events           []*graphmodel.Entity
	EntitiesTotal, EventsTotal int
	// Articles hold the words; More says that there are others.
	Articles []project.Hit
	More     bool
	Notes    []NoteHit
	// Waiting says that the articles are still being asked.
	Waiting bool
}

// Empty reports whether nothing was found.
func (f Found) Empty() bool {
	return len(f.Entities)+len(f.Events)+len(f.Articles)+len(f.Notes) == 0
}

// NoteHit is a note that a person has made: on an entity, a link or an article,
// whichever has the id.
type NoteHit struct {
	ID    string
	Quote string
	// Marks are the places of the words in Quote, in bytes.
	Marks [][2]int
}

// WarmSearch prepares the search in the background, so that the first letter is
// answered as quickly as the others.
func (w *Workspace) WarmSearch() {
	snap, names := w.session.Snapshot(), w.names
	w.session.Run(session.Spec{Key: SearchJob, Title: "Searching", Quiet: true}, func(context.Context, session.Report) (func(), error) {
		names.Find(snap, fulltext.ParseQuery("a"), 1)
		return nil, nil
	})
}

// Search asks for names, notes and the words of articles, in the background, and
// tells what was found; where the articles take long, first the rest. A later
// question takes the place of one that is not answered yet.
func (w *Workspace) Search(question string, tell func(Found, error)) {
	q := fulltext.ParseQuery(question)
	if len(q) == 0 {
		w.session.Cancel(SearchJob)
		tell(Found{Question: question}, nil)
		return
	}
	asked := asking{q: q, question: question, file: w.file, snap: w.session.Snapshot(), decisions: w.graph.Decisions(), names: w.names}
	spec := session.Spec{
		Key: SearchJob, Title: "Searching", Quiet: true, Failed: func(err error) { tell(Found{Question: question}, err) },
	}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		type answer struct {
			hits []project.Hit
			err  error
		}
		articles := make(chan answer, 1)
		go func() {
			hits, err := asked.articles(ctx)
			articles <- answer{hits, err}
		}()
		found := asked.named()
		found.Question = question
		var a answer
		select {
		case a = <-articles:
		case <-time.After(patience):
			early := found
			early.Waiting = true
			w.session.Do(func() {
				if ctx.Err() == nil {
					tell(early, nil)
				}
			})
			a = <-articles
		}
		found.More = len(a.hits) > foundArticles
		found.Articles = a.hits[:min(len(a.hits), foundArticles)]
		return func() { tell(found, nil) }, a.err
	})
}

// asking is a question with what is asked. It does not use the workspace.
type asking struct {
	q         fulltext.Query
	question  string           // as it was typed
	file      *project.Project // nil for a project without a file
	snap      *graphmodel.Snapshot
	decisions []graphmodel.Decision
	names     *fulltext.Names
}

// articles returns those that hold the words, one more than are shown where there
// are more.
func (a asking) articles(ctx context.Context) ([]project.Hit, error) {
	if a.file == nil {
		return project.SearchIn(ctx, a.snap.Articles, a.q, foundArticles+1)
	}
	hits, err := a.file.Search(ctx, a.question, foundArticles+1)
	gone := func(h project.Hit) bool { return a.snap.Article(h.Article) == nil }
	return slices.DeleteFunc(hits, gone), err
}

// named returns entities and notes.
func (a asking) named() Found {
	var f Found
	event := func(e *graphmodel.Entity) bool { return e.Kind == graphmodel.Event }
	f.Entities, f.EntitiesTotal = a.names.FindAmong(a.snap, a.q, foundEntities, func(e *graphmodel.Entity) bool { return !event(e) })
	f.Events, f.EventsTotal = a.names.FindAmong(a.snap, a.q, foundEvents, event)
	f.Notes = a.notes()
	return f
}

// notes looks through what was noted, in the order in which it was decided.
func (a asking) notes() []NoteHit {
	var out []NoteHit
	for _, d := range a.decisions {
		if len(out) == foundNotes || d.Kind != graphmodel.NoteEntity && d.Kind != graphmodel.NoteLink && d.Kind != graphmodel.NoteArticle {
			continue
		}
		p, all := a.q.Find(d.Value)
		if !all {
			continue
		}
		if id := a.noted(d); id != "" {
			out = append(out, NoteHit{ID: id, Quote: d.Value[p.Start:p.End], Marks: p.Marks})
		}
	}
	return out
}

// noted is what a note stands on now: an id may have changed since.
func (a asking) noted(d graphmodel.Decision) string {
	if d.Kind == graphmodel.NoteArticle {
		if a.snap.Article(d.Target) == nil {
			return ""
		}
		return d.Target
	}
	entities, links := graphmodel.About(a.snap, []graphmodel.Decision{d})
	if ids := append(entities, links...); len(ids) > 0 {
		return ids[0]
	}
	return ""
}
