// Package graphview is the network canvas: one Fyne widget that shows a
// scene.Scene, and lets a person pan, zoom, point, select and move nodes.
// It keeps no data of its own: what it shows comes in through SetScene, what
// the person does goes out through the callbacks.
package graphview

import (
	"time"

	"fyne.io/fyne/v2"

	"clew/app/controls"
)

// Mode says how a new selection joins the old one.
type Mode uint8

// The selection modes.
const (
	Replace Mode = iota // a click; empty lists clear the selection
	Toggle              // a click with Shift or Ctrl held
	Extend              // a rubber band with Ctrl held
)

// Tool is what dragging on the background does.
type Tool uint8

// The tools.
const (
	PanTool   Tool = iota // moves the picture
	FrameTool             // selects what a rectangle holds
	LassoTool             // selects what a line drawn by hand holds
	LinkTool              // links the node where it starts with the one where it ends
)

// Hover is what the pointer is over; both ids are empty over the background.
type Hover struct {
	Node, Link string
}

// Options connect the view with the program. Every callback is optional and
// is called on the UI thread.
type Options struct {
	// Do runs a function on the UI thread: fyne.Do in the program, a queue in
	// tests. It must be set.
	Do func(func())
	// Blitter shows the picture past the toolkit where the window can do that;
	// nil means never.
	Blitter Blitter
	// Animate reports whether movements are animated; nil means never.
	Animate func() bool
	// Tips shows the hints of the buttons; it may be nil.
	Tips *controls.Tips
	// TooltipDelay is how long the pointer rests before a tooltip comes; 0 is
	// 450 ms, a negative delay switches tooltips off.
	TooltipDelay time.Duration

	// OnSelect reports a click or a rubber band. The view does not select by
	// itself: the owner decides and calls SetSelection.
	OnSelect func(nodes, links []string, mode Mode)
	// OnHover reports what the pointer has come over. The view highlights it by
	// itself.
	OnHover func(Hover)
	// OnMove reports nodes that are being dragged. While they are, it tells those
	// that the person holds; once, when done is set, all that have moved.
	OnMove func(moves []Move, done bool)
	// OnMerge reports nodes that were dragged onto another and left there for a
	// moment; nil means that nothing merges this way. They are not moved then.
	OnMerge func(ids []string, into string)
	// OnLink reports a link that was drawn from a node to another.
	OnLink func(from, to string)
	// OnNew reports the wish to make a new node.
	OnNew func()
	// OnPin reports that the person wants to pin these nodes, or to let go those
	// that all are pinned.
	OnPin func(ids []string)
	// OnKey, when set, gets the keys that mean nothing to the view.
	OnKey func(*fyne.KeyEvent)
	// OnHops reports the wish to see more links around what is focused (+1), or
	// fewer (-1), or everything again (0).
	OnHops func(change int)
	// OnTool reports that another tool was chosen.
	OnTool func(Tool)
	// OnActivate reports a double click or Enter on a node.
	OnActivate func(id string)
	// OnContext reports a secondary click; both ids are empty on the background.
	// pos is absolute in the window's canvas, for a popup menu.
	OnContext func(h Hover, pos fyne.Position)
	// OnCamera reports that the person or Fit has moved the camera, to be
	// remembered.
	OnCamera func()
}
