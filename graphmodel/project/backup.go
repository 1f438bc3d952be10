package project

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"modernc.org/sqlite"
)

// What is kept of backups: at most so many, and so much together; of a large
// project at least the two newest.
const (
	backupCount       = 10
	backupBytes int64 = 1 << 30
	backupLeast       = 2
)

// backupEvery is how long a project is changed before it is backed up again.
const backupEvery = 30 * time.Minute

// backupTime is how a backup's name tells its time: it sorts, and every file
// system takes it.
const backupTime = "2006-01-02 15.04.05"

// Backup is a copy of a project as it was.
type Backup struct {
	Path string
	At   time.Time // local
	Why  string    // such as "before version 3", or ""
	Size int64     // in bytes
}

// BackupFolder returns where the backups of a project lie: in a folder beside
// it.
func BackupFolder(path string) string { return strings.TrimSuffix(path, Extension) + " backups" }

func backupName(path, why string, at time.Time) string {
	name := strings.TrimSuffix(filepath.Base(path), Extension) + " " + at.Format(backupTime)
	if why != "" {
		name += " " + why
	}
	return filepath.Join(BackupFolder(path), name+Extension)
}

// Backups lists the backups of a project, the newest first.
func Backups(path string) ([]Backup, error) {
	entries, err := os.ReadDir(BackupFolder(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, fmt.Errorf("the backups of %s: %w", path, err)
	}
	prefix := strings.TrimSuffix(filepath.Base(path), Extension) + " "
	var out []Backup
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), prefix)
		rest, project := strings.CutSuffix(rest, Extension)
		if !ours || !project || len(rest) < len(backupTime) {
			continue
		}
		at, err := time.ParseInLocation(backupTime, rest[:len(backupTime)], time.Local)
		info, failed := e.Info()
		if err != nil || failed != nil || !info.Mode().IsRegular() {
			continue
		}
		out = append(out, Backup{
			Path: filepath.Join(BackupFolder(path), e.Name()), At: at, Why: strings.TrimSpace(rest[len(backupTime):]), Size: info.Size(),
		})
	}
	slices.SortFunc(out, func(a, b Backup) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Path, a.Path)) })
	return out, nil
}

// SetBackups says whether the project is backed up before it is changed. It is,
// unless told otherwise.
func (p *Project) SetBackups(on bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.unguarded = !on
}

// Before returns the backup of what the project held when it was opened, or ""
// when it was not changed since.
func (p *Project) Before() string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.beginning
}

// guard backs the project up before the first change of a session, and now and
// then later. It does not keep anything from being saved: what went wrong is
// kept for BackupError.
func (p *Project) guard(ctx context.Context) {
	now := p.now()
	switch {
	case p.unguarded, p.readOnly, p.fresh && p.guarded.IsZero():
		if p.guarded.IsZero() {
			p.guarded = now
		}
		return
	case !p.guarded.IsZero() && now.Sub(p.guarded) < backupEvery:
		return
	}
	first := p.guarded.IsZero()
	p.guarded = now
	if first {
		if p.beginning = p.unchangedSince(); p.beginning != "" {
			return
		}
	}
	made, err := p.backup(ctx, "")
	p.backupErr = err
	if first {
		p.beginning = made
	}
}

// BackupError returns why the last backup failed, or nil.
func (p *Project) BackupError() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.backupErr
}

// unchangedSince returns the newest backup where the project was not written
// after it.
func (p *Project) unchangedSince() string {
	all, err := Backups(p.path)
	if err != nil || len(all) == 0 {
		return ""
	}
	backup, err := os.Stat(all[0].Path)
	if err != nil {
		return ""
	}
	for _, suffix := range []string{"", walSuffix} {
		if info, err := os.Stat(p.path + suffix); err == nil && !info.ModTime().Before(backup.ModTime()) && (suffix == "" || info.Size() > 0) {
			return ""
		}
	}
	return all[0].Path
}

// partialSuffix ends the name of a backup that is being made.
const partialSuffix = ".partial"

