//go:build unix && !solaris && !aix

package project

import (
	"errors"
	"os"
	"syscall"
)

// tryLock takes the lock of a file. Unlike the locks of SQLite it belongs to the
// open file and not to the process, so that looking at the file elsewhere does
// not drop it.
func tryLock(f *os.File) error {
	for {
		switch err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); {
		case err == nil:
			return nil
		case errors.Is(err, syscall.EINTR):
		case errors.Is(err, syscall.EWOULDBLOCK):
			return errLocked
		case errors.Is(err, syscall.ENOLCK), errors.Is(err, syscall.ENOSYS), errors.Is(err, syscall.ENOTSUP),
			errors.Is(err, syscall.EOPNOTSUPP), errors.Is(err, syscall.EINVAL):
			return errNoLocks
		default:
			return err
		}
	}
}

// unlock removes the file first: who opens it afterwards sees that it is gone.
func unlock(f *os.File, name string) {
	_ = os.Remove(name)
	_ = f.Close()
}

func running(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

func readOnlyFileSystem(err error) bool { return errors.Is(err, syscall.EROFS) }

func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}
