package pairs

import "clew/graphmodel"

// A class says what two mentions are to each other: nothing, or a type of link
// with its direction in the text. Forward links run from the earlier mention to
// the later one.
const (
	none    = 0
	classes = 14
)

// types lists the types of link; those but the last have two classes each.
var types = []graphmodel.LinkType{
	graphmodel.Role, graphmodel.MemberOf, graphmodel.PartOf, graphmodel.BasedIn, graphmodel.From, graphmodel.Owns, graphmodel.Family,
}

// classOf returns the class of a link of type t, none for other types.
func classOf(t graphmodel.LinkType, forward bool) int {
	for i, u := range types {
		if t != u {
			continue
		}
		if forward || t == graphmodel.Family {
			return 2*i + 1
		}
		return 2*i + 2
	}
	return none
}

// typeOf returns the type of a class other than none and whether its link runs
// forward.
func typeOf(class int) (t graphmodel.LinkType, forward bool) {
	return types[(class-1)/2], class%2 == 1
}

// set is a set of classes.
type set uint16

func (s set) has(class int) bool { return s>>class&1 != 0 }

func (s set) with(class int) set { return s | 1<<class }

// possible are the classes for two mentions of these kinds, none among them.
func possible(a, b graphmodel.Kind) set {
	s := set(1)
	for class := 1; class < classes; class++ {
		t, forward := typeOf(class)
		from, to := a, b
		if !forward {
			from, to = b, a
		}
		if t.Joins(from, to) {
			s = s.with(class)
		}
	}
	return s
}
