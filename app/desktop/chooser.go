//go:build !headless

package desktop

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/theme"
	"clew/app/views/wording"
)

// chooser is the program's file dialog. Unlike the toolkit's it takes several
// files at once.
type chooser struct {
	w      *window
	sheet  *sheet
	mode   chooserMode
	filter []string // extensions; nil for all
	done   func(paths []string)

	folder   string
	entries  []entry
	chosen   []string
	anchor   int
	path     *controls.Field
	name     *controls.Field // when saving
	list     *controls.RowList
	scroll   *controls.KeyScroller
	note     *controls.Text
	nothing  *controls.Text // in place of the list of an empty folder
	accept   *controls.Button
	cursor   int
	hasFocus bool
}

type chooserMode uint8

const (
	openFiles chooserMode = iota // one or more files or folders
	openFile                     // one file
	openFolder
	saveFile
)

// choose shows a file dialog.
func (w *window) choose(mode chooserMode, title, verb, name string, filter []string, done func([]string)) {
	c := w.newChooser(mode, title, verb, name, filter, done)
	if mode == saveFile {
		c.sheet.show(c.name)
		return
	}
	c.sheet.show(c.scroll)
}

// newChooser makes a file dialog that is not shown yet.
func (w *window) newChooser(mode chooserMode, title, verb, name string, filter []string, done func([]string)) *chooser {
	c := &chooser{w: w, mode: mode, filter: filter, done: done, cursor: -1}
	c.path = controls.NewField()
	c.path.OnSubmitted = c.goTo
	c.name = controls.NewField()
	c.name.SetText(name)
	c.name.OnChanged = func(string) { c.update() }
	c.name.OnSubmitted = func(string) { c.finish() }
	c.note = controls.NewText("", theme.TextSmall, controls.Quiet)
	c.nothing = controls.NewText("", 0, controls.Quiet)
	c.list = controls.NewRowList(c)
	c.scroll = controls.NewKeyScroller(c.list)
	c.scroll.NoRing = true
	c.scroll.OnKey = c.key
	c.scroll.OnFocus = func(has bool) { c.hasFocus = has; c.list.Refill() }
	up := controls.NewIconButton("chevron-up", "Folder above", w.tips, func() { c.enter(filepath.Dir(c.folder)) })
	side := &fyne.Container{Layout: controls.Stack{Gap: 1}}
	home, _ := os.UserHomeDir()
	for _, p := range places(home) {
		side.Objects = append(side.Objects, c.placeRow(p))
	}
	frame := controls.NewFill(controls.BackgroundColor)
	frame.Stroke, frame.Radius = controls.BorderColor, 6
	content := &fyne.Container{Layout: chooserLayout{save: mode == saveFile}, Objects: []fyne.CanvasObject{
		side, up, c.path, frame, c.scroll, c.name, c.note, c.nothing,
	}}
	if mode != saveFile {
		c.name.Hide()
	}
	c.sheet = w.newSheet(title, fyne.NewSize(780, 560), content)
	c.path.OnEscape, c.name.OnEscape = c.sheet.dismiss, c.sheet.dismiss
	c.sheet.button("Cancel", controls.Outlined, nil)
	c.accept = controls.NewButton("", verb, controls.Filled, c.finish)
	c.sheet.add(c.accept)
	c.enter(w.startFolder(home))
	return c
}

// startFolder is where file dialogs begin: where the last one ended.
func (w *window) startFolder(home string) string {
	last := w.app.Preferences().String(prefFolder)
	if info, err := os.Stat(last); err == nil && info.IsDir() {
		return last
	}
	if home == "" {
		return string(filepath.Separator)
	}
	return home
}

func (c *chooser) placeRow(p place) fyne.CanvasObject {
	line := &fyne.Container{
		Layout:  controls.Line{Gap: 8, Left: 8, Right: 8, Height: 28, Grow: 1},
		Objects: []fyne.CanvasObject{controls.NewIcon("folder", controls.Quiet), controls.NewText(p.name, 0, controls.Plain)},
	}
	return controls.NewPressable(line, func(fyne.KeyModifier) { c.enter(p.path) })
}

