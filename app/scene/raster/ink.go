package raster

import (
	"image/color"
	"math"

	"clew/app/scene"
)

// Where links are many they are not drawn over each other but summed up: each
// adds its coverage to the pixels it crosses, which is one or two additions a
// step and needs no order, and its color to cells of four by four pixels, since
// the eye sees color more coarsely than brightness. A last pass develops the
// sums into the picture.
//
// How dark a sum comes out depends on the surroundings, as in a photograph of
// high contrast: otherwise a dense part is one even color, and a single link
// beside it cannot be seen. The operator follows Reinhard et al. 2002,
// "Photographic tone reproduction for digital images", with the mean coverage
// of the neighborhood as the local adaptation.

const (
	inkUnit = 64 // coverage of a whole pixel
	// colorShare keeps the sums of colors small: a cell at a hub is crossed by
	// a hundred thousand links.
	colorShare = 8
	cellSize   = 4 // pixels a side of a color cell
	tileSize   = 4 // cells a side of a tile, whose mean is what the eye adapts to
	// maxInkPixels bounds the size of pictures that are inked.
	maxInkPixels = 1 << 26
	inkMemory    = 96 << 20 // bytes, for all workers
	// movingSteps is the budget of a frame of a movement, in pixels along links
	// for a picture of 1200 by 800.
	movingSteps = 1_100_000
	maxWeight   = 6 // of a link that stands for others
	// Links that are fainter than faintInk stand for each other: a wash of many comes out
	// the same from fewer.
	faintInk = 0.25
)

// ink is the state of the links that are summed up.
type ink struct {
	direct []int32 // links that are drawn one by one
	summed []int32 // links that are summed up, as indexes into the model
	sheets []sheet // one a worker
	used   int     // sheets in use
	limit  float32 // links longer than this are thinned out; 0 for none
	// What a survey found: links by length, of one in stride.
	hist    [histBins]int64
	sampled int64
	stride  int
	cw, ch  int // cells
	tw, th  int // tiles
	cells   []cell
	colors  []uint32  // of each cell
	tiles   []float32 // of each tile: exposure for one unit of coverage
	blur    []float32
}

const histBins = 1024

// gatherInk sums up the links in sight that are not raised.
func (r *Renderer) gatherInk() {
	k := &r.ink
	list := r.seen.list
	k.summed = list[:len(list)-len(r.raised())]
	k.cw, k.ch = (r.w+cellSize-1)/cellSize, (r.h+cellSize-1)/cellSize
	k.tw, k.th = (k.cw+tileSize-1)/tileSize, (k.ch+tileSize-1)/tileSize
	// Each worker needs a sheet of its own.
	bytes := 4*r.w*r.h + 16*k.cw*k.ch
	k.used = max(min(r.team.size, inkMemory/bytes, workersFor(len(k.summed), 2048)), 1)
	for len(k.sheets) < k.used {
		k.sheets = append(k.sheets, sheet{})
	}
	for i := range k.sheets[:k.used] {
		k.sheets[i].open(r.w*r.h, k.cw*k.ch)
	}
	r.team.do(k.used, r.passes.ink)
	r.expose()
}

// limitFor finds the length above which links are thinned out so that the
// pixels along all of them fit a budget: a link that is longer by some factor
// is drawn only once in that many, and counts that much more. So the sum stays
// right where there are many, and short links stay whole. It is 0 when all fit.
func (k *ink) limitFor(budget int64) float32 {
	// The sum of min(length, limit) over all links grows with the limit.
	sum, n, stride := int64(0), k.sampled, int64(k.stride)
	for l := int64(0); l < histBins; l++ {
		if (sum+n*l)*stride > budget {
			return float32(max(l, 2))
		}
		sum += k.hist[l] * l
		n -= k.hist[l]
	}
	return 0
}

// inkLinks sums up links until none is left.
func (r *Renderer) inkLinks(worker int) {
	k, m := &r.ink, &r.model
	sh := &k.sheets[worker]
	widthScale := float32(scene.LinkScale(r.scale) * r.pixelScale)
	tint, fade := scene.FarLook(r.scale)
	across := float32(1 - 0.5*tint)
	if worker == 0 && k.used > 1 {
		r.lay()
	}
	for {
		a, b, ok := r.team.chunk(len(k.summed), 1024)
		if !ok || r.team.stopped() {
			return
		}
		for _, i := range k.summed[a:b] {
			p, q := r.pos[m.from[i]], r.pos[m.to[i]]
			weight := r.presence(p, q)
			stands := float32(1)
			if k.limit > 0 {
				stands = r.stands(p, q, m.id[i])
			} else if weight < faintInk {
				stands = standsFor(faintInk/weight, m.id[i])
			}
			if stands == 0 {
				continue
			}
			weight *= stands
			clr := m.ink[i]
			if m.emphasis[i] == scene.Normal {
				if m.flags[i]&acrossLink != 0 {
					weight *= across
				}
				if fade > 0 {
					blend(&clr, m.far[i], uint32(tint*256))
					blend(&clr, r.background, uint32(fade*256))
				}
			} else {
				_, clr = r.linkStyle(int(i))
			}
			unit := uint32(m.width[i]*widthScale*weight*inkUnit + 0.5)
			r.inkParts(sh, p, q, m.bend[i], max(unit, 1), clr)
		}
	}
}

