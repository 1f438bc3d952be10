package graphview

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
)

func TestPictureIsUploadedAnewWhenABufferReturns(t *testing.T) {
	p := newPicture()
	m := image.NewRGBA(image.Rect(0, 0, 4, 3))
	p.place(fyne.NewPos(0, 0), fyne.NewSize(4, 3), false)
	p.set(m, false)
	first := p.sharp.Textures["picture"]
	p.set(m, false)
	if p.sharp.Textures["picture"] == first {
		t.Error("what was drawn into the same buffer would not be shown")
	}
}

func TestPictureIsReadyToBeStretched(t *testing.T) {
	p := newPicture()
	m := image.NewRGBA(image.Rect(0, 0, 40, 30))
	p.place(fyne.NewPos(-8, -6), fyne.NewSize(40, 30), false)
	p.set(m, false)
	if !p.smooth.Hidden {
		t.Error("a picture of a movement is uploaded twice")
	}
	p.set(m, true)
	if p.smooth.Hidden || p.smooth.Size() != fyne.NewSquareSize(1) || p.smooth.Textures["picture"] != p.sharp.Textures["picture"] {
		t.Errorf("the last picture is not uploaded for a zoom: %v", p.smooth.Size())
	}
	p.place(fyne.NewPos(-12, -9), fyne.NewSize(48, 36), true)
	if p.shown() != p.smooth || !p.sharp.Hidden || p.smooth.Size() != fyne.NewSize(48, 36) {
		t.Error("a stretched picture is not smooth")
	}
	p.place(fyne.NewPos(-8, -6), fyne.NewSize(40, 30), false)
	if p.shown() != p.sharp || !p.smooth.Hidden {
		t.Error("a picture in its own size is not sharp")
	}
}
