package pairs

import (
	"math"
	"math/rand/v2"

	"clew/graphmodel"
	"clew/importers/extract/ftrl"
	"clew/importers/extract/lexicon"
	"clew/importers/extract/perceptron"
	"clew/importers/extract/wordclass"
)

// Document is an article with the relations that a reader marked.
type Document struct {
	ID      string
	Part    string // the group of documents that it is counted with
	Drill   bool   // learned from, but no measure of how well articles are read
	Article Article
	// Marks are between two mentions; where Whole is set instead, Facts tell what
	// the whole article says of its entities, and which mentions say so is
	// not known.
	Marks []Mark
	// Wrong are mentions of no entity that was marked. Where Whole is set, their links
	// are wrong; else nothing is learned of them.
	Wrong map[int]bool
	Whole bool
	Facts []Fact
	// Missed counts the facts of entities that were not found.
	Missed int
}

// Mark is a relation from one mention to another.
type Mark struct {
	From, To int
	Type     graphmodel.LinkType
	Doubtful bool // right or wrong: nothing is learned of it
}

// Fact is a relation from one entity to another, of any of the types.
type Fact struct {
	From, To int
	Types    []graphmodel.LinkType
	May      bool // right, and not missed where it is not found
}

// Options are the settings of the trainer.
type Options struct {
	Seed   uint64
	Epochs int
	ftrl.Settings
	// Deaf is the share of the steps that do without the rules' links.
	Deaf, WholeDeaf float64
	// MinHits drops what is met in fewer pairs.
	MinHits int
	// Least drops smaller weights, and Rows bounds the features of the classifier.
	Least float64
	Rows  int
	Log   func(format string, args ...any)
}

// DefaultOptions are those of the shipped classifier.
func DefaultOptions() Options {
	return Options{Seed: 1, Epochs: 6, Settings: ftrl.Settings{L1: 0.5, L2: 1, Rate: 0.05}, Deaf: 0.15, WholeDeaf: 0.3, MinHits: 2, Rows: 40000}
}

// instance is a pair to learn from. right holds the classes that are right;
// nothing is learned where it is empty.
type instance struct {
	features []int32 // rows
	vote     [2]int  // the part of features that the rules' links make
	possible set
	right    set
	// Where group is not 0, one of its pairs says what an article tells of two
	// entities: one of the classes of accept. near guesses which.
	group  int
	accept set
	near   float64
	whole  bool
}

// trainer learns a multinomial logistic regression.
type trainer struct {
	o     Options
	rows  map[uint32]int32
	keys  []uint32
	hits  []int32
	cells [][classes]ftrl.Cell // by row
	all   []instance
	// groups counts the pairs of entities of whole articles.
	groups int
}

// Train learns from documents. The same documents and options give the same
// classifier.
func Train(documents []*Document, l *lexicon.Lexicon, words *wordclass.Table, o Options) *Classifier {
	t := &trainer{o: o, rows: make(map[uint32]int32)}
	for _, d := range documents {
		t.read(d, l, words)
	}
	t.thin()
	t.choose(func(in *instance) float64 { return in.near })
	t.learn()
	t.choose(func(in *instance) float64 {
		p, sum := t.chances(in.features, in.possible), 0.0
		for c := range p {
			if in.accept.has(c) {
				sum += p[c]
			}
		}
		return sum - doubtful
	})
	t.learn()
	return &Classifier{model: t.model(), words: words}
}

// doubtful is the share below which a pair is not held to say what its article
// tells.
const doubtful = 0.05

// choose takes the best pair of each group, if it is worth more than nothing.
func (t *trainer) choose(worth func(*instance) float64) {
	best, values := make([]int, t.groups+1), make([]float64, t.groups+1)
	for i := range t.all {
		in := &t.all[i]
		if in.group == 0 {
			continue
		}
		in.right = 0
		if v := worth(in); v > values[in.group] && in.accept != 0 {
			best[in.group], values[in.group] = i, v
		}
	}
	for group, i := range best {
		if group > 0 && values[group] > 0 {
			t.all[i].right = t.all[i].accept
		}
	}
}

