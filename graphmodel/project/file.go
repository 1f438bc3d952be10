package project

import (
	"context"
	"database/sql"
	"encoding/binary"
	"encoding/json"
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

	"clew/graphmodel"
)

// The pages that SQLite remembers, in kB: for questions, and while all is read once, when
// each page that is remembered costs time to no end.
const (
	cacheKB    = 16384
	readOnceKB = 1024
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
	options := url.Values{"mode": {mode}, "_pragma": {"busy_timeout(1000)", "trusted_schema(0)", "synchronous(2)", fmt.Sprintf("cache_size(-%d)", cacheKB), "wal_autocheckpoint(0)", "journal_size_limit(1048576)"}}
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
	_, err = db.ExecContext(ctx, fmt.Sprintf("PRAGMA page_size=%d; BEGIN; PRAGMA application_id=%d; PRAGMA user_version=%d; %s COMMIT;",
		pageSize, applicationID, schemaVersion, schema))
	if closeErr := db.Close(); err == nil {
		err = closeErr
	}
	return err
}

func open(ctx context.Context, path string, readOnly bool) (*Project, error) {
	release, err := claim(path)
	if err != nil {
		return nil, heldHere(path, err)
	}
	p := &Project{path: path, release: release, now: time.Now, readOnly: readOnly}
	if readOnly {
		err = p.openToRead(ctx)
		release() // a reader holds nothing between two questions
	} else {
		err = p.openToWrite(ctx)
	}
	if err != nil {
		p.discard()
		return nil, err
	}
	return p, nil
}

// heldHere says who has a project that is open in this process.
func heldHere(path string, err error) error {
	if !errors.Is(err, ErrBusy) {
		return err
	}
	if h, held := holderOf(path); held {
		return &HeldError{h}
	}
	return err
}

// discard closes what an attempt to open has opened.
func (p *Project) discard() {
	if p.db != nil {
		_ = p.db.Close()
	}
	if p.shadow != "" {
		_ = os.RemoveAll(p.shadow)
	}
	p.release()
}

func (p *Project) openToWrite(ctx context.Context) error {
	if err := checkHeader(p.path); err != nil {
		return err
	}
	if err := checkWritable(p.path); err != nil {
		return err
	}
	unlock, stale, err := lock(p.path, p.now())
	if err != nil {
		return err
	}
	unclaim := p.release
	p.release = func() { unlock(); unclaim() }
	p.recovered = stale || leftover(p.path)
	if p.db, err = connect(ctx, p.path, "rw"); err != nil {
		return err
	}
	if err := checkContent(ctx, p.db); err != nil {
		return err
	}
	if err := p.migrate(ctx); err != nil {
		return err
	}
	mode := ""
	if err := p.db.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return err
	}
	p.wal = mode == "wal" // it was not closed
	return nil
}

// begin starts to write. The first time it lets changes go to a file beside the
// database: readers and the writer then do not wait for each other, and a commit
// is one write to the end of one file. A project that is only looked at is not
// touched.
func (p *Project) begin(ctx context.Context) (*sql.Tx, error) {
	p.guard(ctx)
	if !p.wal && !p.readOnly {
		if _, err := p.db.ExecContext(ctx, "PRAGMA journal_mode=WAL"); err != nil {
			return nil, err
		}
		p.wal = true
	}
	return p.db.BeginTx(ctx, nil)
}

