package graphview

// SetHover highlights a node that the pointer is over in another view; "" for
// none. OnHover is not called.
func (v *View) SetHover(node string) {
	if v.focus.HoveredNode == node {
		return
	}
	v.focus.HoveredNode, v.focus.HoveredLink = node, ""
	v.emphasize()
}
