package project

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"time"

	"clew/graphmodel/subscription"
)

// library keeps what articles were made from, and the feeds that are followed.
// Both stand outside of the journal: undoing an import leaves the page, so that
// the import can be done again without asking the server.
const library = `
CREATE TABLE pages (
	address  TEXT PRIMARY KEY,  -- that was asked for
	final    TEXT NOT NULL,     -- where the redirects led to
	type     TEXT NOT NULL,     -- as the server declared it
	etag     TEXT NOT NULL,
	modified TEXT NOT NULL,
	at       TEXT NOT NULL,     -- when, in UTC
	size     INTEGER NOT NULL,  -- of the content, in bytes
	content  BLOB NOT NULL      -- as the server sent it, compressed (deflate)
) STRICT, WITHOUT ROWID;

CREATE TABLE feeds (
	url   TEXT PRIMARY KEY,
	value TEXT NOT NULL         -- a feed as JSON
) STRICT, WITHOUT ROWID;
`

// libraryVersion is the version that brought pages and feeds.
const libraryVersion = 3

// Page is a page as a server sent it, kept so that a better reader can read it
// again later.
type Page struct {
	Address     string // that was asked for; an article's Source
	Final       string // where the redirects led to
	ContentType string // as declared
	ETag        string
	Modified    string // the server's Last-Modified
	At          time.Time
	Content     []byte
}

// maxPage bounds what a damaged page can unpack to, in bytes.
const maxPage = 256 << 20

// KeepPages stores pages. One that is there already is replaced.
func (p *Project) KeepPages(ctx context.Context, pages ...Page) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return ErrClosed
	case p.db == nil:
		if p.pages == nil {
			p.pages = map[string]Page{}
		}
		for _, page := range pages {
			p.pages[page.Address] = page
		}
		return nil
	}
	if err := p.keepPages(ctx, pages); err != nil {
		return pathError("saving", p.path, err)
	}
	return nil
}

func (p *Project) keepPages(ctx context.Context, pages []Page) error {
	tx, err := p.begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	for _, page := range pages {
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO pages VALUES (?,?,?,?,?,?,?,?)",
			page.Address, page.Final, page.ContentType, page.ETag, page.Modified, page.At.UTC().Format(time.RFC3339), len(page.Content), deflate(page.Content))
		if err != nil {
			return fmt.Errorf("page %s: %w", page.Address, err)
		}
	}
	return p.commitTo(ctx, tx)
}

func deflate(content []byte) []byte {
	var packed bytes.Buffer
	w, _ := flate.NewWriter(&packed, flate.DefaultCompression) // the level is a valid one
	_, _ = w.Write(content)                                    // into memory
	_ = w.Close()
	return packed.Bytes()
}

// Page returns the page that was fetched from an address; ok tells whether there
// is one.
func (p *Project) Page(ctx context.Context, address string) (page Page, ok bool, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return Page{}, false, ErrClosed
	case p.db == nil:
		page, ok = p.pages[address]
		return page, ok, nil
	}
	page, err = p.page(ctx, address)
	if errors.Is(err, sql.ErrNoRows) {
		return Page{}, false, nil
	} else if err != nil {
		return Page{}, false, pathError("reading", p.path, err)
	}
	return page, true, nil
}

func (p *Project) page(ctx context.Context, address string) (Page, error) {
	if old, err := p.before(ctx, libraryVersion); err != nil || old {
		return Page{}, errors.Join(err, sql.ErrNoRows)
	}
	page := Page{Address: address}
	var at string
	var size int64
	var packed []byte
	row := p.db.QueryRowContext(ctx, "SELECT final, type, etag, modified, at, size, content FROM pages WHERE address=?", address)
	err := row.Scan(&page.Final, &page.ContentType, &page.ETag, &page.Modified, &at, &size, &packed)
	if err != nil {
		return Page{}, err
	}
	damaged := func(err error) error { return fmt.Errorf("%w: page %s: %v", ErrDamaged, address, err) }
	if page.At, err = time.Parse(time.RFC3339, at); err != nil {
		return Page{}, damaged(err)
	}
	page.Content, err = io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), maxPage))
	if err != nil {
		return Page{}, damaged(err)
	}
	if int64(len(page.Content)) != size {
		return Page{}, damaged(fmt.Errorf("%d of %d bytes", len(page.Content), size))
	}
	return page, nil
}

