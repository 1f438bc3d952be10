//go:build !headless

package desktop

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"clew/app/controls"
	"clew/app/controls/flow"
	"clew/app/session"
	"clew/app/theme"
	"clew/graphmodel"
	"clew/importers"
)

var (
	proseStyle = flow.Style{Size: theme.TextBody, LineHeight: 20, ParagraphGap: 8}
	noteStyle  = flow.Style{Size: theme.TextSmall, LineHeight: 17}
)

// prose is running text for a sheet, scrolled when it is long.
func prose(text string, style flow.Style, tone controls.Tone) *controls.Scroller {
	v := flow.NewView(style)
	v.Tone = tone
	v.SetContent(text, nil, graphmodel.Span{})
	return controls.NewScroller(v)
}

// sheetHeight is the height of a sheet around content of a height.
func sheetHeight(content float32) float32 { return content + 2*sheetPadding + 18 + 12 + 16 + 28 }

// showError tells what failed, why, and what to do.
func (w *window) showError(what string, err error) {
	w.session.Tell(session.Failure, what)
	reason := upperFirst(err.Error())
	const width = 460
	height := min(flow.Height(reason, proseStyle, width-2*sheetPadding)+8, 320)
	s := w.newSheet(what, fyne.NewSize(width, sheetHeight(height)), prose(reason, proseStyle, controls.Quiet))
	s.button("Copy", controls.Bare, func() { w.app.Clipboard().SetContent(what + ": " + err.Error()) })
	s.show(s.button("Close", controls.Filled, nil))
}

func upperFirst(s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	return strings.ToUpper(string(r[:1])) + string(r[1:])
}

// askToSave offers to save a project before it is closed.
func (w *window) askToSave(save, discard func()) {
	const text = "This project has no file yet. Without saving, what was read and arranged is lost."
	s := w.newSheet("Save the project?", fyne.NewSize(420, sheetHeight(46)), prose(text, proseStyle, controls.Quiet))
	s.button("Don't save", controls.Bare, discard)
	s.button("Cancel", controls.Outlined, nil)
	s.show(s.button("Save…", controls.Filled, save))
}

// askToReplace asks before a file is written over.
func (w *window) askToReplace(path string, replace func()) {
	text := "“" + filepath.Base(path) + "” is there already. What is in it now will be lost."
	s := w.newSheet("Replace the file?", fyne.NewSize(420, sheetHeight(46)), prose(text, proseStyle, controls.Quiet))
	s.button("Replace", controls.Bare, replace)
	s.show(s.button("Cancel", controls.Filled, nil))
}

// issueList shows sources with what is to be said about each.
type issueList struct {
	issues []issue
}

type issue struct {
	icon       string
	tone       controls.Tone
	name, text string
}

// reasonOf is why a source gave no article, and what to do, without its name.
func reasonOf(i importers.Issue) string {
	reason := i.Reason
	var source *importers.SourceError
	if errors.As(reason, &source) {
		reason = source.Err
	}
	for _, plain := range []error{importers.ErrDamaged, importers.ErrNotFound, importers.ErrPermission} {
		if errors.Is(reason, plain) {
			reason = plain // what a library or the system says besides helps nobody here
		}
	}
	text := upperFirst(reason.Error()) + "."
	if hint := importers.Hint(reason); hint != "" {
		text += " " + hint
	}
	return text
}

const issueIndent float32 = 26

// Len implements controls.Rows.
func (l *issueList) Len() int { return len(l.issues) }

// Height implements controls.Rows.
func (l *issueList) Height(i int, width float32) float32 {
	return 20 + flow.Height(l.issues[i].text, noteStyle, width-issueIndent-12) + 12
}

// Template implements controls.Rows.
func (l *issueList) Template(int) int { return 0 }

// New implements controls.Rows.
func (l *issueList) New(int) fyne.CanvasObject { return newIssueRow() }

// Fill implements controls.Rows.
func (l *issueList) Fill(i int, o fyne.CanvasObject) { o.(*issueRow).fill(l.issues[i]) }

// issueRow is one line of an issueList.
type issueRow struct {
	controls.Pressable
	icon *controls.Icon
	name *controls.Text
	text *flow.View
}

func newIssueRow() *issueRow {
	r := &issueRow{icon: controls.NewIcon("error", controls.Danger), name: controls.NewBoldText("", 0), text: flow.NewView(noteStyle)}
	r.text.Tone = controls.Quiet
	r.Setup(r, &fyne.Container{
		Layout:  controls.Placed{Least: fyne.NewSize(80, 40), Place: r.place},
		Objects: []fyne.CanvasObject{r.icon, r.name, r.text},
	})
	return r
}

