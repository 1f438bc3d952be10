//go:build unix

package workspace

import (
	"os"
	"syscall"
	"testing"
)

// lockLikeAnother locks a project as another process does.
func lockLikeAnother(t *testing.T, path string) (release func()) {
	t.Helper()
	f, err := os.Create(path + ".lock")
	if err == nil {
		_, err = f.WriteString(`{"host":"desk","user":"ann","pid":1,"since":"2025-04-25T10:15:00Z","program":"Clew 1"}`)
	}
	if err == nil {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
	}
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		_ = os.Remove(f.Name())
		_ = f.Close()
	}
}
