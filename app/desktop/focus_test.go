//go:build !headless

package desktop

import (
	"slices"
	"testing"

	"clew/app/scene/scenetest"
)

func TestAroundGrowsLinkByLink(t *testing.T) {
	snap := scenetest.Story()
	a := around{id: "p9", hops: 1} // Starmer – London
	a.update(snap)
	if !slices.Equal(a.shown, []string{"p9", "g8"}) || a.more {
		t.Errorf("one link around: %v, more %v", a.shown, a.more)
	}
	a = around{id: "g1", hops: 1}
	a.update(snap)
	one := len(a.shown)
	a.hops = 2
	a.update(snap)
	if one < 3 || len(a.shown) <= one || a.shown[0] != "g1" {
		t.Errorf("%d nodes within one link, %d within two", one, len(a.shown))
	}
	a = around{id: "gone", hops: 1}
	if a.update(snap); a.id != "" || a.shown != nil {
		t.Errorf("focused on what is not there: %+v", a)
	}
}

func TestFocusAndTheWayBack(t *testing.T) {
	w, q := openWindow(t)
	w.session.SetSnapshot(scenetest.Story())
	w.space.Shown()
	settle(t, w, q)
	all := sceneSize(w)
	w.network.focusOn("p1")
	settle(t, w, q)
	near := sceneSize(w)
	if near < 2 || near >= all || w.network.bar.card.Hidden {
		t.Errorf("%d of %d nodes are shown, the bar is hidden: %v", near, all, w.network.bar.card.Hidden)
	}
	w.network.changeHops(1)
	settle(t, w, q)
	if got := sceneSize(w); got <= near {
		t.Errorf("two links around show %d nodes, one %d", got, near)
	}
	w.escape() // the selection
	w.escape() // the focus
	settle(t, w, q)
	if sceneSize(w) != all || !w.network.bar.card.Hidden {
		t.Errorf("%d of %d nodes are back", sceneSize(w), all)
	}
}

func sceneSize(w *window) int {
	s, _, _ := w.network.view.Scene()
	return len(s.Nodes)
}
