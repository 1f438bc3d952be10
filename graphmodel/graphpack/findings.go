package graphpack

import (
	"fmt"
	"math"
	"strings"
	"time"

	"clew/graphmodel"
)

// findingsVersion is the version of packed findings. A reader refuses any other one.
const findingsVersion = 1

// findingsWords are strings that come in the findings of many articles: they are
// named by their place. They are part of the format: more may be added at the end.
var findingsWords = strings.Fields(`PERSON ORG PLACE EVENT DATE OTHER name nominal pronoun
person organization place event asserted denied alleged attributed planned day month year unknown
role member_of part_of based_in from family owns actor recipient participant instrument topic follows part_of_event co_mentioned
AGREE CONSULT SUPPORT COOPERATE AID CONCEDE RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT
STATEMENT APPOINT RESIGN ELECT TRAVEL TRIAL BUSINESS DISASTER DEATH clew/sentence clew/pattern clew/title clew/event`)

var wordPlaces = func() map[string]int {
	at := map[string]int{}
	for i, w := range findingsWords {
		at[w] = i
	}
	return at
}()

// The ways in which a string is kept: by its place among the words, as a part of
// the text, as one that came before, or as it is. A number says which, in its lowest
// two bits, and the place or length above.
const (
	aWord = iota
	inText
	asBefore
	inFull
)

// findingsWriter writes findings in columns: what is alike stands together, which
// compresses better.
type findingsWriter struct {
	main, spans, entities, numbers, full writer

	text   string
	before map[string]int
	end    int // of the last span
}

// EncodeFindings packs what was found in an article with this text, not compressed.
// The article's id and the predicates are left out. ok is false for findings
// that would not come back as they are.
func EncodeFindings(f *graphmodel.Findings, text string) (packed []byte, ok bool) {
	if len(f.Predicate) > 0 || f.Check(text) != nil || !regular(f) {
		return nil, false
	}
	w := &findingsWriter{text: text, before: map[string]int{}}
	w.main.number(findingsVersion)
	for _, n := range []int{len(f.Mentions), len(f.Entities), len(f.Events), len(f.Relations)} {
		w.main.number(n)
	}
	for i := range f.Mentions {
		w.mention(&f.Mentions[i])
	}
	for i := range f.Entities {
		w.entity(&f.Entities[i])
	}
	for i := range f.Events {
		w.event(&f.Events[i])
	}
	for i := range f.Relations {
		w.relation(&f.Relations[i])
	}
	var out writer
	for _, column := range []*writer{&w.main, &w.spans, &w.entities, &w.numbers} {
		out.text(string(column.b))
	}
	out.b = append(out.b, w.full.b...)
	return out.b, true
}

// regular reports whether findings are as those that come from JSON: lists that are
// empty are nil, and dates are days of the calendar.
func regular(f *graphmodel.Findings) bool {
	ok := nilOrFull(f.Mentions) && nilOrFull(f.Entities) && nilOrFull(f.Events) && nilOrFull(f.Relations) && f.Predicate == nil
	for i := range f.Entities {
		e := &f.Entities[i]
		ok = ok && nilOrFull(e.Aliases) && nilOrFull(e.Titles) && !odd(e.Lat) && !odd(e.Lon)
	}
	for i := range f.Events {
		e := &f.Events[i]
		ok = ok && nilOrFull(e.Triggers) && nilOrFull(e.Sentence) && nilOrFull(e.Arguments) && nilOrFull(e.Follows) && nilOrFull(e.PartOf) &&
			calendar(e.When.Start) && calendar(e.When.End)
	}
	return ok
}

func nilOrFull[T any](list []T) bool { return list == nil || len(list) > 0 }

// odd numbers are not kept as steps: a zero with a sign is another zero.
func odd(x float64) bool { return x == 0 && math.Signbit(x) }

func calendar(d graphmodel.Date) bool {
	return d.IsZero() || d.Year >= 0 && d.Year < 1e4 && d.Month >= 1 && d.Month <= 12 && d.Day >= 1 && d.Day <= 31
}

// way writes how a string is kept, with its place or length.
func (w *findingsWriter) way(n, how int) { w.main.number(n<<2 | how) }

// str writes a string.
func (w *findingsWriter) str(s string) {
	if i, ok := wordPlaces[s]; ok {
		w.way(i, aWord)
		return
	}
	if i, ok := w.before[s]; ok {
		w.way(i, asBefore)
		return
	}
	w.before[s] = len(w.before)
	if i := strings.Index(w.text, s); i >= 0 && len(s) > 2 {
		w.way(i, inText)
		w.main.number(len(s))
		return
	}
	w.way(len(s), inFull)
	w.full.b = append(w.full.b, s...)
}

func (w *findingsWriter) strs(list []string) {
	w.main.number(len(list))
	for _, s := range list {
		w.str(s)
	}
}

