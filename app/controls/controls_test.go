package controls

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"clew/app/gate"
	"clew/app/theme"
	"clew/graphmodel"
)

func start(t *testing.T) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(&theme.Theme{Appearance: theme.Light})
}

func TestEllipsize(t *testing.T) {
	start(t)
	width := func(s string) float32 { return fyne.MeasureText(s, 13, fyne.TextStyle{}).Width }
	for _, text := range []string{"a", "Second Istanbul Round Brings Exchange of the Fallen", "Встреча в Осло", "你好世界你好世界", strings.Repeat("x", 3000), "\xff\xfe broken"} {
		full := width(text)
		if got := Ellipsize(text, full, 13, fyne.TextStyle{}); got != text {
			t.Errorf("%q is cut to %q although it fits", text, got)
		}
		for _, share := range []float32{0.9, 0.5, 0.2} {
			room := max(full*share, width("…"))
			got := Ellipsize(text, room, 13, fyne.TextStyle{})
			if width(got) > room+1 {
				t.Errorf("%q is wider than %v", got, room)
			}
			if got != text && !strings.HasPrefix(text, strings.TrimSuffix(got, "…")) {
				t.Errorf("%q is no beginning of %q", got, text)
			}
		}
	}
	// As much as fits: one more rune would not.
	text := "Second Istanbul Round"
	got := []rune(strings.TrimSuffix(Ellipsize(text, 80, 13, fyne.TextStyle{}), "…"))
	if longer := string([]rune(text)[:len(got)+1]) + "…"; width(longer) <= 80 && []rune(text)[len(got)] != ' ' {
		t.Errorf("%q leaves room for %q", string(got), longer)
	}
}

func TestLineGivesSpareWidthToTheGrowingAndShrinksItFirst(t *testing.T) {
	start(t)
	icon := NewIcon("article", Plain)
	name := NewText("A fairly long name of something", 0, Plain)
	note := NewText("12 links", 0, Plain)
	objects := []fyne.CanvasObject{icon, name, note}
	line := Line{Gap: 4, Left: 2, Right: 2, Grow: 1}
	natural := name.NaturalWidth()
	line.Layout(objects, fyne.NewSize(600, 28))
	if name.Size().Width <= natural || note.Position().X+note.Size().Width != 598 {
		t.Errorf("wide: name %v, note at %v", name.Size(), note.Position())
	}
	line.Layout(objects, fyne.NewSize(160, 28))
	if name.Size().Width >= natural || note.Size().Width != note.NaturalWidth() {
		t.Errorf("narrow: name %v, note %v", name.Size(), note.Size())
	}
	note.Hide()
	line.Layout(objects, fyne.NewSize(160, 28))
	if end := name.Position().X + name.Size().Width; end > 158.5 {
		t.Errorf("the name ends at %v", end)
	}
}

func TestPanesLeaveRoomForTheMiddle(t *testing.T) {
	start(t)
	p := NewPanes(canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil))
	for _, total := range []float32{1920, 1280, 900, 780} {
		left, right := p.widths(total)
		if left < p.LeastSide || right < p.LeastSide || total-left-right < p.LeastMain-0.5 {
			t.Errorf("at %v: left %v, right %v", total, left, right)
		}
	}
	if left, right := p.widths(1920); left != p.LeftWidth || right != p.RightWidth {
		t.Errorf("with room enough: %v, %v", left, right)
	}
	p.ShowLeft = false
	if left, _ := p.widths(900); left != 0 {
		t.Errorf("a hidden side takes %v", left)
	}
	p.ShowLeft = true
	p.Resize(fyne.NewSize(1280, 600))
	p.drag(60, 0)
	if p.LeftWidth != 324 {
		t.Errorf("dragged to %v", p.LeftWidth)
	}
	p.drag(2000, 0)
	if left, right := p.widths(1280); 1280-left-right < p.LeastMain-0.5 {
		t.Errorf("dragged too far: %v and %v", left, right)
	}
	p.drag(-2000, 0)
	if p.LeftWidth != p.LeastSide {
		t.Errorf("dragged to %v", p.LeftWidth)
	}
}

