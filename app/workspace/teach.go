package workspace

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"clew/app/ingest"
	"clew/app/session"
	"clew/graphmodel"
	"clew/graphmodel/layout"
	"clew/graphmodel/project"
)

// TeachJob is the key of the job that reads articles again after a lesson.
const TeachJob = "teach"

// Lesson is what a person tells about words of an article, for this and all
// later articles.
type Lesson struct {
	Label string
	// List is one of ingest's word lists.
	List string
	Name string
	// Kind is what it is, unless List is ingest.Never.
	Kind graphmodel.Kind
}

// Teach puts words into the project's word lists, reads those articles again that
// hold them, and remembers both as one step. Where reading finds nothing all
// the same, an entity is added by hand. done, if any, gets the id of what is
// called so now, or "".
func (w *Workspace) Teach(l Lesson, done func(id string)) {
	if w.refused() {
		return
	}
	words := ingest.WithWord(w.settings[project.WordLists], l.List, l.Name)
	if err := ingest.CheckWords(words); err != nil {
		w.session.Tell(session.Failure, "Not learned: "+err.Error())
		return
	}
	material := w.material()
	snap, learned := w.graph.Snapshot(), w.extractorWith
	spec := session.Spec{Key: TeachJob, Title: "Reading again", Failed: func(err error) {
		w.session.Tell(session.Failure, "Not learned: "+err.Error())
	}}
	w.session.Run(spec, func(ctx context.Context, report session.Report) (func(), error) {
		report(-1, l.Name)
		x, err := learned(words)
		if err != nil {
			return nil, err
		}
		corpus, err := material.whole(ctx)
		if err != nil {
			return nil, err
		}
		again := withWords(corpus, l.Name)
		now, err := again.Again(ctx, ingest.Options{Extractor: x})
		if err != nil {
			return nil, err
		}
		a := asideOf(again.Findings, now.Findings)
		next := corpusWith(corpus, now.Findings)
		change := next.Change(snap, l.Label)
		return func() { w.taught(l, words, a, now.Findings, change, done) }, nil
	})
}

// withWords is the part of a corpus in whose texts some words stand.
func withWords(c ingest.Corpus, words string) ingest.Corpus {
	var out ingest.Corpus
	for _, a := range c.Articles {
		if len(occurrences(a.Text, words)) > 0 {
			out.Articles = append(out.Articles, a)
		}
	}
	for _, f := range c.Findings {
		if slices.ContainsFunc(out.Articles, func(a *graphmodel.Article) bool { return a.ID == f.ArticleID }) {
			out.Findings = append(out.Findings, f)
		}
	}
	return out
}

func asideOf(before, after []graphmodel.Findings) aside {
	var a aside
	for i, list := range [][]graphmodel.Findings{before, after} {
		a.findings[i] = map[string]graphmodel.Findings{}
		for _, f := range list {
			a.findings[i][f.ArticleID] = f
		}
	}
	return a
}

// corpusWith replaces what was found in some articles.
func corpusWith(c ingest.Corpus, fresh []graphmodel.Findings) ingest.Corpus {
	now := make(map[string]graphmodel.Findings, len(fresh))
	for _, f := range fresh {
		now[f.ArticleID] = f
	}
	next := ingest.Corpus{Articles: c.Articles, Decisions: c.Decisions}
	for _, f := range c.Findings {
		if n, ok := now[f.ArticleID]; ok {
			f = n
		}
		next.Findings = append(next.Findings, f)
	}
	return next
}

// taught puts a lesson in place.
func (w *Workspace) taught(
	l Lesson, words string, a aside, findings []graphmodel.Findings, change graphmodel.Change, done func(id string),
) {
	a.settings = [2]map[string]string{w.settings, maps.Clone(w.settings)}
	if a.settings[1] == nil {
		a.settings[1] = map[string]string{}
	}
	if a.settings[0] == nil {
		a.settings[0] = map[string]string{}
	}
	a.settings[1][project.WordLists] = words
	err := w.do(change, a, true)
	if errors.Is(err, graphmodel.ErrConflict) {
		// A person may have edited the graph meanwhile.
		var corpus ingest.Corpus
		if corpus, err = w.material().whole(context.Background()); err == nil {
			err = w.do(corpusWith(corpus, findings).Change(w.graph.Snapshot(), l.Label), a, true)
		}
	}
	if err != nil {
		w.session.Tell(session.Failure, "Not learned: "+err.Error())
		return
	}
	w.session.Tell(session.Success, l.Label)
	if done != nil {
		done(w.called(l))
	}
}

// called finds the entity that a lesson is about.
func (w *Workspace) called(l Lesson) string {
	if l.List == ingest.Never {
		return ""
	}
	snap := w.graph.Snapshot()
	for _, e := range snap.Entities {
		if e.Kind == l.Kind && (graphmodel.Fold(e.Name) == graphmodel.Fold(l.Name) ||
			slices.ContainsFunc(e.Aliases, func(n string) bool { return graphmodel.Fold(n) == graphmodel.Fold(l.Name) })) {
			return e.ID
		}
	}
	return ""
}

// Mentions are the places where articles have these very words.
func (w *Workspace) Mentions(words string) []graphmodel.Mention {
	var out []graphmodel.Mention
	for _, a := range w.graph.Snapshot().Articles {
		for _, s := range occurrences(a.Text, words) {
			out = append(out, graphmodel.Mention{Article: a.ID, Span: s, Form: graphmodel.FormName})
		}
	}
	return out
}

// occurrences are the places of a text that have these very words.
func occurrences(text, words string) []graphmodel.Span {
	var out []graphmodel.Span
	if words = strings.TrimSpace(words); words == "" {
		return nil
	}
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return out
		}
		s := graphmodel.Span{Start: at + i, End: at + i + len(words)}
		before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
		after, _ := utf8.DecodeRuneInString(text[s.End:])
		if !letter(before) && !letter(after) {
			out = append(out, s)
		}
		at = s.End
	}
}

func letter(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// StartAt says where an entity that is about to be added is to stand.
func (w *Workspace) StartAt(id string, p layout.Point) {
	all := maps.Clone(w.session.Positions())
	all[id] = p
	w.session.SetPositions(all)
}
