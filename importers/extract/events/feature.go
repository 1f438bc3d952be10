package events

import (
	"clew/graphmodel"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// The templates of the features of a telling.
const (
	tLemma = iota + 1
	tLemmaTag
	tClass
	tType
	tTypeRel
	tAbove
	tAboveClass
	tMark
	tAux
	tSubject
	tSubjectClass
	tObject
	tObjectClass
	tPair
	tSlot
	tLemmaSlot
	tLight
	tFrame
	tSetting
	tStance
	tParties
	tNear
)

// symbols makes hashed features of tellings.
type symbols struct {
	*finder
	words *wordclass.Table
	out   []uint32
}

func (s *symbols) add(template uint32, values ...uint32) {
	s.out = append(s.out, perceptron.Hash(template, values...))
}

func symbol[T ~string](v T) uint32 { return perceptron.String(string(v)) }

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}

// classOf is the cluster of a word: of the small ones where fine is set.
func (s *symbols) classOf(i int, fine bool) uint32 {
	c := s.words.Of(symbol(lower(s.tok(i).Form)))
	if fine {
		return uint32(c.Fine)
	}
	return uint32(c.Middle) + 1<<20
}

// partyOf tells what sort of somebody or something the word at head stands for.
func (s *symbols) partyOf(head int) uint32 {
	e := s.who.EntityOfToken(head)
	switch {
	case e < 0 && s.isUnnamedParty(head):
		return 1
	case e < 0:
		return 0
	case s.who.Entities[e].Kind == graphmodel.Organization:
		return symbol(s.who.Classes[e]) + 2
	}
	return symbol(s.who.Entities[e].Kind)
}

// ofTelling lists the features of a telling. They hold until the next call.
func (s *symbols) ofTelling(c *candidate) []uint32 {
	s.out = s.out[:0]
	at := s.carrier(c)
	lemma, tag, rel, typ := symbol(c.lemma), symbol(s.tok(c.tok).XPOS), symbol(s.fullRel(at)), symbol(c.typ)
	s.add(tLemma, lemma, bit(c.noun))
	s.add(tLemmaTag, lemma, tag, rel)
	s.add(tClass, s.classOf(c.tok, true), bit(c.noun))
	s.add(tClass, s.classOf(c.tok, false), bit(c.noun), tag)
	s.add(tType, typ, bit(c.noun), bit(c.general))
	s.add(tTypeRel, typ, rel, tag)
	s.add(tFrame, lemma, typ, bit(c.frame.Weak), bit(c.unfit))
	s.add(tFrame, typ, bit(c.frame.Weak), bit(c.unfit), bit(looseWords[c.lemma]), bit(firmWords[c.lemma]))
	s.clause(c, at)
	s.slots(c, lemma)
	if c.light >= 0 {
		s.add(tLight, symbol(s.lightLemma(&c.predicate)))
	}
	s.add(tSetting, bit(c.timeAt >= 0), bit(c.place >= 0), typ)
	s.add(tStance, symbol(c.stance), typ)
	n := s.count(c)
	s.add(tParties, uint32(min(n.named, 3)), uint32(min(n.unnamed, 2)), typ)
	s.add(tParties, uint32(min(n.named, 3)), uint32(min(n.unnamed, 2)), lemma)
	return s.out
}

// clause reads what governs and modifies the clause of a telling.
func (s *symbols) clause(c *candidate, at int) {
	rel := symbol(s.fullRel(at))
	if h := s.head(at); h >= 0 {
		s.add(tAbove, symbol(s.lemma(h)), rel)
		s.add(tAboveClass, s.classOf(h, false), rel, bit(c.noun))
	} else {
		s.add(tAbove, 0, rel)
	}
	for _, k := range s.of(at) {
		form := symbol(lower(s.tok(int(k)).Form))
		switch s.rel(int(k)) {
		case "mark", "case":
			s.add(tMark, form, rel)
		case "aux", "cop":
			s.add(tAux, form)
		case "advmod":
			s.add(tNear, form)
		case "det":
			s.add(tNear, form, bit(c.noun))
		}
	}
}

// slots reads the arguments.
func (s *symbols) slots(c *candidate, lemma uint32) {
	subject, object := uint32(0), uint32(0)
	for _, a := range c.predicate.args {
		party, word := s.partyOf(a.head), symbol(s.lemma(a.head))
		slot := symbol(a.syntax)
		switch a.syntax {
		case lexicon.SlotSubject:
			subject = party + 7
			s.add(tSubject, party, lemma)
			s.add(tSubjectClass, s.classOf(a.head, false), party)
		case lexicon.SlotObject:
			object = party + 7
			s.add(tObject, word, lemma)
			s.add(tObjectClass, s.classOf(a.head, true), s.classOf(c.tok, false))
		}
		s.add(tSlot, slot, party)
		s.add(tLemmaSlot, slot, lemma)
	}
	s.add(tPair, subject, object, symbol(c.typ))
	s.add(tPair, subject, object, s.classOf(c.tok, false))
}
