// Package wording holds the words in which the views speak of kinds, link
// types, event types, stances and numbers.
package wording

import (
	"fmt"
	"strconv"

	"clew/graphmodel"
)

var kinds = map[graphmodel.Kind][2]string{
	graphmodel.Person:       {"Person", "People"},
	graphmodel.Organization: {"Organization", "Organizations"},
	graphmodel.Place:        {"Place", "Places"},
	graphmodel.Event:        {"Event", "Events"},
}

// Kind names a kind: "Person".
func Kind(k graphmodel.Kind) string { return kinds[k][0] }

// Kinds names several of a kind: "People".
func Kinds(k graphmodel.Kind) string { return kinds[k][1] }

// Side is how a link looks from one of its ends.
type Side uint8

// The sides: it starts there, it ends there, or it has no direction.
const (
	Outward Side = iota
	Inward
	EitherWay
)

// group is the title of the links of one type, as seen from where they start
// and from where they end.
type group struct{ out, in string }

var groups = map[graphmodel.LinkType]group{
	graphmodel.Role:        {"Roles", "Who holds a role here"},
	graphmodel.MemberOf:    {"Member of", "Members"},
	graphmodel.PartOf:      {"Part of", "Parts"},
	graphmodel.BasedIn:     {"Based in", "Based here"},
	graphmodel.From:        {"From", "People from here"},
	graphmodel.Family:      {"Family", "Family"},
	graphmodel.Owns:        {"Owns", "Owned by"},
	graphmodel.Actor:       {"Who", "Acted in"},
	graphmodel.Recipient:   {"To whom", "Received"},
	graphmodel.Participant: {"Participants", "Took part in"},
	graphmodel.AtPlace:     {"Where", "Happened here"},
	graphmodel.Instrument:  {"With what", "Used in"},
	graphmodel.Topic:       {"About", "Talked about in"},
	graphmodel.Follows:     {"Follows", "Followed by"},
	graphmodel.PartOfEvent: {"Part of", "Includes"},
	graphmodel.CoMentioned: {"Named in the same sentence", "Named in the same sentence"},
}

// Group titles the links of a type at one entity, as they look from there.
func Group(t graphmodel.LinkType, side Side) string {
	switch {
	case side == EitherWay && t != graphmodel.CoMentioned:
		return "Linked with"
	case side == Outward:
		return groups[t].out
	}
	return groups[t].in
}

var linkTypes = map[graphmodel.LinkType]string{
	graphmodel.Role:        "Role",
	graphmodel.MemberOf:    "Membership",
	graphmodel.PartOf:      "Part of",
	graphmodel.BasedIn:     "Seat",
	graphmodel.From:        "Origin",
	graphmodel.Family:      "Family",
	graphmodel.Owns:        "Ownership",
	graphmodel.Actor:       "Actor of an event",
	graphmodel.Recipient:   "Recipient of an event",
	graphmodel.Participant: "Participant of an event",
	graphmodel.AtPlace:     "Place of an event",
	graphmodel.Instrument:  "Instrument of an event",
	graphmodel.Topic:       "Topic of an event",
	graphmodel.Follows:     "Order of events",
	graphmodel.PartOfEvent: "Part of an event",
	graphmodel.CoMentioned: "Named in one sentence",
}

// LinkType names a link type: "Membership".
func LinkType(t graphmodel.LinkType) string { return linkTypes[t] }

// Took says what part an entity has in an event: "took part".
func Took(t graphmodel.LinkType) string {
	switch t {
	case graphmodel.Actor:
		return "acted"
	case graphmodel.Recipient:
		return "on the receiving end"
	case graphmodel.Participant:
		return "took part"
	case graphmodel.AtPlace:
		return "place"
	case graphmodel.Instrument:
		return "means"
	case graphmodel.Topic:
		return "topic"
	}
	return ""
}

var eventTypes = map[graphmodel.EventType]string{
	graphmodel.Agree: "Agreement", graphmodel.Consult: "Talks", graphmodel.Support: "Support",
	graphmodel.Cooperate: "Cooperation", graphmodel.Aid: "Aid", graphmodel.Concede: "Concession",
	graphmodel.Retreat: "Retreat", graphmodel.Request: "Request", graphmodel.Accuse: "Accusation",
	graphmodel.Reject: "Rejection", graphmodel.Threaten: "Threat", graphmodel.Protest: "Protest",
	graphmodel.Sanction: "Sanctions", graphmodel.Mobilize: "Mobilization", graphmodel.Coerce: "Coercion",
	graphmodel.Assault: "Assault", graphmodel.Statement: "Statement", graphmodel.Appoint: "Appointment",
	graphmodel.Resign: "Resignation", graphmodel.Elect: "Election", graphmodel.Travel: "Journey",
	graphmodel.Trial: "Trial", graphmodel.Business: "Business", graphmodel.Disaster: "Disaster",
	graphmodel.Death: "Death", graphmodel.Other: "Event",
}

// EventType names what happened: "Talks".
func EventType(t graphmodel.EventType) string {
	if s := eventTypes[t]; s != "" {
		return s
	}
	return "Event"
}

// Stance marks what is not told as a fact: "planned"; "" for what is.
func Stance(s graphmodel.Stance) string {
	switch s {
	case graphmodel.Denied, graphmodel.Alleged, graphmodel.Planned:
		return string(s)
	case graphmodel.Attributed:
		return "said"
	}
	return ""
}

// Confidence writes a confidence as percent.
func Confidence(c float64) string { return strconv.Itoa(int(c*100+0.5)) + "%" }

// Count writes a number with its noun: "1 link", "12 links".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%s %s", Number(n), many)
}

// Number writes a number with groups of thousands: "12,480".
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
