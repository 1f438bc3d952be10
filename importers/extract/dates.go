package extract

import (
	"clew/graphmodel"
	"clew/importers/extract/doc"
	"clew/importers/extract/events"
	"clew/importers/extract/temporal"
)

// timesOf are the time expressions that events can be placed by.
func timesOf(found []temporal.Expression) []events.Time {
	out := make([]events.Time, 0, len(found))
	for _, e := range found {
		if e.Interval.Known() && e.Kind != temporal.KindSet {
			out = append(out, events.Time{First: e.First, Last: e.Last, Interval: e.Interval})
		}
	}
	return out
}

// dateMentions are the names of dates: "Tuesday", "16 May", "2022". The year or
// month that begins the name of an event is one too: "the 2010 Olympics".
func dateMentions(d *doc.Document, found []temporal.Expression) []graphmodel.FoundMention {
	named, begins := make([]bool, len(d.Tokens)), make([]bool, len(d.Tokens))
	for _, n := range d.Names {
		for i := n.First; i < n.Last; i++ {
			named[i] = true
		}
		begins[n.First] = n.Last-n.First > 1 && (n.Type == graphmodel.MentionEvent || n.Type == graphmodel.MentionOther)
	}
	var out []graphmodel.FoundMention
	for _, e := range found {
		if e.CoreFirst == e.CoreLast {
			continue
		}
		opening := begins[e.CoreFirst] && e.CoreLast == e.CoreFirst+1 && (e.Kind == temporal.KindYear || e.Kind == temporal.KindMonth)
		if !opening && (named[e.CoreFirst] || named[e.CoreLast-1]) {
			continue
		}
		for _, span := range e.Names {
			out = append(out, graphmodel.FoundMention{Span: span, Type: graphmodel.MentionDate, Form: graphmodel.FormName, Entity: -1})
		}
	}
	return out
}
