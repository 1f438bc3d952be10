package atlas

import (
	"math"
	"testing"
)

// onLand counts how often a line to the east crosses the coast.
func onLand(m *Map, at LonLat) bool {
	inside := false
	for _, ring := range m.Land {
		for i := 1; i < len(ring); i++ {
			a, b := ring[i-1], ring[i]
			if math.Abs(a.Lon-b.Lon) > 180 || (a.Lat > at.Lat) == (b.Lat > at.Lat) {
				continue
			}
			if at.Lon < a.Lon+(at.Lat-a.Lat)/(b.Lat-a.Lat)*(b.Lon-a.Lon) {
				inside = !inside
			}
		}
	}
	return inside
}

func TestMapsKnowLandFromSea(t *testing.T) {
	for name, m := range map[string]*Map{"coarse": Coarse(), "fine": Fine()} {
		for place, want := range map[LonLat]bool{
			{37.6, 55.7}: true, {30.5, 50.4}: true, {-98, 39}: true, {134, -25}: true, {25, 0}: true,
			{-30, 30}: false, {80, -20}: false, {3, 57}: false, {-150, 0}: false,
		} {
			if onLand(m, place) != want {
				t.Errorf("%s: %v on land: %v", name, place, !want)
			}
		}
		if len(m.Borders) < 150 {
			t.Errorf("%s has only %d borders", name, len(m.Borders))
		}
		for _, ring := range m.Land {
			if first, last := ring[0], ring[len(ring)-1]; len(ring) < 4 || first != last {
				t.Fatalf("%s: a ring of %d points from %v to %v is not closed", name, len(ring), first, last)
			}
		}
	}
}

func TestDamagedMapsAreRefused(t *testing.T) {
	for n := range 40 {
		if _, err := decode(coarse[:len(coarse)*n/40]); err == nil {
			t.Errorf("a map cut off after %d of 40 parts was read", n)
		}
	}
}
