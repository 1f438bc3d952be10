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
func oldProject(t *testing.T, name string) []byte {
	t.Helper()
	old, err := os.ReadFile(filepath.Join("testdata", name))
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
	db.SetMaxOpenConns(1)
	for i := 1; i < crashArticles; i++ {
		id := fmt.Sprintf("x%03d", i)
		err := copyArticle(db, id, name == "v5.clew")
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

// copyArticle puts another article beside the first one. Those of version 5 are
// packed, with a byte that says how, and are indexed.
func copyArticle(db *sql.DB, id string, packed bool) error {
	const query = `INSERT INTO articles SELECT ?, title, author, publisher, url, published, language, '', source, ?, ? FROM articles LIMIT 1`
	text := hexWords(id, 1000)
	if !packed {
		_, err := db.Exec(query, id, text, "")
		return err
	}
	found := fmt.Sprintf(`{"article":%q,"mentions":[{"span":{"start":0,"end":3},"type":"PERSON","form":"name","entity":-1}]}`, id)
	_, err := db.Exec(query, id, []byte("\x00"+text), []byte("\x00"+found))
	for _, index := range []string{
		"INSERT INTO indexed (id) VALUES ('" + id + "')", "INSERT INTO words (rowid, body, title) SELECT n, 'a', 'b' FROM indexed WHERE id='" + id + "'",
		"INSERT INTO beginnings (rowid, words) SELECT n, '1a' FROM indexed WHERE id='" + id + "'",
	} {
		if err == nil {
			_, err = db.Exec(index)
		}
	}
	return err
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
	old := [][]byte{oldProject(t, "v3.clew"), oldProject(t, "v5.clew")}
	r := rand.New(rand.NewPCG(11, 12))
	made := 0
	fresh := func() string {
		path := filepath.Join(t.TempDir(), "crash.clew")
		made++
		if err := os.WriteFile(path, old[made%len(old)], 0o600); err != nil {
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
