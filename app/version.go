package app

import "strings"

// Version reads the version from the text of FyneApp.toml, or returns
// "unknown".
func Version(metadata string) string {
	for line := range strings.Lines(metadata) {
		key, value, ok := strings.Cut(line, "=")
		if ok && strings.TrimSpace(key) == "Version" {
			return strings.Trim(strings.TrimSpace(value), `"`)
		}
	}
	return "unknown"
}
