package project

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"sync"
	"time"

	"clew/graphmodel"
	"clew/graphmodel/subscription"
)

// Extension is the usual ending of a project's file name.
const Extension = ".clew"

// Why a project cannot be opened or made, to be tested with errors.Is.
var (
	ErrNotFound   = errors.New("the project was not found")
	ErrExists     = errors.New("there is a file of this name already")
	ErrNotProject = errors.New("this is not a Clew project")
	ErrNewer      = errors.New("the project was made by a newer version of Clew; update Clew to open it")
	ErrDamaged    = errors.New("the project file is damaged; recover what can be read (clew recover), or restore a backup (clew backups)")
	ErrBusy       = errors.New("the project is open in another window or program; close it there first")
	ErrReadOnly   = errors.New("the project may only be read; save a copy of it elsewhere")
	ErrPermission = errors.New("the permission is missing; choose a file of your own")
	ErrFull       = errors.New("the disk is full; make room, or save the project elsewhere")
	ErrClosed     = errors.New("the project is closed")
	ErrGraph      = errors.New("the graph in the project file is not what its articles and decisions give (clew compact works it out anew)")
)

// State is the whole content of a project.
type State struct {
	Articles  []*graphmodel.Article
	Findings  []graphmodel.Findings // at most one an article, by ArticleID
	Decisions []graphmodel.Decision
	Positions map[string]graphmodel.Position
	// Settings belong to the project, such as the chosen layout.
	Settings map[string]string
}

// WordLists is the setting that holds a person's word lists, in the format of
// docs/lexicon.md.
const WordLists = "word lists"

// Project is an open project. It is safe for concurrent use.
type Project struct {
	mu      sync.Mutex
	path    string
	db      *sql.DB // nil in memory
	release func()  // gives the file free for others
	// readOnly projects may be a private copy in the folder shadow, where
	// holder had the project open.
	readOnly  bool
	holder    *Holder
	shadow    string
	recovered bool
	wal       bool // changes go beside the database
	log       checkpoints
	// Backups: none are made of one that is unguarded or was just made; guarded
	// is when the last was made or not needed.
	unguarded, fresh bool
	guarded          time.Time
	beginning        string
	backupErr        error
	closed           bool
	// stored is what the file holds, so that saving a whole state writes only
	// what has changed; nil where it is to be read again.
	stored *stored
	state  State // in memory only, as the two below
	pages  map[string]Page
	feeds  []subscription.Feed
	now    func() time.Time
}

// InMemory returns an empty project without a file. Its content is gone when
// it is closed.
func InMemory() *Project { return &Project{now: time.Now} }

// Create makes a new project file. It never replaces a file.
func Create(ctx context.Context, path string) (*Project, error) {
	p, err := create(ctx, path)
	if err != nil {
		return nil, pathError("making", path, err)
	}
	return p, nil
}

func create(ctx context.Context, path string) (*Project, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, ErrExists
	}
	unlock, _, err := lock(path, time.Now())
	if err != nil {
		return nil, err
	}
	defer unlock()
	// A kill while the tables are made must not leave half a project.
	temporary, err := emptyBeside(path)
	if err != nil {
		return nil, err
	}
	defer os.Remove(temporary)
	if err := initialize(ctx, temporary); err != nil {
		return nil, err
	}
	if err := removeSidecars(path); err != nil {
		return nil, err
	}
	// Unlike a rename, a link fails when the name is taken meanwhile. Not every
	// file system has links.
	if err := os.Link(temporary, path); errors.Is(err, fs.ErrExist) {
		return nil, ErrExists
	} else if err != nil {
		if err := os.Rename(temporary, path); err != nil {
			return nil, err
		}
	}
	syncFolder(path)
	unlock()
	p, err := open(ctx, path, false)
	if err == nil {
		p.fresh = true
	}
	return p, err
}

// emptyBeside makes an empty file in the folder of path, with the permissions
// that new files get there; os.CreateTemp would make it private.
func emptyBeside(path string) (string, error) {
	for i := 0; ; i++ {
		name := fmt.Sprintf("%s.%d-%d.tmp", path, os.Getpid(), i)
		f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil {
			return name, f.Close()
		}
		if !errors.Is(err, fs.ErrExist) {
			return "", err
		}
	}
}

