package finder

import (
	"strings"

	"fyne.io/fyne/v2"

	"clew/app/controls"
	"clew/app/controls/flow"
	"clew/app/theme"
	"clew/graphmodel"
)

const (
	titleTemplate = iota
	nameTemplate
	passageTemplate

	titleHeight float32 = 30
	nameHeight  float32 = 30
	rowMargin   float32 = 4
	textLeft    float32 = 34 // where the text of a row begins
	textRight   float32 = 12
	passageTop  float32 = 6
)

var (
	nameStyle  = flow.Style{Size: theme.TextBody, LineHeight: 20}
	quoteStyle = flow.Style{Size: theme.TextSmall, LineHeight: 18}
)

// Len implements controls.Rows.
func (v *View) Len() int { return len(v.rows) }

// Height implements controls.Rows.
func (v *View) Height(i int, width float32) float32 {
	switch v.Template(i) {
	case titleTemplate:
		return titleHeight
	case nameTemplate:
		return nameHeight
	}
	text, _ := passage(v.answers.List[v.rows[i].answer])
	height := 2*passageTop + nameStyle.LineHeight
	if text != "" {
		height += 1 + flow.Height(text, quoteStyle, width-2*rowMargin-textLeft-textRight)
	}
	return height
}

// Template implements controls.Rows.
func (v *View) Template(i int) int {
	r := v.rows[i]
	switch {
	case r.answer < 0:
		return titleTemplate
	case v.answers.List[r.answer].Group == Articles || v.answers.List[r.answer].Group == Notes:
		return passageTemplate
	}
	return nameTemplate
}

// New implements controls.Rows.
func (v *View) New(template int) fyne.CanvasObject {
	switch template {
	case titleTemplate:
		title, total := controls.NewText("", theme.TextSmall, controls.Quiet), controls.NewText("", theme.TextCaption, controls.Quiet)
		title.Bold = true
		return &fyne.Container{Layout: controls.Line{Gap: 8, Left: 10, Right: 16, Grow: 0}, Objects: []fyne.CanvasObject{title, total}}
	case passageTemplate:
		return controls.NewInset(newAnswerRow(true), rowMargin, 0)
	}
	return controls.NewInset(newAnswerRow(false), rowMargin, 0)
}

// Fill implements controls.Rows.
func (v *View) Fill(i int, o fyne.CanvasObject) {
	r := v.rows[i]
	if r.answer < 0 {
		parts := o.(*fyne.Container).Objects
		parts[0].(*controls.Text).SetText(r.title)
		parts[1].(*controls.Text).SetText(r.total)
		o.Refresh()
		return
	}
	a := v.answers.List[r.answer]
	w := o.(*controls.Inset).Content.(*answerRow)
	w.fill(a, v.params.Marks(v.answers.Question, a.Title))
	w.OnPress = func(fyne.KeyModifier) { v.params.Choose(a) }
	w.SetSelected(i == v.cursor)
}

// passage is the quotation of an answer as it is shown: in one paragraph, with
// an ellipsis where the text goes on.
func passage(a Answer) (string, []flow.Mark) {
	if a.Quote == "" {
		return "", nil
	}
	before, after := "", ""
	if a.Before {
		before = "… "
	}
	if a.After {
		after = " …"
	}
	flat := strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\r' {
			return ' '
		}
		return r
	}, a.Quote)
	return before + flat + after, marksOf(a.Marks, len(before))
}

func marksOf(places [][2]int, shift int) []flow.Mark {
	out := make([]flow.Mark, len(places))
	for i, m := range places {
		out[i] = flow.Mark{Span: graphmodel.Span{Start: m[0] + shift, End: m[1] + shift}, Kind: flow.Answer}
	}
	return out
}

// answerRow is an entity in one line, or a title with the passage below it.
type answerRow struct {
	controls.Pressable
	icon  *controls.Icon
	mark  *controls.Icon
	title *flow.Label
	aside *controls.Text
	quote *flow.Label // nil in a row of one line

	answer Answer
	marks  [][2]int // of the title
	box    *fyne.Container
}

func newAnswerRow(passage bool) *answerRow {
	r := &answerRow{
		icon: controls.NewIcon("article", controls.Quiet), mark: controls.NewKindIcon(graphmodel.Person, 11),
		title: flow.NewLabel(nameStyle, controls.Plain), aside: controls.NewText("", theme.TextCaption, controls.Quiet),
	}
	r.aside.Right = true
	r.box = &fyne.Container{Layout: controls.Placed{Least: fyne.NewSize(100, nameHeight), Place: r.place}}
	r.box.Objects = []fyne.CanvasObject{r.icon, r.mark, r.title, r.aside}
	if passage {
		r.quote = flow.NewLabel(quoteStyle, controls.Quiet)
		r.box.Objects = append(r.box.Objects, r.quote)
	}
	r.Setup(r, r.box)
	return r
}

func (r *answerRow) fill(a Answer, marks [][2]int) {
	r.icon.Hidden, r.mark.Hidden = a.Kind != "", a.Kind == ""
	switch {
	case a.Kind != "":
		r.mark.SetKind(a.Kind)
	case a.Group == Notes:
		r.icon.Set("note", controls.Quiet)
	default:
		r.icon.Set("article", controls.Quiet)
	}
	r.answer, r.marks = a, marks
	r.aside.SetText(a.Aside)
	if size := r.box.Size(); size.Width > 0 {
		r.place(size)
	}
}

func (r *answerRow) place(size fyne.Size) {
	top := (nameHeight - nameStyle.LineHeight) / 2
	if r.quote != nil {
		top = passageTop
	}
	center := func(o fyne.CanvasObject) {
		least := o.MinSize()
		o.Resize(least)
		o.Move(fyne.NewPos(9+(16-least.Width)/2, top+(nameStyle.LineHeight-least.Height)/2))
	}
	center(r.icon)
	center(r.mark)
	width := size.Width - textLeft - textRight
	aside := min(r.aside.NaturalWidth(), width*0.45)
	r.aside.Move(fyne.NewPos(size.Width-textRight-aside, top))
	r.aside.Resize(fyne.NewSize(aside, nameStyle.LineHeight))
	name := width - aside - 12
	r.title.Move(fyne.NewPos(textLeft, top))
	// Room for the ellipsis's rounding: a title has one line.
	r.title.Set(controls.Ellipsize(r.answer.Title, name, nameStyle.Size, fyne.TextStyle{}), marksOf(r.marks, 0), name+8)
	if r.quote != nil {
		text, marks := passage(r.answer)
		r.quote.Move(fyne.NewPos(textLeft, top+nameStyle.LineHeight+1))
		r.quote.Set(text, marks, width)
	}
}
