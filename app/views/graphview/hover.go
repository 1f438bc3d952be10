package graphview

import "clew/app/scene"

// SetHover highlights a node that the pointer is over in another view; "" for
// none. OnHover is not called.
func (v *View) SetHover(node string) {
	if v.focus.HoveredNode == node {
		return
	}
	v.focus.HoveredNode, v.focus.HoveredLink = node, ""
	v.emphasize()
}

// directIndex is the number of nodes and links up to which the index for
// pointing is made when it is needed; above it is made in the background.
const directIndex = 8000

// survey is what is known of a scene's positions.
type survey struct {
	of     *scene.Scene
	index  *scene.Index // nil while it is made
	bounds scene.Rect
}

// reindex makes the index of a large scene whose positions have changed.
func (v *View) reindex() {
	s := v.base
	if v.known.of == s {
		return
	}
	v.known = survey{of: s}
	if len(s.Nodes)+len(s.Links) <= directIndex {
		return // when it is needed
	}
	go func() {
		index, bounds := scene.NewIndex(s), s.Bounds()
		v.opt.Do(func() {
			if v.known.of == s {
				v.known.index, v.known.bounds = index, bounds
			}
		})
	}()
}

// hits returns the index for what is shown, or nil while it is being made.
func (v *View) hits() *scene.Index {
	v.reindex()
	if k := &v.known; k.index == nil && len(k.of.Nodes)+len(k.of.Links) <= directIndex {
		k.index, k.bounds = scene.NewIndex(k.of), k.of.Bounds()
	}
	return v.known.index
}
