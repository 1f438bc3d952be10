package documents

import (
	"slices"
	"testing"
)

func TestRequestsBeforeAndAfterTheWindow(t *testing.T) {
	t.Cleanup(func() { Watch(nil); Take() })
	add("/a/one.clew")
	deliver()
	if got := Take(); !slices.Equal(got, []string{"/a/one.clew"}) {
		t.Errorf("before the window: %q", got)
	}
	if got := Take(); got != nil {
		t.Errorf("taken twice: %q", got)
	}

	// Asked for between Take and Watch.
	add("/a/two.clew")
	deliver()
	var opened [][]string
	Watch(func(paths []string) { opened = append(opened, paths) })
	add("/a/three.txt")
	add("/a/four.txt")
	deliver()
	deliver()
	want := [][]string{{"/a/two.clew"}, {"/a/three.txt", "/a/four.txt"}}
	if !slices.EqualFunc(opened, want, slices.Equal[[]string]) {
		t.Errorf("opened %q, want %q", opened, want)
	}

	Watch(nil)
	add("/a/five.txt")
	deliver()
	if len(opened) != 2 {
		t.Errorf("opened after the end: %q", opened)
	}
}
