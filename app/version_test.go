package app

import "testing"

func TestVersion(t *testing.T) {
	for text, want := range map[string]string{
		"[Details]\n  Name = \"Clew\"\n  Version = \"1.2.3\"\n": "1.2.3",
		"Version=\"0.1.0\"":                "0.1.0",
		"VersionOfSomething = \"9.9.9\"\n": "unknown",
		"":                                 "unknown",
	} {
		if got := Version(text); got != want {
			t.Errorf("Version(%q) = %q, want %q", text, got, want)
		}
	}
}
