//go:build !headless && !(linux && cgo && (amd64 || arm64))

package late

// Load does nothing where the libraries are linked as usual.
func Load() error { return nil }
