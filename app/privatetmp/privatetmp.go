// Package privatetmp gives compiled code a place that belongs to the user
// alone. go-graphviz compiles WebAssembly in a package initializer, before
// main, and keeps the native code in a folder with a fixed name below the
// shared temporary directory: another user could put code there that this
// process would run, and a damaged file would make every start panic.
//
// So the initializer of this package points the temporary directory at a
// folder below the user's own cache, after checking that nobody else can
// write there and that what lies there is undamaged. Without such a folder
// nothing is cached. Restore, the first call of main, puts the environment
// back.
//
// Packages are initialized in the order of their import paths, as far as
// their dependencies allow. This package imports only os and what os itself
// imports, and its path sorts before those on github.com. A test starts the
// program and checks that this holds.
package privatetmp

import "os"

// variables hold the temporary directory, one of them on each system.
var variables = []string{"TMPDIR", "TMP", "TEMP"}

// saved is the environment as it was, by index into variables.
var saved [3]struct {
	value string
	set   bool
}

// cache is the folder in use, or "" when nothing is cached; cold tells that
// it held no sound code at the start.
var (
	cache string
	cold  bool
)

func init() {
	for i, name := range variables {
		saved[i].value, saved[i].set = os.LookupEnv(name)
	}
	dir := disabled
	if own, ok := ownFolder(); ok {
		sound := verify(own)
		if sound || writable(own) {
			cache, cold, dir = own, !sound, own
		}
	}
	for _, name := range variables {
		// On failure the variable keeps its value, and Clew cannot do better.
		_ = os.Setenv(name, dir)
	}
}

// disabled is a folder that cannot exist.
const disabled = os.DevNull + string(os.PathSeparator) + "clew"

// Restore puts the environment back and, after a cold start, notes checksums
// of the compiled code for the next one. It is called once, first thing in
// main.
func Restore() {
	for i, name := range variables {
		if saved[i].set {
			_ = os.Setenv(name, saved[i].value)
		} else {
			_ = os.Unsetenv(name)
		}
	}
	if cache != "" && cold {
		record(cache)
	}
}

// ownFolder returns the folder for compiled code, made if necessary. It is
// refused when somebody else owns it or its parent, or may write there.
func ownFolder() (string, bool) { return folder("compiled") }

// Folder returns a folder below the user's cache, made if necessary, that the
// user alone can write to, for other compiled code; "" when there is none.
func Folder(name string) string {
	dir, ok := folder(name)
	if !ok {
		return ""
	}
	return dir
}

func folder(name string) (string, bool) {
	base, err := os.UserCacheDir()
	if err != nil || os.MkdirAll(base, 0o700) != nil {
		return "", false
	}
	// The base may be a symbolic link that the user has made.
	if info, err := os.Stat(base); err != nil || !info.IsDir() || !safeParent(info) {
		return "", false
	}
	dir := base
	for _, name := range []string{"clew", name} {
		dir += string(os.PathSeparator) + name
		if err := os.Mkdir(dir, 0o700); err != nil && !os.IsExist(err) {
			return "", false
		}
		info, err := os.Lstat(dir)
		if err != nil || !info.IsDir() || !safe(info) {
			return "", false
		}
	}
	return dir, true
}

// writable reports whether the folder takes a file of the size of the compiled
// code: go-graphviz panics when it cannot write its own.
func writable(dir string) bool {
	const size = 12 << 20
	name := dir + string(os.PathSeparator) + "probe"
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return false
	}
	block := make([]byte, 1<<20)
	for n := 0; n < size && err == nil; n += len(block) {
		_, err = f.Write(block)
	}
	closeErr := f.Close()
	removeErr := os.Remove(name)
	return err == nil && closeErr == nil && removeErr == nil
}
