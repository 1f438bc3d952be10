package workspace

import (
	"context"
	"os"
	"strconv"
	"testing"

	"clew/graphmodel/graphtest"
	"clew/graphmodel/project"
)

// TestWriteLargeProject makes a project with made-up news to try by hand:
//
//	CLEW_WRITE_PROJECT=/tmp/large.clew CLEW_WRITE_ENTITIES=3000 go test -run WriteLargeProject ./app/workspace
func TestWriteLargeProject(t *testing.T) {
	path := os.Getenv("CLEW_WRITE_PROJECT")
	if path == "" {
		t.Skip("CLEW_WRITE_PROJECT names no file")
	}
	n, err := strconv.Atoi(os.Getenv("CLEW_WRITE_ENTITIES"))
	if err != nil {
		n = 3000
	}
	ctx := context.Background()
	file, err := project.Create(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	articles, findings := graphtest.News(n, 1)
	if err := file.Save(ctx, project.State{Articles: articles, Findings: findings}); err != nil {
		t.Fatal(err)
	}
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
}
