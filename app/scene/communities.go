package scene

import (
	"context"
	"image/color"
	"math"

	"clew/graphmodel/analysis"
)

// From afar, a large network is a mass of links, whose types nobody can tell
// apart and whose mean is grey. What can be seen there is who keeps company with
// whom: so links, and nodes that are mere dots, have the color of their
// community in a far view.

const (
	// communityNodes is the number of nodes from which a far view has the colors
	// of communities: smaller networks show their nodes even from afar.
	communityNodes = 2000
	// communityResolution divides more finely than modularity does by itself,
	// whose few large communities would each be half the picture.
	communityResolution = 2.5
	// tuned is up to how many of the largest communities get their hue with a
	// look at their neighbors.
	tuned = 96
	// acrossFade is how far links between communities step back.
	acrossFade = 0.45
)

// colorCommunities gives nodes and links of a large network the hues of their
// communities. The error is that of a canceled context.
func (s *Scene) colorCommunities(ctx context.Context, p *Palette, known *Communities) (colored bool, err error) {
	if len(s.Nodes) < communityNodes {
		return false, nil
	}
	ends := make([][2]int32, len(s.Links))
	for i := range s.Links {
		ends[i] = [2]int32{int32(s.Links[i].From), int32(s.Links[i].To)}
	}
	of, hue, err := known.find(ctx, s.Nodes, ends)
	if of == nil {
		return false, err
	}
	colors := p.communities()
	for i := range s.Nodes {
		s.Nodes[i].Far = colors[hue[of[i]]]
	}
	for i, e := range ends {
		l := &s.Links[i]
		from, to := s.Nodes[e[0]].Far, s.Nodes[e[1]].Far
		l.Far = mix(from, to, 0.5)
		if of[e[0]] != of[e[1]] {
			l.Across, l.Far = true, mix(l.Far, p.Background, acrossFade)
		}
	}
	return true, nil
}

// communityLegend explains the colors of a far view.
func (p *Palette) communityLegend() LegendEntry {
	c := p.communities()[8] // unlike that of any kind
	return LegendEntry{Shape: Circle, Fill: c, Stroke: c, Ink: c, Label: "Communities, from afar"}
}

// hues is how many colors communities have: as many as can be told apart beside
// each other.
const hues = 10

// chooseHues gives each community, the largest first, the hue that is farthest
// from those of the communities that it has most links with, and that little
// else has.
func chooseHues(c analysis.Communities, ends [][2]int32) []int32 {
	n := len(c.Sizes)
	few := min(n, tuned)
	between := make([]float64, few*few)
	for _, e := range ends {
		if a, b := int(c.Of[e[0]]), int(c.Of[e[1]]); a != b && a < few && b < few {
			between[a*few+b]++
			between[b*few+a]++
		}
	}
	hue := make([]int32, n)
	var used [hues]float64
	for a := range n {
		if a >= few {
			hue[a] = int32(a * 3 % hues)
			continue
		}
		all := 1.0
		for b := range a {
			all += between[a*few+b]
		}
		best, least := 0, math.Inf(1)
		for h := range hues {
			cost := used[h] / (1 + used[0] + float64(c.Sizes[0]))
			for b := range a {
				apart := min(abs(h-int(hue[b])), hues-abs(h-int(hue[b])))
				cost += between[a*few+b] / all * math.Exp(-float64(apart))
			}
			if cost < least-1e-12 {
				best, least = h, cost
			}
		}
		hue[a] = int32(best)
		used[best] += float64(c.Sizes[a])
	}
	return hue
}

func abs(v int) int { return max(v, -v) }

// communities are the colors of communities: hues around the wheel, as light
// as each other but for every second one, which is somewhat darker, so that
// neighbors differ in more than their hue.
func (p *Palette) communities() (colors [hues]color.NRGBA) {
	light, dark, chroma := 0.62, 0.54, 0.16
	if p.Dark {
		light, dark, chroma = 0.76, 0.68, 0.145
	}
	for i := range colors {
		l := light
		if i%2 == 1 {
			l = dark
		}
		colors[i] = oklch(l, chroma, (float64(i)*360/hues+25)*math.Pi/180)
	}
	return colors
}

// oklch is the color of a lightness, chroma and hue as they are perceived:
// Ottosson, “A perceptual color space for image processing” (2020). Chroma that
// screens cannot show is cut.
func oklch(lightness, chroma, hue float64) color.NRGBA {
	sin, cos := math.Sincos(hue)
	a, b := chroma*cos, chroma*sin
	l := cube(lightness + float64(0.3963377774*a) + float64(0.2158037573*b))
	m := cube(lightness - float64(0.1055613458*a) - float64(0.0638541728*b))
	s := cube(lightness - float64(0.0894841775*a) - float64(1.2914855480*b))
	channel := func(kl, km, ks float64) uint8 {
		v := float64(kl*l) + float64(km*m) + float64(ks*s)
		if v <= 0.0031308 {
			v *= 12.92
		} else {
			v = float64(1.055*math.Pow(v, 1/2.4)) - 0.055
		}
		return uint8(math.Round(255 * min(max(v, 0), 1)))
	}
	return color.NRGBA{
		R: channel(4.0767416621, -3.3077115913, 0.2309699292),
		G: channel(-1.2684380046, 2.6097574011, -0.3413193965),
		B: channel(-0.0041960863, -0.7034186147, 1.7076147010),
		A: 255,
	}
}

func cube(v float64) float64 { return v * v * v }