// enter shows a folder.
func (c *chooser) enter(folder string) {
	entries, err := listFolder(folder, c.filter)
	if err != nil {
		c.note.Set(folderError(folder, err), controls.Danger)
		return
	}
	c.folder, c.entries, c.chosen, c.cursor, c.anchor = folder, entries, nil, -1, 0
	c.path.SetText(folder)
	c.list.Reload()
	c.scroll.ScrollTo(0)
	c.scroll.Changed()
	c.update()
}

func folderError(folder string, err error) string {
	switch {
	case errors.Is(err, fs.ErrPermission):
		return shortPath(folder) + " may not be read"
	case errors.Is(err, fs.ErrNotExist):
		return shortPath(folder) + " does not exist"
	}
	return err.Error()
}

// goTo follows what was typed into the path field.
func (c *chooser) goTo(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		c.note.Set(folderError(path, err), controls.Danger)
	case info.IsDir():
		c.enter(path)
	case c.mode == openFile || c.mode == openFiles:
		c.take([]string{path})
	}
}

// update shows what would be taken.
func (c *chooser) update() {
	off := false
	text := ""
	switch c.mode {
	case saveFile:
		off = fileName(c.name.Text) == ""
	case openFolder:
		text = "Everything in " + shortPath(c.target())
	default:
		off = len(c.chosen) == 0
		text = wording.Count(len(c.chosen), "item", "items") + " chosen"
		if len(c.chosen) == 0 {
			text = "Ctrl or Shift with a click takes several"
			if c.mode == openFile {
				text = ""
			}
		}
	}
	nothing := ""
	if len(c.entries) == 0 {
		nothing = "There is nothing to open in this folder."
		switch {
		case c.mode == saveFile && len(c.filter) > 0:
			nothing = "There is no file of this kind in this folder."
		case c.mode == openFolder, c.mode == saveFile:
			nothing = "This folder is empty."
		case c.mode == openFiles:
			text = ""
		}
	}
	c.nothing.SetText(nothing)
	c.note.Set(text, controls.Quiet)
	c.accept.SetDisabled(off)
}

// target is the folder that openFolder takes.
func (c *chooser) target() string {
	if len(c.chosen) == 1 {
		return c.chosen[0]
	}
	return c.folder
}

