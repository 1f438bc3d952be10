//go:build !headless

package desktop

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/theme"
	"clew/app/views/wording"
	"clew/importers"
)

// prefColumns is the preference for what was chosen for the columns of tables.
const prefColumns = "columns of tables"

// maxColumnChoices is how many sets of columns are remembered.
const maxColumnChoices = 200

// columnChoice is what a person has chosen for tables with these columns.
type columnChoice struct {
	Columns []string
	Mapping importers.Mapping
}

// columnMemory remembers the choices, the latest last. It is safe for concurrent use.
type columnMemory struct {
	mu   sync.Mutex
	list []columnChoice
}

// readColumnMemory reads what text has written; what cannot be read is forgotten.
func readColumnMemory(text string) *columnMemory {
	m := &columnMemory{}
	_ = json.Unmarshal([]byte(text), &m.list)
	return m
}

// choice is what was chosen for these columns.
func (m *columnMemory) choice(columns []string) (importers.Mapping, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, c := range m.list {
		if slices.Equal(c.Columns, columns) {
			return c.Mapping, true
		}
	}
	return importers.Mapping{}, false
}

// remember keeps a choice and returns the memory as text.
func (m *columnMemory) remember(columns []string, chosen importers.Mapping) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.list = slices.DeleteFunc(m.list, func(c columnChoice) bool { return slices.Equal(c.Columns, columns) })
	m.list = append(m.list, columnChoice{columns, chosen})
	m.list = m.list[max(0, len(m.list)-maxColumnChoices):]
	b, err := json.Marshal(m.list)
	if err != nil {
		return ""
	}
	return string(b)
}

// useColumns makes imports follow what was chosen for tables.
func (w *window) useColumns() {
	w.columns = readColumnMemory(w.app.Preferences().String(prefColumns))
	w.space.UseColumns(w.columns.choice)
}

// tableEndings are those of files that may be tables of articles.
var tableEndings = []string{".csv", ".tsv", ".xlsx", ".xlsm", ".ods", ".json", ".jsonl", ".ndjson"}

// mayHoldTables reports whether tables may be among paths.
func mayHoldTables(paths []string) bool {
	return slices.ContainsFunc(paths, func(p string) bool {
		if slices.Contains(tableEndings, strings.ToLower(filepath.Ext(p))) {
			return true
		}
		info, err := os.Stat(p)
		return err == nil && info.IsDir()
	})
}

// mostQuestions is how many sets of columns a person is asked about that have been
// told by their names.
const mostQuestions = 4

// withColumns asks which columns of tables are what, where that was not asked
// before, and goes on with start.
func (w *window) withColumns(paths []string, sources []importers.Source, start func()) {
	if !mayHoldTables(paths) {
		start()
		return
	}
	w.space.Tables(sources, func(tables []importers.Table) {
		var open []importers.Table
		for _, t := range tables {
			if _, known := w.columns.choice(t.Columns); !known {
				open = append(open, t)
			}
		}
		if len(open) > mostQuestions { // the others are read as their names say
			open = slices.DeleteFunc(open, func(t importers.Table) bool { return t.Guess.Text != "" })
		}
		w.askColumns(open, 0, start)
	})
}

// askColumns asks about one table after the other.
func (w *window) askColumns(tables []importers.Table, at int, start func()) {
	if at >= len(tables) {
		start()
		return
	}
	t := tables[at]
	form := newColumnForm(t)
	title := "Which column is what?"
	if len(tables) > 1 {
		title = fmt.Sprintf("Which column is what? %d of %d", at+1, len(tables))
	}
	s := w.newSheet(title, fyne.NewSize(640, sheetHeight(form.content.MinSize().Height+4)), form.content)
	form.escape = s.dismiss
	s.button("Cancel", controls.Outlined, nil)
	s.add(controls.NewButton("", "Leave Out", controls.Outlined, func() {
		s.close()
		w.chosenColumns(t, importers.Mapping{Text: importers.LeaveOut})
		w.askColumns(tables, at+1, start)
	}))
	next := controls.NewButton("", map[bool]string{true: "Import", false: "Next"}[at+1 == len(tables)], controls.Filled, func() {
		if form.mapping.Text == "" {
			form.problem.Set("Choose the column that holds the texts of the articles, or leave the table out.", controls.Danger)
			return
		}
		s.close()
		w.chosenColumns(t, form.mapping)
		w.askColumns(tables, at+1, start)
	})
	s.add(next)
	s.show(next)
}

