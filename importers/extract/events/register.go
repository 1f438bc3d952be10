package events

// register counts the words of an article that tell what kind of text it is, in
// thousandths of its words. News reports what people said, by day and in the past;
// advice, advertising and lists speak of what is and to "you".
type register struct {
	read bool
	// names are words with a capital inside a sentence, within fewestNames and
	// mostNames.
	names int
	said  int // verbs of reporting
	days  int // weekdays and months
	you   int // the reader, outside of quotations
	self  int // the writer, outside of quotations
	past  int // of the forms of "be", "have" and the like, those in the past
}

// The counts matter up to these bounds.
const (
	mostSaid  = 8
	mostDays  = 6
	mostYou   = 12
	mostSelf  = 10
	leastPast = 100
	mostPast  = 600
)

var (
	reporting = wordSet("said told says according announced reported")
	calendar  = wordSet(`monday tuesday wednesday thursday friday saturday sunday yesterday january february march april june july august september october
		november december`)
	reader       = wordSet("you your yours yourself")
	writer       = wordSet("i i'm i’m my me we our")
	pastForms    = wordSet("was were had said told did")
	presentForms = wordSet("is are has have can will does do may")
)

// registerOf reads the register of the article. It is worked out once.
func (f *finder) registerOf() register {
	if f.register.read {
		return f.register
	}
	words, capitals, said, days, you, self, past, present := 0, 0, 0, 0, 0, 0, 0, 0
	for i := range f.d.Tokens {
		form := f.tok(i).Form
		if c := form[0] | 0x20; c < 'a' || c > 'z' {
			continue
		}
		words++
		if i > 0 && f.sentence[i-1] == f.sentence[i] && isCapitalized(form) && f.followsWord(i) {
			capitals++
		}
		switch w := lower(form); {
		case calendar[w] && isCapitalized(form) || w == "yesterday":
			days++
		case reader[w]:
			you += count01(f.isUnquoted(i))
		case writer[w]:
			self += count01(f.isUnquoted(i))
		case pastForms[w]:
			past++
			said += count01(reporting[w])
		case presentForms[w]:
			present++
		case reporting[w]:
			said++
		}
	}
	words = max(1, words)
	f.register = register{
		read:  true,
		names: min(max(1000*capitals/words, fewestNames), mostNames),
		said:  min(1000*said/words, mostSaid),
		days:  min(1000*days/words, mostDays),
		you:   min(1000*you/words, mostYou),
		self:  min(1000*self/words, mostSelf),
		past:  min(max(1000*past/max(1, past+present), leastPast), mostPast),
	}
	return f.register
}

func (f *finder) isUnquoted(i int) bool {
	q, _ := f.who.QuotationAt(i)
	return q < 0
}

func count01(b bool) int {
	if b {
		return 1
	}
	return 0
}
