package project

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// The files that SQLite keeps beside a database while it is open.
const (
	walSuffix     = "-wal"     // changes that are not in the database yet
	shmSuffix     = "-shm"     // an index of them
	journalSuffix = "-journal" // how to take back what is being written
)

// openToRead opens a project that is only read. Where somebody has it open, or
// was killed with changes beside the file, that is a private copy of what it
// holds now: the reader then hinders nobody, and what it sees does not change.
func (p *Project) openToRead(ctx context.Context) error {
	if err := checkHeader(p.path); err != nil {
		return err
	}
	holder, held := holderOf(p.path)
	if held {
		p.holder = &holder
	}
	file := p.path
	if held || leftover(p.path) {
		folder, err := os.MkdirTemp("", "clew-reading-")
		if err != nil {
			return err
		}
		p.shadow = folder
		file = filepath.Join(folder, "copy"+Extension)
		if err := shadow(ctx, p.path, file, held); err != nil {
			return err
		}
	}
	db, err := connect(ctx, file, "ro")
	if err != nil {
		return err
	}
	p.db = db
	return checkContent(ctx, db)
}

// leftover reports whether there are changes beside a project.
func leftover(path string) bool {
	for _, suffix := range []string{walSuffix, journalSuffix} {
		if info, err := os.Stat(path + suffix); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

// shadowTries is how often a copy is made while another machine may be writing.
const shadowTries = 3

// shadow copies what a project holds.
func shadow(ctx context.Context, from, to string, held bool) error {
	if held {
		// The way of SQLite waits for nobody and sees one state.
		db, err := connect(ctx, from, "ro")
		if err == nil {
			_, err = db.ExecContext(ctx, "VACUUM INTO ?", to)
			_ = db.Close()
		}
		if err == nil || ctx.Err() != nil {
			return err
		}
	}
	var err error
	for range shadowTries {
		if err = copyWithChanges(from, to); err != nil {
			return err
		}
		if err = settle(ctx, to); err == nil || ctx.Err() != nil {
			return err
		}
	}
	return err
}

// copyWithChanges copies a project and what lies beside it, byte by byte.
func copyWithChanges(from, to string) error {
	for _, suffix := range []string{"", walSuffix, journalSuffix} {
		err := copyFile(from+suffix, to+suffix)
		if suffix != "" && errors.Is(err, fs.ErrNotExist) {
			_ = os.Remove(to + suffix)
			continue
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// settle brings a project that nobody has open to one self-contained, sound
// file.
func settle(ctx context.Context, path string) error {
	db, err := connect(ctx, path, "rw")
	if err != nil {
		return err
	}
	err = integrity(ctx, db, "quick_check")
	return errors.Join(err, closeWhole(ctx, db))
}

// closeWhole leaves one self-contained file behind. When somebody reads it just
// then, the changes stay beside it until it is opened next.
func closeWhole(ctx context.Context, db *sql.DB) error {
	ctx = context.WithoutCancel(ctx)
	_, err := db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	if err == nil {
		_, err = db.ExecContext(ctx, "PRAGMA journal_mode=DELETE")
	}
	if errors.Is(explain(err), ErrBusy) {
		err = nil
	}
	return errors.Join(err, db.Close())
}

// removeSidecars removes what a project that is gone has left beside it: SQLite
// would take it for changes of a new file of that name.
func removeSidecars(path string) error {
	var errs []error
	for _, suffix := range []string{walSuffix, shmSuffix, journalSuffix} {
		if err := os.Remove(path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// syncFolder makes a rename last. Not every system can.
func syncFolder(path string) {
	if f, err := os.Open(filepath.Dir(path)); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// putInPlace gives a finished file its name, in the place of what was there.
func putInPlace(temporary, path string) error {
	if err := os.Rename(temporary, path); err != nil {
		return err
	}
	syncFolder(path)
	return nil
}

// Supplant puts a finished project, a file beside path that nobody has open, in
// the place of what is at path. On failure what was there stays as it was. The
// error wraps ErrBusy when somebody has that open.
func Supplant(ctx context.Context, finished, path string) error {
	if err := supplant(ctx, finished, path); err != nil {
		return pathError("saving", path, err)
	}
	return nil
}

// supplant lets the changes beside the old project go into it first: a kill in
// between would otherwise leave them beside the new one.
func supplant(ctx context.Context, finished, path string) error {
	release, _, err := lock(path, time.Now())
	if err != nil {
		return err
	}
	defer release()
	if checkHeader(path) == nil {
		_ = settle(ctx, path) // a damaged one goes
	}
	if err := removeSidecars(path); err != nil {
		return err
	}
	return putInPlace(finished, path)
}
