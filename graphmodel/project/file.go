package project

import (
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// dsn names a file for the driver. The path is escaped, so that a question
// mark in it does not become an option.
func dsn(path, mode string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") {
		abs = "/" + abs // a drive letter
	}
	options := url.Values{"mode": {mode}, "_pragma": {"busy_timeout(1000)", "trusted_schema(0)", "synchronous(2)"}}
	if mode != "ro" {
		options.Add("_pragma", "locking_mode(exclusive)")
	}
	u := url.URL{Scheme: "file", Path: abs, RawQuery: options.Encode()}
	return u.String(), nil
}

func connect(ctx context.Context, path, mode string) (*sql.DB, error) {
	name, err := dsn(path, mode)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	// One connection: a lock belongs to a connection.
	db.SetMaxOpenConns(1)
	if err := db.PingContext(ctx); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

// initialize makes the tables in an empty file.
func initialize(ctx context.Context, path string) error {
	db, err := connect(ctx, path, "rw")
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, fmt.Sprintf("BEGIN; PRAGMA application_id=%d; PRAGMA user_version=%d; %s COMMIT;",
		applicationID, schemaVersion, schema))
	if closeErr := db.Close(); err == nil {
		err = closeErr
	}
	return err
}

func open(ctx context.Context, path string, readOnly bool) (*Project, error) {
	release, err := claim(path)
	if err != nil {
		return nil, err
	}
	db, err := openFile(ctx, path, readOnly)
	if err != nil {
		release()
		return nil, err
	}
	return &Project{path: path, db: db, release: release, now: time.Now}, nil
}

func openFile(ctx context.Context, path string, readOnly bool) (*sql.DB, error) {
	if err := checkHeader(path); err != nil {
		return nil, err
	}
	mode := "ro"
	if !readOnly {
		mode = "rw"
		if err := checkWritable(path); err != nil {
			return nil, err
		}
	}
	db, err := connect(ctx, path, mode)
	if err != nil {
		return nil, err
	}
	if err := checkContent(ctx, db, readOnly); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

// checkWritable tells before any work is done that a project cannot be saved;
// SQLite would open it for reading.
func checkWritable(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, fs.ErrPermission) {
		return ErrReadOnly
	} else if err != nil {
		return err
	}
	return f.Close()
}

// The parts of a SQLite file's header that tell a project from other files.
const (
	headerSize    = 100
	headerMagic   = "SQLite format 3\x00"
	versionOffset = 60
	idOffset      = 68
)

// checkHeader looks at the file without SQLite, which would create or repair
// things on the way.
func checkHeader(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return ErrNotProject
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	header := make([]byte, headerSize)
	if _, err := io.ReadFull(f, header); errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return ErrNotProject
	} else if err != nil {
		return err
	}
	switch {
	case string(header[:len(headerMagic)]) != headerMagic,
		binary.BigEndian.Uint32(header[idOffset:]) != applicationID:
		return ErrNotProject
	case binary.BigEndian.Uint32(header[versionOffset:]) > schemaVersion:
		return ErrNewer
	case binary.BigEndian.Uint32(header[versionOffset:]) == 0:
		return ErrDamaged
	}
	return nil
}

// checkContent takes the lock and looks for damage, reading only.
func checkContent(ctx context.Context, db *sql.DB, readOnly bool) error {
	if !readOnly {
		// In exclusive mode the lock that a write takes is kept until the end.
		if _, err := db.ExecContext(ctx, "BEGIN IMMEDIATE; COMMIT"); err != nil {
			return err
		}
	}
	if err := integrity(ctx, db, "quick_check"); err != nil || readOnly {
		return err
	}
	return migrate(ctx, db)
}

// migrate brings the tables of an older version up to date, in one transaction.
func migrate(ctx context.Context, db *sql.DB) error {
	version := 0
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version >= schemaVersion {
		return nil
	}
	steps := strings.Join(migrations[version-1:], "\n")
	_, err := db.ExecContext(ctx, fmt.Sprintf("BEGIN; %s PRAGMA user_version=%d; COMMIT;", steps, schemaVersion))
	return err
}

func integrity(ctx context.Context, db *sql.DB, check string) error {
	var answer string
	if err := db.QueryRowContext(ctx, "PRAGMA "+check+"(1)").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return fmt.Errorf("%w (%s)", ErrDamaged, answer)
	}
	return nil
}

// Check looks for damage in every part of the file and in every stored value.
func (p *Project) Check(ctx context.Context) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return ErrClosed
	case p.db == nil:
		return nil
	}
	if err := integrity(ctx, p.db, "integrity_check"); err != nil {
		return pathError("checking", p.path, err)
	}
	if _, err := p.load(ctx); err != nil {
		return pathError("checking", p.path, err)
	}
	if _, err := p.history(ctx); err != nil {
		return pathError("checking", p.path, err)
	}
	if err := p.checkLibrary(ctx); err != nil {
		return pathError("checking", p.path, err)
	}
	return nil
}

// explain gives errors of the file system and of SQLite the sentinels of this
// package.
func explain(err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("%w: %w", ErrNotFound, err)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("%w: %w", ErrPermission, err)
	}
	var s *sqlite.Error
	if !errors.As(err, &s) {
		return err
	}
	switch s.Code() & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED:
		return fmt.Errorf("%w (%w)", ErrBusy, err)
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_ERROR, lib.SQLITE_MISMATCH:
		return fmt.Errorf("%w (%w)", ErrDamaged, err)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_CANTOPEN:
		return fmt.Errorf("%w (%w)", ErrReadOnly, err)
	}
	return err
}
