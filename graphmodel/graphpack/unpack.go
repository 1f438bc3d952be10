package graphpack

import (
	"errors"
	"sync"

	"clew/graphmodel"
)

// Unpacker unpacks a graph piece by piece, on other goroutines, so that one who reads the
// pieces from a file need not wait. Head comes first, then the entities and the links,
// each in the order of the Pack; none keeps the bytes that it is given. It is not safe for
// concurrent use.
type Unpacker struct {
	tables          *tables
	out             Content
	entities, links []*piece
	going           sync.WaitGroup
}

// piece is a part that is being unpacked.
type piece struct {
	Content
	err error
}

// Head takes what the other pieces refer to.
func (u *Unpacker) Head(packed []byte) error {
	raw, err := decompress(packed)
	if err == nil {
		u.tables, err = readHead(raw, &u.out)
	}
	return err
}

// Entities takes a part of the entities.
func (u *Unpacker) Entities(packed []byte) error {
	if u.tables == nil {
		return ErrFormat
	}
	raw, err := decompress(packed)
	if err != nil {
		return err
	}
	p := &piece{}
	u.entities = append(u.entities, p)
	u.going.Go(func() { p.err = u.tables.entitiesOf(raw, &p.Content) })
	return nil
}

// Links takes a part of the links.
func (u *Unpacker) Links(packed []byte) error {
	if u.tables == nil {
		return ErrFormat
	}
	room, _ := rooms.Get().(*[]byte)
	raw, err := decompressInto(room, packed)
	if err != nil {
		return err
	}
	p := &piece{}
	u.links = append(u.links, p)
	u.going.Go(func() {
		defer rooms.Put(room)
		p.err = u.tables.linksOf(raw, &p.Content)
	})
	return nil
}

// Content waits for all pieces and returns the graph.
func (u *Unpacker) Content() (Content, error) {
	u.going.Wait()
	if u.tables == nil {
		return Content{}, ErrFormat
	}
	entities, links := 0, 0
	var errs []error
	for _, p := range u.entities {
		entities += len(p.Entities)
		errs = append(errs, p.err)
	}
	for _, p := range u.links {
		links += len(p.Links)
		errs = append(errs, p.err)
	}
	if err := errors.Join(errs...); err != nil {
		return Content{}, err
	}
	out := u.out
	out.Entities, out.Links = make([]*graphmodel.Entity, 0, entities), make([]*graphmodel.Link, 0, links)
	out.Ends = make([][2]int32, 0, links)
	for _, p := range u.entities {
		out.Entities = append(out.Entities, p.Entities...)
	}
	for _, p := range u.links {
		out.Links, out.Ends = append(out.Links, p.Links...), append(out.Ends, p.Ends...)
	}
	return out, nil
}

// Close waits for what is still being unpacked, of a graph that nobody wants any more.
func (u *Unpacker) Close() { u.going.Wait() }

// Decode unpacks a graph.
func Decode(p Pack) (Content, error) {
	var u Unpacker
	defer u.Close()
	if err := u.Head(p.Head); err != nil {
		return Content{}, err
	}
	for _, b := range p.Entities {
		if err := u.Entities(b); err != nil {
			return Content{}, err
		}
	}
	for _, b := range p.Links {
		if err := u.Links(b); err != nil {
			return Content{}, err
		}
	}
	return u.Content()
}
