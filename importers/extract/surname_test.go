package extract_test

import (
	"strings"
	"testing"
)

func TestFirstOfTwoSurnames(t *testing.T) {
	tests := []struct{ text, at, want string }{
		{"Rodrigo Salas Merino left the court on Friday. Salas was met by his daughter, Elena Salas.", "Salas was", "Rodrigo Salas Merino"},
		{"Elena Salas met Rodrigo Salas Merino on Friday. Salas then spoke to reporters.", "Salas then", "Elena Salas"},
	}
	for _, tt := range tests {
		f := findings(t, tt.text)
		at, got := strings.Index(tt.text, tt.at), ""
		for _, m := range f.Mentions {
			if m.Span.Start == at && m.Entity >= 0 {
				got = f.Entities[m.Entity].Name
			}
		}
		if got != tt.want {
			t.Errorf("%q means %q in %q, want %q", tt.at, got, tt.text, tt.want)
		}
	}
}