func (c *chooser) finish() {
	switch c.mode {
	case openFolder:
		c.take([]string{c.target()})
	case saveFile:
		c.save()
	default:
		if len(c.chosen) == 1 && c.mode == openFile && isFolder(c.chosen[0]) {
			c.enter(c.chosen[0])
		} else if len(c.chosen) > 0 {
			c.take(c.chosen)
		}
	}
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func (c *chooser) save() {
	name := fileName(c.name.Text)
	if name == "" {
		return
	}
	path := filepath.Join(c.folder, name)
	if len(c.filter) > 0 {
		path = withExtension(path, c.filter[0])
	}
	if _, err := os.Stat(path); err == nil {
		c.w.askToReplace(path, func() { c.take([]string{path}) })
		return
	}
	c.take([]string{path})
}

func (c *chooser) take(paths []string) {
	c.sheet.close()
	c.w.app.Preferences().SetString(prefFolder, c.folder)
	c.done(paths)
}

// press chooses a row; a second press on a folder enters it, on a file takes
// it.
func (c *chooser) press(i int, held fyne.KeyModifier) {
	e := c.entries[i]
	c.cursor = i
	many := c.mode == openFiles
	switch {
	case many && held&fyne.KeyModifierShift != 0:
		c.chosen = nil
		for n := min(c.anchor, i); n <= max(c.anchor, i); n++ {
			c.chosen = append(c.chosen, c.entries[n].path)
		}
	case many && held&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0:
		if at := slices.Index(c.chosen, e.path); at >= 0 {
			c.chosen = slices.Delete(c.chosen, at, at+1)
		} else {
			c.chosen = append(c.chosen, e.path)
		}
		c.anchor = i
	case len(c.chosen) == 1 && c.chosen[0] == e.path:
		c.open(e)
		return
	default:
		c.chosen, c.anchor = []string{e.path}, i
		if c.mode == saveFile && !e.folder {
			c.name.SetText(e.name)
		}
	}
	c.list.Refill()
	c.update()
}

func (c *chooser) open(e entry) {
	switch {
	case e.folder:
		c.enter(e.path)
	case c.mode == openFile || c.mode == openFiles:
		c.take([]string{e.path})
	}
}

func (c *chooser) key(e *fyne.KeyEvent) {
	move := func(by int) {
		if len(c.entries) == 0 {
			return
		}
		c.cursor = min(max(c.cursor+by, 0), len(c.entries)-1)
		c.chosen, c.anchor = []string{c.entries[c.cursor].path}, c.cursor
		c.scroll.Reveal(c.list.Extent(c.cursor))
		c.list.Refill()
		c.update()
	}
	switch e.Name {
	case fyne.KeyDown:
		move(1)
	case fyne.KeyUp:
		move(-1)
	case fyne.KeyPageDown:
		move(10)
	case fyne.KeyPageUp:
		move(-10)
	case fyne.KeyBackspace, fyne.KeyLeft:
		c.enter(filepath.Dir(c.folder))
	case fyne.KeyRight:
		if c.cursor >= 0 && c.entries[c.cursor].folder {
			c.enter(c.entries[c.cursor].path)
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.cursor >= 0 && len(c.chosen) == 1 {
			c.open(c.entries[c.cursor])
		} else {
			c.finish()
		}
	case fyne.KeyEscape:
		c.sheet.dismiss()
	}
}

// Len implements controls.Rows.
func (c *chooser) Len() int { return len(c.entries) }

// Height implements controls.Rows.
func (c *chooser) Height(int, float32) float32 { return 28 }

// Template implements controls.Rows.
func (c *chooser) Template(int) int { return 0 }

// New implements controls.Rows.
func (c *chooser) New(int) fyne.CanvasObject { return controls.NewInset(newFileRow(), 4, 0) }

// Fill implements controls.Rows.
func (c *chooser) Fill(i int, o fyne.CanvasObject) {
	e := c.entries[i]
	r := o.(*controls.Inset).Content.(*fileRow)
	icon, tone := "article", controls.Plain
	if e.folder {
		icon = "folder"
	} else if c.mode == openFolder {
		tone = controls.Faint
	}
	r.icon.Set(icon, controls.Quiet)
	r.name.Set(e.name, tone)
	r.date.SetText(e.modified.Format("2 Jan 2006"))
	r.size.SetText("")
	if !e.folder {
		r.size.SetText(fileSize(e.size))
	}
	r.OnPress = func(held fyne.KeyModifier) { c.press(i, held) }
	r.SetSelected(slices.Contains(c.chosen, e.path))
	r.SetCursor(c.hasFocus && c.cursor == i)
}

// fileSize writes a size for people.
func fileSize(n int64) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d B", n)
	case n < 1000*1000:
		return fmt.Sprintf("%d kB", (n+500)/1000)
	default:
		return fmt.Sprintf("%.1f MB", float64(n)/1e6)
	}
}

// fileRow is one line of a file dialog.
type fileRow struct {
	controls.Pressable
	icon             *controls.Icon
	name, size, date *controls.Text
}

func newFileRow() *fileRow {
	r := &fileRow{
		icon: controls.NewIcon("article", controls.Quiet),
		name: controls.NewText("", 0, controls.Plain),
		size: controls.NewText("", theme.TextSmall, controls.Quiet),
		date: controls.NewText("", theme.TextSmall, controls.Quiet),
	}
	r.Setup(r, &fyne.Container{
		Layout:  controls.Line{Gap: 10, Left: 8, Right: 10, Grow: 1},
		Objects: []fyne.CanvasObject{r.icon, r.name, r.size, r.date},
	})
	return r
}

// chooserLayout is places at the left, the path above the list, and the name
// and a note below.
type chooserLayout struct{ save bool }

func (chooserLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 260) }

func (l chooserLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const side, field, note = 150, 32, 22
	put(o[0], 0, 0, side-12, size.Height)
	put(o[1], side, 2, 28, 28)
	put(o[2], side+34, 0, size.Width-side-34, field)
	bottom := size.Height - note
	if l.save {
		bottom -= field + 8
		put(o[5], side, bottom+8, size.Width-side, field)
	}
	top := float32(field + 8)
	put(o[3], side, top, size.Width-side, bottom-top)
	put(o[4], side+1, top+4, size.Width-side-2, bottom-top-8)
	put(o[7], side+14, top+10, size.Width-side-28, 20)
	put(o[6], side, size.Height-note+4, size.Width-side, note)
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
