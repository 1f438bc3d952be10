package project

import (
	"cmp"
	"runtime"
	"slices"
	"unsafe"

	"golang.org/x/sys/unix"
)

const hasLargePages = true

// largePage is the size in bytes that larger pages have on most processors. The
// heap grows by multiples of it.
const largePage = 2 << 20

// roomPiece is the size in bytes of the pieces that are taken. One that lies partly in
// memory that was in use before is cleared, and with that touched in small pages.
const roomPiece = 8 * largePage

// preferLargePages lets the heap take addresses for some bytes, and asks the system to
// back them with large pages. The memory is garbage at the return, and little of it
// was touched. A system without such pages refuses, which does no harm.
//
//go:noinline
func preferLargePages(bytes int) {
	pieces := make([][]byte, 0, bytes/roomPiece)
	for range bytes / roomPiece {
		pieces = append(pieces, make([]byte, roomPiece))
	}
	start := func(p []byte) uintptr { return uintptr(unsafe.Pointer(unsafe.SliceData(p))) }
	slices.SortFunc(pieces, func(a, b []byte) int { return cmp.Compare(start(a), start(b)) })
	for i := 0; i < len(pieces); {
		first := i
		for i++; i < len(pieces) && start(pieces[i]) == start(pieces[i-1])+roomPiece; i++ {
		}
		from, to := start(pieces[first]), start(pieces[i-1])+roomPiece
		from += -from % largePage
		to -= to % largePage
		_, _, _ = unix.Syscall(unix.SYS_MADVISE, from, to-from, unix.MADV_HUGEPAGE) // a hint
	}
	runtime.KeepAlive(pieces)
}
