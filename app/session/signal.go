package session

// Signal tells listeners that something changed. Listening, leaving and
// telling all happen on the goroutine of the session's gate. The zero value is
// ready for use.
type Signal[T any] struct {
	listeners []*listener[T]
}

type listener[T any] struct {
	call func(T)
}

// Listen has f called with the new value on every change, in the order in
// which listeners came. The returned function ends it; calling it twice is
// harmless.
func (s *Signal[T]) Listen(f func(T)) (stop func()) {
	l := &listener[T]{call: f}
	s.listeners = append(s.listeners, l)
	return func() {
		for i, other := range s.listeners {
			if other == l {
				s.listeners = append(s.listeners[:i:i], s.listeners[i+1:]...)
				return
			}
		}
	}
}

// Emit tells every listener.
func (s *Signal[T]) Emit(v T) {
	// The slice is replaced, never changed in place, by those who leave, so a
	// listener may leave while it is being called.
	for _, l := range s.listeners {
		l.call(v)
	}
}