func (r *issueRow) fill(i issue) {
	r.icon.Set(i.icon, i.tone)
	r.name.SetText(i.name)
	r.text.SetContent(i.text, nil, graphmodel.Span{})
	if size := r.Content.Size(); size.Width > 0 {
		r.place(size)
	}
}

func (r *issueRow) place(size fyne.Size) {
	r.icon.Move(fyne.NewPos(1, 2))
	r.icon.Resize(fyne.NewSquareSize(16))
	r.name.Move(fyne.NewPos(issueIndent, 0))
	inner := size.Width - issueIndent - 12
	r.name.Resize(fyne.NewSize(inner, 20))
	r.text.Move(fyne.NewPos(issueIndent, 20))
	r.text.Resize(fyne.NewSize(inner, r.text.HeightFor(inner)))
	r.text.ShowPart(inner, 0, 1e5)
}

// shortcuts lists the keys for the help dialog.
var shortcuts = [][2]string{
	{"Ctrl+I", "Import files"},
	{"Ctrl+Shift+I", "Import a folder"},
	{"Ctrl+U, F5", "Add from an address, refresh the feeds"},
	{"Ctrl+V", "Paste an article, or an address"},
	{"Ctrl+N, Ctrl+O", "New project, open a project"},
	{"Ctrl+S, Ctrl+Shift+S", "Save, save as"},
	{"Ctrl+E", "Export a picture"},
	{"Ctrl+F", "Find in the sidebar; Enter selects the first"},
	{"Ctrl+Shift+F", "Search names, notes and the words of articles"},
	{"Ctrl+Z, Ctrl+Y", "Undo, redo"},
	{"Ctrl+0", "Show everything"},
	{"Ctrl+Plus, Ctrl+Minus", "Zoom"},
	{"Ctrl+P", "Show the path between two, then the next"},
	{"Ctrl+G, Ctrl+Shift+G", "Open a group, close it"},
	{"Ctrl+L", "Arrange anew"},
	{"Ctrl+A, Ctrl+H", "Select all, hide the selection"},
	{"Ctrl+C", "Copy the names of the selection"},
	{"Ctrl+B, Ctrl+J", "Sidebar, inspector"},
	{"Tab", "Next view"},
	{"Arrow keys", "Walk from node to node or through a list; scroll"},
	{". and , in the network", "Round the links of a node; Enter follows one"},
	{"Enter, > and <, Backspace", "Focus on a node, more or fewer links, back"},
	{"P, R, O, M in the network", "Pin; select with frame or lasso; move"},
	{"N, L in the network", "New entity; draw a new link (Ctrl+Shift+N, Ctrl+K)"},
	{"F2", "Rename the selected node"},
	{"Ctrl+T, Ctrl+.", "Note; mark the words selected in the article"},
	{"Ctrl+Shift+H", "History"},
	{"N, P in the reader", "Next, previous mention of the selection"},
	{"Esc", "Clear the selection, leave the focus, close the article"},
}

func (w *window) showShortcuts() {
	rows := &fyne.Container{Layout: controls.Stack{Gap: 5}}
	for _, s := range shortcuts {
		rows.Objects = append(rows.Objects, &fyne.Container{
			Layout:  columnsLayout{first: 176},
			Objects: []fyne.CanvasObject{controls.NewText(s[0], 0, controls.Quiet), controls.NewText(s[1], 0, controls.Plain)},
		})
	}
	sheet := w.newSheet("Keyboard shortcuts", fyne.NewSize(540, sheetHeight(rows.MinSize().Height)), rows)
	sheet.show(sheet.button("Close", controls.Filled, nil))
}

// columnsLayout puts two objects side by side, the first of a fixed width.
type columnsLayout struct{ first float32 }

func (l columnsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(l.first+80, max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (l columnsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(l.first-8, size.Height))
	o[1].Move(fyne.NewPos(l.first, 0))
	o[1].Resize(fyne.NewSize(size.Width-l.first, size.Height))
}

func (w *window) showAbout() {
	mark := canvas.NewImageFromResource(theme.Mark())
	mark.FillMode = canvas.ImageFillContain
	mark.SetMinSize(fyne.NewSquareSize(56))
	text := prose("Reads news articles and shows who met whom, where and when, with the sentence that says so.\n"+
		fmt.Sprintf("Version %s, %s/%s. MIT License.", w.version, runtime.GOOS, runtime.GOARCH), proseStyle, controls.Quiet)
	content := &fyne.Container{Layout: columnsLayout{first: 76}, Objects: []fyne.CanvasObject{mark, text}}
	s := w.newSheet(programName, fyne.NewSize(460, sheetHeight(84)), content)
	s.show(s.button("Close", controls.Filled, nil))
}
