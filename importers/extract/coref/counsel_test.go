package coref_test

import "testing"

// TestWhoseKinAndCounsel checks whom a possessive before kin and lawyers means.
func TestWhoseKinAndCounsel(t *testing.T) {
	tests := []struct {
		text, form string
		nth        int
		want       string
	}{
		{
			"Karl Berg was arrested in May. He denies the charge. Tom Quill, leaving the court with his wife, Rosa, said that he was tired.",
			"his", 1, "Tom Quill",
		},
		{
			"Karl Berg is on trial for murder. Karl Berg was arrested in May. Berg, 40, was in jail. The neighbour, Tom Quill, was at home. \"We will win,\" said his lawyer, Rosa Lindholm. Berg denies it.",
			"his", 1, "Karl Berg",
		},
		{"Ana Lindholm moved to Lima. A fellow student, Rui Kestrel, became her husband in 1965.", "her", 1, "Ana Lindholm"},
		{"Lucia Andersen of Dalmar AS spoke. Rosa Andersen called (no relation of Ms. Andersen of Dalmar AS).", "Andersen", 3, "Lucia Andersen"},
	}
	for _, tt := range tests {
		x := resolve(t, tt.text)
		if got := x.entity(x.token(t, tt.form, tt.nth)); got != tt.want {
			t.Errorf("%q: %s means %q, want %q", tt.text, tt.form, got, tt.want)
		}
	}
}
