package ner

import (
	"hash/fnv"
	"math/rand/v2"
	"strconv"
)

// Train learns a model from the examples and returns it in the form that New
// reads. The marks of the examples are brought to one style first. The same
// examples, words, gazetteer and options give the same bytes.
func Train(examples []*Example, words *Words, gaz Gazetteer, o Options) []byte {
	if gaz == nil {
		gaz = noGazetteer{}
	}
	for _, e := range examples {
		e.harmonize(gaz)
		e.align()
	}
	all := augment(examples, words, gaz, o)
	samples, d := prepare(all, &words.table, gaz, o.MinCount)
	o.Log("%d documents, %d sentences, %d features", len(all), len(samples), len(d.keys))
	c := vote(samples, len(d.keys), o)
	rows := c.pack(d, o)
	trans := c.transitions(o)
	return encode(&words.table, &trans, rows)
}

// vote trains several learners that see the samples in different orders and
// averages them.
func vote(samples []sample, features int, o Options) *committee {
	c := &committee{weights: make([][numLabels]float32, features)}
	done := make([]chan *learner, max(1, o.Voters))
	for v := range done {
		done[v] = make(chan *learner, 1)
		go func() {
			own := o
			own.Seed += uint64(v) * 1_000_003
			l := newLearner(features)
			l.run(samples, own)
			done[v] <- l
		}()
	}
	for _, ch := range done {
		c.add(<-ch, float32(len(done)))
	}
	return c
}

// augment adds articles from templates, copies with invented names and copies with headlines. Which
// examples are copied depends on their identity alone.
func augment(examples []*Example, words *Words, gaz Gazetteer, o Options) []*Example {
	v := newInventor(examples, &words.table, gaz)
	out := examples[:len(examples):len(examples)]
	room := &newsroom{v: v, rng: rand.New(rand.NewPCG(o.Seed, 0x6e657773))}
	if v.complete() {
		for i := range o.Articles {
			out = append(out, room.article("article-"+strconv.Itoa(i)))
		}
	}
	for _, e := range examples {
		h := fnv.New64a()
		h.Write([]byte(e.ID))
		rng := rand.New(rand.NewPCG(o.Seed, h.Sum64()))
		invented, spelt := o.Invented, o.Headlines
		if e.Domain != Gold {
			invented, spelt = invented/4, spelt/4
		}
		if rng.Float64() < invented {
			out = append(out, v.copy(e, rng))
		}
		if rng.Float64() < o.Datelines && len(e.Doc.Sentences) > 2 && e.Domain != Social {
			out = append(out, v.dateline(v.copy(e, rng), rng))
		}
		if rng.Float64() < spelt {
			out = append(out, headlines(e, rng))
		}
	}
	return out
}
