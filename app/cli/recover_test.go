package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRecoverAndBackups damages a project and gets it back both ways.
func TestRecoverAndBackups(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.clew")
	files := articles(t, 2)
	clew(t, "", "import", "-p", path, files[0]).expect(t, ExitOK)
	clew(t, "", "import", "-p", path, files[1]).expect(t, ExitOK)
	listed := clew(t, "", "backups", "-p", path).expect(t, ExitOK)
	if strings.Count(listed.stdout, "\n") != 1 || !strings.Contains(listed.stdout, "news backups") {
		t.Errorf("backups: %q", listed.stdout)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(content[:100])
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	clew(t, "", "check", "-p", path).expect(t, ExitFailed)
	r := clew(t, "", "recover", "-p", path).expect(t, ExitOK)
	if !strings.Contains(r.stdout, "2 articles (2 with") {
		t.Errorf("recover: %q", r.stdout)
	}
	clew(t, "", "check", "-p", strings.TrimSuffix(path, ".clew")+" recovered.clew").expect(t, ExitOK)
	clew(t, "", "backups", "-p", path, "--restore", "latest").expect(t, ExitOK)
	clew(t, "", "check", "-p", path).expect(t, ExitOK)
}
