//go:build !headless

package desktop

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/session"
	"clew/app/theme"
	"clew/graphmodel/project"
	"clew/importers"
)

// folder is where file dialogs begin: where the last one ended.
func (w *window) folder() fyne.ListableURI {
	path := w.app.Preferences().String(prefFolder)
	if path == "" {
		path, _ = os.UserHomeDir()
	}
	if path == "" {
		return nil
	}
	uri, err := storage.ListerForURI(storage.NewFileURI(path))
	if err != nil {
		return nil
	}
	return uri
}

func (w *window) rememberFolder(path string) { w.app.Preferences().SetString(prefFolder, path) }

// dialogSize is as large as helps and as the window allows.
func (w *window) dialogSize(width, height float32) fyne.Size {
	room := w.win.Canvas().Size()
	return fyne.NewSize(min(width, room.Width-48), min(height, room.Height-48))
}

func (w *window) importFiles() {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			w.showError("The file could not be opened", err)
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		_ = f.Close()
		w.rememberFolder(filepath.Dir(path))
		w.openOrImport([]string{path})
	}, w.win)
	d.SetTitleText("Import a page or a text")
	d.SetConfirmText("Import")
	w.showFileDialog(d)
}

func (w *window) importFolder() {
	d := dialog.NewFolderOpen(func(f fyne.ListableURI, err error) {
		if err != nil {
			w.showError("The folder could not be opened", err)
			return
		}
		if f == nil {
			return
		}
		w.rememberFolder(f.Path())
		w.openOrImport([]string{f.Path()})
	}, w.win)
	d.SetTitleText("Import all pages of a folder")
	d.SetConfirmText("Import")
	w.showFileDialog(d)
}

func (w *window) chooseProject(open func(path string)) {
	d := dialog.NewFileOpen(func(f fyne.URIReadCloser, err error) {
		if err != nil {
			w.showError("The file could not be opened", err)
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		_ = f.Close()
		w.rememberFolder(filepath.Dir(path))
		open(path)
	}, w.win)
	d.SetTitleText("Open project")
	d.SetFilter(storage.NewExtensionFileFilter([]string{project.Extension}))
	w.showFileDialog(d)
}

// chooseTarget asks where to write a file. The dialog asks itself before a
// file is replaced.
func (w *window) chooseTarget(title, name string, write func(path string)) {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil {
			w.showError("The file cannot be written there", err)
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		// The dialog has made an empty file; what is written replaces it.
		_ = f.Close()
		if info, err := os.Stat(path); err == nil && info.Size() == 0 {
			_ = os.Remove(path)
		}
		w.rememberFolder(filepath.Dir(path))
		write(path)
	}, w.win)
	d.SetTitleText(title)
	d.SetFileName(name)
	w.showFileDialog(d)
}

func (w *window) showFileDialog(d *dialog.FileDialog) {
	if at := w.folder(); at != nil {
		d.SetLocation(at)
	}
	d.Resize(w.dialogSize(860, 600))
	d.Show()
}

// showError tells what failed, why, and what to do.
func (w *window) showError(what string, err error) {
	reason := err.Error()
	w.session.Tell(session.Failure, what)
	text := widget.NewLabel(upperFirst(reason))
	text.Wrapping = fyne.TextWrapWord
	text.Selectable = true
	d := dialog.NewCustom(what, "Close", container.NewStack(text), w.win)
	d.Resize(w.dialogSize(480, 180))
	d.Show()
}

