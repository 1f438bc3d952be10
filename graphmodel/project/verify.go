package project

import (
	"context"
	"database/sql"
)

// Verify goes through all of a large project for damage, which opening leaves
// out; it does nothing for a smaller one. Reading and writing go on meanwhile. The
// error wraps ErrDamaged where there is damage.
func (p *Project) Verify(ctx context.Context) error {
	path, wal, err := p.unverified(ctx)
	if err != nil || path == "" {
		return err
	}
	if !wal {
		p.log.hold(true)
	}
	err = looksSound(ctx, path, wal)
	p.log.hold(false)
	if err == nil || ctx.Err() != nil {
		return ctx.Err()
	}
	// What was written meanwhile, or lies beside the file, may have misled it.
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil
	}
	if err := integrity(ctx, p.db, "quick_check"); err != nil && ctx.Err() == nil {
		return pathError("checking", p.path, err)
	}
	return ctx.Err()
}

// unverified returns the file that opening did not go through, or "".
func (p *Project) unverified(ctx context.Context) (path string, wal bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || p.db == nil || p.shadow != "" {
		return "", false, nil // a private copy is of this moment
	}
	whole, err := small(ctx, p.db)
	if err != nil || whole {
		return "", false, err
	}
	return p.path, p.wal, nil
}

// looksSound goes through a file with a connection of its own. While changes do
// not go beside the file, it takes no lock, since the first change waits for
// everyone who reads.
func looksSound(ctx context.Context, path string, wal bool) error {
	open := connectUnlocked
	if wal {
		open = func(ctx context.Context, path string) (*sql.DB, error) { return connect(ctx, path, "ro") }
	}
	db, err := open(ctx, path)
	if err != nil {
		return err
	}
	defer db.Close()
	return integrity(ctx, db, "quick_check")
}

// connectUnlocked opens a file to be read as if nobody would write it.
func connectUnlocked(ctx context.Context, path string) (*sql.DB, error) {
	name, err := dsn(path, "ro")
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", name+"&immutable=1")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if err := db.PingContext(ctx); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}