// checkWritable tells before any work is done that a project cannot be saved;
// SQLite would open it for reading.
func checkWritable(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if isReadOnly(err) {
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

// checkContent looks for damage, reading only. The version in the file's header
// may be older than that of changes beside it.
func checkContent(ctx context.Context, db *sql.DB) error {
	version := 0
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version > schemaVersion {
		return ErrNewer
	}
	if whole, err := small(ctx, db); err != nil || !whole {
		return err
	}
	return integrity(ctx, db, "quick_check")
}

// smallFile is the size in bytes up to which opening a project goes through all
// of it for damage. In a larger one it is found where it is read, by Verify, or by
// Check. A variable for tests.
var smallFile int64 = 32 << 20

func small(ctx context.Context, db *sql.DB) (bool, error) {
	size, err := fileSize(ctx, db)
	return size <= smallFile, err
}

// fileSize is the size of a database in bytes.
func fileSize(ctx context.Context, db *sql.DB) (int64, error) {
	var pages, size int64
	err := db.QueryRowContext(ctx, "PRAGMA page_count").Scan(&pages)
	if err == nil {
		err = db.QueryRowContext(ctx, "PRAGMA page_size").Scan(&size)
	}
	return pages * size, err
}

// migrate brings the tables of an older version up to date, in one transaction.
// Before that the project is backed up: an older program can then still open it.
func (p *Project) migrate(ctx context.Context) error {
	db := p.db
	version := 0
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	if version >= schemaVersion {
		return nil
	}
	if _, err := p.backup(ctx, fmt.Sprint("before version ", schemaVersion)); err != nil {
		return err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	if _, err := tx.ExecContext(ctx, strings.Join(migrations[version-1:], "\n")); err != nil {
		return err
	}
	if err := fill(ctx, tx, version); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version=%d", schemaVersion)); err != nil {
		return err
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	// What is packed needs less space. A file that keeps the old size works too.
	_, _ = db.ExecContext(ctx, "PRAGMA journal_mode=DELETE") // pages keep their size otherwise
	_, _ = db.ExecContext(ctx, fmt.Sprintf("PRAGMA page_size=%d; VACUUM", pageSize))
	return nil
}

// fill brings what the tables of an older version held into those of today.
func fill(ctx context.Context, tx *sql.Tx, version int) error {
	if version >= packedVersion {
		return packAllFindings(ctx, tx)
	}
	if err := repack(ctx, tx); err != nil {
		return err
	}
	return indexAll(ctx, tx)
}

// packAllFindings packs the findings of a file before version 6 as they are packed
// today.
func packAllFindings(ctx context.Context, tx *sql.Tx) error {
	return eachArticle(ctx, tx, func(id string, r row) error {
		found := packFindings(id, textOf(r[textColumn]), textOf(r[findingsColumn]))
		_, err := tx.ExecContext(ctx, "UPDATE articles SET findings=? WHERE id=?", found, id)
		return err
	})
}

// eachArticle calls f for the articles of a file, one at a time.
func eachArticle(ctx context.Context, tx *sql.Tx, f func(id string, r row) error) error {
	ids, err := idsOf(ctx, tx, "articles")
	if err != nil {
		return err
	}
	for _, id := range ids {
		r, err := tables[0].get(ctx, tx, id)
		if err != nil {
			return err
		}
		if err := f(id, r); err != nil {
			return err
		}
	}
	return nil
}

// repack moves the articles of a file before version 5 into the table of today.
func repack(ctx context.Context, tx *sql.Tx) error {
	ids, err := idsOf(ctx, tx, "old_articles")
	if err != nil {
		return err
	}
	old := table{"old_articles", tables[0].columns}
	for _, id := range ids {
		r, err := old.get(ctx, tx, id)
		if err != nil {
			return err
		}
		if text, ok := r[findingsColumn].(string); ok {
			r[findingsColumn] = withoutPredicates(text)
		}
		if err := tables[0].insert(ctx, tx, id, r); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, "DROP TABLE old_articles")
	return err
}

// withoutPredicates leaves out of findings what is no longer kept. What cannot
// be read stays as it is.
func withoutPredicates(text string) string {
	var f graphmodel.Findings
	if json.Unmarshal([]byte(text), &f) != nil {
		return text
	}
	if short, err := findingsText(f); err == nil && f.ArticleID != "" {
		return short
	}
	return text
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
	s, err := p.load(ctx, true)
	if err != nil {
		return pathError("checking", p.path, err)
	}
	if err := p.checkGraph(ctx, s.Articles); err != nil {
		return pathError("checking", p.path, err)
	}
	if _, err := p.history(ctx); err != nil {
		return pathError("checking", p.path, err)
	}
	if err := p.checkIndex(ctx); err != nil {
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
	case diskFull(err):
		return fmt.Errorf("%w: %w", ErrFull, err)
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
	case lib.SQLITE_FULL:
		return fmt.Errorf("%w (%w)", ErrFull, err)
	case lib.SQLITE_READONLY, lib.SQLITE_PERM, lib.SQLITE_CANTOPEN:
		return fmt.Errorf("%w (%w)", ErrReadOnly, err)
	}
	return err
}
