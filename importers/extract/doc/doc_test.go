package doc

import "testing"

func TestPhrase(t *testing.T) {
	for text, want := range map[string]string{
		"Bank of  China": "Bank of China", "Bank\nof China": "Bank of China", "Bank of China": "Bank of China",
		"Bank\u00a0of China": "Bank of China", "Banco de São Paulo": "Banco de São Paulo", "Bank": "Bank", " Bank ": "Bank",
	} {
		d := &Document{Text: text, Tokens: []Token{{End: len(text)}}}
		if got := d.Phrase(0, 1); got != want {
			t.Errorf("the phrase of %q is %q, want %q", text, got, want)
		}
	}
}
