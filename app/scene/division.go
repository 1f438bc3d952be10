package scene

import (
	"context"
	"crypto/sha256"
	"encoding/binary"
	"slices"
	"sync"

	"clew/graphmodel/analysis"
)

const (
	// divisionsKept is how many networks' communities are remembered: filters are
	// turned on and off again.
	divisionsKept = 4
	// editedShare is up to which share of the links and nodes may have changed for a
	// network to keep the communities that it had: a hundredth.
	editedShare = 100
)

// Communities remembers the communities of the networks that were built last. The
// same network has the same ones again, whatever its colors and names; one in which
// somebody has edited a little keeps those that it had, so that its colors stay where
// they are, and what is new joins its neighbors. What that gives depends on the one
// remembered network that it is near to, and not on the steps between.
//
// The zero value remembers none, and a nil *Communities never does. It is safe for
// concurrent use.
type Communities struct {
	mu   sync.Mutex
	last []*division // newest first
}

// division is which community each node of a network belongs to. It is not
// modified.
type division struct {
	key     [sha256.Size]byte
	ids     []string
	degrees []int32
	links   int
	of      []int32 // by node
	hue     []int32 // by community
}

// find returns the community of each node and the hue of each community; nil when
// there are none. The error is that of a canceled context.
func (c *Communities) find(ctx context.Context, nodes []Node, ends [][2]int32) (of, hue []int32, err error) {
	if c == nil {
		d, err := divide(ctx, len(nodes), ends)
		if d == nil {
			return nil, nil, err
		}
		return d.of, d.hue, nil
	}
	key := keyOf(nodes, ends)
	if d := c.recall(key); d != nil {
		return d.of, d.hue, nil
	}
	degrees := degreesOf(len(nodes), ends)
	c.mu.Lock()
	last := slices.Clone(c.last)
	c.mu.Unlock()
	for _, d := range last {
		if old, ok := d.follow(nodes, degrees); ok {
			of, hue = d.adapt(old, ends)
			return of, hue, nil
		}
	}
	d, err := divide(ctx, len(nodes), ends)
	if d == nil {
		return nil, nil, err
	}
	d.key, d.degrees, d.links = key, degrees, len(ends)
	d.ids = make([]string, len(nodes))
	for i := range nodes {
		d.ids[i] = nodes[i].ID
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last = slices.Insert(c.last, 0, d)
	c.last = c.last[:min(len(c.last), divisionsKept)]
	return d.of, d.hue, nil
}

// recall returns what is remembered of a network, as the newest, or nil.
func (c *Communities) recall(key [sha256.Size]byte) *division {
	c.mu.Lock()
	defer c.mu.Unlock()
	at := slices.IndexFunc(c.last, func(d *division) bool { return d.key == key })
	if at < 0 {
		return nil
	}
	d := c.last[at]
	c.last = slices.Insert(slices.Delete(c.last, at, at+1), 0, d)
	return d
}

// divide searches for communities. Without an error, nil says that there are none.
func divide(ctx context.Context, n int, ends [][2]int32) (*division, error) {
	g, err := analysis.New(n, ends, nil)
	if err != nil {
		return nil, nil // not a network
	}
	found, err := analysis.FindCommunities(ctx, g, analysis.CommunityOptions{Resolution: communityResolution, Rounds: 1})
	if err != nil {
		return nil, ctx.Err()
	}
	return &division{of: found.Of, hue: chooseHues(found, ends)}, nil
}

// keyOf tells networks apart by their nodes and links.
func keyOf(nodes []Node, ends [][2]int32) (key [sha256.Size]byte) {
	h := sha256.New()
	var buffer []byte
	flush := func(least int) {
		if len(buffer) >= least {
			h.Write(buffer)
			buffer = buffer[:0]
		}
	}
	const piece = 1 << 15
	for i := range nodes {
		buffer = binary.AppendUvarint(buffer, uint64(len(nodes[i].ID)))
		buffer = append(buffer, nodes[i].ID...)
		flush(piece)
	}
	for _, e := range ends {
		buffer = binary.LittleEndian.AppendUint32(buffer, uint32(e[0]))
		buffer = binary.LittleEndian.AppendUint32(buffer, uint32(e[1]))
		flush(piece)
	}
	flush(0)
	h.Sum(key[:0])
	return key
}

func degreesOf(n int, ends [][2]int32) []int32 {
	degrees := make([]int32, n)
	for _, e := range ends {
		degrees[e[0]]++
		degrees[e[1]]++
	}
	return degrees
}

// follow finds the nodes of a network among those of the division: old holds their
// places, -1 for new ones. ok is false where more than a little has changed, as the
// nodes and how many links they have tell.
func (d *division) follow(nodes []Node, degrees []int32) (old []int32, ok bool) {
	old = make([]int32, len(nodes))
	changed, strangers, at := int32(0), 0, 0
	for i := range nodes {
		for at < len(d.ids) && d.ids[at] < nodes[i].ID {
			changed += d.degrees[at]
			strangers++
			at++
		}
		if at < len(d.ids) && d.ids[at] == nodes[i].ID {
			changed += max(degrees[i]-d.degrees[at], d.degrees[at]-degrees[i])
			old[i] = int32(at)
			at++
			continue
		}
		changed += degrees[i]
		strangers++
		old[i] = -1
	}
	for ; at < len(d.ids); at++ {
		changed += d.degrees[at]
		strangers++
	}
	return old, int(changed)/2*editedShare <= d.links && strangers*editedShare <= len(d.ids)
}

// adapt divides a network that has changed a little. New nodes join the community
// that most of their links lead to; those that only new ones are linked with have one
// of their own.
func (d *division) adapt(old []int32, ends [][2]int32) (of, hue []int32) {
	of, hue = make([]int32, len(old)), slices.Clone(d.hue)
	for i, at := range old {
		of[i] = at
		if at >= 0 {
			of[i] = d.of[at]
		}
	}
	votes := map[int32]map[int32]int{}
	vote := func(node, other int32) {
		if old[node] >= 0 || old[other] < 0 {
			return
		}
		if votes[node] == nil {
			votes[node] = map[int32]int{}
		}
		votes[node][of[other]]++
	}
	for _, e := range ends {
		vote(e[0], e[1])
		vote(e[1], e[0])
	}
	for i, at := range old {
		if at >= 0 {
			continue
		}
		best := int32(len(hue))
		for c, n := range votes[int32(i)] {
			if most := votes[int32(i)][best]; n > most || n == most && c < best {
				best = c
			}
		}
		if of[i] = best; int(best) == len(hue) {
			hue = append(hue, best*3%hues)
		}
	}
	return of, hue
}
