package project

import (
	"context"
	"testing"
	"time"
)

// SetSmall lets opening go through files up to a size only.
func SetSmall(t *testing.T, size int64) {
	old := smallFile
	smallFile = size
	t.Cleanup(func() { smallFile = old })
}

// SetLog changes the bounds of what lies beside a database.
func SetLog(t *testing.T, rest time.Duration, growth, longest int64) {
	a, b, c := checkpointRest, checkpointGrowth, longestLog
	checkpointRest, checkpointGrowth, longestLog = rest, growth, longest
	t.Cleanup(func() { checkpointRest, checkpointGrowth, longestLog = a, b, c })
}

// HoldGarbage is what the reading of a large project does.
func HoldGarbage(bytes int64) (done func()) { return holdGarbage(bytes) }

// CacheSize is the bound of the pages that SQLite remembers: their number, or the kB as a
// negative number.
func (p *Project) CacheSize(ctx context.Context) (size int, err error) {
	err = p.db.QueryRowContext(ctx, "PRAGMA cache_size").Scan(&size)
	return size, err
}
