//go:build !windows && (!unix || solaris || aix)

package project

import "os"

func tryLock(*os.File) error { return errNoLocks }

func unlock(f *os.File, name string) {
	_ = os.Remove(name)
	_ = f.Close()
}

func running(int) bool { return true }

func readOnlyFileSystem(error) bool { return false }

func diskFull(error) bool { return false }
