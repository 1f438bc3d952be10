package workspace

import (
	"context"
	"errors"
	"slices"

	"clew/app/session"
	"clew/graphmodel/project"
)

// openAny opens a project, for reading where it cannot be written, and says why:
// somebody has it open, it lies where one may only read, or the disk is full.
func openAny(ctx context.Context, path string) (file *project.Project, hindrance, err error) {
	file, err = project.Open(ctx, path)
	looked := func(why error) bool { return errors.Is(err, why) }
	if err == nil || !slices.ContainsFunc([]error{project.ErrBusy, project.ErrReadOnly, project.ErrPermission, project.ErrFull}, looked) {
		return file, nil, err
	}
	reader, failed := project.OpenReadOnly(ctx, path)
	if failed != nil {
		return nil, nil, err // why it cannot be written says more
	}
	return reader, err, nil
}

// Hindrance is why the project can only be looked at, nil where it can be changed.
func (w *Workspace) Hindrance() error {
	if !w.ReadOnly() {
		return nil
	}
	return w.hindrance
}

// VerifyJob is the key of the job that looks for damage in a large project.
const VerifyJob = "verify"

// verify goes through a large file while the person works on, and tells of damage:
// opening it does not wait for that.
func (w *Workspace) verify() {
	file := w.file
	spec := session.Spec{Key: VerifyJob, Title: "Checking the file", Quiet: true, Failed: func(err error) {
		if w.file == file && errors.Is(err, project.ErrDamaged) {
			w.Damaged.Emit(err)
		}
	}}
	w.session.Run(spec, func(ctx context.Context, _ session.Report) (func(), error) { return nil, file.Verify(ctx) })
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