// presence is how much of its ink a link has by its length. One that is long
// beside the picture passes through, and tells nothing of the parts that it
// crosses: many of them would be a grey wash over all.
func (r *Renderer) presence(p, q point) float32 {
	const (
		share = 0.22 // of the picture's height
		least = 0.08
	)
	length, whole := max(abs(p.x-q.x), abs(p.y-q.y)), share*float32(r.h)
	if length <= whole {
		return 1
	}
	ratio := whole / length
	return max(ratio*ratio, least)
}

// stands is how many links one stands for.
func (r *Renderer) stands(p, q point, id int32) float32 {
	length := inSight(min(p.x, q.x), abs(p.x-q.x), min(p.y, q.y), abs(p.y-q.y), float32(r.w), float32(r.h))
	return standsFor(length/r.ink.limit, id)
}

// standsFor is how many links one stands for that is longer than the limit by
// a factor; 0 when others stand for it. Which ones depends on the link alone,
// so that they do not flicker.
func standsFor(ratio float32, id int32) float32 {
	if ratio <= 1 {
		return 1
	}
	h := uint32(id) * 2654435761 // Knuth's multiplicative hash
	h ^= h >> 15
	if float32(h&0xFFFF)*ratio >= 0x10000 {
		return 0
	}
	return min(ratio, maxWeight)
}

// inkParts sums up a link where this frame has to be drawn.
func (r *Renderer) inkParts(s *sheet, p, q point, bend float32, unit, clr uint32) {
	if !r.reuse.ok {
		r.inkCurve(s, patch{hi: point{float32(r.w) - 1.01, float32(r.h) - 1.01}}, p, q, bend, unit, clr)
		return
	}
	for _, part := range r.reuse.strips {
		r.inkCurve(s, part, p, q, bend, unit, clr)
	}
}

// inkCurve sums up a link within a part of the frame, a curved one as a few straight
// pieces.
func (r *Renderer) inkCurve(s *sheet, part patch, p, q point, bend float32, unit, clr uint32) {
	lo, hi := part.lo, part.hi
	dx, dy := q.x-p.x, q.y-p.y
	if sag := abs(bend) * max(abs(dx), abs(dy)); sag > 1 && sag < beyond/100 {
		cx, cy := (p.x+q.x)/2-dy*bend, (p.y+q.y)/2+dx*bend
		n := min(max(int(sag/3), 2), 12)
		at := p
		for k := 1; k <= n; k++ {
			t := float32(k) / float32(n)
			u := 1 - t
			next := point{
				float32(u*u*p.x) + float32(2*u*t*cx) + float32(t*t*q.x),
				float32(u*u*p.y) + float32(2*u*t*cy) + float32(t*t*q.y),
			}
			if a, b, ok := clip(at, next, lo, hi); ok {
				s.line(a, b, r.w, r.ink.cw, unit, clr)
			}
			at = next
		}
		return
	}
	if a, b, ok := clip(p, q, lo, hi); ok {
		s.line(a, b, r.w, r.ink.cw, unit, clr)
	}
}

// expose adds up the cells of all sheets and works out how strongly each part
// of the picture is exposed.
func (r *Renderer) expose() {
	k := &r.ink
	n := k.cw * k.ch
	k.cells, k.colors = resize(k.cells, n), resize(k.colors, n)
	k.tiles, k.blur = resize(k.tiles, k.tw*k.th), resize(k.blur, k.tw*k.th)
	r.team.do(k.th, r.passes.merge)
	r.coverTiles()
	r.keepTiles()
	for range 3 {
		smooth(k.blur, k.tiles, k.tw, k.th)
		k.tiles, k.blur = k.blur, k.tiles
	}
	const area = inkUnit / colorShare * cellSize * cellSize * tileSize * tileSize
	near := nearness(r.scale)
	for i, sum := range k.tiles {
		k.tiles[i] = exposure(sum/area, near) / inkUnit
	}
	r.team.do(k.th, r.passes.tint)
}

