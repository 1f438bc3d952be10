//go:build unix

package privatetmp

import (
	"os"
	"syscall"
)

// safe reports whether a file belongs to this user and nobody else may write
// to it. A folder that lets others read is fine: what lies there is no secret.
func safe(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid() && info.Mode().Perm()&0o022 == 0
}

// safeParent is like safe for the folder above ours, but lets the group write:
// on systems where each user has a group of their own that is the default. A
// program that runs as another user than the folder belongs to, as under sudo,
// is refused.
func safeParent(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && int(stat.Uid) == os.Geteuid() && info.Mode().Perm()&0o002 == 0
}
