package importers

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// file is a source that is no folder.
type file struct {
	source   Source
	inFolder bool // found in a folder, not named by the person
}

// levelOf is how serious it is that the file gave no article: a picture in a
// folder of saved pages is no failure, a file that was named is.
func (f file) levelOf(err error) Level {
	if errors.Is(err, ErrLeftOut) || f.inFolder && (errors.Is(err, ErrUnsupported) || errors.Is(err, ErrBinary)) {
		return Info
	}
	return Failure
}

// expand replaces folders by their files, sorted by path. skipped[i] are the
// issues to be reported before file i, skipped[len(files)] those after the last.
func expand(ctx context.Context, sources []Source) (files []file, skipped map[int][]Issue) {
	skipped = map[int][]Issue{}
	for _, s := range sources {
		if s.Path == "" {
			files = append(files, file{source: s})
			continue
		}
		info, err := os.Stat(s.Path)
		if err != nil || !info.IsDir() {
			files = append(files, file{source: s})
			continue
		}
		found, issues := walk(ctx, s.Path)
		if len(found) == 0 && len(issues) == 0 {
			issues = []Issue{{Source: s.String(), Reason: &SourceError{s.String(), ErrNoFiles}, Level: Failure}}
		}
		skipped[len(files)] = append(skipped[len(files)], issues...)
		files = append(files, found...)
	}
	return files, skipped
}

// projectExtension is that of project files.
const projectExtension = ".clew"

// isProject reports whether a file in a folder is a project, what stands beside
// one while it is open, or the folder of its backups: people keep a project with
// its sources, and it is no source itself.
func isProject(path string, d fs.DirEntry) bool {
	if !d.IsDir() {
		name := d.Name()
		for _, suffix := range []string{"", ".lock", "-wal", "-shm", "-journal"} {
			if strings.HasSuffix(name, projectExtension+suffix) {
				return true
			}
		}
		return false
	}
	project, ok := strings.CutSuffix(path, " backups")
	if !ok {
		return false
	}
	_, err := os.Stat(project + projectExtension)
	return err == nil
}

// walk lists the files under root. Projects and hidden files and folders are left out;
// symbolic links are not followed, so that no loop arises, and told like pipes and devices.
func walk(ctx context.Context, root string) (files []file, issues []Issue) {
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if err != nil {
			issues = append(issues, Issue{Source: path, Reason: &SourceError{path, fileError(err)}, Level: Failure})
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if path != root && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if path != root && isProject(path, d) {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		switch {
		case d.Type().IsRegular():
			files = append(files, file{source: FileSource(path), inFolder: true})
		case d.Type()&fs.ModeSymlink != 0:
			issues = append(issues, Issue{Source: path, Reason: &SourceError{path, ErrLink}, Level: Info})
		case !d.IsDir():
			issues = append(issues, Issue{Source: path, Reason: &SourceError{path, ErrSpecial}, Level: Info})
		}
		return nil
	})
	if err != nil {
		issues = append(issues, Issue{Source: root, Reason: &SourceError{root, err}, Level: Failure})
	}
	return files, issues
}
