// Package finder searches a project as one types: the names of people,
// organizations, places and events, the words of articles, and notes.
package finder

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"clew/app/controls"
	"clew/app/controls/flow"
	"clew/app/theme"
	"clew/graphmodel"
)

// Answer is one thing that was found.
type Answer struct {
	Group Group
	// Kind is that of an entity, ID its id; of a passage the article's, of a note
	// the id of what it stands on.
	Kind graphmodel.Kind
	ID   string
	// Title is the name of it, Aside what stands behind it in small print.
	Title, Aside string
	// Quote is the passage that answers, Marks the places of the words in it.
	Quote string
	Marks [][2]int
	// Before and After say that the text goes on around the passage.
	Before, After bool
	// Span is what is opened in the article.
	Span graphmodel.Span
}

// Group is what kind of answers stand together.
type Group uint8

// The groups, in the order in which they are shown.
const (
	Entities Group = iota
	Events
	Articles
	Notes
)

var groupTitles = [...]string{"People, organizations, places", "Events", "Articles", "Notes"}

// Answers are all that was found, by group.
type Answers struct {
	Question string
	List     []Answer
	// Totals says, for each group, how many there are: "12 of 340"; "" for nothing
	// to tell.
	Totals [len(groupTitles)]string
	// Waiting says that the articles are still being asked.
	Waiting bool
	Trouble string // why there is no answer
}

// Params connect the view with the program.
type Params struct {
	Tips *controls.Tips
	// Ask asks for the answers to a question; SetAnswers brings them.
	Ask func(question string)
	// Choose opens an answer.
	Choose func(Answer)
	// Close closes the view.
	Close func()
	// Lost, if set, is called when the keyboard has left the field, as after a click
	// beside it.
	Lost func()
	// Contains tells what can be searched, "" for nothing at all.
	Contains func() string
	// Marks returns the places of the words of a question in a text, in bytes.
	Marks func(question, text string) [][2]int
}

// View is the field with the answers below it. The keyboard stays in the field.
type View struct {
	widget.BaseWidget

	params Params
	field  *controls.SearchField
	list   *controls.RowList
	scroll *controls.Scroller
	hint   *flow.View
	keys   *controls.Text
	count  *controls.Text
	frame  *fyne.Container

	answers Answers
	rows    []row
	cursor  int  // row that Enter opens, -1 for none
	hasty   bool // Enter was pressed before the answer was there
}

// row is a title, or an answer.
type row struct {
	title  string
	total  string
	answer int // index into the list, -1 for a title
}

const (
	margin     float32 = 20
	footHeight float32 = 34
)

// New returns the view without a question.
func New(p Params) *View {
	v := &View{params: p, cursor: -1}
	v.field = controls.NewSearchField("Names, notes, and the words of articles", p.Tips, func(string) { v.hasty = false; v.ask() })
	v.field.OnKey = v.key
	v.field.OnLost = p.Lost
	v.list = controls.NewRowList(v)
	v.scroll = controls.NewScroller(v.list)
	v.hint = flow.NewView(flow.Style{Size: theme.TextBody, LineHeight: 22})
	v.hint.Tone = controls.Quiet
	v.keys = controls.NewText("↑ ↓  choose      Enter  open      Esc  close", theme.TextCaption, controls.Quiet)
	v.count = controls.NewText("", theme.TextCaption, controls.Quiet)
	v.count.Right = true
	v.frame = &fyne.Container{Layout: controls.Placed{Least: fyne.NewSize(320, 240), Place: v.place}}
	v.frame.Objects = []fyne.CanvasObject{v.field, v.scroll, controls.NewScroller(v.hint), controls.NewHairline(), v.keys, v.count}
	v.ExtendBaseWidget(v)
	v.tell()
	return v
}

func (v *View) place(size fyne.Size) {
	inner := size.Width - 2*margin
	put := func(i int, x, y, width, height float32) {
		v.frame.Objects[i].Move(fyne.NewPos(x, y))
		v.frame.Objects[i].Resize(fyne.NewSize(width, height))
	}
	field := v.field.MinSize().Height
	top, bottom := margin-4+field+8, size.Height-footHeight
	put(0, margin, margin-4, inner, field)
	put(1, margin-10, top, inner+20, bottom-top)
	put(2, margin+4, top+10, inner-8, bottom-top-10)
	put(3, 0, bottom, size.Width, 1)
	put(4, margin, bottom+1, inner*0.6, footHeight-1)
	put(5, margin+inner*0.6, bottom+1, inner*0.4, footHeight-1)
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(v.frame) }

