package project

import (
	"os"
	"slices"
	"sync"
)

// openFiles are the projects that this process has open. On Unix, closing any
// descriptor of a file drops all locks that the process holds on it, so a file
// that is open must not even be looked into.
var openFiles struct {
	mu    sync.Mutex
	files []os.FileInfo
}

// claim notes a file as open. It returns ErrBusy when it is open already.
func claim(path string) (release func(), err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	same := func(o os.FileInfo) bool { return os.SameFile(info, o) }
	openFiles.mu.Lock()
	defer openFiles.mu.Unlock()
	if slices.ContainsFunc(openFiles.files, same) {
		return nil, ErrBusy
	}
	openFiles.files = append(openFiles.files, info)
	return sync.OnceFunc(func() {
		openFiles.mu.Lock()
		defer openFiles.mu.Unlock()
		openFiles.files = slices.DeleteFunc(openFiles.files, same)
	}), nil
}