func upperFirst(s string) string {
	if s == "" {
		return s
	}
	r := []rune(s)
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// askToSave offers to save a project before it is closed.
func (w *window) askToSave(save, discard func()) {
	text := widget.NewLabel("This project has no file yet. Without saving, what was read is lost.")
	text.Wrapping = fyne.TextWrapWord
	d := dialog.NewCustomWithoutButtons("Save the project?", text, w.win)
	cancel := widget.NewButton("Cancel", d.Hide)
	drop := widget.NewButton("Don't save", func() { d.Hide(); discard() })
	keep := widget.NewButton("Save…", func() { d.Hide(); save() })
	keep.Importance = widget.HighImportance
	d.SetButtons([]fyne.CanvasObject{drop, cancel, keep})
	d.Resize(w.dialogSize(420, 160))
	d.Show()
}

// showReport lists what an import has left out, with the reasons.
func (w *window) showReport(r importers.Report) {
	rows := &fyne.Container{Layout: controls.Stack{Gap: 10}}
	for _, f := range r.Failures() {
		rows.Objects = append(rows.Objects, issueRow(f))
	}
	for _, d := range r.Duplicates {
		rows.Objects = append(rows.Objects, labeled("article", controls.Quiet, filepath.Base(d.Source), "The same article is in the project already."))
	}
	scroll := container.NewVScroll(rows)
	head := widget.NewLabel(reportLine(r) + ".")
	head.Wrapping = fyne.TextWrapWord
	content := container.NewBorder(head, nil, nil, nil, scroll)
	d := dialog.NewCustom("Import", "Close", content, w.win)
	d.Resize(w.dialogSize(560, min(220+float32(len(rows.Objects))*52, 460)))
	d.Show()
}

func issueRow(i importers.Issue) fyne.CanvasObject {
	reason, hint := i.Reason, ""
	var source *importers.SourceError
	if errors.As(reason, &source) {
		reason = source.Err
	}
	if hint = importers.Hint(reason); hint != "" {
		hint = ". " + hint
	}
	return labeled("error", controls.Danger, filepath.Base(i.Source), upperFirst(reason.Error())+hint)
}

// labeled is an icon, a name, and below it a sentence.
func labeled(icon string, tone controls.Tone, name, text string) fyne.CanvasObject {
	sentence := widget.NewLabel(text)
	sentence.Wrapping = fyne.TextWrapWord
	sentence.SizeName = "helperText"
	head := &fyne.Container{
		Layout:  controls.Line{Gap: 8, Left: 7, Grow: 1},
		Objects: []fyne.CanvasObject{controls.NewIcon(icon, tone), controls.NewBoldText(name, 0)},
	}
	return container.New(controls.Stack{}, head, container.New(controls.Stack{Left: 24}, sentence))
}

// shortcuts lists the keys for the help dialog.
var shortcuts = [][2]string{
	{"Ctrl+I", "Import files"}, {"Ctrl+Shift+I", "Import a folder"}, {"Ctrl+V", "Paste an article"},
	{"Ctrl+O", "Open a project"}, {"Ctrl+S", "Save"}, {"Ctrl+E", "Export a picture"},
	{"Ctrl+F", "Search"}, {"Enter", "Select the first result"}, {"Ctrl+Z, Ctrl+Y", "Undo, redo"},
	{"Ctrl+0", "Show everything"}, {"Ctrl+Plus, Ctrl+Minus", "Zoom"}, {"Ctrl+L", "Arrange anew"},
	{"Ctrl+A", "Select all"}, {"Ctrl+B, Ctrl+J", "Sidebar, inspector"}, {"Tab", "Next view"},
	{"Arrow keys", "Walk from node to node, through a list, or scroll"}, {"Esc", "Clear the selection, then close the article"},
}

func (w *window) showShortcuts() {
	rows := &fyne.Container{Layout: controls.Stack{Gap: 6, Left: 4, Right: 4}}
	for _, s := range shortcuts {
		keys := controls.NewText(s[0], 0, controls.Quiet)
		rows.Objects = append(rows.Objects, container.NewGridWithColumns(2, keys, controls.NewText(s[1], 0, controls.Plain)))
	}
	d := dialog.NewCustom("Keyboard shortcuts", "Close", container.NewVScroll(rows), w.win)
	d.Resize(w.dialogSize(520, 520))
	d.Show()
}

func (w *window) showAbout() {
	text := widget.NewLabel(fmt.Sprintf(
		"Reads news articles and shows who met whom, where and when, with the sentence that says so.\n\nVersion %s, %s/%s",
		w.version, runtime.GOOS, runtime.GOARCH))
	text.Wrapping = fyne.TextWrapWord
	mark := widget.NewIcon(theme.Mark())
	d := dialog.NewCustom("Clew", "Close", container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSquareSize(56), mark), nil, text), w.win)
	d.Resize(w.dialogSize(460, 200))
	d.Show()
}
