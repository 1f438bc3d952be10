package project

import (
	"context"
	"os"
	"sync"
	"time"
)

// While a project is written, changes gather beside the database (in the
// write-ahead log). SQLite would bring them into it inside every commit that makes
// the log long, and the person who makes that edit would wait for the disk twice.
// Here they are brought in by a connection of its own, when nobody has written for a
// moment or the log has grown; a commit then only ever writes to the end of the log.

// Bounds of the log. Variables for tests.
var (
	// checkpointRest is how long nothing is written before the log is brought in.
	checkpointRest = 1500 * time.Millisecond
	// checkpointGrowth is the growth of the log, in bytes, from which on it is
	// brought in without waiting for a rest.
	checkpointGrowth int64 = 32 << 20
	// longestLog is the size of the log, in bytes, at which a writer waits for it:
	// one that writes without a rest would otherwise never let it begin anew.
	longestLog int64 = 96 << 20
)

// checkpoints brings what lies beside a project's database into it. The zero value
// is ready to be used; it is safe for concurrent use.
type checkpoints struct {
	mu     sync.Mutex // held while one runs
	closed bool

	state sync.Mutex  // guards the following
	file  os.FileInfo // whose log it is
	rest  *time.Timer
	seen  int64 // the size of the log at which it was brought in last
	stuck int64 // its size when a reader kept it from beginning anew, or 0
	held  bool  // somebody reads the file as if nobody wrote it
}

// commitTo ends a transaction and sees to the log. p.mu is held.
func (p *Project) commitTo(ctx context.Context, tx interface{ Commit() error }) error {
	err := tx.Commit()
	p.wrote(ctx)
	return err
}

// wrote is told of every write. p.mu is held.
func (p *Project) wrote(ctx context.Context) {
	if !p.wal || p.readOnly {
		return
	}
	size := logSize(p.path)
	if p.log.tooLong(size) {
		// What goes wrong leaves the changes where they are, and they count there.
		_, _ = p.db.ExecContext(context.WithoutCancel(ctx), "PRAGMA wal_checkpoint(TRUNCATE)")
		size = logSize(p.path)
		p.log.brought(size)
	}
	p.log.after(p.path, size)
}

func logSize(path string) int64 {
	info, err := os.Stat(path + walSuffix)
	if err != nil {
		return 0
	}
	return info.Size()
}

// tooLong reports whether a writer must wait until the log begins anew. Where
// somebody who reads has kept it from that, it may grow some more before the next
// writer waits.
func (c *checkpoints) tooLong(size int64) bool {
	c.state.Lock()
	defer c.state.Unlock()
	return size > longestLog && !c.held && (c.stuck == 0 || size-c.stuck > checkpointGrowth)
}

// brought notes that a writer has waited, and the size of the log since.
func (c *checkpoints) brought(size int64) {
	c.state.Lock()
	c.seen, c.stuck = size, 0
	if size > longestLog {
		c.stuck = size
	}
	c.state.Unlock()
}

// hold keeps changes beside the file, or lets them in again.
func (c *checkpoints) hold(held bool) {
	c.state.Lock()
	c.held = held
	c.state.Unlock()
}

// after sees to it that the log is brought in, soon if it has grown much.
func (c *checkpoints) after(path string, size int64) {
	c.state.Lock()
	defer c.state.Unlock()
	wait := checkpointRest
	c.seen = min(c.seen, size) // it has begun anew
	if size-c.seen > checkpointGrowth {
		c.seen, wait = size, 0
	}
	if c.file == nil {
		c.file, _ = os.Stat(path)
	}
	if c.rest == nil {
		c.rest = time.AfterFunc(wait, func() { c.run(path) })
	} else {
		c.rest.Reset(wait)
	}
}

// run brings the log in while others read and write. It takes no part of the log
// from anybody: where it cannot finish, the rest stays for the next time.
func (c *checkpoints) run(path string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed || !c.same(path) {
		return
	}
	c.state.Lock()
	held := c.held
	if held {
		c.rest.Reset(checkpointRest)
	}
	c.state.Unlock()
	if held {
		return
	}
	ctx := context.Background()
	db, err := connect(ctx, path, "rw")
	if err != nil {
		return
	}
	defer db.Close()
	_, _ = db.ExecContext(ctx, "PRAGMA wal_checkpoint(PASSIVE)")
}

// same reports whether the file is still the one that was opened: what lies beside it
// must not go into another one that was put in its place meanwhile.
func (c *checkpoints) same(path string) bool {
	c.state.Lock()
	file := c.file
	c.state.Unlock()
	info, err := os.Stat(path)
	return err == nil && file != nil && os.SameFile(file, info)
}

// stop waits for a checkpoint that runs and lets no other one begin.
func (c *checkpoints) stop() {
	c.state.Lock()
	if c.rest != nil {
		c.rest.Stop()
	}
	c.state.Unlock()
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
}