// Open puts the keyboard into the field, with the last question selected, or
// with another one if it is not "".
func (v *View) Open(c fyne.Canvas, question string) {
	if question != "" && question != v.field.Text {
		v.field.SetText(question)
	} else {
		v.ask()
	}
	c.Focus(v.field)
	v.field.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// Focus puts the keyboard into the field.
func (v *View) Focus(c fyne.Canvas) { c.Focus(v.field) }

// Again asks once more, as when the project has changed.
func (v *View) Again() { v.ask() }

// Question is what stands in the field.
func (v *View) Question() string { return v.field.Text }

func (v *View) ask() { v.params.Ask(v.field.Text) }

// SetAnswers shows answers, if they are those to what stands in the field now.
func (v *View) SetAnswers(a Answers) {
	if a.Question != v.field.Text {
		return
	}
	same := a.Question == v.answers.Question
	chosen, had := v.chosen()
	v.answers, v.rows = a, nil
	last := -1
	for i, each := range a.List {
		if int(each.Group) != last {
			last = int(each.Group)
			v.rows = append(v.rows, row{title: groupTitles[last], total: a.Totals[last], answer: -1})
		}
		v.rows = append(v.rows, row{answer: i})
	}
	v.cursor = v.next(-1, 1)
	v.list.Reload()
	v.scroll.Changed()
	if same && had {
		v.keep(chosen)
	} else {
		v.scroll.ScrollTo(0)
	}
	v.tell()
	if v.hasty && !a.Waiting {
		v.hasty = false
		v.open()
	}
}

// open opens the answer under the cursor, or waits for the one to what stands in
// the field: nobody means the answer to what was typed before.
func (v *View) open() {
	if v.answers.Question != v.field.Text {
		v.hasty = true
	} else if a, ok := v.chosen(); ok {
		v.params.Choose(a)
	}
}

// keep leaves the cursor on an answer that is still there.
func (v *View) keep(a Answer) {
	for i, r := range v.rows {
		if r.answer >= 0 && v.answers.List[r.answer].Group == a.Group && v.answers.List[r.answer].ID == a.ID {
			v.moveTo(i)
			return
		}
	}
}

// tell says what can be asked, or that nothing was found.
func (v *View) tell() {
	text, count := "", ""
	switch question := strings.TrimSpace(v.field.Text); {
	case v.params.Contains != nil && v.params.Contains() == "":
		text = "There is nothing to search in yet. Read an article first."
	case question == "" || v.answers.Question != v.field.Text:
		text = "Type the beginning of a name, or of words of an article; all of them have to be there.\n" +
			"“ceasefire talks” in quotation marks finds the words as they follow each other.\n" +
			"Capitals and accents do not count: sao finds São."
		if v.params.Contains != nil {
			count = v.params.Contains()
		}
	case v.answers.Trouble != "":
		text = "The search failed: " + v.answers.Trouble
	case len(v.rows) == 0 && v.answers.Waiting:
		text = "Searching the articles…"
	case len(v.rows) == 0:
		text = "Nothing holds " + quoted(question) + ".\nEach word may be the beginning of one, but all have to be in the same name, article or note."
	case v.answers.Waiting:
		count = "Searching the articles…"
	}
	v.hint.SetContent(text, nil, graphmodel.Span{})
	v.count.SetText(count)
	v.frame.Objects[1].(*controls.Scroller).Hidden = text != ""
	v.frame.Objects[2].(*controls.Scroller).Hidden = text == ""
	v.frame.Objects[2].(*controls.Scroller).Changed()
	v.frame.Refresh()
}

func quoted(s string) string {
	if strings.ContainsAny(s, `"“”`) {
		return s
	}
	return "“" + s + "”"
}

func (v *View) chosen() (Answer, bool) {
	if v.cursor < 0 || v.cursor >= len(v.rows) || v.rows[v.cursor].answer < 0 {
		return Answer{}, false
	}
	return v.answers.List[v.rows[v.cursor].answer], true
}

func (v *View) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		v.params.Close()
	case fyne.KeyDown:
		v.walk(1)
	case fyne.KeyUp:
		v.walk(-1)
	case fyne.KeyPageDown:
		v.page(1)
	case fyne.KeyPageUp:
		v.page(-1)
	case fyne.KeyReturn, fyne.KeyEnter:
		v.open()
	default:
		return false
	}
	return true
}

// next is the next row from one on that is an answer, or -1.
func (v *View) next(from, by int) int {
	for from += by; from >= 0 && from < len(v.rows); from += by {
		if v.rows[from].answer >= 0 {
			return from
		}
	}
	return -1
}

func (v *View) walk(by int) {
	if to := v.next(v.cursor, by); to >= 0 {
		v.moveTo(to)
	} else if by < 0 {
		v.scroll.ScrollTo(0) // the title of the first group
	}
}

// page moves by as much as is shown.
func (v *View) page(by int) {
	left := v.scroll.ViewHeight() - 60
	for to := v.next(v.cursor, by); to >= 0 && left > 0; to = v.next(to, by) {
		top, bottom := v.list.Extent(to)
		left -= bottom - top
		v.cursor = to
	}
	v.moveTo(v.cursor)
}

func (v *View) moveTo(row int) {
	v.cursor = row
	if row >= 0 {
		top, bottom := v.list.Extent(row)
		if v.next(row, -1) < 0 {
			top = 0
		}
		v.scroll.Reveal(top, bottom)
	}
	v.list.Refill()
}