// span writes a span, from the end of the one before.
func (w *findingsWriter) span(s graphmodel.Span) {
	w.spans.signed(s.Start - w.end)
	w.numbers.number(s.Len())
	w.end = s.End
}

func (w *findingsWriter) spanList(list []graphmodel.Span) {
	w.main.number(len(list))
	for _, s := range list {
		w.span(s)
	}
}

// index writes an index, or -1 for none.
func (w *findingsWriter) index(i int) { w.entities.number(i + 1) }

func (w *findingsWriter) indexes(list []int) {
	w.main.number(len(list))
	for _, i := range list {
		w.index(i)
	}
}

// steps writes a number as a whole number of steps, where it is one.
func (w *findingsWriter) steps(x, steps float64) {
	n := math.Round(x * steps)
	if math.Abs(n) < 1<<30 && n/steps == x && !odd(x) {
		w.numbers.signed(int(n) * 2)
		return
	}
	w.numbers.signed(1)
	w.numbers.float(x)
}

// degreeSteps is how exactly most coordinates are stated.
const degreeSteps = 1e5

func (w *findingsWriter) mention(m *graphmodel.FoundMention) {
	w.str(string(m.Type))
	w.str(string(m.Form))
	w.span(m.Span)
	w.entities.number((m.Entity+1)<<1 | flag(m.Demonym))
}

func (w *findingsWriter) entity(e *graphmodel.FoundEntity) {
	place := e.HasCoord || e.Lat != 0 || e.Lon != 0
	w.main.number(flag(place) | flag(e.HasCoord)<<1 | flag(e.Key != "")<<2 | flag(e.Country != "")<<3 | flag(e.Aliases != nil)<<4 | flag(e.Titles != nil)<<5)
	w.str(string(e.Kind))
	w.str(e.Name)
	if e.Aliases != nil {
		w.strs(e.Aliases)
	}
	if e.Key != "" {
		w.str(e.Key)
	}
	if e.Country != "" {
		w.str(e.Country)
	}
	if place {
		w.steps(e.Lat, degreeSteps)
		w.steps(e.Lon, degreeSteps)
	}
	if e.Titles != nil {
		w.strs(e.Titles)
	}
}

func (w *findingsWriter) event(e *graphmodel.FoundEvent) {
	w.str(string(e.Type))
	w.str(e.Name)
	w.spanList(e.Triggers)
	w.spanList(e.Sentence)
	w.str(string(e.Stance))
	w.index(e.Speaker)
	w.time(e.When)
	w.main.number(len(e.Arguments))
	for i := range e.Arguments {
		a := &e.Arguments[i]
		w.str(string(a.Role))
		w.index(a.Entity)
		w.index(a.Event)
		w.span(a.Span)
		w.steps(a.Confidence, confidenceSteps)
	}
	w.indexes(e.Follows)
	w.indexes(e.PartOf)
	w.steps(e.Confidence, confidenceSteps)
	w.str(e.Extractor)
}

func (w *findingsWriter) time(t graphmodel.Interval) {
	w.str(string(t.Precision))
	for _, d := range []graphmodel.Date{t.Start, t.End} {
		if d.IsZero() {
			w.numbers.number(0)
			continue
		}
		w.numbers.number(d.Year + 1)
		w.numbers.number(int(d.Month))
		w.numbers.number(d.Day)
	}
}

func (w *findingsWriter) relation(l *graphmodel.FoundLink) {
	w.index(l.From)
	w.index(l.To)
	w.str(string(l.Type))
	w.str(l.Label)
	w.index(l.Head)
	w.index(l.Tail)
	w.span(l.Span)
	w.str(string(l.Stance))
	w.steps(l.Confidence, confidenceSteps)
	w.str(l.Extractor)
}

// findingsReader reads what a findingsWriter has written. After a mistake it gives
// zeros.
type findingsReader struct {
	main, spans, entities, numbers, full reader

	text   string
	before []string
	end    int
}

// DecodeFindings unpacks what EncodeFindings has packed, of the article with this
// id and text. The error wraps ErrFormat. Strings share memory with the text.
func DecodeFindings(packed, id, text string) (graphmodel.Findings, error) {
	all := &reader{s: packed}
	r := &findingsReader{text: text}
	for _, column := range []*reader{&r.main, &r.spans, &r.entities, &r.numbers} {
		column.s = all.text()
	}
	r.full.s = packed[all.at:]
	if v := r.main.number(); all.bad || v != findingsVersion {
		return graphmodel.Findings{}, fmt.Errorf("%w: findings of version %d", ErrFormat, v)
	}
	f := graphmodel.Findings{ArticleID: id}
	f.Mentions, f.Entities = room[graphmodel.FoundMention](r), room[graphmodel.FoundEntity](r)
	f.Events, f.Relations = room[graphmodel.FoundEvent](r), room[graphmodel.FoundLink](r)
	for i := range f.Mentions {
		r.mention(&f.Mentions[i])
	}
	for i := range f.Entities {
		r.entity(&f.Entities[i])
	}
	for i := range f.Events {
		r.event(&f.Events[i])
	}
	for i := range f.Relations {
		r.relation(&f.Relations[i])
	}
	for _, column := range []*reader{&r.main, &r.spans, &r.entities, &r.numbers, &r.full} {
		if column.bad || column.at != len(column.s) {
			return graphmodel.Findings{}, fmt.Errorf("%w: findings", ErrFormat)
		}
	}
	return f, nil
}

