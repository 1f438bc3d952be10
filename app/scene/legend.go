package scene

import "clew/app/scene/text"

// The legend is one quiet row at the lower left corner of the drawing.
const (
	legendText   = 11.0
	legendRadius = 6.5
	legendHeight = 28.0
	legendMargin = 12.0
	legendGap    = 16.0 // between entries
	legendPad    = 12.0
)

// LegendItem is a placed entry of the legend, in viewport coordinates.
type LegendItem struct {
	Entry  *LegendEntry
	X, Y   float64 // the middle of the symbol
	Radius float64
	TextX  float64
	TextY  float64 // baseline
	Size   float64 // font size
}

// PlaceLegend places the legend in a viewport: its panel and its entries.
// Entries that do not fit the width are left out. The panel is empty when the
// scene has no legend.
func (s *Scene) PlaceLegend(v Size) (panel Rect, items []LegendItem) {
	if len(s.Legend) == 0 {
		return Rect{}, nil
	}
	_, bottom := s.PageRoom()
	x, y := legendMargin+legendPad, v.H-bottom-legendMargin-legendHeight/2
	for i := range s.Legend {
		e := &s.Legend[i]
		w := 2*legendRadius + 6 + text.Measure(e.Label, text.Regular)*legendText
		if x+w+legendPad+legendMargin > v.W {
			break
		}
		if len(items) > 0 {
			x += legendGap
		}
		items = append(items, LegendItem{
			Entry: e, X: x + legendRadius, Y: y, Radius: legendRadius,
			TextX: x + 2*legendRadius + 6, TextY: y + legendText*text.CapHeight/2, Size: legendText,
		})
		x += w
	}
	if len(items) == 0 {
		return Rect{}, nil
	}
	return Rect{legendMargin, y - legendHeight/2, x + legendPad, y + legendHeight/2}, items
}

// legendRoom is the height that a fitted drawing leaves free for the legend.
func (s *Scene) legendRoom() float64 {
	if len(s.Legend) == 0 {
		return 0
	}
	return legendHeight + legendMargin
}
