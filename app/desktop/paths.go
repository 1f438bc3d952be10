//go:build !headless

package desktop

import (
	"slices"

	"clew/app/session"
	"clew/app/views/wording"
	"clew/app/workspace"
)

// mostWays is how many ways between the same two are offered, one after the
// other.
const mostWays = 8

// ways are the ways between two entities that were found last.
type ways struct {
	from, to string
	found    []workspace.Way
	at       int // the one that is shown
}

// showPath lights up the strongest way between the two selected entities; when
// it is shown already, the next one.
func (w *window) showPath() {
	sel := w.session.Selection()
	if sel.Path && w.ways.shown(sel) {
		w.ways.at = (w.ways.at + 1) % len(w.ways.found)
		w.showWay()
		return
	}
	ends := slices.DeleteFunc(slices.Clone(sel.Entities), func(id string) bool { return w.session.Snapshot().Entity(id) == nil })
	if len(ends) != 2 {
		w.session.Tell(session.Info, "Select two nodes, with Ctrl held, to see how they are connected")
		return
	}
	w.findPath(ends[0], ends[1])
}

func (w *window) findPath(from, to string) {
	w.space.FindWays(from, to, mostWays, func(found []workspace.Way) {
		if len(found) == 0 {
			w.session.Tell(session.Info, "No visible links connect the two")
			return
		}
		w.ways = ways{from: from, to: to, found: found}
		w.showWay()
	})
}

// shown reports whether the selection is the way that was shown last.
func (v *ways) shown(sel session.Selection) bool {
	return len(v.found) > 0 && slices.Equal(v.found[v.at].Entities, sel.Entities)
}

func (w *window) showWay() {
	way := w.ways.found[w.ways.at]
	w.space.ShowEntities(way.Entities, func() {
		w.session.Select(way.Selection())
		w.network.view.FocusNodes(way.Entities, 0, true)
		text := "Path " + wording.Number(w.ways.at+1) + " of " + wording.Number(len(w.ways.found)) + ": " +
			wording.Count(len(way.Entities)-1, "step", "steps")
		w.session.Tell(session.Info, text)
	})
}