// Open opens a project for reading and writing.
func Open(ctx context.Context, path string) (*Project, error) {
	p, err := open(ctx, path, false)
	if err != nil {
		return nil, pathError("opening", path, err)
	}
	return p, nil
}

// OpenReadOnly opens a project that is only read. Save fails with ErrReadOnly.
func OpenReadOnly(ctx context.Context, path string) (*Project, error) {
	p, err := open(ctx, path, true)
	if err != nil {
		return nil, pathError("opening", path, err)
	}
	return p, nil
}

// OpenOrCreate opens the project, or makes it if there is none.
func OpenOrCreate(ctx context.Context, path string) (*Project, error) {
	p, err := Open(ctx, path)
	if errors.Is(err, ErrNotFound) {
		return Create(ctx, path)
	}
	return p, err
}

func pathError(doing, path string, err error) error {
	return fmt.Errorf("%s %s: %w", doing, path, explain(err))
}

// Path returns the file of the project, or "" in memory.
func (p *Project) Path() string { return p.path }

// ReadOnly reports whether the project can only be read.
func (p *Project) ReadOnly() bool { return p.readOnly }

// Holder returns who had a project open for writing when it was opened for
// reading, if anybody.
func (p *Project) Holder() (Holder, bool) {
	if p.holder == nil {
		return Holder{}, false
	}
	return *p.holder, true
}

// Recovered reports whether the last program that had the project open did not
// close it. What it had saved is there.
func (p *Project) Recovered() bool { return p.recovered }

// Close closes the project. Closing twice does no harm.
func (p *Project) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil
	}
	p.closed = true
	if p.db == nil {
		return nil
	}
	defer p.release()
	p.log.stop()
	if p.wal && !p.readOnly {
		return closeWhole(context.Background(), p.db)
	}
	err := p.db.Close()
	if p.shadow != "" {
		err = errors.Join(err, os.RemoveAll(p.shadow))
	}
	return err
}

// State returns the content of the project.
func (p *Project) State(ctx context.Context) (State, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return State{}, ErrClosed
	}
	if p.db == nil {
		return p.state.clone(), nil
	}
	s, err := p.load(ctx, true)
	if err != nil {
		return State{}, pathError("reading", p.path, err)
	}
	return s, nil
}

// Save makes s the content of the project, in one transaction. It writes only
// what differs from the last save. What changes belongs to the latest step (see
// Record), which it is undone with.
func (p *Project) Save(ctx context.Context, s State) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return ErrClosed
	}
	if p.db == nil {
		p.state = s.clone()
		return nil
	}
	err := p.save(ctx, s, nil, func(tx *sql.Tx, changes []change) error { return amend(ctx, tx, changes) })
	if err != nil {
		return pathError("saving", p.path, err)
	}
	return nil
}

// AddArticles adds articles with what was found in them. Articles that are
// there already are replaced.
func (p *Project) AddArticles(ctx context.Context, articles []*graphmodel.Article, findings []graphmodel.Findings) error {
	s, err := p.State(ctx)
	if err != nil {
		return err
	}
	fresh := map[string]bool{}
	for _, a := range articles {
		fresh[a.ID] = true
	}
	sum := State{Decisions: s.Decisions, Positions: s.Positions, Settings: s.Settings, Articles: articles, Findings: findings}
	for _, a := range s.Articles {
		if !fresh[a.ID] {
			sum.Articles = append(sum.Articles, a)
		}
	}
	for _, f := range s.Findings {
		if !fresh[f.ArticleID] {
			sum.Findings = append(sum.Findings, f)
		}
	}
	return p.Save(ctx, sum)
}

func (s State) clone() State {
	c := s
	c.Articles = append([]*graphmodel.Article(nil), s.Articles...)
	c.Findings = append([]graphmodel.Findings(nil), s.Findings...)
	c.Decisions = append([]graphmodel.Decision(nil), s.Decisions...)
	c.Positions = maps.Clone(s.Positions)
	c.Settings = maps.Clone(s.Settings)
	return c
}
