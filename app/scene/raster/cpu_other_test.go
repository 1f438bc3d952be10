//go:build !unix

package raster

import "time"

// cpuTime is not known here.
func cpuTime() time.Duration { return 0 }
