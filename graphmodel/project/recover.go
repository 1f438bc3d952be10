package project

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"clew/graphmodel"
)

// Recovery tells what was read of a damaged project.
type Recovery struct {
	Articles, Findings, Decisions, Positions, Settings, Steps, Pages, Feeds int
	// Scavenged counts the rows that nothing in the file leads to any more and
	// that were found by going through its pages.
	Scavenged int
	// Refilled counts the articles that were taken from backups.
	Refilled int
	// Lost says what was found but could not be used, and what is missing.
	Lost []string
}

// Recover reads what can be read of a damaged project and makes a new one of it.
// The damaged file stays as it is, and may be one that nothing else can open.
func Recover(ctx context.Context, damaged, path string) (Recovery, error) {
	r, err := recoverInto(ctx, damaged, path)
	if err != nil {
		return Recovery{}, pathError("recovering", damaged, err)
	}
	return r, nil
}

func recoverInto(ctx context.Context, damaged, path string) (Recovery, error) {
	if holder, held := holderOf(damaged); held {
		return Recovery{}, &HeldError{holder}
	}
	if _, err := os.Lstat(path); err == nil {
		return Recovery{}, fmt.Errorf("%s: %w", path, ErrExists)
	}
	folder, err := os.MkdirTemp("", "clew-recovering-")
	if err != nil {
		return Recovery{}, err
	}
	defer os.RemoveAll(folder)
	copied := filepath.Join(folder, "copy"+Extension)
	if err := copyWithChanges(damaged, copied); err != nil {
		return Recovery{}, err
	}
	s := salvage{rows: map[string]map[string]row{}, articles: map[string]lostArticle{}, findings: map[string]string{}}
	s.bySQL(ctx, copied)
	data, err := os.ReadFile(copied)
	if err != nil {
		return Recovery{}, err
	}
	s.headless = len(data) < headerSize || string(data[:len(headerMagic)]) != headerMagic
	s.byPages(data)
	if s.found() == 0 {
		return Recovery{}, fmt.Errorf("%w: nothing of a project was found in it", ErrNotProject)
	}
	s.refill(ctx, damaged)
	return s.write(ctx, path)
}

// salvaged are the tables that are read, with the number of their columns and the
// first of them the key.
var salvaged = []table{
	tables[0], tables[1], tables[2], tables[3],
	{"journal", []string{"seq", "at", "label", "undone", "rows"}},
	{"pages", []string{"address", "final", "type", "etag", "modified", "at", "size", "content"}},
	{"feeds", []string{"url", "value"}},
	indexTable,
}

// salvage collects rows of a damaged project.
type salvage struct {
	rows      map[string]map[string]row // by table and key
	broken    map[string]bool           // tables that could not be read to the end
	scavenged int
	lost      []string
	headless  bool                   // the beginning of the file is gone
	articles  map[string]lostArticle // by id
	findings  map[string]string      // titles of articles, by id, of which what was found is lost
	refilled  int
}

func (s *salvage) found() int {
	n := 0
	for name, rows := range s.rows {
		if name != indexTable.name {
			n += len(rows)
		}
	}
	return n
}

// bySQL reads the tables in the ordinary way, from both ends where they are
// broken in the middle. On the way changes beside the file go into it.
func (s *salvage) bySQL(ctx context.Context, path string) {
	s.broken = map[string]bool{}
	for _, t := range salvaged {
		s.rows[t.name], s.broken[t.name] = map[string]row{}, true
	}
	db, err := connect(ctx, path, "rw")
	if err != nil {
		return // its pages are gone through
	}
	defer func() { _ = closeWhole(ctx, db) }()
	var version int
	_ = db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	sound := integrity(ctx, db, "quick_check") == nil
	for _, t := range salvaged {
		missing := version > 0 && (t.name == "journal" && version < journalVersion || (t.name == "pages" || t.name == "feeds") && version < libraryVersion ||
			t.name == indexTable.name && version < searchVersion)
		err := s.scan(ctx, db, t, "")
		if err != nil {
			_ = s.scan(ctx, db, t, " DESC")
		}
		s.broken[t.name] = !missing && (err != nil || !sound)
	}
}

