package flow

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"clew/graphmodel"
)

const prose = "Ann Lee met Zoë O’Hara in Łódź.\nThey talked about 東京 for hours, and agreed to meet again before the year ends."

func selectable(t *testing.T) *View {
	t.Helper()
	test.NewTempApp(t)
	v := NewView(Style{Size: 15, LineHeight: 22})
	v.Left, v.Selectable = 10, true
	v.Sentence = func(text string, s graphmodel.Span) graphmodel.Span {
		from := strings.LastIndexByte(text[:s.Start], '\n') + 1
		return graphmodel.Span{Start: from, End: from + strings.IndexByte(text[from:], '.') + 1}
	}
	v.SetContent(prose, nil, graphmodel.Span{})
	v.ShowPart(220, 0, 1000)
	return v
}

// on is the middle of a rune of the text.
func (v *View) on(t *testing.T, words string) fyne.Position {
	t.Helper()
	at := strings.Index(v.text, words)
	if at < 0 {
		t.Fatalf("%q is not in the text", words)
	}
	i := v.lineAt(at)
	return fyne.NewPos(v.xOf(i, at)+1, v.tops[i]+10)
}

func (v *View) press(pos fyne.Position, held fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: held}
	e.Position = pos
	v.MouseDown(e)
	v.MouseUp(e)
}

func TestEveryPlaceOfTheTextIsFound(t *testing.T) {
	v := selectable(t)
	for at := range prose {
		if prose[at] == '\n' || prose[at] == ' ' {
			continue // a line may end here
		}
		i := v.lineAt(at)
		if got := v.offsetAt(fyne.NewPos(v.xOf(i, at)+0.5, v.tops[i]+5)); got != at {
			t.Errorf("at %d (%q): %d", at, prose[at:at+1], got)
		}
	}
}

func TestClicksSelectWordSentenceParagraph(t *testing.T) {
	v := selectable(t)
	told := 0
	v.OnSelected = func(graphmodel.Span) { told++ }
	pos := v.on(t, "Hara")
	for i, want := range []string{"", "O’Hara", "Ann Lee met Zoë O’Hara in Łódź.", "Ann Lee met Zoë O’Hara in Łódź.", ""} {
		v.press(pos, 0)
		if got := v.SelectedText(); got != want {
			t.Errorf("click %d: %q, want %q", i+1, got, want)
		}
	}
	if told == 0 {
		t.Error("nobody is told")
	}
}

func TestDragAndShift(t *testing.T) {
	v := selectable(t)
	v.press(v.on(t, "Lee"), 0)
	drag := &fyne.DragEvent{}
	drag.Position = v.on(t, " for hours")
	v.Dragged(drag)
	v.DragEnd()
	if want := "Lee met Zoë O’Hara in Łódź.\nThey talked about 東京"; v.SelectedText() != want {
		t.Errorf("dragged %q", v.SelectedText())
	}
	v.press(v.on(t, " met Zo"), fyne.KeyModifierShift)
	if v.SelectedText() != "Lee" {
		t.Errorf("with Shift %q", v.SelectedText())
	}
	for _, step := range []struct {
		key   fyne.KeyName
		words bool
		want  string
	}{
		{fyne.KeyRight, true, "Lee met"},
		{fyne.KeyLeft, false, "Lee me"},
		{fyne.KeyLeft, true, "Lee "},
		{fyne.KeyEnd, false, prose[4:]},
		{fyne.KeyHome, false, "Ann "},
	} {
		v.Extend(step.key, step.words)
		if got := v.SelectedText(); got != step.want {
			t.Errorf("%s: %q, want %q", step.key, got, step.want)
		}
	}
	v.SetContent("Other text.", nil, graphmodel.Span{})
	if v.SelectedText() != "" {
		t.Error("other content keeps the selection")
	}
}

func FuzzWordAt(f *testing.F) {
	f.Add(prose, 7)
	f.Fuzz(func(t *testing.T, text string, at int) {
		if at < 0 || at > len(text) {
			return
		}
		if s := wordAt(text, at); s.Start < 0 || s.End > len(text) || s.Start > s.End {
			t.Errorf("%v of %d bytes", s, len(text))
		}
	})
}
