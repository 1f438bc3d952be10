package importers

import (
	"io"
	"os"
	"sync"
)

// share tells how much of the work of reading files is done, by their bytes: one
// archive may be as much work as a thousand pages.
type share struct {
	mu      sync.Mutex
	tell    func(float64) // nil for nobody
	weights []int64       // of each file
	counted []int64       // of these what is done
	done    int64
	total   int64
	told    float64
}

// What a file weighs besides its bytes, and what a source weighs that has no size
// yet, such as a page to be fetched.
const (
	fileWeight    = 16 << 10
	unknownWeight = 128 << 10
)

func newShare(files []file, tell func(float64)) *share {
	s := &share{tell: tell, weights: make([]int64, len(files)), counted: make([]int64, len(files))}
	if tell == nil {
		return s
	}
	for i, f := range files {
		s.weights[i] = unknownWeight
		if f.source.Path != "" {
			s.weights[i] = fileWeight
			if info, err := os.Stat(f.source.Path); err == nil && info.Mode().IsRegular() {
				s.weights[i] += min(info.Size(), maxUnpacked)
			}
		}
		s.total += s.weights[i]
	}
	return s
}

// finish counts a file as read.
func (s *share) finish(i int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count(i, s.weights[i])
}

// stop ends the telling.
func (s *share) stop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tell = nil
}

// read counts n more bytes of a file that is in work. The last of it is done when the
// file is finished, since bytes may be read twice.
func (s *share) read(i, n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count(i, min(s.counted[i]+int64(n), s.weights[i]*9/10))
}

// count sets what is done of a file. The share is told when it has grown by a
// hundredth or is the whole; it never shrinks.
func (s *share) count(i int, done int64) {
	if s.tell == nil || done <= s.counted[i] {
		return
	}
	s.done += done - s.counted[i]
	s.counted[i] = done
	if now := float64(s.done) / float64(s.total); now >= s.told+0.01 || s.done == s.total {
		s.told = now
		s.tell(now)
	}
}

// countedReader tells count how many bytes are read.
type countedReader struct {
	io.ReaderAt
	count func(int)
}

// ReadAt implements io.ReaderAt.
func (c countedReader) ReadAt(p []byte, off int64) (int, error) {
	n, err := c.ReaderAt.ReadAt(p, off)
	c.count(n)
	return n, err
}
