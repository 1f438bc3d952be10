//go:build race

package importers

func init() { raceDetector = true }