// backup copies what the project holds into the folder of backups, checks the
// copy, and removes backups that are too many.
func (p *Project) backup(ctx context.Context, why string) (string, error) {
	name := backupName(p.path, why, p.now())
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return "", err
	}
	partial := name + partialSuffix
	removePartial(filepath.Dir(name))
	err := p.copyPages(ctx, partial)
	if err == nil {
		err = settle(ctx, partial)
	}
	if err == nil {
		err = putInPlace(partial, name)
	}
	if err != nil {
		_ = os.Remove(partial)
		return "", fmt.Errorf("backing up to %s: %w", name, explain(err))
	}
	return name, thin(p.path)
}

// removePartial removes what a kill has left of backups.
func removePartial(folder string) {
	left, _ := filepath.Glob(filepath.Join(folder, "*"+Extension+partialSuffix+"*"))
	for _, name := range left {
		_ = os.Remove(name)
	}
}

// pagesAtOnce is how much of a project is copied between two looks at the
// context.
const pagesAtOnce = 2000

// copyPages copies the database page by page, as it stands now.
func (p *Project) copyPages(ctx context.Context, to string) error {
	target, err := dsn(to, "rwc")
	if err != nil {
		return err
	}
	conn, err := p.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	return conn.Raw(func(driver any) error {
		source, ok := driver.(interface {
			NewBackup(string) (*sqlite.Backup, error)
		})
		if !ok {
			return errors.New("the database cannot be copied while it is open")
		}
		b, err := source.NewBackup(target)
		if err != nil {
			return err
		}
		for more := true; more && err == nil; {
			if more, err = b.Step(pagesAtOnce); err == nil {
				err = ctx.Err()
			}
		}
		return errors.Join(err, b.Finish())
	})
}

// thin removes the oldest backups where they are too many or too large.
func thin(path string) error {
	all, err := Backups(path)
	if err != nil {
		return err
	}
	var size int64
	var errs []error
	for i, b := range all {
		size += b.Size
		if i >= backupCount || i >= backupLeast && size > backupBytes {
			errs = append(errs, os.Remove(b.Path))
		}
	}
	return errors.Join(errs...)
}

// Restore puts a backup, or any other project, in the place of a project that
// nobody has open. What was there is kept as a backup, as it is, and its name
// returned; "" where nothing was there.
func Restore(ctx context.Context, path, backup string) (kept string, err error) {
	kept, err = restore(ctx, path, backup)
	if err != nil {
		return "", pathError("restoring", path, err)
	}
	return kept, nil
}

func restore(ctx context.Context, path, backup string) (string, error) {
	if err := checkHeader(backup); err != nil {
		return "", fmt.Errorf("%s: %w", backup, err)
	}
	unclaim, err := claim(path)
	if err == nil {
		defer unclaim()
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", heldHere(path, err)
	}
	release, _, err := lock(path, time.Now())
	if err != nil {
		return "", err
	}
	defer release()
	temporary := path + ".restoring"
	defer os.Remove(temporary)
	if err := copyWithChanges(backup, temporary); err != nil {
		return "", err
	}
	if err := settle(ctx, temporary); err != nil {
		return "", fmt.Errorf("%s: %w", backup, err)
	}
	kept, err := setAside(ctx, path)
	if err != nil {
		return "", err
	}
	if err := removeSidecars(path); err != nil {
		return "", err
	}
	return kept, putInPlace(temporary, path)
}

// setAside copies what stands at path into the folder of backups, byte by byte
// where it is not sound.
func setAside(ctx context.Context, path string) (string, error) {
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	why := "before restoring"
	if err := checkHeader(path); err != nil {
		why = "damaged"
	} else if err := settle(ctx, path); err != nil {
		why = "damaged"
	}
	kept := backupName(path, why, time.Now())
	if err := os.MkdirAll(filepath.Dir(kept), 0o777); err != nil {
		return "", err
	}
	return kept, copyWithChanges(path, kept)
}
