package scene

import (
	"strconv"
	"time"
)

// TimeAxis says when something is that stands at a place: x = PerDay·day +
// At0, in world coordinates, with days since 1970 began.
type TimeAxis struct{ PerDay, At0 float64 }

// Tick is a mark on a time axis.
type Tick struct {
	X     float64 // in the viewport
	Label string
}

// tickGap is the least distance between ticks, in pixels.
const tickGap = 84

// Sizes of the labels of the axis, which stand at the top of the viewport,
// right of their lines.
const (
	TickText  = 11.0 // font size
	TickY     = 17.0 // baseline
	TickStart = 5.0  // distance from the line
)

// step is a distance between ticks.
type step struct{ days, months int }

var steps = [...]step{
	{1, 0}, {2, 0}, {7, 0}, {14, 0}, {0, 1}, {0, 2}, {0, 3}, {0, 6}, {0, 12}, {0, 24}, {0, 60}, {0, 120}, {0, 240}, {0, 600}, {0, 1200},
}

func (s step) length() float64 { return float64(s.days) + 30.44*float64(s.months) }

const day = 86400

// Ticks are the marks that a camera sees in a viewport, added to into.
func (a *TimeAxis) Ticks(cam Camera, v Size, into []Tick) []Tick {
	perDay := a.PerDay * cam.Scale
	if !(perDay > 0) || v.W <= 0 {
		return into
	}
	s := steps[len(steps)-1]
	for _, c := range steps {
		if c.length()*perDay >= tickGap {
			s = c
			break
		}
	}
	left, _ := cam.ToWorld(v, 0, 0)
	first := (left - a.At0) / a.PerDay
	const furthest = 4e6 // days: eleven thousand years
	if !(first > -furthest && first < furthest) {
		return into
	}
	at := s.floor(time.Unix(int64(first*day), 0).UTC())
	for range int(v.W/tickGap) + 3 {
		x, _ := cam.ToScreen(v, a.PerDay*float64(at.Unix())/day+a.At0, 0)
		if x > v.W {
			break
		}
		if x >= 0 {
			into = append(into, Tick{x, s.label(at)})
		}
		at = s.next(at)
	}
	return into
}

// floor is the last tick before a time.
func (s step) floor(t time.Time) time.Time {
	if s.months == 0 {
		days := int(t.Unix() / day)
		if s.days%7 == 0 {
			days -= 4 // 5 January 1970 was a Monday
			return time.Unix(int64(days-mod(days, s.days)+4)*day, 0).UTC()
		}
		return time.Unix(int64(days-mod(days, s.days))*day, 0).UTC()
	}
	months := 12*t.Year() + int(t.Month()) - 1
	months -= mod(months, s.months)
	return time.Date(0, time.Month(months+1), 1, 0, 0, 0, 0, time.UTC)
}

func mod(a, b int) int { return (a%b + b) % b }

func (s step) next(t time.Time) time.Time { return t.AddDate(0, s.months, s.days) }

// label names a tick: the year alone where ticks are years.
func (s step) label(t time.Time) string {
	switch {
	case s.months >= 12:
		return strconv.Itoa(t.Year())
	case s.months > 0:
		return t.Month().String()[:3] + " " + strconv.Itoa(t.Year())
	default:
		return strconv.Itoa(t.Day()) + " " + t.Month().String()[:3] + " " + strconv.Itoa(t.Year())
	}
}