// mergeCells adds up the cells of all sheets, a row of tiles at a time.
func (r *Renderer) mergeCells(int) {
	k := &r.ink
	for {
		row, _, ok := r.team.chunk(k.th, 1)
		if !ok {
			return
		}
		tiles := k.tiles[row*k.tw : (row+1)*k.tw]
		clear(tiles)
		for y := row * tileSize; y < min((row+1)*tileSize, k.ch); y++ {
			cells := k.cells[y*k.cw : (y+1)*k.cw]
			clear(cells)
			for i := range k.sheets[:k.used] {
				from := k.sheets[i].cells[y*k.cw : (y+1)*k.cw]
				for x := range cells {
					cells[x].add(&from[x])
				}
				clear(from)
			}
			for x := range cells {
				tiles[x/tileSize] += float32(cells[x].weight())
			}
		}
	}
}

// tintCells works out the color of each cell from itself and its neighbors,
// since the edge of a line may reach into a cell that the line does not cross.
func (r *Renderer) tintCells(int) {
	k := &r.ink
	for {
		row, _, ok := r.team.chunk(k.th, 1)
		if !ok {
			return
		}
		for y := row * tileSize; y < min((row+1)*tileSize, k.ch); y++ {
			for x := range k.cw {
				k.colors[y*k.cw+x] = k.mean(x, y)
			}
		}
	}
}

// mean is the color of a cell as a pixel, where its own links count four times.
func (k *ink) mean(x, y int) uint32 {
	const half = 1<<32 - 1
	var red, green, blue, weight uint64
	for v := max(y-1, 0); v <= min(y+1, k.ch-1); v++ {
		for u := max(x-1, 0); u <= min(x+1, k.cw-1); u++ {
			c := &k.cells[v*k.cw+u]
			if c.weight() == 0 {
				continue
			}
			f := uint64(1)
			if u == x && v == y {
				f = 4
			}
			red, green = red+f*(c.redGreen>>32), green+f*(c.redGreen&half)
			blue, weight = blue+f*(c.blueWeight>>32), weight+f*(c.blueWeight&half)
		}
	}
	if weight == 0 {
		return 0
	}
	return pack(vivid(float32(red)/float32(weight), float32(green)/float32(weight), float32(blue)/float32(weight)))
}

// vivid gives back to a mean of many colors some of the strength that it lost,
// the weak ones most of it: what is left of their hue is what its surroundings
// have in common.
func vivid(red, green, blue float32) color.NRGBA {
	grey := float32(0.3*red) + float32(0.59*green) + float32(0.11*blue)
	k := strength[uint8(max(red, green, blue)-min(red, green, blue))]
	channel := func(v float32) uint8 { return uint8(min(max(grey+float32(k*(v-grey)), 0), 255)) }
	return color.NRGBA{R: channel(red), G: channel(green), B: channel(blue)}
}

// strength is the factor on what sets a color off from grey, by how far its
// strongest channel is above the weakest.
var strength = func() (t [256]float32) {
	for i := range t {
		t[i] = float32(min(max(1.35*math.Pow(110/float64(max(i, 1)), 0.45), 1), 3.2))
	}
	return t
}()

// exposure is how strongly a link is exposed among others that cover a part of
// the picture so many times on average. Alone, a link is nearly opaque. From
// afar the mass of links is the picture; from near, where single nodes can be
// told apart, most links only pass by, and a crowd of them steps back.
func exposure(mean float32, near float64) float32 {
	const (
		alone = 1.9
		adapt = 0.35
		far   = 0.9
		back  = 0.25
	)
	return float32(alone / math.Pow(float64(1+mean/adapt), far+float64(back*near)))
}

// nearness is 0 at camera scales at which nodes are dots and 1 where they have
// icons and names.
func nearness(scale float64) float64 {
	const dots, icons = 0.15, 0.6
	return min(max(math.Log(scale/dots)/math.Log(icons/dots), 0), 1)
}

// smooth is a blur with the weights 1 2 1 in both directions.
func smooth(dst, src []float32, w, h int) {
	for y := range h {
		up, down := max(y-1, 0)*w, min(y+1, h-1)*w
		for x := range w {
			l, m, e := max(x-1, 0), x, min(x+1, w-1)
			dst[y*w+x] = (src[up+l] + src[up+e] + src[down+l] + src[down+e] +
				2*(src[up+m]+src[down+m]+src[y*w+l]+src[y*w+e]) + 4*src[y*w+m]) / 16
		}
	}
}