func TestButtonsAnswerMouseAndKeyboard(t *testing.T) {
	start(t)
	pressed := 0
	b := NewButton("import", "Import", Filled, func() { pressed++ })
	test.NewTempWindow(t, b)
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyA})
	if pressed != 3 {
		t.Errorf("pressed %d times", pressed)
	}
	b.SetDisabled(true)
	test.Tap(b)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if pressed != 3 || b.Cursor() == desktop.PointerCursor {
		t.Error("a disabled button can be pressed")
	}
	escaped := false
	var q gate.Queue
	b.Tips = NewTips(q.Do)
	b.Tips.Escape = func() { escaped = true }
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !escaped {
		t.Error("Escape on a button is lost")
	}
}

// A hint whose button has gone out of sight meanwhile is not shown at the corner of the
// window.
func TestHintOfWhatIsGone(t *testing.T) {
	start(t)
	var q gate.Queue
	tips := NewTips(q.Do)
	b := NewIconButton("import", "Import", tips, nil)
	box := &fyne.Container{Layout: Stack{Left: 40, Top: 30}, Objects: []fyne.CanvasObject{b}}
	test.NewTempWindow(t, &fyne.Container{Layout: Stack{}, Objects: []fyne.CanvasObject{box, tips.Layer()}})
	if tips.show(b, b.Hint); !tips.box.Visible() {
		t.Error("no hint for a button in sight")
	}
	tips.Hide()
	box.Hide()
	if tips.show(b, b.Hint); tips.box.Visible() {
		t.Errorf("a hint at %v for a button out of sight", tips.box.Position())
	}
}

func TestChipWaitsForItsOwner(t *testing.T) {
	start(t)
	var wished []bool
	c := NewChip(graphmodel.Person, "People", func(on bool) { wished = append(wished, on) })
	test.Tap(c)
	test.Tap(c)
	c.SetOn(false, "3")
	test.Tap(c)
	if !slices.Equal(wished, []bool{false, false, true}) {
		t.Errorf("wished %v", wished)
	}
	wide := c.MinSize().Width
	c.SetShort(true)
	if short := c.MinSize().Width; short >= wide {
		t.Errorf("short %v, long %v", short, wide)
	}
}

func TestSearchFieldEscapesInTwoSteps(t *testing.T) {
	start(t)
	var typed []string
	left := false
	f := NewSearchField("Search", nil, func(s string) { typed = append(typed, s) })
	f.OnEscape = func() { left = true }
	test.NewTempWindow(t, f)
	test.Type(f, "ab")
	if !f.clear.Visible() {
		t.Error("nothing to clear the field with")
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if f.Text != "" || left {
		t.Errorf("after the first Escape: %q, left %v", f.Text, left)
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !left || !slices.Equal(typed, []string{"a", "ab", ""}) {
		t.Errorf("left %v, typed %q", left, typed)
	}
}

// numbers are rows that remember how many objects were made.
type numbers struct {
	n    int
	made int
}

func (r *numbers) Len() int                        { return r.n }
func (r *numbers) Height(i int, _ float32) float32 { return 20 + float32(i%3)*10 }
func (r *numbers) Template(i int) int              { return i % 2 }

func (r *numbers) New(int) fyne.CanvasObject {
	r.made++
	return canvas.NewText("", nil)
}

func (r *numbers) Fill(i int, o fyne.CanvasObject) {
	o.(*canvas.Text).Text = strings.Repeat("i", i%10)
}

func TestRowListMakesFewObjectsAndPlacesThemRight(t *testing.T) {
	start(t)
	rows := &numbers{n: 30000}
	l := NewRowList(rows)
	s := NewScroller(l)
	w := test.NewTempWindow(t, s)
	w.Resize(fyne.NewSize(200, 400))
	if got := l.HeightFor(200); got != 30000/3*90 {
		t.Errorf("height %v", got)
	}
	for y := float32(0); y < 5000; y += 37 {
		s.ScrollTo(y)
	}
	s.ScrollTo(600000)
	if rows.made > 60 {
		t.Errorf("%d objects were made", rows.made)
	}
	top := float32(-1)
	l.Each(func(o fyne.CanvasObject) {
		if y := o.Position().Y; y <= top {
			t.Errorf("a row at %v follows one at %v", y, top)
		} else {
			top = y
		}
	})
	if top < 600000 || top > 600400 {
		t.Errorf("the last row is at %v", top)
	}
	rows.n = 2
	l.Reload()
	s.Changed()
	count := 0
	l.Each(func(fyne.CanvasObject) { count++ })
	if count != 2 || s.Offset() != 0 {
		t.Errorf("after most rows went: %d rows at offset %v", count, s.Offset())
	}
}
