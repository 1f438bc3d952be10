// Package documents hears of the files that macOS asks the running program to
// open: those that are opened in the Finder, or dropped on the icon in the Dock.
// They come as events and never as arguments, and neither the toolkit nor GLFW
// hands them on. On other systems none come.
package documents

import "sync"

var heard struct {
	sync.Mutex
	waiting []string
	open    func(paths []string)
}

// Take returns the files that were asked for before there was a window, and
// forgets them.
func Take() []string {
	heard.Lock()
	defer heard.Unlock()
	paths := heard.waiting
	heard.waiting = nil
	return paths
}

// Watch has open called with the files of each later request, and with those
// that wait. The call may come from any goroutine; nil ends it.
func Watch(open func(paths []string)) {
	heard.Lock()
	heard.open = open
	heard.Unlock()
	if open != nil {
		deliver()
	}
}

// add notes a file of a request; deliver ends the request.
func add(path string) {
	heard.Lock()
	defer heard.Unlock()
	heard.waiting = append(heard.waiting, path)
}

func deliver() {
	heard.Lock()
	paths, open := heard.waiting, heard.open
	if open != nil {
		heard.waiting = nil
	}
	heard.Unlock()
	if open != nil && len(paths) > 0 {
		open(paths)
	}
}
