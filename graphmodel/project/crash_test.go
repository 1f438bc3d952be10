package project_test

import (
	"bufio"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"clew/graphmodel"
	"clew/graphmodel/project"
)

// crashVariable makes the test binary open a project, which may migrate it, change
// it, which backs it up, and close it, which brings the changes into the file.
const crashVariable = "CLEW_TEST_CRASH_PROJECT"

func crash(path string) {
	fmt.Println("open") // which migrates an old project
	p, err := project.Open(background, path)
	if err == nil {
		var s project.State
		if s, err = p.State(background); err == nil {
			n, _ := strconv.Atoi(s.Settings["n"])
			s.Settings["n"] = strconv.Itoa(n + 1)
			fmt.Println("change") // which backs it up first
			err = p.Record(background, s, "count")
			fmt.Println(n + 1)
		}
		fmt.Println("close")
		err = errors.Join(err, p.Close())
	}
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	fmt.Println("end")
}

// crashPhases are what a crashing process does, in this order.
var crashPhases = []string{"open", "change", "close"}

// crashArticles is how many articles the project has: migration and backup take a
// while.
const crashArticles = 30

// oldProject is a project of an earlier version with many articles.
func oldProject(t *testing.T) []byte {
	t.Helper()
	old, err := os.ReadFile(filepath.Join("testdata", "v3.clew"))
	path := filepath.Join(t.TempDir(), "old.clew")
	if err == nil {
		err = os.WriteFile(path, old, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < crashArticles; i++ {
		id := fmt.Sprintf("x%03d", i)
		_, err := db.Exec(`INSERT INTO articles SELECT ?, title, author, publisher, url, published, language, '', source, ?, '' FROM articles LIMIT 1`, id, longText(id))
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if old, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	return old
}

// runCrash runs a process, kills it some time after a phase has begun, and returns
// the last change that it has reported, 0 for none, in which phase it died, "" when
// it came to its end, and how long the phase took where that is known.
func runCrash(t *testing.T, path, phase string, after time.Duration) (said int, died string, took time.Duration) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), crashVariable+"="+path)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	var began time.Time
	for lines := bufio.NewScanner(out); lines.Scan(); {
		line := lines.Text()
		n, bad := strconv.Atoi(line)
		switch {
		case bad == nil:
			said = n
		case strings.HasPrefix(line, "error"):
			t.Error(line)
		case line == "end":
			died = ""
		default:
			died = line
		}
		if !began.IsZero() && took == 0 {
			took = time.Since(began)
		}
		if line == phase {
			began = time.Now()
			kill := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
			defer kill.Stop()
		}
	}
	_ = cmd.Wait()
	return said, died, took
}

// TestKilledOnTheWay kills a process at random moments while it migrates a
// project, backs it up and changes it, or closes it, and expects a sound project
// that holds every change that was reported, and sound backups.
func TestKilledOnTheWay(t *testing.T) {
	rounds := 45
	if testing.Short() {
		rounds = 9
	}
	old := oldProject(t)
	r := rand.New(rand.NewPCG(11, 12))
	fresh := func() string {
		path := filepath.Join(t.TempDir(), "crash.clew")
		if err := os.WriteFile(path, old, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	length, died := map[string]time.Duration{}, map[string]int{}
	for _, phase := range crashPhases { // how long they take here
		_, _, length[phase] = runCrash(t, fresh(), phase, time.Hour)
	}
	path, last := "", 0
	for round := range rounds {
		phase := crashPhases[round%len(crashPhases)]
		if phase == "open" { // from the start again
			path, last = fresh(), 0
		}
		said, in, _ := runCrash(t, path, phase, time.Duration(r.Int64N(int64(length[phase])+1)))
		died[in]++
		checkCrashed(t, round, path, max(said, last), &last)
	}
	t.Logf("died in %v of phases that take %v", died, length)
	if died["open"] == 0 || died["change"] == 0 {
		t.Errorf("died in %v, never while migrating or while backing up", died)
	}
}

func checkCrashed(t *testing.T, round int, path string, said int, last *int) {
	t.Helper()
	p, err := project.OpenReadOnly(t.Context(), path)
	if err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	defer p.Close()
	if err := p.Check(t.Context()); err != nil {
		t.Fatalf("round %d: %v", round, err)
	}
	s := stateOf(t, p)
	n, _ := strconv.Atoi(s.Settings["n"])
	if n < said || n > said+1 || len(s.Articles) != crashArticles {
		t.Fatalf("round %d: it holds change %d and %d articles, %d was reported", round, n, len(s.Articles), said)
	}
	*last = n
	backups, err := project.Backups(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range backups {
		c, err := project.OpenReadOnly(t.Context(), b.Path)
		if err != nil {
			t.Fatalf("round %d: backup %s: %v", round, b.Path, err)
		}
		if err := c.Check(t.Context()); err != nil {
			t.Errorf("round %d: backup %s: %v", round, b.Path, err)
		}
		_ = c.Close()
	}
}

// fullVariable makes the test binary write a project until the disk is full.
const fullVariable = "CLEW_TEST_FULL_PROJECT"

func fillUp(path string) {
	p, err := project.Open(background, path)
	if err != nil {
		fmt.Println("error", err)
		return
	}
	s, err := p.State(background)
	for n := 0; err == nil && n < 10000; n++ {
		s.Settings["n"] = strconv.Itoa(n)
		s.Articles = insert(s.Articles, &graphmodel.Article{ID: fmt.Sprintf("a%05d", n), Text: strings.Repeat(fmt.Sprint(n, " words "), 2000)})
		if err = p.Record(background, s, "fill"); err == nil {
			fmt.Println(n)
		}
	}
	if !errors.Is(err, project.ErrFull) {
		fmt.Println("error", err)
	}
	_ = p.Close() // what is beside the file stays there
}
