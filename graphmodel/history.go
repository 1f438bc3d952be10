package graphmodel

import "sync"

// historyLimit is how many steps can be undone.
const historyLimit = 500

// History applies changes to a graph and can take them back and do them again.
// It is safe for concurrent use.
type History struct {
	graph *Graph

	mu   sync.Mutex
	undo []Change // inverses, the latest last
	redo []Change // changes that were taken back, the latest last
}

// NewHistory returns an empty history of g.
func NewHistory(g *Graph) *History { return &History{graph: g} }

// Do applies a change and remembers how to take it back. What was undone
// before can then no longer be redone. An empty change is not remembered.
func (h *History) Do(c Change) error {
	if c.Empty() {
		return nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	inverse, err := h.graph.Apply(c)
	if err != nil {
		return err
	}
	h.redo = nil
	h.undo = append(h.undo, inverse)
	if len(h.undo) > historyLimit {
		h.undo = append([]Change(nil), h.undo[len(h.undo)-historyLimit:]...)
	}
	return nil
}

// Undo takes back the latest change and returns what it has applied, or an
// empty change when there was nothing to undo.
func (h *History) Undo() (Change, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return move(h.graph, &h.undo, &h.redo)
}

// Redo does the latest undone change again and returns it, or an empty change
// when there was nothing to redo.
func (h *History) Redo() (Change, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return move(h.graph, &h.redo, &h.undo)
}

func move(g *Graph, from, to *[]Change) (Change, error) {
	n := len(*from)
	if n == 0 {
		return Change{}, nil
	}
	c := (*from)[n-1]
	inverse, err := g.Apply(c)
	if err != nil {
		return Change{}, err
	}
	*from = (*from)[:n-1]
	*to = append(*to, inverse)
	return c, nil
}

// CanUndo returns the label of the change that Undo would take back.
func (h *History) CanUndo() (label string, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return latest(h.undo)
}

// CanRedo returns the label of the change that Redo would do again.
func (h *History) CanRedo() (label string, ok bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return latest(h.redo)
}

func latest(changes []Change) (string, bool) {
	if len(changes) == 0 {
		return "", false
	}
	return changes[len(changes)-1].Label, true
}