func (s *salvage) scan(ctx context.Context, db *sql.DB, t table, order string) error {
	columns := strings.Join(t.columns, ",")
	rows, err := db.QueryContext(ctx, "SELECT "+columns+" FROM "+t.name+" ORDER BY "+t.columns[0]+order)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		values := make([]any, len(t.columns))
		into := make([]any, len(values))
		for i := range values {
			into[i] = &values[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		s.take(t, values)
	}
	return rows.Err()
}

// byPages goes through all pages for rows of the broken tables.
func (s *salvage) byPages(data []byte) {
	before := s.found()
	newPageFile(data).rows(func(rowid int64, values []any) {
		if t, ok := tableOf(rowid, values); ok && s.broken[t.name] {
			if t.name == "journal" || t.name == indexTable.name {
				values[0] = rowid
			}
			s.take(t, values)
		}
	})
	s.scavenged = s.found() - before
}

// tableOf tells by its values which table a row is of.
func tableOf(rowid int64, v []any) (table, bool) {
	kinds := ""
	for _, x := range v {
		switch x.(type) {
		case nil:
			kinds += "0"
		case string:
			kinds += "t"
		case []byte:
			kinds += "b"
		default:
			kinds += "n"
		}
	}
	name := ""
	switch kinds {
	case strings.Repeat("t", len(tables[0].columns)), strings.Repeat("t", len(tables[0].columns)-2) + "bb":
		name = "articles"
	case "tnnn":
		name = "positions"
	case "0ttnb":
		if rowid > 0 {
			name = "journal"
		}
	case "0t":
		if rowid > 0 {
			name = indexTable.name
		}
	case "ttttttnb":
		name = "pages"
	case "tt":
		// A decision's key has a zero byte; a feed is an object with an address.
		key, value := v[0].(string), v[1].(string)
		switch {
		case strings.ContainsRune(key, 0):
			name = "decisions"
		case strings.Contains(key, "://") && strings.HasPrefix(value, "{"):
			name = "feeds"
		default:
			name = "settings"
		}
	}
	for _, t := range salvaged {
		if t.name == name {
			return t, true
		}
	}
	return table{}, false
}

// take keeps a row that is not there yet, if its values may be what they should.
func (s *salvage) take(t table, values []any) {
	key := fmt.Sprint(values[0])
	if _, there := s.rows[t.name][key]; there || len(values) != len(t.columns) || key == "" {
		return
	}
	switch t.name {
	case "positions":
		for i := range 2 {
			if n, ok := values[i+1].(int64); ok {
				values[i+1] = float64(n)
			}
		}
		_, x := values[1].(float64)
		_, y := values[2].(float64)
		_, pinned := values[3].(int64)
		if !x || !y || !pinned {
			return
		}
	case "decisions":
		var d graphmodel.Decision
		if decode(key, text(values[1]), &d) != nil || d.Key() != key {
			s.lose("a decision")
			return
		}
	case "journal":
		packed, ok := values[4].([]byte)
		if _, err := decodeRows(packed); !ok || err != nil {
			s.lose("a step of the history")
			return
		}
	case "feeds":
		if !json.Valid([]byte(text(values[1]))) {
			s.lose("a feed")
			return
		}
	case "articles":
		if !s.unpack(values) || !s.article(values) {
			return
		}
		key = text(values[0])
	}
	s.rows[t.name][key] = values[1:]
}

func text(v any) string {
	s, _ := v.(string)
	return s
}

// article checks an article, and drops what was found in it where that is not
// whole: it can be read again.
func (s *salvage) article(values []any) bool {
	s.mend(values)
	if probe(values) == nil {
		return true
	}
	values[len(values)-1] = ""
	if probe(values) != nil {
		s.articles[text(values[0])] = lostArticle{title: text(values[1])}
		return false
	}
	s.findings[text(values[0])] = text(values[1])
	return true
}

// probe reads the values of an article.
func probe(values []any) error {
	var k keptArticle
	err := k.scan(func(into ...any) error {
		for i := range into {
			switch to := into[i].(type) {
			case *string:
				v, ok := values[i].(string)
				if !ok {
					return ErrDamaged
				}
				*to = v
			case *kept:
				if err := to.Scan(values[i]); err != nil {
					return err
				}
			}
		}
		return nil
	}, true, nil)
	if err == nil {
		_, err = k.read()
	}
	return err
}

// unpack unpacks the text of an article and what was found in it. An article
// whose text is broken is lost: nothing of a packed one can be read then.
func (s *salvage) unpack(values []any) bool {
	first := len(values) - 2
	body, err := unpack(values[first])
	if err != nil {
		s.articles[text(values[0])] = lostArticle{title: text(values[1])}
		return false
	}
	values[first] = body
	if values[first+1], err = unpackFindings(text(values[0]), body, values[first+1]); err != nil {
		s.findings[text(values[0])] = text(values[1])
		values[first+1] = ""
	}
	return true
}

// mend makes an article of its own of one whose text is no longer what it was:
// no sentence of it proves anything then.
func (s *salvage) mend(values []any) {
	id, title, body := text(values[0]), text(values[1]), text(values[9])
	derived := len(id) == len(graphmodel.NewArticleID("", "")) && s.broken["articles"]
	if !strings.ContainsRune(body, 0) && utf8.ValidString(body) && (!derived || graphmodel.NewArticleID(title, body) == id) {
		return
	}
	body = strings.ToValidUTF8(strings.ReplaceAll(body, "\x00", ""), "")
	was := lostArticle{title: title}
	title += " (damaged)"
	was.standIn = graphmodel.NewArticleID(title, body)
	s.articles[id] = was
	delete(s.findings, id)
	values[0], values[1], values[7], values[9], values[10] = graphmodel.NewArticleID(title, body), title, "", body, ""
}

func (s *salvage) lose(what string) { s.lost = append(s.lost, what) }

// write makes a new project of the rows.
func (s *salvage) write(ctx context.Context, path string) (r Recovery, err error) {
	p, err := Create(ctx, path)
	if err != nil {
		return Recovery{}, err
	}
	defer func() {
		err = errors.Join(err, p.Close())
		if err != nil {
			_ = os.Remove(path)
		}
	}()
	if len(s.rows["journal"]) == 0 && s.broken["journal"] && len(s.rows["articles"]) > 0 {
		s.lose("the history")
	}
	r = Recovery{Scavenged: s.scavenged, Refilled: s.refilled}
	s.steps()
	for name, n := range map[string]*int{
		"articles": &r.Articles, "decisions": &r.Decisions, "positions": &r.Positions, "settings": &r.Settings,
		"journal": &r.Steps, "pages": &r.Pages, "feeds": &r.Feeds,
	} {
		*n = len(s.rows[name])
	}
	for _, a := range s.rows["articles"] {
		if text(a[len(a)-1]) != "" {
			r.Findings++
		}
	}
	slices.Sort(s.lost)
	r.Lost = slices.Compact(s.lost)
	tx, err := p.begin(ctx)
	if err != nil {
		return r, err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after a commit
	for _, t := range salvaged {
		if t.name == indexTable.name {
			continue // putting an article indexes it
		}
		for _, key := range slices.Sorted(maps.Keys(s.rows[t.name])) {
			if err := t.put(ctx, tx, key, s.rows[t.name][key]); err != nil {
				return r, fmt.Errorf("table %s: %w", t.name, err)
			}
		}
	}
	return r, p.commitTo(ctx, tx)
}

// steps keeps of the journal the latest steps without a gap: those before one
// that is missing cannot be undone.
func (s *salvage) steps() {
	rows := s.rows["journal"]
	if len(rows) == 0 {
		return
	}
	var seqs []int64
	for key, r := range rows {
		var seq int64
		_, err := fmt.Sscan(key, &seq)
		_, bad := time.Parse(time.RFC3339, text(r[0]))
		if err != nil || bad != nil {
			delete(rows, key)
			continue
		}
		seqs = append(seqs, seq)
	}
	slices.Sort(seqs)
	for i := len(seqs) - 1; i > 0; i-- {
		if seqs[i-1] == seqs[i]-1 {
			continue
		}
		for _, old := range seqs[:i] {
			delete(rows, fmt.Sprint(old))
		}
		s.lose("the history before step " + fmt.Sprint(seqs[i]))
		return
	}
}
