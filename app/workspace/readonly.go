package workspace

import (
	"context"
	"errors"

	"clew/app/session"
	"clew/graphmodel/project"
)

// openAny opens a project, for reading where it cannot be written: somebody has
// it open, or it lies where one may only read.
func openAny(ctx context.Context, path string) (*project.Project, error) {
	file, err := project.Open(ctx, path)
	if err == nil || !errors.Is(err, project.ErrBusy) && !errors.Is(err, project.ErrReadOnly) && !errors.Is(err, project.ErrPermission) {
		return file, err
	}
	reader, failed := project.OpenReadOnly(ctx, path)
	if failed != nil {
		return nil, err // why it cannot be written says more
	}
	return reader, nil
}

// ReadOnly reports whether the project can only be looked at.
func (w *Workspace) ReadOnly() bool { return w.file != nil && w.file.ReadOnly() }

// Holder returns who has the project open, where that is why it can only be
// looked at.
func (w *Workspace) Holder() (project.Holder, bool) {
	if !w.ReadOnly() {
		return project.Holder{}, false
	}
	return w.file.Holder()
}

// refused tells, and reports, that the project can only be looked at.
func (w *Workspace) refused() bool {
	if !w.ReadOnly() {
		return false
	}
	w.session.Tell(session.Warning, "This project can only be looked at here; nothing was changed")
	return true
}
