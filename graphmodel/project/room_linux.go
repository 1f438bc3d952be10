package project

import (
	"unsafe"

	"golang.org/x/sys/unix"
)

const hasLargePages = true

// largePage is the size in bytes that larger pages have on most processors. The
// heap grows by multiples of it.
const largePage = 2 << 20

// preferLargePages lets the heap take addresses for some bytes, and asks the system to
// back them with large pages. The memory is garbage at the return and was never
// touched. A system without such pages refuses, which does no harm.
//
//go:noinline
func preferLargePages(bytes int) {
	if bytes < 2*largePage {
		return
	}
	room := make([]byte, bytes)
	skip := -uintptr(unsafe.Pointer(unsafe.SliceData(room))) % largePage
	_ = unix.Madvise(room[skip:skip+(uintptr(bytes)-skip)/largePage*largePage], unix.MADV_HUGEPAGE)
}
