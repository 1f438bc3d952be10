package ner

// Train learns a model from the examples and returns it in the form that New
// reads. The same examples, words, gazetteer and options give the same bytes.
func Train(examples []*Example, words *Words, gaz Gazetteer, o Options) []byte {
	if gaz == nil {
		gaz = noGazetteer{}
	}
	for _, e := range examples {
		if e.labels == nil {
			e.align()
		}
	}
	samples, d := prepare(examples, &words.table, gaz, o.MinCount)
	o.Log("%d sentences, %d features", len(samples), len(d.keys))
	l := newLearner(len(d.keys))
	l.run(samples, o)
	rows := l.pack(d, o)
	trans := l.transitions()
	return encode(&words.table, &trans, defaultScale, rows)
}

// defaultScale turns a margin of the learner's points into confidence.
const defaultScale = 0.25
