//go:build unix

package importers

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// specialFiles makes what no program should open: pipes, sockets, devices,
// links in circles, and what may not be read.
func specialFiles(t *testing.T, dir string) (list []expectation) {
	t.Helper()
	add := func(name, says string, err error) {
		if err == nil {
			list = append(list, expectation{path: filepath.Join(dir, name), says: says})
		}
	}
	at := func(name string) string { return filepath.Join(dir, name) }
	add("pipe.txt", "no regular file", syscall.Mkfifo(at("pipe.txt"), 0o644))
	if l, err := net.Listen("unix", at("s.html")); err == nil {
		t.Cleanup(func() { _ = l.Close() })
		add("s.html", "no regular file", nil)
	}
	add("zero.txt", "no regular file", syscall.Mknod(at("zero.txt"), syscall.S_IFCHR|0o644, 1<<8|5)) // needs to be root
	add("loop", "a link", os.Symlink("loop", at("loop")))
	add("up", "a link", os.Symlink("..", at("up")))
	add("endless.txt", "a link", os.Symlink("/dev/zero", at("endless.txt")))
	add("nowhere.txt", "a link", os.Symlink("nothing there", at("nowhere.txt")))
	if os.Geteuid() != 0 { // root may read everything
		add("locked", "may not be read", os.Mkdir(at("locked"), 0))
		t.Cleanup(func() { _ = os.Chmod(at("locked"), 0o755) })
		add("locked.txt", "may not be read", os.WriteFile(at("locked.txt"), []byte(story("Lock")), 0))
	}
	// Names that would upset a list.
	for _, name := range []string{"a\u202egpj.txt", "two\nlines.txt", "bell\a\x1b[31m.txt", "not \xff UTF-8.txt", "\u2066isolate.txt"} {
		if os.WriteFile(at(name), []byte(""), 0o644) == nil {
			add(name, "empty", nil)
		}
	}
	return list
}
