package app

import "testing"

func TestCommandsOnly(t *testing.T) {
	for name, want := range map[string]bool{
		"clew":                              false,
		"/usr/bin/clew":                     false,
		"/usr/bin/clew-cli":                 true,
		"clew-cli":                          true,
		"./clew-client":                     false,
		"/opt/clew-cli/clew":                false,
		`C:\\Program Files\\Clew\\clew.exe`: false,
		"c:/programs/CLEW-CLI.EXE":          true,
		"":                                  false,
	} {
		if got := commandsOnly(name); got != want {
			t.Errorf("commandsOnly(%q) = %v, want %v", name, got, want)
		}
	}
}