// before reports whether the file is older than a version, which happens only
// where it is opened for reading.
func (p *Project) before(ctx context.Context, version int) (bool, error) {
	v := 0
	err := p.db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&v)
	return v < version, err
}

// Addresses returns the addresses of the pages that are kept, sorted.
func (p *Project) Addresses(ctx context.Context) ([]string, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return nil, ErrClosed
	case p.db == nil:
		return slices.Sorted(maps.Keys(p.pages)), nil
	}
	list, err := p.texts(ctx, "SELECT address FROM pages ORDER BY address")
	if err != nil {
		return nil, pathError("reading", p.path, err)
	}
	return list, nil
}

// texts returns the only column of a query on the library.
func (p *Project) texts(ctx context.Context, query string) ([]string, error) {
	if old, err := p.before(ctx, libraryVersion); err != nil || old {
		return nil, err
	}
	rows, err := p.db.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var list []string
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		list = append(list, s)
	}
	return list, rows.Err()
}

// CopyPages stores the pages of another project, as when a project is saved
// under another name.
func (p *Project) CopyPages(ctx context.Context, from *Project) error {
	addresses, err := from.Addresses(ctx)
	if err != nil {
		return err
	}
	for _, a := range addresses {
		page, ok, err := from.Page(ctx, a)
		if err == nil && ok {
			err = p.KeepPages(ctx, page)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// SaveFeeds makes feeds the ones that are followed.
func (p *Project) SaveFeeds(ctx context.Context, feeds []subscription.Feed) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return ErrClosed
	case p.db == nil:
		p.feeds = slices.Clone(feeds)
		return nil
	}
	if err := p.saveFeeds(ctx, feeds); err != nil {
		return pathError("saving", p.path, err)
	}
	return nil
}

func (p *Project) saveFeeds(ctx context.Context, feeds []subscription.Feed) error {
	tx, err := p.begin(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	if _, err := tx.ExecContext(ctx, "DELETE FROM feeds"); err != nil {
		return err
	}
	for _, f := range feeds {
		value, err := json.Marshal(f)
		if err != nil {
			return fmt.Errorf("feed %s: %w", f.URL, err)
		}
		if _, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO feeds VALUES (?,?)", f.URL, string(value)); err != nil {
			return fmt.Errorf("feed %s: %w", f.URL, err)
		}
	}
	return p.commitTo(ctx, tx)
}

// Feeds returns the feeds that are followed, sorted by address.
func (p *Project) Feeds(ctx context.Context) ([]subscription.Feed, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.closed:
		return nil, ErrClosed
	case p.db == nil:
		return slices.Clone(p.feeds), nil
	}
	feeds, err := p.readFeeds(ctx)
	if err != nil {
		return nil, pathError("reading", p.path, err)
	}
	return feeds, nil
}

func (p *Project) readFeeds(ctx context.Context) ([]subscription.Feed, error) {
	values, err := p.texts(ctx, "SELECT value FROM feeds ORDER BY url")
	if err != nil {
		return nil, err
	}
	feeds := make([]subscription.Feed, len(values))
	for i, v := range values {
		if err := decode("a feed", v, &feeds[i]); err != nil {
			return nil, err
		}
	}
	return feeds, nil
}

// checkLibrary reads every page and feed.
func (p *Project) checkLibrary(ctx context.Context) error {
	if _, err := p.readFeeds(ctx); err != nil {
		return err
	}
	addresses, err := p.texts(ctx, "SELECT address FROM pages ORDER BY address")
	if err != nil {
		return err
	}
	for _, a := range addresses {
		if _, err := p.page(ctx, a); err != nil {
			return err
		}
	}
	return nil
}
