package suggest_test

import (
	"reflect"
	"testing"

	"clew/graphmodel/suggest"
)

func TestBatch(t *testing.T) {
	pair := func(a, b string, score float64) suggest.Suggestion {
		return suggest.Suggestion{A: a, B: b, Score: score}
	}
	for name, c := range map[string]struct {
		list []suggest.Suggestion
		want [][]string
	}{
		"nothing": {nil, [][]string{}},
		"only the sure ones": {
			[]suggest.Suggestion{pair("a", "b", 0.95), pair("c", "d", 0.9), pair("e", "f", 0.89)},
			[][]string{{"a", "b"}, {"c", "d"}},
		},
		"three of which each two look the same": {
			[]suggest.Suggestion{pair("a", "b", 0.97), pair("b", "c", 0.96), pair("a", "c", 0.91)},
			[][]string{{"a", "b", "c"}},
		},
		"three of which two do not": {
			[]suggest.Suggestion{pair("a", "b", 0.97), pair("b", "c", 0.96), pair("a", "c", 0.7)},
			[][]string{{"a", "b"}},
		},
		"two groups that are not alike": {
			[]suggest.Suggestion{pair("a", "b", 0.97), pair("c", "d", 0.96), pair("b", "c", 0.95)},
			[][]string{{"a", "b"}, {"c", "d"}},
		},
	} {
		if got := suggest.Batch(c.list, 0.9); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}