// room makes a list whose length is read; nil for an empty one.
func room[T any](r *findingsReader) []T {
	n := r.main.count()
	if n == 0 {
		return nil
	}
	return make([]T, n)
}

func (r *findingsReader) str() string {
	n := r.main.number()
	at := n >> 2
	switch n & 3 {
	case aWord:
		if at < len(findingsWords) {
			return findingsWords[at]
		}
	case asBefore:
		if at < len(r.before) {
			return r.before[at]
		}
	case inText:
		if size := r.main.number(); at <= len(r.text) && size <= len(r.text)-at {
			r.before = append(r.before, r.text[at:at+size])
			return r.text[at : at+size]
		}
	case inFull:
		if at <= len(r.full.s)-r.full.at {
			r.full.at += at
			s := r.full.s[r.full.at-at : r.full.at]
			r.before = append(r.before, s)
			return s
		}
	}
	r.main.bad = true
	return ""
}

func (r *findingsReader) strs() []string {
	list := room[string](r)
	for i := range list {
		list[i] = r.str()
	}
	return list
}

func (r *findingsReader) span() graphmodel.Span {
	start := r.end + r.spans.signed()
	r.end = start + r.numbers.number()
	return graphmodel.Span{Start: start, End: r.end}
}

func (r *findingsReader) spanList() []graphmodel.Span {
	list := room[graphmodel.Span](r)
	for i := range list {
		list[i] = r.span()
	}
	return list
}

func (r *findingsReader) index() int { return r.entities.number() - 1 }

func (r *findingsReader) indexes() []int {
	list := room[int](r)
	for i := range list {
		list[i] = r.index()
	}
	return list
}

func (r *findingsReader) steps(steps float64) float64 {
	n := r.numbers.signed()
	if n&1 == 1 {
		return r.numbers.float()
	}
	return float64(n/2) / steps
}

func (r *findingsReader) mention(m *graphmodel.FoundMention) {
	m.Type, m.Form = graphmodel.MentionType(r.str()), graphmodel.MentionForm(r.str())
	m.Span = r.span()
	n := r.entities.number()
	m.Entity, m.Demonym = n>>1-1, n&1 == 1
}

func (r *findingsReader) entity(e *graphmodel.FoundEntity) {
	marks := r.main.number()
	e.Kind, e.Name = graphmodel.Kind(r.str()), r.str()
	if marks&16 != 0 {
		e.Aliases = r.strs()
	}
	if marks&4 != 0 {
		e.Key = r.str()
	}
	if marks&8 != 0 {
		e.Country = r.str()
	}
	e.HasCoord = marks&2 != 0
	if marks&1 != 0 {
		e.Lat, e.Lon = r.steps(degreeSteps), r.steps(degreeSteps)
	}
	if marks&32 != 0 {
		e.Titles = r.strs()
	}
}

func (r *findingsReader) event(e *graphmodel.FoundEvent) {
	e.Type, e.Name = graphmodel.EventType(r.str()), r.str()
	e.Triggers, e.Sentence = r.spanList(), r.spanList()
	e.Stance, e.Speaker = graphmodel.Stance(r.str()), r.index()
	e.When = r.time()
	e.Arguments = room[graphmodel.Argument](r)
	for i := range e.Arguments {
		a := &e.Arguments[i]
		a.Role, a.Entity, a.Event = graphmodel.LinkType(r.str()), r.index(), r.index()
		a.Span, a.Confidence = r.span(), r.steps(confidenceSteps)
	}
	e.Follows, e.PartOf = r.indexes(), r.indexes()
	e.Confidence, e.Extractor = r.steps(confidenceSteps), r.str()
}

func (r *findingsReader) time() graphmodel.Interval {
	t := graphmodel.Interval{Precision: graphmodel.Precision(r.str())}
	for _, d := range []*graphmodel.Date{&t.Start, &t.End} {
		if year := r.numbers.number(); year > 0 {
			*d = graphmodel.Date{Year: year - 1, Month: time.Month(r.numbers.number()), Day: r.numbers.number()}
		}
	}
	return t
}

func (r *findingsReader) relation(l *graphmodel.FoundLink) {
	l.From, l.To = r.index(), r.index()
	l.Type, l.Label = graphmodel.LinkType(r.str()), r.str()
	l.Head, l.Tail = r.index(), r.index()
	l.Span = r.span()
	l.Stance, l.Confidence, l.Extractor = graphmodel.Stance(r.str()), r.steps(confidenceSteps), r.str()
}
