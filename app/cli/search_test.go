package cli

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestSearch(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.clew")
	clew(t, "", append([]string{"import", "-p", path}, articles(t, 3)...)...).expect(t, ExitOK)
	r := clew(t, "", "search", "-p", path, "zelens").expect(t, ExitOK)
	if !strings.Contains(r.stdout, "person\tVolodymyr Zelensky") || !strings.Contains(r.stdout, "[Zelensk") {
		t.Errorf("search says %s", r.stdout)
	}
	for _, args := range [][]string{{}, {"--format", "xml", "a"}, {"--limit", "0", "a"}, {`""`}} {
		clew(t, "", append([]string{"search", "-p", path}, args...)...).expect(t, ExitUsage)
	}
	if r := clew(t, "", "search", "-p", path, "--format", "json", "qqqqq").expect(t, ExitOK, "nothing was found"); r.stdout != "" {
		t.Errorf("found %s", r.stdout)
	}
}
