//go:build !unix

package importers

import (
	"testing"
)

func specialFiles(*testing.T, string) []expectation { return nil }