func (w *window) chosenColumns(t importers.Table, m importers.Mapping) {
	text := w.columns.remember(t.Columns, m)
	if m.Text != importers.LeaveOut { // what was left out once is asked about again in another sitting
		w.app.Preferences().SetString(prefColumns, text)
	}
}

// columnForm lets a person choose a column for each field of an article.
type columnForm struct {
	mapping importers.Mapping
	content *fyne.Container
	problem *controls.Text
	selects map[string]*columnSelect
	samples map[string]*controls.Text
	escape  func()
}

// columnSelect is a choice of a column that Escape leaves with its sheet.
type columnSelect struct {
	widget.Select
	form *columnForm
}

func newColumnSelect(names []string, form *columnForm) *columnSelect {
	s := &columnSelect{form: form}
	s.Options = names
	s.ExtendBaseWidget(s)
	return s
}

// TypedKey implements fyne.Focusable.
func (s *columnSelect) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape && s.form.escape != nil {
		s.form.escape()
		return
	}
	s.Select.TypedKey(e)
}

// columnFields are the fields with what people call them.
var columnFields = []struct{ field, label string }{
	{"text", "Text"}, {"title", "Title"}, {"author", "Author"}, {"date", "Date"}, {"publisher", "Publisher"}, {"url", "Address"}, {"language", "Language"},
}

const noneLabel = "none"

func newColumnForm(t importers.Table) *columnForm {
	f := &columnForm{mapping: t.Guess, selects: map[string]*columnSelect{}, samples: map[string]*controls.Text{}}
	names := []string{noneLabel}
	for i, c := range t.Columns {
		names = append(names, columnLabel(i, c))
	}
	file := sourceName(t.Sources[0])
	if more := len(t.Sources) - 1; more > 0 {
		file += " and " + wording.Count(more, "other table", "other tables") + " with the same columns"
	}
	f.problem = controls.NewText(file, 0, controls.Quiet)
	f.content = &fyne.Container{Layout: controls.Stack{Gap: 8}, Objects: []fyne.CanvasObject{f.problem}}
	for _, c := range columnFields {
		field := f.mapping.Field(c.field)
		sample := controls.NewText("", theme.TextSmall, controls.Quiet)
		pick := newColumnSelect(names, f)
		pick.SetSelectedIndex(slices.Index(t.Columns, *field) + 1)
		if *field == "" {
			pick.SetSelectedIndex(0)
		}
		show := func() {
			sample.SetText(columnSample(t, *field))
			if c.field == "text" && *field == "" {
				sample.SetText("The column with the articles themselves. It is needed.")
			}
		}
		pick.OnChanged = func(string) {
			*field = ""
			if i := pick.SelectedIndex(); i > 0 {
				*field = t.Columns[i-1]
			}
			f.problem.Set(file, controls.Quiet)
			show()
		}
		show()
		f.selects[c.field], f.samples[c.field] = pick, sample
		f.content.Objects = append(f.content.Objects, &fyne.Container{
			Layout: columnLine{}, Objects: []fyne.CanvasObject{controls.NewText(c.label, 0, controls.Plain), controls.NewOutlined(pick), sample},
		})
	}
	f.content.Objects = append(f.content.Objects, controls.NewText("The choice is remembered for tables with the same columns.", theme.TextSmall, controls.Quiet))
	return f
}

// columnLabel names a column, also one whose name is empty.
func columnLabel(i int, name string) string {
	if strings.TrimSpace(name) == "" {
		return fmt.Sprintf("column %d", i+1)
	}
	return controls.VisualLine(clipped(importers.Printable(name), 28))
}

// columnSample is what stands in a column in the first rows.
func columnSample(t importers.Table, column string) string {
	i := slices.Index(t.Columns, column)
	if i < 0 || column == "" {
		return ""
	}
	var parts []string
	for _, row := range t.Rows {
		if row[i] != "" {
			parts = append(parts, shorten(row[i], 60))
		}
	}
	return strings.Join(parts, "  ·  ")
}

// columnLine puts a label, a choice and a sample beside each other.
type columnLine struct{}

const (
	columnLabelWidth  float32 = 76
	columnSelectWidth float32 = 196
)

func (columnLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(columnLabelWidth+columnSelectWidth, o[1].MinSize().Height)
}

func (columnLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place := func(i int, x, width float32) {
		h := min(o[i].MinSize().Height, size.Height)
		o[i].Move(fyne.NewPos(x, (size.Height-h)/2))
		o[i].Resize(fyne.NewSize(max(width, 0), h))
	}
	place(0, 0, columnLabelWidth)
	place(1, columnLabelWidth, columnSelectWidth)
	x := columnLabelWidth + columnSelectWidth + 12
	place(2, x, size.Width-x)
}
