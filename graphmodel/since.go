package graphmodel

import "clew/graphmodel/paged"

// Changed is what differs between two snapshots that have the same entities.
type Changed struct {
	Entities []int32      // indexes of those that are not as they were
	Links    []Edit[Link] // sorted by id
}

// Since returns what has changed since an earlier snapshot; ok is false where an
// entity has come or gone. It takes the less time the more the two share.
func (s *Snapshot) Since(before *Snapshot) (c Changed, ok bool) {
	if len(s.Entities) != len(before.Entities) {
		return Changed{}, false
	}
	for i, e := range s.Entities {
		switch was := before.Entities[i]; {
		case e == was:
		case e.ID != was.ID:
			return Changed{}, false
		default:
			c.Entities = append(c.Entities, int32(i))
		}
	}
	was, is := paged.Apart(&before.Links, &s.Links)
	for len(was) > 0 || len(is) > 0 {
		switch {
		case len(is) == 0 || len(was) > 0 && was[0].ID < is[0].ID:
			c.Links = append(c.Links, Edit[Link]{Before: was[0]})
			was = was[1:]
		case len(was) == 0 || is[0].ID < was[0].ID:
			c.Links = append(c.Links, Edit[Link]{After: is[0]})
			is = is[1:]
		default:
			if was[0] != is[0] {
				c.Links = append(c.Links, Edit[Link]{Before: was[0], After: is[0]})
			}
			was, is = was[1:], is[1:]
		}
	}
	return c, true
}
