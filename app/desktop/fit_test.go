//go:build !headless

package desktop

import (
	"testing"

	"fyne.io/fyne/v2"
)

func TestFitted(t *testing.T) {
	size := fyne.NewSize(1280, 800)
	for name, tt := range map[string]struct {
		scale         float32
		width, height int
		want          fyne.Size
	}{
		"a large screen":              {1, 1920, 1040, size},
		"a notebook":                  {1, 1366, 728, fyne.NewSize(1280, 688)},
		"of fine pixels":              {2, 1920, 1040, fyne.NewSize(960, 480)},
		"narrower":                    {1, 1024, 1040, fyne.NewSize(1024, 800)},
		"without room":                {1, 1366, 10, fyne.NewSize(1280, 40)},
		"a screen that tells nothing": {1, 0, 0, size},
		"no scale":                    {0, 1366, 728, size},
	} {
		t.Run(name, func(t *testing.T) {
			if got := fitted(size, tt.scale, tt.width, tt.height); got != tt.want {
				t.Errorf("fitted = %v, want %v", got, tt.want)
			}
		})
	}
}