// read turns a document into instances.
func (t *trainer) read(d *Document, l *lexicon.Lexicon, words *wordclass.Table) {
	r := newReader(&d.Article, l, words)
	lab := newLabeler(d, r, &t.groups)
	for _, p := range r.pairs() {
		in := instance{possible: p.possible, whole: d.Whole}
		lab.label(p, &in)
		if in.right == 0 && in.accept == 0 {
			continue
		}
		for _, key := range r.features(p) {
			row, ok := t.rows[key]
			if !ok {
				row = int32(len(t.keys))
				t.rows[key] = row
				t.keys = append(t.keys, key)
				t.hits = append(t.hits, 0)
			}
			t.hits[row]++
			in.features = append(in.features, row)
		}
		in.vote = r.voted
		t.all = append(t.all, in)
	}
}

// thin drops rare features.
func (t *trainer) thin() {
	for i := range t.all {
		in := &t.all[i]
		kept := in.features[:0]
		var cut [2]int
		for k, row := range in.features {
			if int(t.hits[row]) < t.o.MinHits {
				continue
			}
			kept = append(kept, row)
			for i := range cut {
				if k < in.vote[i] {
					cut[i] = len(kept)
				}
			}
		}
		in.features, in.vote = kept, cut
	}
}

func (t *trainer) learn() {
	t.cells = make([][classes]ftrl.Cell, len(t.keys))
	rng := rand.New(rand.NewPCG(t.o.Seed, 7))
	order := make([]int, len(t.all))
	for i := range order {
		order[i] = i
	}
	features := make([]int32, 0, 256)
	for epoch := range t.o.Epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss, n := 0.0, 0
		for _, i := range order {
			in := &t.all[i]
			share := t.o.Deaf
			if in.whole {
				share = t.o.WholeDeaf
			}
			deaf := rng.Float64() < share
			if in.right == 0 {
				continue
			}
			features = features[:0]
			for k, row := range in.features {
				if deaf && k >= in.vote[0] && k < in.vote[1] {
					continue
				}
				features = append(features, row)
			}
			loss += t.step(features, in)
			n++
		}
		if t.o.Log != nil && (epoch == t.o.Epochs-1) {
			t.o.Log("epoch %d: loss %.4f over %d pairs, %d features", epoch+1, loss/float64(max(1, n)), n, len(t.keys))
		}
	}
}

// chances are the probabilities of the possible classes.
func (t *trainer) chances(features []int32, possible set) (p shares) {
	top := math.Inf(-1)
	for c := range p {
		if !possible.has(c) {
			continue
		}
		for _, row := range features {
			p[c] += t.cells[row][c].Weight(&t.o.Settings)
		}
		top = math.Max(top, p[c])
	}
	sum := 0.0
	for c := range p {
		if possible.has(c) {
			p[c] = math.Exp(p[c] - top)
			sum += p[c]
		}
	}
	for c := range p {
		p[c] /= sum
	}
	return p
}

// step learns from one pair and returns its loss.
func (t *trainer) step(features []int32, in *instance) float64 {
	p := t.chances(features, in.possible)
	right := 0.0
	for c := range p {
		if in.right.has(c) {
			right += p[c]
		}
	}
	right = math.Max(right, 1e-9)
	for c := range p {
		if !in.possible.has(c) {
			continue
		}
		g := p[c]
		if in.right.has(c) {
			g -= p[c] / right
		}
		if math.Abs(g) < 1e-6 {
			continue
		}
		for _, row := range features {
			t.cells[row][c].Step(g, &t.o.Settings)
		}
	}
	return -math.Log(right)
}

// model keeps the strongest rows.
func (t *trainer) model() *perceptron.Model {
	all := make([]ftrl.Feature, len(t.keys))
	for row, key := range t.keys {
		weights := make([]float64, classes)
		for c := range weights {
			weights[c] = t.cells[row][c].Weight(&t.o.Settings)
		}
		all[row] = ftrl.Feature{Row: perceptron.Row{Key: key, Weights: weights}, Hits: int(t.hits[row])}
	}
	return ftrl.Model(classes, all, t.o.Least, t.o.Rows, unit)
}
