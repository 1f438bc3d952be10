package project

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// lockSuffix ends the name of the file that tells who has a project open.
const lockSuffix = ".lock"

// Holder is who has a project open for writing.
type Holder struct {
	Host    string    `json:"host"`
	User    string    `json:"user"`
	PID     int       `json:"pid"`
	Since   time.Time `json:"since"` // in UTC
	Program string    `json:"program"`
}

// String names the holder for people: "ann on desk, since 2025-04-25 10:15, Clew 0.3.0, process 4711".
// Times are local; on the own machine it is not named.
func (h Holder) String() string {
	var parts []string
	who := h.User
	if here, _ := os.Hostname(); h.Host != "" && h.Host != here {
		who = strings.TrimSpace(who + " on " + h.Host)
	}
	if who != "" {
		parts = append(parts, who)
	}
	if !h.Since.IsZero() {
		parts = append(parts, "since "+h.Since.Local().Format("2006-01-02 15:04"))
	}
	if h.Program != "" {
		parts = append(parts, h.Program)
	}
	if h.PID > 0 {
		parts = append(parts, fmt.Sprint("process ", h.PID))
	}
	return strings.Join(parts, ", ")
}

// HeldError tells who has the project open. It wraps ErrBusy.
type HeldError struct{ Holder Holder }

func (e *HeldError) Error() string {
	if who := e.Holder.String(); who != "" {
		return ErrBusy.Error() + " (" + who + ")"
	}
	return ErrBusy.Error()
}

// Unwrap returns ErrBusy.
func (e *HeldError) Unwrap() error { return ErrBusy }

// program is what others read when they want to open a project of ours.
var program atomic.Pointer[string]

// Announce says which program and version this is, for others who want to open a
// project that it holds: "Clew 0.3.0".
func Announce(name string) { program.Store(&name) }

func thisHolder(now time.Time) Holder {
	h := Holder{PID: os.Getpid(), Since: now.UTC().Truncate(time.Second), Program: "Clew"}
	if p := program.Load(); p != nil {
		h.Program = *p
	}
	h.Host, _ = os.Hostname()
	if u, err := user.Current(); err == nil {
		h.User = u.Username
	} else {
		h.User = os.Getenv("USER")
	}
	return h
}

// Errors of tryLock.
var (
	errLocked  = errors.New("locked")
	errNoLocks = errors.New("the file system has no locks")
)

// lockName returns the name of the lock file of a project. A link to a project is
// the project.
func lockName(path string) string {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	return path + lockSuffix
}

// lock takes a project for writing until release is called. stale is set where
// the last holder did not give it back: it was killed. The error is a *HeldError
// when somebody has it. The operating system frees the lock of a process that
// ends, however it ends; what stands in the file is for people.
func lock(path string, now time.Time) (release func(), stale bool, err error) {
	name := lockName(path)
	for range 5 {
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o666)
		if err != nil {
			if isReadOnly(err) {
				err = ErrReadOnly
			}
			return nil, false, err
		}
		old := readHolder(f)
		switch err := tryLock(f); {
		case errors.Is(err, errLocked), errors.Is(err, errNoLocks) && alive(old):
			_ = f.Close()
			return nil, false, &HeldError{old}
		case err != nil && !errors.Is(err, errNoLocks):
			_ = f.Close()
			return nil, false, err
		}
		if !sameAs(name, f) {
			_ = f.Close() // the last holder has removed it meanwhile
			continue
		}
		if err := writeHolder(f, thisHolder(now)); err != nil {
			_ = os.Remove(name)
			_ = f.Close()
			return nil, false, err
		}
		return sync.OnceFunc(func() { unlock(f, name) }), old.PID != 0, nil
	}
	return nil, false, &HeldError{}
}

func sameAs(name string, f *os.File) bool {
	a, errA := os.Stat(name)
	b, errB := f.Stat()
	return errA == nil && errB == nil && os.SameFile(a, b)
}

// holderOf returns who has the project open, if anybody.
func holderOf(path string) (Holder, bool) {
	f, err := os.OpenFile(lockName(path), os.O_RDWR, 0)
	if errors.Is(err, fs.ErrPermission) {
		// Another's lock file may be readable only: then it is believed.
		if f, err = os.Open(lockName(path)); err == nil {
			defer f.Close()
			h := readHolder(f)
			return h, alive(h)
		}
	}
	if err != nil {
		return Holder{}, false
	}
	defer f.Close()
	h := readHolder(f)
	switch err := tryLock(f); {
	case err == nil:
		return Holder{}, false // closing gives it back
	case errors.Is(err, errNoLocks):
		return h, alive(h)
	}
	return h, true
}

// maxHolder bounds what is read of a lock file.
const maxHolder = 4096

func readHolder(f *os.File) Holder {
	var h Holder
	content, err := io.ReadAll(io.NewSectionReader(f, 0, maxHolder))
	if err != nil || json.Unmarshal(content, &h) != nil {
		return Holder{}
	}
	return h
}

func writeHolder(f *os.File, h Holder) error {
	content, err := json.Marshal(h)
	if err != nil {
		return err
	}
	if err := f.Truncate(0); err != nil {
		return err
	}
	_, err = f.WriteAt(append(content, '\n'), 0)
	return err
}

// alive reports whether the holder is likely to run where locks cannot tell: a
// process of this machine that is there, or one of another machine.
func alive(h Holder) bool {
	if h.PID == 0 {
		return false
	}
	here, _ := os.Hostname()
	return h.Host != here || h.PID != os.Getpid() && running(h.PID)
}

func isReadOnly(err error) bool {
	return errors.Is(err, fs.ErrPermission) || readOnlyFileSystem(err)
}
